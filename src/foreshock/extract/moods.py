"""What the build of a clause tells of its truth: inverted ifs, commands, wishes, fronted "never".

Word lists are the classes of ``data/moods.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from foreshock.extract.lexicon import Lexicon
from foreshock.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, Token, auxiliaries

_ALL_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS
_LONGEST = 5
_FRONTED = frozenset({"should", "had", "were"})
_LATER = frozenset({"will", "wo", "'ll", "shall", "would", "'d", "can", "could", "may", "must"})
_VERBS = frozenset({"VERB", "AUX"})
_PRESENT = frozenset({"VBZ", "VBP"})


def is_in(lexicon: Lexicon, name: str, word: str) -> bool:
    """Whether a word is of a class of the lexicon."""
    return word in lexicon.classes.get(name, ())


def marks_of(verb: Token) -> set[str]:
    """Words that join a clause to another: "if", "after"."""
    return {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i}


def opens_as(lexicon: Lexicon, token: Token) -> str | None:
    """Return what the words before a clause or act noun make of it: denied, planned, possible."""
    first = token.left_edge
    names = ["denied"] if is_definite(token) else ["denied", "planned", "possible"]
    for words in _openings(token, first):
        for name in names:
            if words in lexicon.classes.get(f"opens_{name}", ()):
                return name
    return None


def _openings(token: Token, first: Token) -> Iterator[str]:
    doc, start = token.doc, token.sent.start
    for n in range(1, _LONGEST):
        if first.i - n >= start:
            yield doc[first.i - n : first.i].text.lower()
        if token.pos_ in _VERBS and first.i + n <= token.i:
            yield doc[first.i : first.i + n].text.lower()


def is_fronted_negation(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a negative phrase stands before auxiliary and subject: "at no time did troops"."""
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), None)
    subject = next((c for c in verb.children if c.dep_ in _ALL_SUBJECTS), None)
    if helper is None or subject is None or helper.i > subject.i:
        return False
    start = verb.sent.start
    before = (
        helper.doc[helper.i - n : helper.i].text.lower()
        for n in range(1, _LONGEST)
        if helper.i - n >= start
    )
    return any(words in lexicon.classes.get("opens_never", ()) for words in before)


def is_inverted_if(verb: Token) -> bool:
    """Whether a clause is an if without "if": "should Iran attack", "had Iran attacked"."""
    subject = next((c for c in verb.children if c.dep_ in _ALL_SUBJECTS), None)
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    fronted = verb if verb.lower_ == "were" else (helpers[0] if helpers else None)
    if subject is None or fronted is None or fronted.lower_ not in _FRONTED:
        return False
    if fronted.i > subject.i or fronted.i != _first_word(verb).i:
        return False
    return not _is_asked(verb) and not (fronted.i > 0 and fronted.nbor(-1).lower_ == "nor")


def _first_word(verb: Token) -> Token:
    """First word of a clause, less marks of punctuation and "and"."""
    return next((t for t in verb.subtree if not t.is_punct and t.dep_ != "cc"), verb)


def _is_asked(verb: Token) -> bool:
    return bool(verb.sent[-1].text == "?")


def is_command(verb: Token) -> bool:
    """Whether a verb is an imperative at the head of a sentence or quotation: "Leave the town"."""
    if verb.tag_ != "VB" or any(c.dep_ in _ALL_SUBJECTS | {"aux"} for c in verb.children):
        return False
    return verb.i == verb.sent.start or verb.nbor(-1).text in {'"', "'", "``", ":", "please"}


def is_wished(verb: Token) -> bool:
    """Whether a clause stands in the subjunctive: "that the boy be returned"."""
    helpers = auxiliaries(verb)
    if helpers == {"be"} and verb.tag_ == "VBN":
        return any(c.dep_ in _ALL_SUBJECTS for c in verb.children)
    if verb.tag_ != "VB" or helpers or verb.dep_ not in {"ccomp", "acl", "csubj"}:
        return False
    return any(c.dep_ in _ALL_SUBJECTS and c.tag_ in {"NN", "NNP", "PRP"} for c in verb.children)


def is_going_to(verb: Token) -> bool:
    """Whether a verb lies ahead by "going to", or by a form of "be" before its "to"."""
    head = verb.head
    if verb.dep_ not in {"xcomp", "advcl"} or head.i == verb.i:
        return False
    if head.lower_ == "going":
        return bool(verb.tag_ == "VB")
    is_bare = not any(c.dep_ in {"acomp", "attr", "expl"} for c in head.children)
    return head.lower_ in {"is", "are", "was", "were"} and is_bare and "to" in auxiliaries(verb)


def has_to(verb: Token) -> bool:
    """Whether a verb is owed: "has to leave", "ought to leave"."""
    head = verb.head
    is_owed = head.lemma_ in {"have", "need"} or head.lower_ == "ought"
    if verb.dep_ != "xcomp" or not is_owed or head.i == verb.i:
        return False
    # "Had to use" did, and so did who fled "after having to use".
    return not (head.tag_ in {"VBD", "VBG"} and head.lemma_ == "have")


def is_yet_to_come(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a present tense tells of what has yet to happen: "once rebels attack, we will"."""
    marks = marks_of(verb)
    if verb.tag_ not in _PRESENT or auxiliaries(verb):
        return False
    if verb.dep_ in {"relcl", "acl"} and verb.head.lemma_ in {"time", "moment", "minute", "day"}:
        return any(is_later(above) for above in verb.head.ancestors if above.pos_ in _VERBS)
    if verb.dep_ != "advcl":
        return False
    if marks & {"before", "until", "till"}:
        return True
    return any(is_in(lexicon, "yet_to_come", m) for m in marks) and is_later(verb.head)


def is_later(verb: Token) -> bool:
    """Whether a verb stands in the future, under a modal or in the imperative."""
    return bool(auxiliaries(verb) & _LATER) or is_command(verb)


def is_of_whoever(lexicon: Lexicon, verb: Token) -> bool:
    """Whether it is told of whoever may do it: "whoever attacks us will regret it"."""
    if verb.tag_ not in _PRESENT:
        return False
    if verb.dep_ == "relcl":
        return is_in(lexicon, "whoever", verb.head.lower_)
    return any(
        c.dep_ in _ALL_SUBJECTS and is_in(lexicon, "whoever", c.lower_) and c.lower_ != "anyone"
        for c in verb.children
    )


def is_outcome(verb: Token) -> bool:
    """Whether an infinitive tells what came of it: "returned, only to be jailed"."""
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    return to is not None and to.i > 0 and to.nbor(-1).lower_ == "only"


def is_soon(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a present tense is dated ahead: "is withdrawing its troops next month"."""
    near = [c for c in verb.children if c.dep_ in {"npadvmod", "advmod", "prep"} and c.i > verb.i]
    words = (t for c in near for t in (c, *c.children))
    return any(is_in(lexicon, "soon", t.lower_) for t in words)


def is_unreal_setting(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a clause is set in a film, a game or an exercise, or tells what that shows."""
    for child in verb.children:
        if child.dep_ == "nsubj" and is_in(lexicon, "unreal_setting", child.lemma_.lower()):
            return is_in(lexicon, "showing", verb.lemma_.lower())
        if child.lower_ in {"in", "during"} and child.dep_ == "prep":
            for noun in child.children:
                if noun.dep_ == "pobj" and is_in(lexicon, "unreal_setting", noun.lemma_.lower()):
                    return True
    return False


def is_of_notional_foe(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a verb is done to what is only imagined: "wiped out a mock base"."""
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    nouns += [n for c in verb.children if c.dep_ in {"prep", "agent"} for n in c.children]
    nouns += [n for held in list(nouns) for n in _owners(held)]
    return any(is_in(lexicon, "notional", c.lower_) for noun in nouns for c in noun.lefts)


def _owners(noun: Token) -> Iterator[Token]:
    """Yield nouns behind a noun: "a beach held by an imaginary foe"."""
    for child in noun.children:
        if child.dep_ in {"acl", "prep"}:
            for inner in child.children:
                yield from inner.children if inner.pos_ == "ADP" else (inner,)


def is_habit(lexicon: Lexicon, verb: Token) -> bool:
    """Whether a present tense tells what is so in general, and of no one act.

    "Snipers usually aim low"; "a state that shells its own cities forfeits its name".
    """
    if verb.tag_ not in _PRESENT or auxiliaries(verb):
        return False
    if any(c.dep_ == "advmod" and is_in(lexicon, "habit", c.lower_) for c in verb.children):
        return True
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ not in _ALL_SUBJECTS or not _is_timeless(noun.head):
        return False
    is_saying = is_in(lexicon, "telling", noun.head.lemma_.lower())
    return not is_saying and _is_any_such(noun)


def _is_timeless(verb: Token) -> bool:
    return verb.tag_ in _PRESENT or bool(auxiliaries(verb) & {"may", "must", "should", "can"})


def _is_any_such(noun: Token) -> bool:
    """Whether a noun speaks of all of its kind: "a state", "people"."""
    lefts = list(noun.lefts)
    is_bare = not lefts and noun.tag_ == "NNS"
    return is_bare or any(c.lower_ in {"a", "an"} for c in lefts)


def is_definite(noun: Token) -> bool:
    """Whether a noun speaks of something known: "the attack", "Israel's attack", "those"."""
    return any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those", "both"})
        or c.dep_ == "poss"
        for c in noun.lefts
    )


def is_any(noun: Token) -> bool:
    """Whether a noun speaks of one that need not be: "an attack", "further attacks"."""
    return any(
        c.lower_ in {"a", "an", "any", "another", "further", "more", "no", "new"}
        for c in noun.lefts
    )

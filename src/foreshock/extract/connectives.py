"""Cause and effect within a sentence: prepositions, conjunctions and verbs that join two acts.

Which words join, and how, is data (``connectives.yaml``). What a word governs is looked for below
it, what it hangs on above it; where either holds no act, nothing is linked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from foreshock.extract.lexicon import Connective, Lexicon
from foreshock.extract.syntax import Token, children, is_passive
from foreshock.records import Claim, LinkKind

#: Acts that call forth others, and acts by which others are answered.
CALLING_FORTH = frozenset(
    {"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "THREATEN", "REJECT", "ACCUSE"}
)
ANSWERING = CALLING_FORTH | {"REQUEST", "CONCEDE", "RETREAT"}
#: What a protest is staged with ("demanding", "accusing"), and acts that are done so.
_AIMS = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_AIMED = frozenset({"PROTEST", "COERCE", "MOBILIZE", "ASSAULT"})
#: Acts for which one is wanted, and those by which one is called to account.
_OFFENCES = frozenset({"ASSAULT", "PROTEST", "COERCE"})
_RECKONINGS = frozenset({"COERCE", "SANCTION", "ACCUSE", "REQUEST"})
_CLAUSES = frozenset({"advcl", "acl", "xcomp"})
#: How a word leads down to the act that it speaks of: "for their role in the attack".
_DOWN = frozenset({"dobj", "pobj", "pcomp", "nsubj", "nsubjpass", "xcomp", "ccomp"})
_DOWN_PREPOSITIONS = frozenset({"of", "in", "by", "to"})
#: Parts of a clause that may name the act that it tells.
_PARTS = frozenset({"dobj", "nsubjpass", "xcomp", "ccomp", "attr", "nsubj"})
_MAX_STEPS = 4


class Pair(NamedTuple):
    """A cause and its effect, and the word that joins them."""

    cause: Claim
    effect: Claim
    kind: LinkKind
    signal: Token


ClaimAt = Mapping[int, Claim]


def pairs_at(
    lexicon: Lexicon, claim_at: ClaimAt, token: Token, words: Collection[str]
) -> Iterator[Pair]:
    """Yield what one word of a sentence joins.

    Parameters
    ----------
    claim_at : claims by the places of the words that name them
    words : forms and lemmas of the sentence, in lower case
    """
    for connective in connectives_of(lexicon, token):
        if not all(word in words for word in connective.words[0].split()[1:]):
            continue
        if (read := _READERS.get(connective.kind)) is None:
            continue
        if pairs := [p for p in read(claim_at, token, connective) if _is_two(p)]:
            yield from pairs
            return
    yield from (p for p in (*_aims(claim_at, token), *_reckoned(claim_at, token)) if _is_two(p))


def connectives_of(lexicon: Lexicon, token: Token) -> Iterator[Connective]:
    """Yield the entries of a word as it stands, then those of its lemma if it is a verb."""
    yield from lexicon.connectives.get(token.lower_, ())
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma != token.lower_:
        yield from lexicon.connectives.get(lemma, ())


def _is_two(pair: Pair) -> bool:
    """Whether cause and effect are told by words of their own."""
    one, other = pair.cause.trigger, pair.effect.trigger
    return one.end <= other.start or other.end <= one.start


def path_of(token: Token, phrase: str) -> list[Token] | None:
    """Return the words of a phrase that begins with a token, whatever stands between them."""
    path = [token]
    for word in phrase.split()[1:]:
        below = (c for c in path[-1].children if word in {c.lower_, c.lemma_.lower()})
        found = next(below, None)
        if found is None and path[-1].i + 1 < len(token.doc):
            right = path[-1].nbor(1)
            found = right if right.lower_ == word else None
        if found is None:
            return None
        path.append(found)
    return path


def governed(token: Token, phrase: str) -> list[Token]:
    """Return what a preposition or conjunction governs: its nouns, or the verb of its clause."""
    path = path_of(token, phrase)
    if path is None:
        return []
    found = [c for t in path for c in t.children if c.dep_ in {"pobj", "pcomp"} and c not in path]
    return found or ([token.head] if _is_mark(token) else [])


def _is_mark(token: Token) -> bool:
    """Whether a word opens a subordinate clause: "after rebels attacked", "when it fired"."""
    return token.dep_ in {"mark", "advmod"} and token.head.dep_ == "advcl"


def below(claim_at: ClaimAt, tops: Sequence[Token]) -> Claim | None:
    """Return the act that words speak of: their own, else the nearest one under them."""
    level = list(tops)
    for _ in range(_MAX_STEPS):
        for token in level:
            if token.i in claim_at:
                return claim_at[token.i]
        level = [c for t in level for c in t.children if _leads_down(c)]
    return None


def _leads_down(token: Token) -> bool:
    return token.dep_ in _DOWN or (token.dep_ == "prep" and token.lower_ in _DOWN_PREPOSITIONS)


def above(claim_at: ClaimAt, start: Token, *, subject: bool = True) -> Claim | None:
    """Return the act that a word hangs on: that of its head, or of the clause around it.

    Parameters
    ----------
    subject : whether the subject of the clause may be that act ("clashes broke out after")
    """
    parts = _PARTS if subject else _PARTS - {"nsubj", "ccomp"}
    current = start
    for _ in range(_MAX_STEPS):
        if current.i in claim_at:
            return claim_at[current.i]
        if current.pos_ in {"VERB", "AUX"}:
            if (found := below(claim_at, children(current, *parts))) is not None:
                return found
            if current.dep_ not in {"xcomp", "pcomp"}:
                return None
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def _host(claim_at: ClaimAt, token: Token) -> Claim | None:
    """Return the act that a preposition or a subordinate clause hangs on."""
    verb = token.head.head if _is_mark(token) else token.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i in claim_at:
        return claim_at[verb.head.i]  # "shelled a camp, killing two, in response to a raid"
    return above(claim_at, verb)


def _cause(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    cause = below(claim_at, governed(token, connective.words[0]))
    effect = _host(claim_at, token) if cause is not None else None
    if cause is not None and effect is not None:
        yield Pair(cause, effect, "response_to", token)


def _sequence(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    if _is_measured(token) or _is_background(token) or _goes_on(token):
        return
    for pair in _cause(claim_at, token, connective):
        fits = pair.cause.event_type in CALLING_FORTH and pair.effect.event_type in ANSWERING
        if fits and not _is_one_story(pair):
            yield pair


def _is_measured(token: Token) -> bool:
    """Whether a span of time makes it mere order: "two weeks after the raid"."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    return before.ent_type_ in {"DATE", "TIME"} and before.tag_ in {"NN", "NNS"}


def _is_background(token: Token) -> bool:
    """Whether the main clause tells what was going on: "were marching when police fired"."""
    verb = token.head.head if _is_mark(token) else token.head
    return bool(token.lower_ == "when" and verb.tag_ == "VBG" and children(verb, "aux"))


def _goes_on(token: Token) -> bool:
    """Whether both befell one: "a lawyer was shot after he was abducted"."""
    if not _is_mark(token) or not is_passive(token.head) or not is_passive(token.head.head):
        return False
    return any(c.pos_ == "PRON" for c in children(token.head, "nsubjpass"))


def _is_one_story(pair: Pair) -> bool:
    """Whether one actor did both, or both befell the same: "was freed after his arrest"."""
    doers = {m.actor_id or m.text for m in pair.cause.source}
    # Ids would not do: president and capital are both the government of a country.
    befallen = {m.text for m in pair.cause.target}
    return bool(
        doers & {m.actor_id or m.text for m in pair.effect.source}
        or befallen & {m.text for m in pair.effect.target}
    )


def _ground(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    if token.dep_ == "mark" or (token.lower_ == "of" and not _is_close(claim_at, token.head)):
        return
    effect = above(claim_at, token.head, subject=False)
    if effect is None or effect.event_type not in connective.types:
        return
    cause = below(claim_at, governed(token, connective.words[0]))
    if cause is not None:
        yield Pair(cause, _outer(claim_at, token.head, effect), "response_to", token)


def _is_close(claim_at: ClaimAt, head: Token) -> bool:
    """Whether a word names an act or is the object of one ("accused the army of")."""
    return head.i in claim_at or (head.dep_ in {"dobj", "nsubjpass"} and head.head.i in claim_at)


def _outer(claim_at: ClaimAt, token: Token, claim: Claim) -> Claim:
    """Return the protest that "in protest" or "protesting" only tells the ground of."""
    clause = token
    if token.dep_ == "pobj" and token.head.lower_ in {"in", "as"}:
        clause = token.head
    elif token.dep_ not in _CLAUSES:
        return claim
    outer = above(claim_at, clause.head)
    return outer if outer is not None and outer.event_type == claim.event_type else claim


def _effect(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    path = path_of(token, connective.words[0]) if token.pos_ == "VERB" else None
    if path is None:
        return
    told = [c for t in path[1:] for c in children(t, "pobj", "pcomp")]
    done = below(claim_at, [*told, *children(token, "dobj", "xcomp", "ccomp")])
    by = [n for c in children(token, "agent", "prep") if c.lower_ == "by"
          for n in children(c, "pobj", "pcomp")]  # fmt: skip
    if is_passive(token) or (token.tag_ == "VBN" and by):
        cause, effect = below(claim_at, by), _subject(claim_at, token, "nsubjpass")
    else:
        cause, effect = _subject(claim_at, token, "nsubj"), done
    if cause is not None and effect is not None:
        yield Pair(cause, effect, "led_to", token)


def _subject(claim_at: ClaimAt, verb: Token, dep: str) -> Claim | None:
    """Return the act that a verb has for its subject, in full or reduced clauses."""
    subjects = children(verb, dep)
    if subjects and not (verb.dep_ == "relcl" and subjects[0].tag_ in {"WDT", "WP"}):
        return below(claim_at, subjects)
    if verb.dep_ == "relcl" and not (subjects and _is_of_whole_clause(subjects[0])):
        return claim_at.get(verb.head.i)
    if verb.dep_ in {"relcl", "acl", "advcl"}:
        return above(claim_at, verb.head)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return below(claim_at, children(verb.head, "nsubj", "nsubjpass"))
    return None


def _is_of_whole_clause(pronoun: Token) -> bool:
    """Whether "which" takes up all that was told: "police shot a boy, which led to riots"."""
    return bool(pronoun.lower_ == "which" and pronoun.i and pronoun.nbor(-1).text == ",")


def _answer(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    cause = below(claim_at, objects_of(token, connective.words[0]))
    effect = answering(claim_at, token) if cause is not None else None
    if cause is not None and effect is not None:
        yield Pair(cause, effect, "response_to", token)


def objects_of(verb: Token, phrase: str) -> list[Token]:
    """Return what a verb of answering answers: its object, or that of its preposition."""
    path = path_of(verb, phrase) if verb.pos_ == "VERB" else None
    if path is None:
        return []
    if any(_is_measured(t) for t in path[1:]):
        return []
    behind = [c for t in path[1:] for c in children(t, "pobj", "pcomp")]
    return behind if len(path) > 1 else children(verb, "dobj")


def answering(claim_at: ClaimAt, verb: Token) -> Claim | None:
    """Return the act by which a verb of answering answers."""
    means = [n for c in children(verb, "prep") if c.lower_ in {"by", "with"}
             for n in children(c, "pobj", "pcomp")]  # fmt: skip
    means += [thing for one in means for thing in children(one, "dobj")]
    if (found := next((claim_at[t.i] for t in means if t.i in claim_at), None)) is not None:
        return found
    own = claim_at.get(verb.i)
    if own is not None:
        return _outer(claim_at, verb, own)
    if verb.dep_ in _CLAUSES:
        return above(claim_at, verb.head)
    return below(claim_at, children(verb, "nsubj"))


def _harm(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    """Yield "attacked a patrol, killing two", "a clash in which two died", "hurt in a blast"."""
    effect = claim_at.get(token.i)
    if effect is None or effect.event_type != "ASSAULT" or token.pos_ != "VERB":
        return
    cause = _harming(claim_at, token)
    if cause is not None and cause.event_type in CALLING_FORTH:
        yield Pair(cause, effect, "led_to", token)


def _harming(claim_at: ClaimAt, verb: Token) -> Claim | None:
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "mark"):
        return above(claim_at, verb.head, subject=False)
    if verb.dep_ == "relcl" and verb.head.i in claim_at:
        return claim_at[verb.head.i]
    nouns = [n for c in children(verb, "prep", "agent") if c.lower_ in {"in", "by", "during"}
             for n in children(c, "pobj")]  # fmt: skip
    return next((claim_at[n.i] for n in nouns if n.i in claim_at), None)


def _amid(claim_at: ClaimAt, token: Token, connective: Connective) -> Iterator[Pair]:
    """Yield what befell somebody while something went on: "were hurt as bombs went off"."""
    verb = token.head.head if _is_mark(token) else token.head
    if not is_passive(verb) or verb.i not in claim_at or _is_contrast(token):
        return
    for pair in _sequence(claim_at, token, connective):
        if pair.effect.event_type in connective.types:
            yield pair


def _is_contrast(token: Token) -> bool:
    """Whether "while" sets one thing beside another: "two died while five were hurt"."""
    return token.lower_ == "while" and bool(children(token.head, "nsubj", "nsubjpass"))


def _reckoned(claim_at: ClaimAt, token: Token) -> Iterator[Pair]:
    """Yield what somebody is called to account for: "two men who shot a judge were arrested"."""
    offence = claim_at.get(token.i)
    if offence is None or offence.event_type not in _OFFENCES or token.dep_ != "relcl":
        return
    is_doer = any(c.lower_ in {"who", "that"} for c in children(token, "nsubj"))
    verb = token.head.head
    if is_doer and token.head.dep_ in {"dobj", "nsubjpass"} and verb.i in claim_at:
        reckoning = claim_at[verb.i]
        if reckoning.event_type in _RECKONINGS:
            yield Pair(offence, reckoning, "response_to", token)


def _aims(claim_at: ClaimAt, token: Token) -> Iterator[Pair]:
    """Yield "staged a march demanding his release", "rallied to oppose the ban"."""
    aim = claim_at.get(token.i)
    if aim is None or aim.event_type not in _AIMS or not _is_aim(token):
        return
    act = above(claim_at, token.head, subject=False)
    if act is None or act.event_type not in _AIMED:
        return
    if act.event_type == "PROTEST" or (token.dep_ == "advcl" and token.tag_ == "VBG"):
        yield Pair(aim, act, "response_to", token)


def _is_aim(token: Token) -> bool:
    if token.pos_ != "VERB" or token.dep_ not in _CLAUSES:
        return False
    return token.tag_ == "VBG" or any(c.lower_ == "to" for c in children(token, "aux"))


_Read = Callable[[ClaimAt, Token, Connective], Iterator[Pair]]
_READERS: Mapping[str, _Read] = {
    "cause": _cause,
    "sequence": _sequence,
    "ground": _ground,
    "effect": _effect,
    "answer": _answer,
    "harm": _harm,
    "amid": _amid,
}

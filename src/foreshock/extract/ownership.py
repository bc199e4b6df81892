"""Whether a date beside an act is the act's own, or that of another noun or clause."""

from __future__ import annotations

from typing import Any

from foreshock.extract.acts import Act
from foreshock.extract.context import Context
from foreshock.extract.placewords import TELLING
from foreshock.extract.syntax import Token
from foreshock.extract.when import DateMention

#: Words that say about an act; their date is not that of the act.
_JUDGING = (TELLING - {"report"}) | frozenset(
    (
        "condemn denounce blame deny claim accuse criticise criticize praise welcome mourn recall "
        "remember investigate discuss debate protest commemorate mark deplore reject vow "
        "threaten pledge promise urge demand call warn respond retaliate react answer avenge ask "
        "order express admit acknowledge confess sanction punish thank hail celebrate"
    ).split()
)
#: Participles of a life or an office, dated by themselves ("born in 1961").
_OF_A_LIFE = frozenset(
    (
        "bear found elect appoint build establish create base set sign adopt launch name install "
        "form write date"
    ).split()
)
_TIMES = frozenset(
    (
        "hour morning night evening afternoon day week month year end beginning start middle dawn "
        "course eve weekend spring summer autumn winter"
    ).split()
)
#: A longer stretch that opens a sentence frames all of it: "In June, after a drone was lost, ...".
_LONG = 7
_DEADLINES = frozenset({"by", "until", "till", "before", "from"})
_WORDS = frozenset({"THREATEN", "REQUEST", "AGREE", "ACCUSE", "REJECT", "CONCEDE", "SUPPORT"})
_OTHER_MOMENT = frozenset({"after", "before", "since", "because", "until", "once"})
_IN_ACT = frozenset({"in", "during", "by", "with", "from", "amid", "of"})
_BEFORE_NOUN = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj", "dep", "oprd", "ROOT"})


def is_own(context: Context, act: Act, found: DateMention, *, in_clause: bool) -> bool:
    """Whether a date of the sentence dates the act itself."""
    span = context.doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or found.end <= context.dateline_end:
        return False
    root = span[-1] if span.root.pos_ == "DET" else span.root  # "the 2015" deal
    follows_on = _follows_preposition(span)
    if found.is_of_clause:
        return _stands_behind(root, span.end, act.predicate.token)
    if _is_of_noun(root, act, follows_on=follows_on) or _is_deadline(root, act):
        return False
    verb = _verb_above(root)
    if verb.dep_ == "acl" and verb.lemma_ in _OF_A_LIFE and verb.i != act.predicate.token.i:
        return False
    if _dates_noun_itself(root, act.predicate.token):
        return True
    if (
        verb.dep_ == "relcl"
        and found.end < act.predicate.token.idx
        and verb.i not in {word.i for word in (act.predicate.token, *act.predicate.token.ancestors)}
    ):
        return False  # "Rebels, who came on Monday, attacked Goma"
    if _is_only_spoken_of(act):
        return False
    if in_clause:
        return True
    is_frame = span.start <= span.sent.start + 1 and (found.span.n_days or 0) > _LONG
    return is_frame or not _is_elsewhere(verb, act)


def _follows_preposition(span: Any) -> bool:
    """Whether a date stands behind a preposition of its own, "the night of" included."""
    if span.start == 0:
        return False
    before = span.doc[span.start - 1]
    if before.lower_ == "of":
        return before.i > 0 and before.nbor(-1).lemma_.lower() in _TIMES
    return bool(before.tag_ == "IN")


def _stands_behind(root: Token, end: int, act: Token) -> bool:
    """Whether an act stands in what "a day after" introduces."""
    for word in (root, *root.ancestors):
        if word.lower_ in {"after", "before"} and word.dep_ == "prep":
            return any(t.i == act.i for t in word.subtree)
        if word.dep_ in {"advcl", "pcomp"}:
            return bool(word.i == act.i) or any(t.i == act.i for t in word.subtree)
    return bool(end <= act.i <= end + 6)


def _is_of_noun(root: Token, act: Act, *, follows_on: bool) -> bool:
    """Whether a date belongs to a noun that is not the act: "the 2015 deal", "the war of 1967".

    Right behind "on" it is none of the noun's: "On Friday rockets were fired".
    """
    trigger = act.predicate.token
    own = {word.i for word in (*act.words, trigger)}
    own |= {word.head.i for word in (trigger, *trigger.ancestors) if word.dep_ == "relcl"}
    if root.dep_ in _BEFORE_NOUN and root.head.pos_ in {"NOUN", "PROPN"} and root.head.i > root.i:
        return root.head.i not in own and (root.dep_ == "poss" or not follows_on)
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        noun = root.head.head
        is_time = noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in _TIMES
        return noun.pos_ in {"NOUN", "PROPN"} and not is_time and noun.i not in own
    return False


def _is_deadline(root: Token, act: Act) -> bool:
    """Whether a date ends what is asked for or promised: "to withdraw by February 25"."""
    if act.event_type not in _WORDS:
        return False
    return bool(root.dep_ == "pobj" and root.head.lower_ in _DEADLINES)


def _dates_noun_itself(root: Token, act: Token) -> bool:
    return act.pos_ == "NOUN" and any(t.i == act.i for t in root.ancestors if t.pos_ == "NOUN")


def _is_only_spoken_of(act: Act) -> bool:
    """Whether a noun's clause only speaks of it: "condemned the attack on Tuesday"."""
    noun = act.predicate.token
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    verb, links = _verb_and_links(noun)
    if verb is None or any(verb.i == word.i for word in act.words):
        return False
    if links[-1] == "dobj":
        return verb.lemma_.lower() in _JUDGING
    if not links[-1].isalpha() or links[-1] in _ROLES:
        return not _IN_ACT.issuperset(links[:-1])
    return not _IN_ACT.issuperset(links)


def _verb_and_links(noun: Token) -> tuple[Token | None, list[str]]:
    """Return the verb above a noun and the prepositions and role by which it hangs there."""
    word, links = noun, []
    while word.head.i != word.i and word.pos_ not in {"VERB", "AUX"}:
        if word.dep_ == "prep":
            links.append(word.lower_)
        elif word.head.pos_ in {"VERB", "AUX"}:
            links.append(word.dep_)
        word = word.head
    return (word, links or ["ROOT"]) if word.pos_ in {"VERB", "AUX"} else (None, links)


def _verb_above(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _is_elsewhere(verb: Token, act: Act) -> bool:
    """Whether a date's clause does not govern that of the act, or tells of another moment."""
    trigger = act.predicate.token
    path = [trigger, *trigger.ancestors]
    if all(verb.i != word.i for word in path):
        return True
    for word in path:
        if word.i == verb.i:
            break
        if word.dep_ == "ccomp":
            return True
        if word.dep_ == "advcl" and any(c.lower_ in _OTHER_MOMENT for c in word.lefts):
            return True
        if word.dep_ == "relcl" and any(c.lower_ == "had" for c in word.lefts):
            return True
    return verb.lemma_.lower() in TELLING

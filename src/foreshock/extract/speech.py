"""Who says so: verbs of saying, "according to", and quotations that run over sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.sides import mentions, somebody
from foreshock.extract.syntax import SUBJECTS, Token, prepositions, subjects, with_conjuncts
from foreshock.records import ActorMention

SAY_VERBS = frozenset(
    (
        "say state report announce claim declare add note reveal confirm tell assert maintain "
        "acknowledge admit disclose argue explain insist reiterate emphasize stress recall "
        "write warn believe think deny allege accuse predict inform tweet quote boast contend "
        "testify indicate vow threaten promise pledge demand suggest estimate caution "
        "complain conclude describe express conceive affirm proclaim vow swear brag hint "
        "signal fear expect hope"
    ).split()
)
_REPORTING_NOUNS = frozenset(
    (
        "report reports statement rumor rumors rumour rumours claim claims allegation allegations"
    ).split()
)
_MEDIA = frozenset({"media", "press", "newspaper", "report", "reports", "website", "outlet"})
_MAX_QUOTED_SENTENCES = 4
#: Verbs whose object is said to have done what follows "of" or "for".
_ACCUSING = frozenset({"accuse", "blame", "suspect"})
_HEDGING = _ACCUSING | {"allege", "believe", "think", "suggest", "claim", "speculate"}
#: Who speaks for the one named behind "for".
_VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople lawyer lawyers".split()
)
#: Words before a doer that leave open whether it was he.
_SUSPECTED = frozenset({"suspected", "suspect", "alleged", "presumed", "purported", "supposed"})


class Speech(NamedTuple):
    """Who says so, the innermost speaker first, and whether that leaves it unsure."""

    speakers: tuple[ActorMention, ...]
    hedged: bool


def read_speech(context: Context, token: Token) -> Speech:
    """Return who says that the act took place, where it is not the reporter.

    Parameters
    ----------
    token : the word that names the act
    """
    nouns: list[Token] = []
    hedged = False
    for verb in _saying_above(token):
        nouns.extend(subjects(verb))
        hedged = hedged or verb.lemma_.lower() in _HEDGING
    for clause in _clauses(token):
        for name, noun in prepositions(clause):
            if name == "to" and noun.head.head.lower_ == "according":
                nouns.append(noun)
    nouns.extend(_according_to(context, token))
    if not nouns:
        nouns.extend(_quoted_by(context, token))
    hedged = hedged or any(noun.lower_ in _REPORTING_NOUNS | _MEDIA for noun in nouns)
    hedged = hedged or _by_report(token)
    return Speech(_speakers(context, nouns), hedged)


def is_suspected(doers: Iterable[Token]) -> bool:
    """Whether those who did it are only suspected of it ("suspected rebels shelled a post")."""
    return any(c.lower_ in _SUSPECTED for noun in doers for c in noun.lefts)


def _speakers(context: Context, nouns: Iterable[Token]) -> tuple[ActorMention, ...]:
    """Return who the nouns are; a speaker who is nobody known is kept by his words."""
    found: dict[object, ActorMention] = {}
    for noun in nouns:
        known = mentions(context, [noun])
        if not any(one.actor_id for one in known):
            known = _spoken_for(context, noun) or known
        for one in known or somebody(context, noun):
            found.setdefault(one.actor_id or one.start, one)
    return tuple(found.values())


def _spoken_for(context: Context, noun: Token) -> tuple[ActorMention, ...]:
    """Return for whom a spokesman or a lawyer speaks, in the words that name both."""
    if noun.lower_ not in _VOICES:
        return ()
    behind = [n for name, n in prepositions(noun) if name in {"for", "of"}]
    return tuple(
        msgspec.structs.replace(
            one, text=context.quote(noun.idx, one.end), start=noun.idx, end=one.end
        )
        for one in mentions(context, behind)
        if noun.idx < one.start
    )


def _clauses(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors


def _saying_above(token: Token) -> Iterator[Token]:
    """Verbs of saying that govern the clause, and those set behind or inside it."""
    current = token
    while current.head.i != current.i:
        head = current.head
        is_content = current.dep_ in {"ccomp", "xcomp", "pcomp"}
        if is_content and head.lemma_.lower() in SAY_VERBS:
            yield head
        elif (accusing := _accusing(current)) is not None:
            yield accusing
        current = head
    for child in current.children:
        if child.dep_ == "parataxis" and child.lemma_.lower() in SAY_VERBS and child.i != token.i:
            yield child


def _accusing(content: Token) -> Token | None:
    """Return the verb of "accused the army of killing", "blamed it for the massacre"."""
    preposition = content.head
    if content.dep_ not in {"pcomp", "pobj"} or preposition.lower_ not in {"of", "for"}:
        return None
    verb = preposition.head
    if verb.dep_ in {"dobj", "nsubjpass"}:  # the parser may hang the phrase on who is accused
        verb = verb.head
    return verb if verb.pos_ == "VERB" and verb.lemma_.lower() in _ACCUSING else None


def _according_to(context: Context, token: Token) -> Iterator[Token]:
    sentence = token.sent
    if "according" not in context.text[sentence.start_char : sentence.end_char].lower():
        return  # nearly always, and much faster than to ask each word
    for word in sentence:
        if word.lower_ == "according":
            for to in word.children:
                if to.lower_ == "to":
                    for noun in to.children:
                        if noun.dep_ == "pobj":
                            yield from with_conjuncts(noun)


def _by_report(token: Token) -> bool:
    """Whether the clause is the content of a report or rumour ("as reports emerged that")."""
    return any(ancestor.lower_ in _REPORTING_NOUNS for ancestor in token.ancestors) or any(
        a.lemma_ == "emerge" and any(s.lower_ in _REPORTING_NOUNS for s in a.children)
        for a in token.ancestors
    )


def _quotation_marks(context: Context) -> list[int]:
    """Places of all quotation marks, looked for once a report."""
    if "quotes" not in context.cache:
        has_marks = '"' in context.text
        context.cache["quotes"] = [t.i for t in context.doc if t.text == '"'] if has_marks else []
    marks: list[int] = context.cache["quotes"]
    return marks


def _quoted_by(context: Context, token: Token) -> Iterator[Token]:
    """Speaker of a quotation that began in an earlier sentence and is still open."""
    quotes = _quotation_marks(context)
    n_before = bisect_left(quotes, token.i)
    if n_before % 2 == 0:
        return
    sentence = context.doc[quotes[n_before - 1]].sent
    if sentence.start == token.sent.start:
        root_verbs = [t for t in sentence if t.lemma_.lower() in SAY_VERBS and t.pos_ == "VERB"]
    else:
        between = token.sent.start - sentence.start
        if between > 200:
            return
        root_verbs = [t for t in sentence if t.lemma_.lower() in SAY_VERBS and t.pos_ == "VERB"]
    for verb in root_verbs[:1]:
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.i != token.i:
                yield from with_conjuncts(child)

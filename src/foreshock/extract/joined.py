"""Several countries in one noun: "Iraqi and Syrian troops", "both governments"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from foreshock.actors import NameMatch, role_table
from foreshock.extract.context import Context
from foreshock.extract.syntax import SUBJECTS, Token, with_conjuncts
from foreshock.ontology import load_ontology

_BEFORE = frozenset({"amod", "poss", "compound", "nmod"})
#: Words that count a pair told before: "both sides", "the two armies".
_PAIR = frozenset({"both", "two"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all"})
#: How many sentences back a pair may have been named.
_SENTENCES_BACK = 4


class Part(NamedTuple):
    """One country's share of a noun: the phrase to resolve, and the words that stand for it."""

    phrase: str
    start: int
    end: int


def parts_of(context: Context, noun: Token) -> list[Part]:
    """Return the phrase of each nationality before a noun; empty if there are not several."""
    for child in noun.lefts:
        if child.dep_ not in _BEFORE:
            continue
        names = [n for t in with_conjuncts(child) if (n := _nationality(context, t)) is not None]
        if len(names) > 1 and names[-1].end <= noun.idx:
            return list(_parts(context, names, noun))
    return []


def _nationality(context: Context, token: Token) -> NameMatch | None:
    name = context.name_of(token)
    if name is None or name.actors[0].kind != "state":
        return None
    beside = (context.text[name.start - 1 : name.start], context.text[name.end : name.end + 1])
    return None if "-" in beside else name


def _parts(context: Context, names: list[NameMatch], noun: Token) -> Iterator[Part]:
    end = noun.idx + len(noun)
    shared = context.text[names[-1].end : end].removeprefix("'s").removeprefix("'").strip()
    for name in names[:-1]:
        yield Part(f"{name.text} {shared}", name.start, name.end)
    yield Part(f"{names[-1].text} {shared}", names[-1].start, end)


def both_of(context: Context, noun: Token) -> list[Token]:
    """Return the last words of the two countries that "both sides" stands for."""
    counts = {c.lower_ for c in noun.lefts}
    is_pair = "both" in counts or ("two" in counts and counts & _DEFINITE)
    if not is_pair or noun.lemma_.lower() not in role_table().pairs or _has_own_name(context, noun):
        return []
    found: dict[str, Token] = {}
    speakers = set(_speakers(context, noun))
    for token in _names_before(context, noun):
        country = None if token.i in speakers else _country(context, token)
        if country is not None and country not in load_ontology().international:
            found.setdefault(country, token)
        if len(found) == 2:
            return sorted(found.values(), key=lambda t: t.i)
    return []


def _speakers(context: Context, noun: Token) -> Iterator[int]:
    """Yield the words of one who acts on both: "Ghana urged both governments"."""
    for verb in noun.ancestors:
        for child in verb.children:
            if child.dep_ in SUBJECTS and noun.i not in {t.i for t in child.subtree}:
                names = [t.i for t in child.subtree if _country(context, t) is not None]
                yield from names if len(names) == 1 else ()


def _has_own_name(context: Context, noun: Token) -> bool:
    return any(t.i in context.inside and t.i != noun.i for t in noun.subtree)


def _names_before(context: Context, noun: Token) -> Iterator[Token]:
    """Yield names before a noun, the nearest first, over a few sentences."""
    first = noun.sent.start
    for _ in range(_SENTENCES_BACK):
        if first > 0:
            first = context.doc[first - 1].sent.start
    for index in range(noun.i - 1, first - 1, -1):
        if index in context.name_at or index in context.place_at:
            yield context.doc[index]


def _country(context: Context, token: Token) -> str | None:
    name, place = context.name_at.get(token.i), context.place_at.get(token.i)
    if name is not None:
        return name.actors[0].country
    return place.candidates[0].country if place is not None else None

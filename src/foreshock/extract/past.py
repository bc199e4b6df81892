"""Whether a text tells an act as history: anniversaries, memorials, "forty years on", old wars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from foreshock.extract.remembered import is_of_a_life, is_shown, is_testimony
from foreshock.extract.syntax import Token

#: Words on which an old act hangs: "the anniversary of the attack".
_MEMORY = frozenset({"anniversary", "commemorate", "commemoration", "historic", "memorial",
                     "decades-old", "centuries-old", "remembrance", "remember", "centenary",
                     "bicentenary", "centennial", "jubilee", "reminisce", "memoir"})  # fmt: skip
_REACH = 10
_AGES = frozenset({"decade", "century", "generation"})
_FEW = frozenset({"one", "two", "a", "an", "1", "2", "few", "several", "last", "recent", "couple",
                  "past", "these", "coming", "next"})  # fmt: skip


def is_told_as_past(act: Token) -> bool:
    """Whether the words around an act say that it was long ago."""
    return (
        _is_remembered(act)
        or _is_years_after(act)
        or is_shown(act)
        or is_of_a_life(act)
        or is_testimony(act)
    )


def _is_remembered(act: Token) -> bool:
    before = (c for c in act.children if c.dep_ in {"amod", "compound"})
    near = (t for t in (*before, *act.ancestors) if abs(t.i - act.i) < _REACH)
    return any(t.lemma_.lower() in _MEMORY for t in near)


def _is_years_after(act: Token) -> bool:
    """Whether it is "forty years after" the act, "years on", or an age ago."""
    for word in _joining(act):
        if word.lower_ in {"after", "since"} and word.i > 1 and _is_many(word.nbor(-1)):
            return True
        if word.lower_ == "ago" and any(c.lemma_.lower() in _AGES for c in word.children):
            return True
    return act.dep_ != "ROOT" and act.tag_ != "VBG" and _opens_years_on(act.sent)


def _joining(act: Token) -> Iterator[Token]:
    yield from act.children
    for above in act.ancestors:
        if above.pos_ in {"ADP", "SCONJ"}:
            yield above
        elif above.pos_ in {"VERB", "AUX"}:
            return


def _is_many(unit: Token) -> bool:
    """Whether a unit of time is long: "forty years", "decades"."""
    if unit.lemma_.lower() in _AGES:
        return True
    if unit.lemma_.lower() != "year":
        return False
    return not any(c.lower_ in _FEW for c in unit.children) and any(
        c.dep_ == "nummod" for c in unit.children
    )


def _opens_years_on(sentence: Token) -> bool:
    words = [t for t in sentence[:6] if not t.is_punct]
    return any(_is_many(unit) and on.lower_ in {"on", "later"} for unit, on in pairwise(words))

"""Whether a text tells an act as history: anniversaries, memorials, "forty years on", old wars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from foreshock.extract.syntax import Token

#: Words on which an old act hangs: "the anniversary of the attack".
_MEMORY = frozenset({"anniversary", "commemorate", "commemoration", "historic", "memorial",
                     "decades-old", "centuries-old", "remembrance", "remember", "centenary",
                     "bicentenary", "centennial", "jubilee", "reminisce", "memoir"})  # fmt: skip
_REACH = 10
_AGES = frozenset({"decade", "century", "generation"})
_FEW = frozenset({"one", "two", "a", "an", "1", "2", "few", "several", "last", "recent", "couple",
                  "past", "these", "coming", "next"})  # fmt: skip
#: The year in which a war ended that texts name instead of a date.
_WARS = {
    "world war i": 1918, "first world war": 1918, "great war": 1918, "world war one": 1918,
    "world war ii": 1945, "second world war": 1945, "world war two": 1945, "wwii": 1945,
    "spanish civil war": 1939, "winter war": 1940, "american civil war": 1865, "boer war": 1902,
    "korean war": 1953, "suez crisis": 1956, "six-day war": 1967, "six day war": 1967,
    "biafran war": 1970, "yom kippur war": 1973, "vietnam war": 1975, "falklands war": 1982,
    "iran-iraq war": 1988, "cold war": 1990, "gulf war": 1991, "bosnian war": 1995,
    "kosovo war": 1999, "crimean war": 1856, "napoleonic wars": 1815, "crusades": 1291,
    "cultural revolution": 1976, "holocaust": 1945,
}  # fmt: skip
_IN_WAR = re.compile(
    r"\b(?:in|during)\s+(?:the\s+)?("
    + "|".join(sorted(map(re.escape, _WARS), key=len, reverse=True))
    + r")\b"
)


def is_told_as_past(act: Token, published: date | None) -> bool:
    """Whether the words around an act say that it was long ago."""
    return _is_remembered(act) or _is_years_after(act) or _is_of_old_war(act, published)


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


def _is_of_old_war(act: Token, published: date | None) -> bool:
    if published is None:
        return False
    sentence = act.sent
    text = sentence.text.lower()
    at = act.idx - sentence.start_char
    return any(
        published.year - _WARS[found.group(1)] > 2 and abs(found.start() - at) < 80
        for found in _IN_WAR.finditer(text)
    )

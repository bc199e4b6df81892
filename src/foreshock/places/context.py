"""Decide from the words around a name whether it is written, and meant, as a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foreshock.places.cues import (
    FILLERS,
    KINDS_AFTER,
    KINDS_BEFORE,
    KINDS_OF,
    LOWER_CASE,
    MODIFIERS,
    NAME_HEADS,
    NAME_LINKS,
    NAME_TAILS,
    PARTICLES,
    PREPOSITIONS,
    STRICT_PREPOSITIONS,
)
from foreshock.places.words import Word, is_acronym

FEWEST_CAPITALS: Final = 4
"""Shorter words in capitals ("HIT", "FAO") are taken for acronyms unless told otherwise."""


def is_written_as_name(words: Sequence[Word], *, case_insensitive: bool) -> bool:
    """Whether the case of `words` is that of a name.

    Capitals throughout will do from four letters on; `case_insensitive` also takes fewer,
    and small letters from four on.
    """
    letters = sum(len(word.key) for word in words)
    if all(word.is_upper for word in words):
        return letters >= FEWEST_CAPITALS or case_insensitive or words[0].raw[-1].isdigit()
    first = next((word for word in words if not word.is_article), words[0])
    if first.is_capitalised and all(_may_stand(word) for word in words):
        return True
    return case_insensitive and letters >= FEWEST_CAPITALS


def is_part_of_longer_name(
    words: Sequence[Word], start: int, stop: int, given_names: frozenset[str]
) -> bool:
    """Whether the name is part of another: "San Luis de la Reina", "Guillermo Valencia"."""
    if start and words[start].joined and _begins_name(words[start - 1], given_names):
        return True
    after = stop
    while after < len(words) and words[after].joined and words[after].key in NAME_LINKS:
        after += 1
    if not (after < len(words) and words[after].joined and words[after].is_capitalised):
        return False
    return after > stop or words[after].key in NAME_TAILS


def _begins_name(word: Word, given_names: frozenset[str]) -> bool:
    """Whether `word` is a title, a first name, or a part like "San" or "bin"."""
    if word.key in ("bin", "ibn", "bint"):
        return True
    if word.key in PARTICLES:
        return word.raw.istitle()
    return word.is_capitalised and (word.key in NAME_HEADS or word.key in given_names)


def in_capitals(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether the text around ``words[start:stop]`` is all capitals, so that case says nothing."""
    around = [*words[max(0, start - 2) : start], *words[stop : stop + 2]]
    spelled = [word for word in around if len(word.key) > 1 and word.key.isalpha()]
    return bool(spelled) and all(word.is_upper for word in [*spelled, *words[start:stop]])


def follows_preposition(words: Sequence[Word], start: int, *, strict: bool = False) -> bool:
    """Whether a preposition of place stands before, perhaps with "the northern town of".

    `strict` takes only prepositions that persons seldom follow: "in", not "to".
    """
    index = start - 1
    if index >= 1 and words[index].key == "of" and words[index - 1].key in KINDS_OF:
        return True
    steps = 0
    while index > 0 and steps < 3 and words[index].key in MODIFIERS:
        index, steps = index - 1, steps + 1
    return index >= 0 and words[index].key in (STRICT_PREPOSITIONS if strict else PREPOSITIONS)


def follows_the(words: Sequence[Word], start: int) -> bool:
    """Whether "the" stands right before, as it does before few towns."""
    return start > 0 and words[start - 1].key == "the"


def is_dateline(words: Sequence[Word], start: int, stop: int, text: str) -> bool:
    """Whether the name opens the text and a date or a bracket follows: "SANTIAGO, 7 FEB"."""
    if start > 0 or stop >= len(words):
        return False
    gap = text[words[stop - 1].end : words[stop].start].strip()
    return gap in ("(", "[") or (gap == "," and words[stop].raw.isdigit())


def precedes_name(words: Sequence[Word], stop: int) -> bool:
    """Whether a capitalised word follows directly, so that this may be a person's first name."""
    if stop >= len(words) or not words[stop].joined:
        return False
    return words[stop].is_capitalised and words[stop].key not in KINDS_AFTER


def is_doubtful_acronym(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a two-letter acronym stands in text of capitals, where "US" may be "us"."""
    word = words[start]
    if stop - start > 1 or len(word.key) > 2 or not is_acronym(word) or "." in word.raw:
        return False
    before = words[start - 1].key if start else ""
    return in_capitals(words, start, stop) and before not in ("the", "in")


def container_after(words: Sequence[Word], stop: int, text: str) -> int | None:
    """Return where the place begins that a name is said to lie in: "Hit, Iraq", "Hit (Iraq)"."""
    if not 0 < stop < len(words):
        return None
    gap = text[words[stop - 1].end : words[stop].start].strip()
    after = stop
    while gap == "" and after + 1 < len(words) and words[after].key in ("in", *MODIFIERS):
        after += 1
    if gap not in (",", "(") and after == stop:
        return None
    return after if words[after].is_capitalised else None


def kinds_named(words: Sequence[Word], start: int, stop: int) -> tuple[str, ...]:
    """Return the kinds that the words beside the name say it is of, or none.

    Examples
    --------
    >>> from foreshock.places.words import split_words
    >>> kinds_named(split_words("at Balad air base"), 1, 2)
    ('base', 'facility')
    """
    if start >= 2 and words[start - 1].key == "of" and words[start - 2].key in KINDS_OF:
        return KINDS_OF[words[start - 2].key]
    if start and words[start].joined and words[start - 1].key in KINDS_BEFORE:
        return KINDS_BEFORE[words[start - 1].key]
    after = stop
    while after < len(words) and after - stop < 2 and words[after].key in FILLERS:
        after += 1
    if after < len(words) and all(word.joined for word in words[stop : after + 1]):
        return KINDS_AFTER.get(words[after].key, ())
    return ()


def _may_stand(word: Word) -> bool:
    return word.is_capitalised or word.is_article or word.key in LOWER_CASE

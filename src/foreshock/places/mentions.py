"""Find the names in a text that are meant as places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foreshock.places import context
from foreshock.places.containment import Containment
from foreshock.places.files import STRICTEST
from foreshock.places.index import Hit, Named, NameIndex
from foreshock.places.place import Place
from foreshock.places.words import Word, split_words

ORDINARY_WORD: Final = 2
"""Value of `needs_context` for names that are words: capitals tell nothing of them."""

LISTS: Final = (",", ", and", "and", "or", ", or", "/")


class Mentions:
    """Names of places in one text.

    Parameters
    ----------
    text : any text
    index : the names that are known
    inside : which place lies in which
    given_names : folded first names of persons
    """

    def __init__(
        self, text: str, *, index: NameIndex, inside: Containment, given_names: frozenset[str]
    ) -> None:
        self._text = text
        self._index = index
        self._inside = inside
        self._given_names = given_names
        self.words: Sequence[Word] = split_words(text)

    def find(self, *, case_insensitive: bool) -> list[Hit]:
        """Return the names meant as places, from the left, the longest first."""
        found: list[Hit] = []
        start = 0
        while start < len(self.words):
            hit = self._hit_at(start, found, case_insensitive=case_insensitive)
            if hit is not None and hit.named:
                found.append(hit)
            start = hit.stop if hit is not None else start + 1
        return found

    def container(self, hit: Hit) -> tuple[Place, ...]:
        """Return the places that the text says this one is in: "Hit, Iraq", "Iraq's Hit"."""
        after = context.container_after(self.words, hit.stop, self._text)
        if after is not None:
            for found in self._index.hits(self.words, after):
                if found.named:
                    return found.places
        if hit.start and self.words[hit.start - 1].possessive:
            for before in range(max(0, hit.start - 3), hit.start):
                for found in self._index.hits(self.words, before):
                    if found.stop == hit.start:
                        return found.places
        return ()

    def kinds_named(self, hit: Hit) -> tuple[str, ...]:
        """Return the kinds that the words beside the name say it is of."""
        return context.kinds_named(self.words, hit.start, hit.stop)

    def _hit_at(self, start: int, found: list[Hit], *, case_insensitive: bool) -> Hit | None:
        for hit in self._index.hits(self.words, start):
            span = self.words[hit.start : hit.stop]
            if not hit.is_exact and not context.is_written_as_name(
                span, case_insensitive=case_insensitive
            ):
                continue
            if not hit.named:
                return hit
            meant = tuple(item for item in hit.named if self._is_meant(hit, item, found))
            if meant:
                return hit._replace(named=meant)
        return None

    def _is_meant(self, hit: Hit, item: Named, found: list[Hit]) -> bool:
        """Whether the words around say enough to take the name for this place."""
        place, needed = item
        if place.kind not in ("country", "water") and context.is_part_of_longer_name(
            self.words, hit.start, hit.stop, self._given_names
        ):
            return False
        if context.is_doubtful_acronym(self.words, hit.start, hit.stop):
            return False
        if not needed:
            return True
        if any(self._inside.contains(outer, place) for outer in self.container(hit)):
            return True
        return needed < STRICTEST and self._has_context(hit, item, found)

    def _has_context(self, hit: Hit, item: Named, found: list[Hit]) -> bool:
        place, needed = item
        words, start, stop = self.words, hit.start, hit.stop
        if not any(word.is_capitalised for word in words[start:stop]):
            return False
        capitals = context.in_capitals(words, start, stop)
        if capitals and (needed >= ORDINARY_WORD or hit.is_exact):
            return False
        if place.kind in self.kinds_named(hit):
            return True
        if context.is_dateline(words, start, stop, self._text):
            return True
        if place.kind in ("city", "admin1") and context.follows_the(words, start):
            return False
        if not capitals and context.precedes_name(words, stop):
            return False
        strict = capitals or needed >= ORDINARY_WORD
        return context.follows_preposition(words, start, strict=strict) or self._lists(hit, found)

    def _lists(self, hit: Hit, found: list[Hit]) -> bool:
        """Whether the name goes on a list of places: "in Haditha, Ramadi and Hit"."""
        if not found:
            return False
        gap = self._text[self.words[found[-1].stop - 1].end : self.words[hit.start].start]
        return gap.strip() in LISTS

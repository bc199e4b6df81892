"""All spellings of all places, looked up by the folded words they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foreshock.places.cues import NOT_PLACES
from foreshock.places.files import Entry
from foreshock.places.place import Place
from foreshock.places.words import Word, is_acronym, name_key, spelling_key


class Named(NamedTuple):
    """A place under one of its names, and how much context that name needs."""

    place: Place
    needs_context: int


class Hit(NamedTuple):
    """A name at ``words[start:stop]``; no places where it is known to be none."""

    start: int
    stop: int
    named: tuple[Named, ...]
    is_exact: bool = False
    """Whether it is an acronym written as such."""

    @property
    def places(self) -> tuple[Place, ...]:
        """The places it may be."""
        return tuple(item.place for item in self.named)


class NameIndex:
    """Spellings of places.

    Parameters
    ----------
    entries : lines of gazetteer files

    Attributes
    ----------
    places : the places, in the order of the files
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: dict[str, tuple[Named, ...]] = {}
        self._longest: dict[str, int] = {}
        places: list[Place] = []
        for text in NOT_PLACES:
            self._reach(spelling_key(text))
        for place, spellings in entries:
            places.append(place)
            for text, needs_context in spellings:
                self._add(spelling_key(text), Named(place, needs_context))
        self.places = tuple(places)

    def named(self, words: Sequence[Word]) -> tuple[Named, ...]:
        """Return the places whose name is just `words`."""
        return self._names.get(name_key(words), ())

    def hits(self, words: Sequence[Word], start: int) -> list[Hit]:
        """Return the known names that begin at ``words[start]``, the longest first."""
        first = words[start]
        key = first.key
        hits: list[Hit] = []
        for stop in range(start + 1, min(start + self._longest.get(key, 0), len(words)) + 1):
            if stop > start + 1:
                if not words[stop - 1].joined:
                    break
                key += " " + words[stop - 1].key
            if key in self._names:
                hits.append(Hit(start, stop, self._names[key]))
        if is_acronym(first):
            acronym = self._names.get(first.key.upper())
            if acronym is not None:
                hits.insert(0, Hit(start, start + 1, acronym, is_exact=True))
        return hits[::-1]

    def _add(self, key: str, named: Named) -> None:
        known = self._names.get(key, ())
        if known and known[-1].place is named.place:  # two spellings that fold to one
            return
        self._reach(key)
        self._names[key] = (*known, named)

    def _reach(self, key: str) -> None:
        """Note how many words a name that begins like `key` may have."""
        first = key.split(" ", 1)[0]
        self._longest[first] = max(self._longest.get(first, 0), key.count(" ") + 1)
        self._names.setdefault(key, ())

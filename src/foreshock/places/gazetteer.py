"""The gazetteer: find the names of places in a text, and say which places they may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from foreshock.places import context
from foreshock.places.containment import Containment
from foreshock.places.cues import KINDS_AFTER, NOT_PLACES
from foreshock.places.files import STRICTEST, Entry, read_entries
from foreshock.places.place import Place, PlaceMatch
from foreshock.places.ranking import rank
from foreshock.places.words import Word, is_acronym, name_key, split_words

DATA: Final = Path(__file__).parent / "data"
FILES: Final = ("countries.csv", "regions.csv", "admin1.csv", "bases.csv", "cities.csv")
NEEDS_PREPOSITION, IS_WORD = 1, 2
LISTS: Final = (",", ", and", "and", "or", ", or", "/")


class Named(NamedTuple):
    """A place under one of its names, and how much context that name needs."""

    place: Place
    needs_context: int


class Hit(NamedTuple):
    """A name at ``words[start:stop]``; no places where it is known to be none."""

    start: int
    stop: int
    named: tuple[Named, ...]


class Gazetteer:
    """Names of places and the places they name.

    Parameters
    ----------
    entries : lines of gazetteer files

    Examples
    --------
    >>> match, = default_gazetteer().find("Rockets struck Ain al-Asad on Sunday.")
    >>> match.text, match.place.country, match.place.precision
    ('Ain al-Asad', 'IRQ', 'point')
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        names: dict[str, tuple[Named, ...]] = {name_key(split_words(text)): () for text in NOT_PLACES}
        longest = {key.split(" ", 1)[0]: key.count(" ") + 1 for key in names}
        places: list[Place] = []
        for place, spellings in entries:
            places.append(place)
            for text, needs_context in dict(reversed(spellings)).items():
                key = name_key(split_words(text))
                known = names.get(key, ())
                if all(other.place is not place for other in known):
                    names[key] = (*known, Named(place, needs_context))
                    first = key.split(" ", 1)[0]
                    longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
        self._names = names
        self._longest = longest
        self._inside = Containment(places)
        self.places = tuple(places)

    @classmethod
    def load(cls, extra_files: Iterable[Path | str] = ()) -> Gazetteer:
        """Read the shipped files, and more of the same shape.

        Raises
        ------
        DataFileError
            If a line breaks the schema.
        """
        paths = [*(DATA / name for name in FILES), *map(Path, extra_files)]
        return cls(entry for path in paths for entry in read_entries(path))

    def find(
        self, text: str, *, country_hint: Sequence[str] = (), case_insensitive: bool = False
    ) -> list[PlaceMatch]:
        """Return the places named in `text`, longest names first from the left.

        Parameters
        ----------
        text : any text
        country_hint : ISO alpha-3 codes of countries the text is about, the likeliest first
        case_insensitive : also take names in small letters, and short ones in capitals
        """
        words = split_words(text)
        matches: list[PlaceMatch] = []
        index = 0
        while index < len(words):
            hit = self._hit_at(words, index, text, matches, case_insensitive)
            if hit is not None and hit.named:
                matches.append(self._match(words, hit, text, country_hint))
            index = hit.stop if hit is not None else index + 1
        return matches

    def lookup(self, name: str, *, country_hint: Sequence[str] = ()) -> tuple[Place, ...]:
        """Return the places of that name, best first; none if it is unknown.

        Examples
        --------
        >>> [place.name for place in default_gazetteer().lookup("Anbar province")]
        ['Anbar']
        """
        words = split_words(name)
        kinds: tuple[str, ...] = ()
        named = self._names.get(name_key(words), ())
        if not named and len(words) > 1 and words[-1].key in KINDS_AFTER:
            kinds = KINDS_AFTER[words[-1].key]
            named = self._names.get(name_key(words[:-1]), ())
        places = [item.place for item in named]
        return rank(places, country_hint=country_hint, kinds=kinds)

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` lies in `outer`, by their countries and parents."""
        return self._inside.contains(outer, inner)

    def _hits(self, words: Sequence[Word], start: int) -> list[Hit]:
        """Return the known names that begin at `start`, the longest first."""
        hits: list[Hit] = []
        first = words[start]
        key = first.key
        reach = self._longest.get(key, 0)
        for stop in range(start + 1, min(start + reach, len(words)) + 1):
            if stop > start + 1:
                if not words[stop - 1].joined:
                    break
                key += " " + words[stop - 1].key
            if key in self._names:
                hits.append(Hit(start, stop, self._names[key]))
        if is_acronym(first) and first.key.upper() in self._names:
            hits.insert(0, Hit(start, start + 1, self._names[first.key.upper()]))
        return hits[::-1]

    def _hit_at(
        self, words: list[Word], start: int, text: str, done: list[PlaceMatch], any_case: bool
    ) -> Hit | None:
        for hit in self._hits(words, start):
            span = words[hit.start : hit.stop]
            if not context.is_written_as_name(span, case_insensitive=any_case):
                acronym = is_acronym(span[0]) and hit.named is self._names.get(span[0].key.upper())
                if not acronym:
                    continue
            if not hit.named:
                return hit
            meant = tuple(item for item in hit.named if self._is_meant(words, hit, item, text, done))
            if meant:
                return hit._replace(named=meant)
        return None

    def _is_meant(
        self, words: list[Word], hit: Hit, item: Named, text: str, done: list[PlaceMatch]
    ) -> bool:
        """Whether the words around say enough to take the name for this place."""
        start, stop, _ = hit
        place, needed = item
        if place.kind != "country" and context.is_part_of_longer_name(words, start, stop):
            return False
        if context.is_doubtful_acronym(words, start, stop):
            return False
        if not needed:
            return True
        if any(self.contains(outer, place) for outer in self._container(words, hit, text)):
            return True
        small = not any(word.is_capitalised for word in words[start:stop])
        if needed >= STRICTEST or small:
            return False
        capitals = context.in_capitals(words, start, stop)
        if capitals and (needed >= IS_WORD or is_acronym(words[start])):
            return False
        if context.kinds_named(words, start, stop):
            return True
        if not capitals and context.precedes_name(words, stop):
            return False
        return context.follows_preposition(words, start) or _continues_list(words, hit, text, done)

    def _container(self, words: Sequence[Word], hit: Hit, text: str) -> tuple[Place, ...]:
        """Return the places that the text says this one is in: "Hit, Iraq", "Iraq's Hit"."""
        after = context.container_after(words, hit.stop, text)
        if after is not None:
            for found in self._hits(words, after):
                if found.named:
                    return tuple(item.place for item in found.named)
        if hit.start and words[hit.start - 1].possessive:
            for before in range(max(0, hit.start - 3), hit.start):
                for found in self._hits(words, before):
                    if found.stop == hit.start:
                        return tuple(item.place for item in found.named)
        return ()

    def _match(
        self, words: Sequence[Word], hit: Hit, text: str, country_hint: Sequence[str]
    ) -> PlaceMatch:
        places = [item.place for item in hit.named]
        if len(places) > 1:
            container = self._container(words, hit, text)
            places = list(
                rank(
                    places,
                    country_hint=country_hint,
                    kinds=context.kinds_named(words, hit.start, hit.stop),
                    is_inside=lambda place: any(self.contains(out, place) for out in container),
                )
            )
        start, end = words[hit.start].start, words[hit.stop - 1].end
        return PlaceMatch(start, end, text[start:end], tuple(places))


def _continues_list(words: Sequence[Word], hit: Hit, text: str, done: list[PlaceMatch]) -> bool:
    """Whether the name goes on a list of places: "in Haditha, Ramadi and Hit"."""
    if not done:
        return False
    return text[done[-1].end : words[hit.start].start].strip() in LISTS


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer of the shipped files, loaded once."""
    return Gazetteer.load()

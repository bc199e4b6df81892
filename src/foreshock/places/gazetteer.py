"""The gazetteer: find the names of places in a text, and say which places they may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from foreshock.places.containment import Containment
from foreshock.places.cues import KINDS_AFTER
from foreshock.places.files import Entry, read_entries
from foreshock.places.index import Hit, NameIndex
from foreshock.places.mentions import Mentions
from foreshock.places.place import Place, PlaceMatch
from foreshock.places.ranking import rank
from foreshock.places.words import split_words

DATA: Final = Path(__file__).parent / "data"
FILES: Final = (
    "countries.csv",
    "regions.csv",
    "admin1.csv",
    "bases.csv",
    "cities.csv",
    "history.csv",
)


class Gazetteer:
    """Names of places and the places they name.

    Parameters
    ----------
    entries : lines of gazetteer files
    given_names : first names of persons, folded; a name right after one is a family name

    Examples
    --------
    >>> match, = default_gazetteer().find("Rockets struck Ain al-Asad on Sunday.")
    >>> match.text, match.place.country, match.place.precision
    ('Ain al-Asad', 'IRQ', 'point')
    """

    def __init__(self, entries: Iterable[Entry], given_names: Iterable[str] = ()) -> None:
        self._index = NameIndex(entries)
        self._inside = Containment(self._index.places)
        self._given_names = frozenset(given_names)

    @classmethod
    def load(cls, extra_files: Iterable[Path | str] = ()) -> Gazetteer:
        """Read the shipped files, and more of the same shape.

        Raises
        ------
        SourceError
            If a file cannot be read.
        DataFileError
            If lines break the schema; names each of them.
        """
        paths = [*(DATA / name for name in FILES), *map(Path, extra_files)]
        given_names = (DATA / "given_names.txt").read_text(encoding="utf-8").split()
        return cls((entry for path in paths for entry in read_entries(path)), given_names)

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, in the order of the files."""
        return self._index.places

    def find(
        self, text: str, *, country_hint: Sequence[str] = (), case_insensitive: bool = False
    ) -> list[PlaceMatch]:
        """Return the places named in `text`: leftmost first, the longest name at each point.

        Which of several places of a name is meant follows from what the text says beside it
        ("Tripoli, Lebanon"), from `country_hint`, and from the countries of the other places in
        the text; then the larger place counts.

        Parameters
        ----------
        text : any text
        country_hint : ISO alpha-3 codes of countries the text is about, the likeliest first
        case_insensitive : also take names in small letters, and short ones in capitals
        """
        mentions = Mentions(
            text, index=self._index, inside=self._inside, given_names=self._given_names
        )
        hits = mentions.find(case_insensitive=case_insensitive)
        shares = _country_shares(hits)
        return [self._match(mentions, hit, text, country_hint, shares) for hit in hits]

    def lookup(self, name: str, *, country_hint: Sequence[str] = ()) -> tuple[Place, ...]:
        """Return the places of that name, best first; none if it is unknown.

        Examples
        --------
        >>> [place.name for place in default_gazetteer().lookup("Anbar province")]
        ['Anbar']
        """
        words = split_words(name)
        if not words:
            return ()
        kinds: tuple[str, ...] = ()
        named = self._index.named(words)
        if not named and len(words) > 1:
            kinds = KINDS_AFTER.get(words[-1].key, ())
            named = self._index.named(words[:-1]) if kinds else ()
        places = [item.place for item in named]
        return rank(places, country_hint=country_hint, kinds=kinds)

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` lies in `outer`, by their countries and parents.

        Examples
        --------
        >>> gazetteer = default_gazetteer()
        >>> iraq, = gazetteer.lookup("Iraq")
        >>> hit, = gazetteer.lookup("Hit")
        >>> gazetteer.contains(iraq, hit), gazetteer.contains(hit, iraq)
        (True, False)
        """
        return self._inside.contains(outer, inner)

    def _match(
        self,
        mentions: Mentions,
        hit: Hit,
        text: str,
        country_hint: Sequence[str],
        shares: Mapping[str, float],
    ) -> PlaceMatch:
        places = hit.places
        if len(places) > 1:
            container = mentions.container(hit)
            places = rank(
                places,
                country_hint=country_hint,
                country_shares=shares,
                kinds=mentions.kinds_named(hit),
                is_inside=lambda place: any(self.contains(outer, place) for outer in container),
            )
        start, end = mentions.words[hit.start].start, mentions.words[hit.stop - 1].end
        return PlaceMatch(start, end, text[start:end], places)


def _country_shares(hits: Sequence[Hit]) -> dict[str, float]:
    """Return how often each country stands behind names that can be in no other, at most 1."""
    counts: Counter[str] = Counter()
    for hit in hits:
        countries = {place.country for place in hit.places}
        if len(countries) == 1:
            counts.update(country for country in countries if country)
    most = max(counts.values(), default=1)
    return {country: count / most for country, count in counts.items()}


@cache
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer of the shipped files, loaded once."""
    return Gazetteer.load()

"""Where a report is at home: the country of its dateline, of its places, or the one it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foreshock.actors import NameMatch
from foreshock.ontology import load_ontology
from foreshock.places import PlaceMatch

#: "BAGHDAD, Dec 27 (Agency) -- " and its kin; what follows is a sentence of its own.
_DATELINE = re.compile(
    r"\s*(?=[A-Z])[A-Z][\w.' -]{2,40}(?:,[\w.,' ]{1,40})?\s*"
    r"(?:\([^)]{1,40}\))?\s*(?:--|-|–|—|(?<=[A-Z])\s?:)\s"
    r"(?:\s*\[[^\]]{1,80}\])*\s*"
)
# "DACCA, FRIDAY." and "Caracas, Friday: ", as older papers have it.
_DAY_LINE = re.compile(
    r"\s*[A-Z][\w.' -]{2,30},\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s*[.:]\s+", re.IGNORECASE
)
# "Santiago: the junta has closed the Congress", "Baku. They drove the Armenians out."
_HEADS = re.compile(r"\s*[:.]\s+\S")
# A headline stands over a dateline as a paragraph of its own.
_HEADLINE = re.compile(r"\n\s*\n?")
_CAPITALS = re.compile(r"[A-Z][A-Z.' -]{2,}")
_LOCATION_BEFORE = re.compile(
    r"\b(?:in|at|near|inside|across|around|throughout|outside)\s+(?:[a-z]+\s+){0,3}$"
)
#: Behind a country's name these tell of one who is abroad: the report is not at home there.
_ABROAD = re.compile(
    r"(?:'s)?\s+(?:[a-z]+\s+){0,1}(?:ambassador|embassy|envoy|diplomat|consul|national|citizen|"
    r"tourist|charge|attache)",
)
_MIN_SHARE = 0.4


class Home(NamedTuple):
    """The country a report is about.

    Attributes
    ----------
    located : its places lie there; else it is only the one country that is named at all
    alone : the report names no other country
    """

    country: str | None
    located: bool
    alone: bool


def home_of(text: str, names: Sequence[NameMatch], places: Sequence[PlaceMatch]) -> Home:
    """Return the country that "the army" and "the president" of a report belong to."""
    named = _named_countries(text, names, places)
    located = (
        _of_heading(text, names, places) or _of_dateline(text, places) or _of_places(text, places)
        or _of_capital(text, names)
    )  # fmt: skip
    if located is None and len(named) == 1:
        return Home(next(iter(named)), located=False, alone=True)
    is_located = located is not None
    return Home(located, located=is_located, alone=is_located and named <= {located})


def _named_countries(
    text: str, names: Iterable[NameMatch], places: Iterable[PlaceMatch]
) -> set[str]:
    """Countries that a report names, but for those whose people are only abroad."""
    at_home = (n for n in names if not _ABROAD.match(text, n.end))
    of_names = {c for n in at_home if (c := _state(n)) is not None}
    return of_names | {c for p in places if (c := p.candidates[0].country) is not None}


def _state(name: NameMatch) -> str | None:
    """Country of a name; bodies between or across states are at home in none."""
    country = name.actors[0].country
    return None if country in load_ontology().international else country


def find_dateline(text: str) -> int:
    r"""Return where the text proper begins behind its dateline, 0 if it has none.

    Examples
    --------
    >>> find_dateline("BAGHDAD, Dec 27 (Agency) -- Rockets")
    28
    >>> find_dateline("A raid\n\nCAIRO, Jan. 8 - Jets")
    24
    """
    return _dateline(text)[1]


def _dateline(text: str) -> tuple[int, int]:
    """Return where the dateline of a text, which may stand below a headline, begins and ends."""
    starts = [0, *(m.end() for m in _HEADLINE.finditer(text, 0, 300))]
    for start in starts:
        found = _DATELINE.match(text, start)
        if found and (start == 0 or _CAPITALS.match(text, start)):
            return start, found.end()
    found = _DAY_LINE.match(text)
    return (0, found.end()) if found else (0, 0)


def _of_heading(text: str, names: Iterable[NameMatch], places: Iterable[PlaceMatch]) -> str | None:
    """Country of the town that a report opens with: "Santiago: the junta has closed it"."""
    towns = [(p.start, p.end, p.candidates[0].country) for p in places]
    towns += [(n.start, n.end, _state(n)) for n in names if _is_capital(n)]
    return next((c for start, end, c in towns if start < 3 and _HEADS.match(text, end)), None)


def _of_capital(text: str, names: Iterable[NameMatch]) -> str | None:
    """Country of the first capital that something is told to be in, where no place is known."""
    for name in names:
        before = _LOCATION_BEFORE.search(text.lower(), max(0, name.start - 30), name.start)
        if before and _is_capital(name):
            return _state(name)
    return None


def _is_capital(name: NameMatch) -> bool:
    """Whether a name is a city that stands for its government, not the government's own."""
    return name.kind == "metonym" and name.actors[0].kind == "state"


def _of_dateline(text: str, places: Sequence[PlaceMatch]) -> str | None:
    """Country of the last place in the dateline, if the dateline begins with one."""
    start, end = _dateline(text)
    inside = [p for p in places if start <= p.start and p.end <= end]
    if inside and inside[0].start - start < 3:
        return inside[-1].candidates[0].country
    return None


def _of_places(text: str, places: Iterable[PlaceMatch]) -> str | None:
    """Return the country that most of a report's places lie in."""
    counts: dict[str, float] = {}
    for match in places:  # of equal ones the first counts
        best = match.candidates[0]
        if best.country:
            is_location = _LOCATION_BEFORE.search(text, max(0, match.start - 30), match.start)
            weight = 3.0 if match.start < 60 and best.kind != "country" else 1.0
            weight *= 2.0 if is_location else 0.2
            counts[best.country] = counts.get(best.country, 0.0) + weight
    if not counts:
        return None
    country, weight = max(counts.items(), key=lambda item: item[1])
    return country if weight >= _MIN_SHARE * sum(counts.values()) else None

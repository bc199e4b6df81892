"""What a place is, and what a mention of one in a text is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Precision = Literal["point", "city", "admin1", "region", "country"]

PRECISION_OF_KIND: Final[dict[str, Precision]] = {
    "country": "country",
    "region": "region",
    "water": "region",
    "mountain": "region",
    "admin1": "admin1",
    "admin2": "admin1",
    "city": "city",
    "base": "point",
    "facility": "point",
    "border": "point",
}
"""Kinds of place, each with the precision that a mention of it gives."""

LONGEST_POINT_KM: Final = 15.0
"""A border longer than this (a ceasefire line) is an area; a crossing is a point."""


@dataclass(frozen=True, slots=True)
class Place:
    """One named place on the map, as public sources name it.

    Parameters
    ----------
    name : the usual English name
    country : ISO 3166 alpha-3 code, or None where it lies in several states or in dispute
    kind : one of the keys of `PRECISION_OF_KIND`
    lat, lon : degrees, WGS 84; an interior point of an area
    radius_km : radius of a disc about as large as the place
    parent : name of the containing province or region, if known
    population : inhabitants, if known

    Examples
    --------
    >>> Place("Hit", "IRQ", "city", 33.64, 42.83, 4.0, "Anbar", 31901).precision
    'city'
    """

    name: str
    country: str | None
    kind: str
    lat: float
    lon: float
    radius_km: float
    parent: str | None
    population: int | None

    @property
    def precision(self) -> Precision:
        """How closely this place fixes where something happened."""
        if self.kind == "border" and self.radius_km > LONGEST_POINT_KM:
            return "region"
        return PRECISION_OF_KIND[self.kind]


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A mention of a place: ``text[start:end]``, and what it may be, best first.

    Parameters
    ----------
    start, end : code points of the text that was searched
    text : the words as they stand there
    candidates : one place or more
    """

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """The best candidate."""
        return self.candidates[0]

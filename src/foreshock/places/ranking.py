"""Order the places that share a name by how likely each is meant."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from foreshock.places.place import Place

PRIOR: Final[dict[str, float]] = {
    "country": 9.5, "region": 7.0, "admin1": 4.5, "admin2": 4.0, "city": 4.3, "water": 6.5,
    "mountain": 5.0, "base": 4.6, "facility": 4.4, "border": 4.0,
}  # fmt: skip
"""Weight of a kind on the scale of log10 inhabitants, where the inhabitants are not known."""

OF_PROVINCE: Final = 0.5
"""How much less a province counts than a city of as many people."""

OF_HINT: Final = 2.0
"""A country that the report is about counts as much as a city a hundred times as large."""

OF_COUNTRY_NEAR: Final = 1.6
"""Weight of the country that most other places in the text are in."""

OF_KIND_NAMED: Final = 6.0
OF_CONTAINER_NAMED: Final = 20.0


def rank(
    places: Sequence[Place],
    *,
    country_hint: Sequence[str] = (),
    country_shares: Mapping[str, float] | None = None,
    kinds: Sequence[str] = (),
    is_inside: Callable[[Place], bool] | None = None,
) -> tuple[Place, ...]:
    """Return `places`, the likeliest first.

    Parameters
    ----------
    places : places of one name
    country_hint : countries the text is about, the likeliest first
    country_shares : how much of the rest of the text is about a country, from 0 to 1
    kinds : kinds of place that the text names beside the name
    is_inside : tells whether a place lies in the one that the text says it is in

    Examples
    --------
    >>> libya = Place("Tripoli", "LBY", "city", 32.9, 13.2, 15.0, None, 1150989)
    >>> lebanon = Place("Tripoli", "LBN", "city", 34.4, 35.8, 6.0, None, 229398)
    >>> [place.country for place in rank([lebanon, libya])]
    ['LBY', 'LBN']
    >>> [place.country for place in rank([lebanon, libya], country_hint=["LBN"])]
    ['LBN', 'LBY']
    """
    if len(places) == 1:
        return tuple(places)
    provinces = {
        (place.name, place.country): _weight(place) for place in places if place.kind == "admin1"
    }

    def score(place: Place) -> float:
        value = _weight(place)
        if place.kind == "city":  # Homs the city before Homs the province around it
            value = max(value, provinces.get((place.parent or "", place.country), 0.0) + 0.1)
        value += _hinted(place, country_hint)
        if place.kind != "country":
            value += OF_COUNTRY_NEAR * (country_shares or {}).get(place.country or "", 0.0)
        value += OF_KIND_NAMED if place.kind in kinds else 0.0
        value += OF_CONTAINER_NAMED if is_inside is not None and is_inside(place) else 0.0
        return value

    return tuple(sorted(places, key=lambda place: (-score(place), place.country or "")))


def _weight(place: Place) -> float:
    if place.kind not in ("city", "admin1") or not place.population:
        return PRIOR[place.kind]
    people = math.log10(max(place.population, 1_000))
    return people - OF_PROVINCE if place.kind == "admin1" else people


def _hinted(place: Place, country_hint: Sequence[str]) -> float:
    if place.country is None or place.country not in country_hint:
        return 0.0
    return OF_HINT - min(0.1 * list(country_hint).index(place.country), 1.0)

"""Which place lies in which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from foreshock.places.place import Place

DEEPEST: Final = 8
"""Longest chain of parents followed; the shipped data has five at most."""

AREAS: Final = frozenset({"country", "region", "admin1", "admin2", "city"})


class Containment:
    """Knows the parents of places by name.

    Parameters
    ----------
    places : all places; areas among them can be parents
    """

    def __init__(self, places: Iterable[Place]) -> None:
        areas: dict[str, list[Place]] = {}
        countries: dict[str, Place] = {}
        for place in places:
            if place.kind != "city" and place.kind in AREAS:
                areas.setdefault(place.name, []).append(place)
            if place.kind == "country" and place.country:
                countries.setdefault(place.country, place)
        self._areas: Mapping[str, list[Place]] = areas
        self._countries: Mapping[str, Place] = countries

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether `inner` lies in `outer`, by their countries and parents.

        Examples
        --------
        >>> iraq = Place("Iraq", "IRQ", "country", 33.0, 44.0, 400.0, None, None)
        >>> anbar = Place("Anbar", "IRQ", "admin1", 32.9, 41.5, 150.0, None, None)
        >>> hit = Place("Hit", "IRQ", "city", 33.6, 42.8, 4.0, "Anbar", None)
        >>> inside = Containment([iraq, anbar, hit])
        >>> inside.contains(iraq, hit), inside.contains(anbar, hit), inside.contains(hit, anbar)
        (True, True, False)
        """
        if outer == inner or outer.kind not in AREAS:
            return False
        seen, edge = {inner}, [inner]
        for _ in range(DEEPEST):
            edge = [up for place in edge for up in self._parents(place) if up not in seen]
            if outer in edge:
                return True
            seen.update(edge)
        return outer.kind == "city" and _same_city(outer, inner)

    def _parents(self, place: Place) -> list[Place]:
        """Return the places right above `place`: those its parent names, and its country."""
        found = [
            area
            for area in self._areas.get(place.parent or "", ())
            if area.country is None or place.country is None or area.country == place.country
        ]
        own = self._countries.get(place.country or "")
        if own is not None and own != place:
            found.append(own)
        return found


def _same_city(city: Place, inner: Place) -> bool:
    """Whether `inner` is a point whose parent is the city of that name."""
    return (
        inner.kind in ("base", "facility")
        and inner.parent == city.name
        and inner.country == city.country
    )

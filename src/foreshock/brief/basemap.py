"""Country shapes of the part of the world that a brief shows.

The file is `countries-50m.json` of the npm package world-atlas (Natural Earth, public domain),
put beside this module when Foreshock is built. Its borders are de facto; no event's country is
ever derived from it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from importlib import resources
from math import inf
from pathlib import Path
from typing import Any, Literal

import msgspec

from foreshock.brief.clip import Box, Ring, clip_ring, ring_area, ring_centre
from foreshock.errors import DataFileError

log = logging.getLogger(__name__)

# Room to pan beyond the first view before the cut edge of the map comes into sight.
_MARGIN_SHARE = 0.75
# A hundredth of a degree is about 1 km; a whole continent needs no such detail.
_DECIMALS, _DECIMALS_WIDE = 2, 1
_WIDE_DEG = 90.0
_FEWEST_POINTS = 4


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country's rings inside the cut, as GeoJSON counts them.

    Attributes
    ----------
    polygons : for each polygon its outer ring and its holes, (longitude, latitude) in degrees
    label_at : middle of its largest part in view; ``None`` if none is in view
    """

    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    label_at: tuple[float, float] | None

    def to_geojson(self) -> dict[str, Any]:
        """Return the country as a GeoJSON feature."""
        return {
            "type": "Feature",
            "properties": {"name": self.name},
            "geometry": {"type": "MultiPolygon", "coordinates": self.polygons},
        }


def find_base_map() -> Path | None:
    """Return the map file that came with this Foreshock, ``None`` if it was built without."""
    path = Path(str(resources.files("foreshock.brief"))) / "assets" / "map" / "countries-50m.json"
    return path if path.is_file() else None


def read_countries(path: Path, view: tuple[float, float, float, float]) -> tuple[Country, ...]:
    """Return the countries around a view, cut and rounded.

    Raises
    ------
    DataFileError
        If the file is not a TopoJSON map with an object ``countries``.
    """
    try:
        atlas = json.loads(path.read_text(encoding="utf-8"))
        arcs = [_unpack(arc, atlas["transform"]) for arc in atlas["arcs"]]
        shapes = atlas["objects"]["countries"]["geometries"]
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(path, [f"not a TopoJSON map of countries ({error!r})"]) from error
    box = _widened(view)
    decimals = _DECIMALS_WIDE if box.east - box.west > _WIDE_DEG else _DECIMALS
    found = (_country(shape, arcs, box, Box(*view), decimals) for shape in shapes)
    return tuple(country for country in found if country.polygons)


def _widened(view: tuple[float, float, float, float]) -> Box:
    west, south, east, north = view
    across, up = (east - west) * _MARGIN_SHARE, (north - south) * _MARGIN_SHARE
    return Box(
        max(-180.0, west - across),
        max(-85.0, south - up),
        min(180.0, east + across),
        min(85.0, north + up),
    )


def _unpack(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Ring:
    """Undo TopoJSON's delta coding and scaling."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _country(
    shape: dict[str, Any], arcs: Sequence[Ring], box: Box, view: Box, decimals: int
) -> Country:
    kind: Literal["Polygon", "MultiPolygon"] = shape["type"]
    polygons = [shape["arcs"]] if kind == "Polygon" else shape["arcs"]
    cut: list[tuple[Ring, ...]] = []
    for polygon in polygons:
        rings = [_cut(_joined(indexes, arcs), box, decimals) for indexes in polygon]
        if rings[0]:
            cut.append(tuple(ring for ring in rings if ring))
    return Country(
        name=shape.get("properties", {}).get("name", ""),
        polygons=tuple(cut),
        label_at=_label_place([polygon[0] for polygon in cut], view),
    )


def _joined(indexes: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Join arcs into a ring; a negative index is an arc read backwards."""
    ring: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _cut(ring: Ring, box: Box, decimals: int) -> Ring:
    """Cut a ring to a box and round it; empty if nothing of it is left.

    A ring that rounding has turned inside out would fill the whole globe but itself, as maps on
    a sphere read the direction of a ring; it is dropped.
    """
    inside = clip_ring(ring, box)
    rounded: Ring = []
    for x, y in inside:
        point = (round(x, decimals), round(y, decimals))
        if not rounded or rounded[-1] != point:
            rounded.append(point)
    if rounded and rounded[0] != rounded[-1]:
        rounded.append(rounded[0])
    if len(rounded) < _FEWEST_POINTS or ring_area(rounded) * ring_area(ring) <= 0:
        return []
    return rounded


def _label_place(rings: Sequence[Ring], view: Box) -> tuple[float, float] | None:
    """Return the middle of the largest part in view."""
    best, largest = None, -inf
    for ring in rings:
        seen = clip_ring(ring, view)
        area = abs(ring_area(seen)) if len(seen) >= _FEWEST_POINTS else 0.0
        if area > max(largest, 0.0):
            best, largest = ring_centre(seen), area
    return best

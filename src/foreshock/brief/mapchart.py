"""The Vega-Lite specification of the map."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, radians

import altair as alt

from foreshock.brief.basemap import Country
from foreshock.brief.charts import DEED, PALE, Mark, Spec, finish, layer, tip
from foreshock.brief.labels import NEVER, Label, Placed, mercator, place_labels
from foreshock.brief.layout import HEIGHT, LINE_PX, WIDTH
from foreshock.brief.model import PlaceMap, PlaceMark
from foreshock.brief.wording import PRECISION_WORDS, count_text

# A hollow circle tells only that it was somewhere around: the coarser, the larger.
_HOLLOW_AREA = {"admin1": 700, "region": 1_300, "country": 2_200}
_GRATICULE_DEG = 5
# The drawing shrinks with the page; labels of a later zoom then wait longer.
_FIT = f"min(width / {WIDTH}, height / {HEIGHT})"


def map_spec(place_map: PlaceMap, countries: Sequence[Country], mark: Mark) -> Spec:
    """Return the map; without countries it has a graticule only.

    The page moves it by the parameters ``zoom``, ``lon0`` and ``lat0``.
    """
    west, south, east, north = place_map.view
    scale = scale_of(place_map.view)
    chart = (
        alt.layer(*_layers())
        .project(
            type="mercator",
            scale=alt.ExprRef(f"{scale:.1f} * zoom * {_FIT}"),
            rotate=alt.ExprRef("[-lon0, 0, 0]"),
            center=alt.ExprRef("[0, lat0]"),
            translate=alt.ExprRef("[width / 2, height / 2]"),
        )
        .properties(width="container", height="container", padding=0)
        .add_params(
            alt.param(name="zoom", value=1),
            alt.param(name="lon0", value=(west + east) / 2),
            alt.param(name="lat0", value=middle_lat(south, north)),
        )
    )
    vague = [place for place in place_map.places if place.precision in _HOLLOW_AREA]
    exact = [place for place in place_map.places if place.precision not in _HOLLOW_AREA]
    data = {
        "land": [country.to_geojson() for country in countries],
        "vague": [_row(place, mark) for place in vague],
        "exact": [_row(place, mark) for place in exact],
        **_label_rows(place_map, countries, scale),
    }
    return finish(chart, "Map of deeds; the table below holds the same numbers", data)


def _layers() -> list[alt.Chart]:
    """Return the layers; vague places first, so that exact ones lie on top and can be hit."""
    graticule = alt.Chart(alt.graticule(step=[_GRATICULE_DEG, _GRATICULE_DEG]))
    return [
        graticule.mark_geoshape(filled=False, strokeWidth=0.6).properties(name="graticule"),
        layer("land").mark_geoshape(strokeWidth=0.8),
        _circles("vague", hollow=True),
        _circles("exact", hollow=False),
        _label_layer("countries", font_px=10.5),
        _label_layer("places", font_px=12),
    ]


def _circles(name: str, *, hollow: bool) -> alt.Chart:
    mark: alt.Chart = _at(name).mark_point(
        filled=True,
        opacity=1,
        color=DEED,
        stroke=DEED,
        strokeWidth=1.5,
        strokeDash=[4, 3] if hollow else [1, 0],
        cursor="pointer",
        # Smaller on a small screen, yet never too small for a finger.
        size=alt.ExprRef(f"datum.size * max(0.45, min(1, {_FIT}))"),
    )
    opacity = alt.FillOpacity("opacity:Q", scale=None)
    chart: alt.Chart = mark.encode(tooltip=tip(), fillOpacity=opacity)
    return chart


def _at(name: str) -> alt.Chart:
    return layer(name).encode(longitude="lon:Q", latitude="lat:Q")


def _label_layer(name: str, *, font_px: float) -> alt.Chart:
    chart: alt.Chart = (
        _at(name)
        .mark_text(
            align=alt.ExprRef("datum.align"),
            baseline="middle",
            fontSize=font_px,
            dx=alt.ExprRef("datum.dx"),
            dy=alt.ExprRef("datum.dy"),
        )
        .encode(text="name:N")
    )
    return chart.transform_filter(f"datum.since <= zoom * {_FIT} * 1.001")


def _row(place: PlaceMark, mark: Mark) -> Spec:
    killed = f", {place.killed} killed" if place.killed else ""
    return {
        "lon": place.lon,
        "lat": place.lat,
        "size": _area_px(place),
        "opacity": _fill_opacity(place),
        "tip": f"{place.name}: {count_text(place.n, 'deed')}{killed} "
        f"({PRECISION_WORDS[place.precision]})",
        **mark(place.figure),
    }


def _fill_opacity(place: PlaceMark) -> float:
    if place.precision in _HOLLOW_AREA:
        return 0.06
    return 0.85 if place.n_conflict * 2 >= place.n else PALE


def _area_px(place: PlaceMark) -> int:
    return _HOLLOW_AREA.get(place.precision) or 40 + 26 * place.n


def _label_rows(
    place_map: PlaceMap, countries: Sequence[Country], scale_px: float
) -> dict[str, list[Spec]]:
    """Return the names, each with the zoom from which it covers no other."""
    # The mark of a whole country has the country's name beside it already.
    named = {place.name.casefold() for place in place_map.places if place.precision == "country"}
    places = [_place_label(place) for place in place_map.places]
    lands = [
        Label(country.name.upper(), *country.label_at)
        for country in countries
        if country.label_at is not None and country.name.casefold() not in named
    ]
    placed = place_labels([*places, *lands], scale_px=scale_px)
    rows = [
        _label_row(label, where)
        for label, where in zip([*places, *lands], placed, strict=True)
        if where.since < NEVER
    ]
    return {
        "places": [row for row in rows if row["marked"]],
        "countries": [row for row in rows if not row["marked"]],
    }


def _label_row(label: Label, placed: Placed) -> Spec:
    gap = round(label.radius_px + 3, 1)
    up = gap + LINE_PX / 2
    return {
        "name": label.text,
        "lon": label.lon,
        "lat": label.lat,
        "since": placed.since,
        "align": {"right": "left", "left": "right"}.get(placed.side, "center"),
        "dx": {"right": gap, "left": -gap}.get(placed.side, 0),
        "dy": {"above": -up, "below": up}.get(placed.side, 0),
        "marked": label.radius_px > 0,
    }


def _place_label(place: PlaceMark) -> Label:
    radius_px = (_area_px(place) / pi) ** 0.5
    solid = place.precision not in _HOLLOW_AREA
    return Label(f"{place.name} {place.n}", place.lon, place.lat, radius_px, solid)


def scale_of(view: tuple[float, float, float, float]) -> float:
    """Return the pixels a radian at which a view just fits the drawing.

    Examples
    --------
    >>> round(scale_of((34, 12, 64, 43)))
    965
    """
    west, south, east, north = view
    return min(WIDTH / radians(east - west), HEIGHT / (mercator(north) - mercator(south)))


def middle_lat(south: float, north: float) -> float:
    """Return the latitude halfway between two on Mercator's map.

    Examples
    --------
    >>> round(middle_lat(12.0, 43.0), 1)
    28.6
    """
    low, high = min(south, north), max(south, north)
    half = (mercator(south) + mercator(north)) / 2
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if mercator(middle) < half else (low, middle)
    return (low + high) / 2

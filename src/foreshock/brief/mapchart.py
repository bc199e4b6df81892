"""The Vega-Lite specification of the map."""

from __future__ import annotations

from collections.abc import Sequence
from math import radians

import altair as alt

from foreshock.brief.basemap import Country
from foreshock.brief.charts import DEED, Mark, Spec
from foreshock.brief.layout import HEIGHT, NEVER, WIDTH, Label, mercator, zoom_of_labels
from foreshock.brief.model import PlaceMap, PlaceMark
from foreshock.brief.wording import PRECISION_WORDS, count_text

# A hollow circle tells only that it was somewhere around: the coarser, the larger.
_HOLLOW_AREA = {"admin1": 700, "region": 1_300, "country": 2_200}
_GRATICULE_DEG = 5


def scale_of(view: tuple[float, float, float, float]) -> float:
    """Return the pixels a radian at which a view just fits the drawing.

    Examples
    --------
    >>> round(scale_of((34, 12, 64, 43)))
    991
    """
    west, south, east, north = view
    return min(WIDTH / radians(east - west), HEIGHT / (mercator(north) - mercator(south)))


def map_spec(place_map: PlaceMap, countries: Sequence[Country], mark: Mark) -> Spec:
    """Return the map; without countries it has a graticule only.

    The page moves it by the parameters ``zoom``, ``lon0`` and ``lat0``. ``fit`` shrinks the
    drawing with the page, and labels with a later zoom then wait for it.
    """
    west, south, east, north = place_map.view
    scale = scale_of(place_map.view)
    fit = f"min(width / {WIDTH}, height / {HEIGHT})"
    layers = [
        alt.Chart(alt.graticule(step=[_GRATICULE_DEG, _GRATICULE_DEG]))
        .mark_geoshape(filled=False, strokeWidth=0.6)
        .properties(name="graticule"),
        alt.Chart(alt.Data(values=[country.to_geojson() for country in countries]))
        .mark_geoshape(strokeWidth=0.8)
        .properties(name="land"),
        *_place_layers(place_map.places, mark),
        *_label_layers(place_map, countries, scale, f"zoom * {fit}"),
    ]
    chart = (
        alt.layer(*layers)
        .project(
            type="mercator",
            scale=alt.ExprRef(f"{scale:.1f} * zoom * {fit}"),
            rotate=alt.ExprRef("[-lon0, 0, 0]"),
            center=alt.ExprRef("[0, lat0]"),
            translate=alt.ExprRef("[width / 2, height / 2]"),
        )
        .properties(
            width="container",
            height="container",
            description="Map of deeds; the table below holds the same numbers",
            padding=0,
        )
        .add_params(
            alt.param(name="zoom", value=1),
            alt.param(name="lon0", value=(west + east) / 2),
            alt.param(name="lat0", value=middle_lat(south, north)),
        )
        .configure(
            background="transparent",
            font="system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif",
        )
        .configure_view(stroke=None)
    )
    spec: Spec = chart.to_dict()
    return spec


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


def _place_layers(places: Sequence[PlaceMark], mark: Mark) -> list[alt.Chart]:
    """Draw vague places first, so that exact ones lie on top and can be hit."""
    hollow = [_row(place, mark) for place in places if place.precision in _HOLLOW_AREA]
    solid = [_row(place, mark) for place in places if place.precision not in _HOLLOW_AREA]
    circle = {"cursor": "pointer", "color": DEED}
    return [
        _at(hollow)
        .mark_point(
            filled=True,
            fillOpacity=0.06,
            strokeOpacity=1,
            strokeWidth=1.6,
            stroke=DEED,
            strokeDash=[4, 3],
            **circle,
        )
        .encode(size=alt.Size("size:Q", scale=None), tooltip=[alt.Tooltip("tip:N", title="\u200b")])
        .properties(name="vague"),
        _at(solid)
        .mark_point(filled=True, stroke=DEED, strokeWidth=1.4, opacity=1, **circle)
        .encode(
            size=alt.Size("size:Q", scale=None),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            tooltip=[alt.Tooltip("tip:N", title="\u200b")],
        )
        .properties(name="exact"),
    ]


def _at(rows: Sequence[Spec]) -> alt.Chart:
    return alt.Chart(alt.Data(values=list(rows))).encode(longitude="lon:Q", latitude="lat:Q")


def _row(place: PlaceMark, mark: Mark) -> Spec:
    base = _HOLLOW_AREA.get(place.precision)
    killed = f", {place.killed} killed" if place.killed else ""
    return {
        "lon": place.lon,
        "lat": place.lat,
        "size": base or 40 + 26 * place.n,
        "opacity": 0.85 if place.n_conflict * 2 >= place.n else 0.25,
        "tip": f"{place.name}: {count_text(place.n, 'deed')}{killed} "
        f"({PRECISION_WORDS[place.precision]})",
        **mark(place.figure),
    }


def _label_layers(
    place_map: PlaceMap, countries: Sequence[Country], scale: float, zoom: str
) -> list[alt.Chart]:
    """Draw the names, each from the zoom at which it covers no other."""
    labels = [_place_label(place) for place in place_map.places]
    named = [country for country in countries if country.label_at is not None]
    labels += [
        Label(country.name.upper(), *country.label_at, centred=True)
        for country in named
        if country.label_at
    ]
    since = zoom_of_labels(labels, scale_px=scale)
    rows = [
        {
            "name": label.text,
            "lon": label.lon,
            "lat": label.lat,
            "since": first,
            "dx": label.offset_px,
            "centred": label.centred,
        }
        for label, first in zip(labels, since, strict=True)
        if first < NEVER
    ]
    shown = f"datum.since <= {zoom} * 1.001"
    layers = []
    for name, centred in (("countries", True), ("places", False)):
        chosen = [row for row in rows if row["centred"] is centred]
        text = _at(chosen).mark_text(
            align="center" if centred else "left",
            baseline="middle",
            fontSize=10.5 if centred else 12,
            dx=0 if centred else alt.ExprRef("datum.dx"),
        )
        layers.append(text.transform_filter(shown).encode(text="name:N").properties(name=name))
    return layers


def _place_label(place: PlaceMark) -> Label:
    area = _HOLLOW_AREA.get(place.precision) or 40 + 26 * place.n
    radius = (area / 3.1416) ** 0.5
    return Label(f"{place.name} {place.n}", place.lon, place.lat, offset_px=radius + 4)

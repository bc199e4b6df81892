import pytest

from foreshock.records import PlaceMention, PlacePrecision
from foreshock.resolve.place import PlaceRelation, relate_places


def _place(
    name: str,
    precision: PlacePrecision,
    lat: float | None = None,
    lon: float | None = None,
    country: str | None = "IRQ",
) -> PlaceMention:
    return PlaceMention(
        name=name, country=country, lat=lat, lon=lon, precision=precision, text="", start=0, end=0
    )


K1 = _place("K1", "point", 35.49, 44.26)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (_place("K-1", "point", 35.49, 44.26), "near"),
        (_place("K1", "point"), "same"),
        (_place("Kirkuk", "city", 35.47, 44.39), "within"),
        (_place("Kirkuk", "admin1", 35.4, 44.0), "within"),
        (_place("Baghdad", "city", 33.31, 44.37), "differ"),
        (_place("Altun Kupri", "city", 35.75, 44.14), "unknown"),
        (_place("Baghdad", "city"), "unknown"),
        (_place("Iraq", "country"), "same_country"),
        (_place("Syria", "country", country="SYR"), "differ"),
        (None, "unknown"),
    ],
)
def test_relation_in_either_order(other: PlaceMention | None, relation: PlaceRelation) -> None:
    assert relate_places(K1, other) == relation
    assert relate_places(other, K1) == relation


def test_a_stated_radius_counts() -> None:
    wide = PlaceMention(
        name="North", country="IRQ", lat=36.0, lon=43.0, precision="region", text="", start=0,
        end=0, radius_km=50.0,
    )  # fmt: skip
    assert relate_places(K1, wide) == "differ"

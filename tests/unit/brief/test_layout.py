from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from foreshock.brief.clip import Box, clip_ring, ring_area
from foreshock.brief.labels import NEVER, Label, _text_box, place_labels
from foreshock.brief.layout import HEIGHT, WIDTH, spread

unit = st.floats(0, 1, allow_nan=False)
corner = st.tuples(st.floats(-20, 20), st.floats(-20, 20))


@given(st.lists(st.tuples(unit, unit), min_size=2, max_size=22, unique=True))
def test_nodes_stay_inside_the_drawing(points: list[tuple[float, float]]) -> None:
    rough = {str(n): point for n, point in enumerate(points)}
    placed = spread(rough, dict.fromkeys(rough, "Kataib Hezbollah"))
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in placed.values())


def test_nodes_on_one_spot_are_pushed_apart() -> None:
    rough = {str(n): (0.5 + n / 1e6, 0.5) for n in range(12)}
    placed = spread(rough, dict.fromkeys(rough, "Iraq"))
    for one, other in combinations(placed.values(), 2):
        apart = abs(one[0] - other[0]) * WIDTH, abs(one[1] - other[1]) * HEIGHT
        assert apart[0] > 40 or apart[1] > 40


@given(
    st.lists(st.tuples(st.floats(40, 50), st.floats(28, 38)), min_size=1, max_size=15),
    st.sampled_from([300.0, 1000.0]),
)
def test_no_label_covers_another_once_both_are_shown(
    points: list[tuple[float, float]], scale_px: float
) -> None:
    labels = [Label(f"Place {n}", lon, lat, 5.0) for n, (lon, lat) in enumerate(points)]
    shown = list(zip(labels, place_labels(labels, scale_px=scale_px), strict=True))
    for (one, here), (other, there) in combinations(shown, 2):
        zoom = max(here.since, there.since)
        if zoom < NEVER:
            left = _text_box(one, here.side, scale_px * zoom)
            assert not left.meets(_text_box(other, there.side, scale_px * zoom))


@given(st.lists(corner, min_size=3, max_size=9))
def test_a_cut_ring_lies_in_the_box(ring: list[tuple[float, float]]) -> None:
    box = Box(-5, -4, 6, 7)
    for x, y in clip_ring(ring, box):
        assert box.west - 1e-6 <= x <= box.east + 1e-6
        assert box.south - 1e-6 <= y <= box.north + 1e-6


def test_cutting_keeps_the_direction() -> None:
    clockwise = [(0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)]
    assert ring_area(clip_ring(clockwise, Box(5, 5, 20, 20))) == -25.0

import pytest

from foreshock.ontology import total
from foreshock.records import Casualties


def _killed(
    low: int | None, high: int | None, country: str | None = None, sector: str | None = None
) -> Casualties:
    return Casualties(
        effect="killed", low=low, high=high, country=country, sector=sector, text="", start=0, end=0
    )


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], (None, None)),
        ([_killed(None, None)], (None, None)),
        ([_killed(2, None)], (2, None)),
        ([_killed(2, 2, "USA"), _killed(1, 1, "GBR")], (3, 3)),
        ([_killed(2, 2, "USA"), _killed(1, None, "GBR")], (3, None)),
        ([_killed(2, 2, "USA"), _killed(1, 1, "GBR"), _killed(3, 4)], (3, 4)),
        ([_killed(2, 2, "USA"), _killed(1, 1, "GBR"), _killed(2, 2)], (3, 3)),
        ([_killed(2, 2, "USA", "MIL"), _killed(1, 1, "USA", "LAB")], (3, 3)),
        ([_killed(2, 2, "USA", "MIL"), _killed(2, 2, "USA")], (2, 2)),
        ([_killed(3, 3, None, "MIL"), _killed(1, 1, "USA", "LAB")], (3, 4)),
        ([_killed(3, 3, None, "MIL"), _killed(1, 1, None, "CVL")], (4, 4)),
    ],
)
def test_nobody_is_counted_twice(
    figures: list[Casualties], expected: tuple[int | None, int | None]
) -> None:
    assert total(figures) == expected
    assert total(figures[::-1]) == expected

from collections.abc import Callable
from datetime import date

import pytest

from foreshock.records import ActorMention, Casualties, DateSpan
from foreshock.resolve.summary import say_cost, say_date, say_side


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (DateSpan(), "date unknown"),
        (
            DateSpan(
                start=date(2019, 1, 1), end=date(2019, 12, 31), precision="year", basis="stated"
            ),
            "2019",
        ),
        (
            DateSpan(
                start=date(2019, 12, 30), end=date(2020, 1, 2), precision="span", basis="stated"
            ),
            "30 Dec 2019 to 2 Jan 2020",
        ),
        (DateSpan(start=date(2019, 12, 30), precision="span", basis="stated"), "from 30 Dec 2019"),
        (DateSpan(end=date(2019, 12, 30), precision="span", basis="stated"), "until 30 Dec 2019"),
    ],
)
def test_dates_in_words(span: DateSpan, words: str) -> None:
    assert say_date(span) == words


def test_sides_in_words(actor_of: Callable[..., ActorMention]) -> None:
    usa, gbr, irn = (actor_of(code) for code in ("USA", "GBR", "IRN"))
    assert say_side([]) == ""
    assert say_side([usa, usa]) == "USA"
    assert say_side([usa, gbr, irn]) == "USA, GBR and IRN"


def test_nobody_is_counted_twice(killed_of: Callable[..., Casualties]) -> None:
    parts = [killed_of(2, country="USA"), killed_of(1, country="GBR")]
    assert say_cost([*parts, killed_of(3)]) == "killed 3"
    assert say_cost([*parts, killed_of(4, 6)]) == "killed 4 to 6"
    assert say_cost([]) == ""

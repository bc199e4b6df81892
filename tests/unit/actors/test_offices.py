from __future__ import annotations

from datetime import date

import pytest

from foreshock.actors import Registry, resolve_phrase


@pytest.mark.parametrize(
    ("phrase", "day", "holder"),
    [
        ("the Freedonian president", date(1975, 1, 1), "FRD-GOV-OLD-BRAND"),
        ("the president of Freedonia", date(1975, 1, 1), "FRD-GOV-OLD-BRAND"),
        ("Freedonia's head of state", date(1996, 1, 1), "FRD-GOV-YOUNG-BRAND"),
        ("the Freedonian president", date(1999, 5, 2), None),
        ("the Freedonian president", None, None),
        ("the former Freedonian president", date(1975, 1, 1), None),
        ("the Freedonian vice president", date(1975, 1, 1), None),
        ("the Freedonian foreign minister", date(1975, 1, 1), None),
        ("Freedonian presidents", date(1975, 1, 1), None),
    ],
)
def test_who_held_an_office_stands_behind_the_office(
    freedonia: Registry, phrase: str, day: date | None, holder: str | None
) -> None:
    first, *others = resolve_phrase(phrase, on=day, registry=freedonia)
    assert first.actor_id in {"FRD-GOV", "FRD-ELI"}
    assert [one.actor_id for one in others] == ([holder] if holder else [])
    assert all(one.score < first.score for one in others)


@pytest.mark.parametrize(
    ("phrase", "score"),
    [("Rufus Brand", 1.0), ("President Brand", 1.0), ("Mr Brand", 1.0), ("Harpo Brand", 0.4)],
)
def test_a_surname_behind_another_first_name_is_another(
    freedonia: Registry, phrase: str, score: float
) -> None:
    assert resolve_phrase(phrase, on=date(1975, 1, 1), registry=freedonia)[0].score == score


def test_another_spelling_is_explained(freedonia: Registry) -> None:
    one = resolve_phrase("Roofus Brrand", registry=freedonia)[0]
    assert (one.actor_id, one.score < 1) == ("FRD-GOV-OLD-BRAND", True)
    assert "spelling of 'rufus brand'" in one.explanation

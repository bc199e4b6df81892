from __future__ import annotations

import time
from datetime import date

import pytest

from foreshock.sources.dateline import day_of, find_dateline, parse_written_date

LATEST = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAN SALVADOR, 3 JAN 90 -- [TEXT] THE GARRISON SAID", date(1990, 1, 3)),
        ("CLANDESTINE, 8 FEB 90 (RADIO\nFARO)-- [TEXT] A BULLETIN", date(1990, 2, 8)),
        ("LA PAZ (BOLIVIA), 22 AUG 89 (EL SOL) -- THE COURT", date(1989, 8, 22)),
        ("PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- A SHIP", date(1989, 6, 11)),
        ("BAGHDAD, Dec 27, 2019 (Reuters) - A rocket struck", date(2019, 12, 27)),
        ("BAGHDAD (Reuters), Dec. 27, 2019 - A rocket struck", date(2019, 12, 27)),
        ("AYN AL-ASAD, Iraq, Jan. 14, 2020 — The crater", date(2020, 1, 14)),
        ("Rio de Janeiro, 1st May 2021 – Workers", date(2021, 5, 1)),
        ("ERBIL, 2020-02-29 (NINA) - The council", date(2020, 2, 29)),
        ("Baghdad/Erbil, Friday, 3 January 2020, INA – Crowds", date(2020, 1, 3)),
        ("\n\n  TIKRIT, 9 March 2020 -- Police", date(2020, 3, 9)),
        ("Rockets hit a base\n\nTIKRIT, 9 March 2020 -- Police", date(2020, 3, 9)),
    ],
)
def test_tells_its_day(text: str, expected: date) -> None:
    dateline = find_dateline(text)
    assert dateline is not None
    assert day_of(dateline, latest=LATEST) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BAGHDAD (AP) — A rocket struck",
        "NO CITY, NO DATE -- [SPEECH]",
        "In Baghdad, 3 January 2020 - a cold day - he left",
        "The strike that hit Basra, 3 January 2020, was the third.",
        "they met in town, 3 January 2020 - and parted",
        "Talks in Vienna, Jan 3-5, went on",
        "Baghdad, 99 Foo 2020 - x",
        "",
    ],
)
def test_finds_none_in_prose(text: str) -> None:
    assert find_dateline(text) is None


def test_two_digits_are_the_latest_year_not_after_today() -> None:
    dateline = find_dateline("LIMA, 20 DEC 26 -- THE ARMY")
    assert dateline is not None
    assert day_of(dateline, latest=LATEST) == date(1926, 12, 20)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        (date(2019, 12, 28), date(2019, 12, 27)),
        (date(2020, 1, 2), date(2019, 12, 27)),
    ],
)
def test_without_a_year_needs_the_day_of_publication(
    published: date | None, expected: date | None
) -> None:
    dateline = find_dateline("BAGHDAD, Dec 27 (Reuters) - A rocket struck")
    assert dateline is not None
    assert day_of(dateline, latest=LATEST, published=published) == expected


@pytest.mark.parametrize("text", ["LIMA, 31 FEB 1990 -- X", "LIMA, 29 FEB 90 -- X"])
def test_impossible_day_is_an_error(text: str) -> None:
    dateline = find_dateline(text)
    assert dateline is not None
    with pytest.raises(ValueError, match=r"day is out of range|in none of the years"):
        day_of(dateline, latest=LATEST)


def test_written_date_must_be_all_there_is() -> None:
    assert parse_written_date("on 2 April 2020") is None
    written = parse_written_date("Thursday, April 2, 2020")
    assert written is not None
    assert day_of(written, latest=LATEST) == date(2020, 4, 2)


@pytest.mark.parametrize(
    "hostile", ["A " * 50_000, "A, " * 50_000, "A (B) " * 50_000, "Abc def, Jan 3 " * 9_000]
)
def test_takes_no_time_on_hostile_text(hostile: str) -> None:
    started = time.perf_counter()
    find_dateline(hostile)
    assert time.perf_counter() - started < 1

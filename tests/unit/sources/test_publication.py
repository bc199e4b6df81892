from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from foreshock.errors import UsageError
from foreshock.sources.options import ReadOptions
from foreshock.sources.publication import NotADateError, publication_of

WIRE = "LIMA, 3 JAN 90 -- THE ARMY"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2020-04-02", date(2020, 4, 2)),
        ("20200402", date(2020, 4, 2)),
        (" 2 April 2020 ", date(2020, 4, 2)),
        ("2020-04-02T23:30:00+03:00", datetime.fromisoformat("2020-04-02T23:30:00+03:00")),
        ("2020-04-02 08:00", datetime(2020, 4, 2, 8)),  # noqa: DTZ001 - as told, without a zone
        ("Thu, 02 Apr 2020 10:00:00 GMT", datetime(2020, 4, 2, 10, tzinfo=UTC)),
    ],
)
def test_reads_the_ways_to_write_a_date(
    told: str, expected: date | datetime, options: ReadOptions
) -> None:
    assert publication_of(told, "", options) == expected


@pytest.mark.parametrize(
    "told",
    [
        *("2020-02-31", "2020-04", "2020-W14", "April", "", "yesterday", "٢٠٢٠-٠٤-٠٢x"),
        *("2020-04-02T99:00", "0001-01-01", "0001-01-01T00:00:00+05:00", "9" * 5_000),
        *("99 Foo 2020 10:00:99 +9999", 20200402, True, 1.5, ["2020-04-02"], {"day": 1}),
    ],
)
def test_refuses_what_is_no_day(told: object, options: ReadOptions) -> None:
    with pytest.raises(NotADateError, match="published") as caught:
        publication_of(told, WIRE, options)
    assert len(str(caught.value)) < 200


def test_the_reason_names_the_value(options: ReadOptions) -> None:
    with pytest.raises(NotADateError, match=r"^published '2020-02-31' is not a date$"):
        publication_of("2020-02-31", "", options)


@pytest.mark.parametrize(
    "told", ["2026-11-16", "2026-11-15T12:00:01Z", "9999-12-31T23:59:59-10:00"]
)
def test_refuses_the_future(told: str, options: ReadOptions) -> None:
    with pytest.raises(NotADateError, match="lies in the future"):
        publication_of(told, "", options)


@pytest.mark.parametrize("told", ["2026-11-15", "2026-11-15T11:59:59Z"])
def test_bears_a_day_of_difference_between_clocks(told: str, options: ReadOptions) -> None:
    assert publication_of(told, "", options) is not None


def test_metadata_then_dateline_then_argument(options: ReadOptions) -> None:
    said = msgspec.structs.replace(options, published=date(2020, 1, 1))
    assert publication_of("2019-05-05", WIRE, said) == date(2019, 5, 5)
    assert publication_of(None, WIRE, said) == date(1990, 1, 3)
    assert publication_of(None, "No dateline here.", said) == date(2020, 1, 1)
    assert publication_of(None, "No dateline here.", options) is None


def test_argument_completes_a_dateline_without_year(options: ReadOptions) -> None:
    flash = "BAGHDAD, Dec 27 (Reuters) - A rocket"
    said = msgspec.structs.replace(options, published=date(2020, 1, 2))
    assert publication_of(None, flash, said) == date(2019, 12, 27)
    assert publication_of(None, flash, options) is None


def test_impossible_dateline_is_not_passed_over(options: ReadOptions) -> None:
    with pytest.raises(NotADateError, match="dateline 'LIMA, 31 FEB 1990 --' is not a date"):
        publication_of(None, "LIMA, 31 FEB 1990 -- THE ARMY", options)


def test_options_are_checked() -> None:
    now = datetime(2026, 11, 14, tzinfo=UTC)
    with pytest.raises(UsageError, match="time zone"):
        ReadOptions(retrieved=now.replace(tzinfo=None))
    with pytest.raises(UsageError, match="future"):
        ReadOptions(retrieved=now, published=now.date() + timedelta(days=2))
    with pytest.raises(UsageError, match="instant"):
        ReadOptions(retrieved=now, published=now)

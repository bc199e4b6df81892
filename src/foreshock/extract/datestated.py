"""Dates that a text names by day, month, year, season or feast, the year perhaps left out.

A reader returns ``None`` where its words tell no date; a `ValueError` is a day that does not exist.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeAlias

from foreshock.records import DateBasis, DatePrecision, DateSpan

Match = re.Match[str]
DateReader: TypeAlias = Callable[[Match, date | None], DateSpan | None]
_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}  # fmt: skip
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
_PART_OF_EDGE = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_FIXED_HOLIDAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "may day": (5, 1),
}  # fmt: skip
_AFTER_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1}


def make_span(
    start: date, end: date, precision: DatePrecision, basis: DateBasis, text: str
) -> DateSpan:
    """Return a span of days that some words tell."""
    return DateSpan(start=start, end=end, precision=precision, basis=basis, text=text)


def span_of(
    start: date, end: date, precision: DatePrecision, basis: DateBasis, match: Match
) -> DateSpan:
    """Return a span of days that a match tells."""
    return make_span(start, end, precision, basis, match.group())


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _full_year(match: Match) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        short = int(groups["short"])
        return 1900 + short if short > 40 else 2000 + short
    return None


def _year_for(month: int, day: int, published: date | None) -> int | None:
    """Return the year that makes a date without one the nearest to the day of publication.

    News looks back: a date up to two months ahead is taken as announced, any later as past.
    """
    if published is None:
        return None
    day = min(day, calendar.monthrange(published.year, month)[1])
    if date(published.year, month, day) > published + timedelta(days=62):
        return published.year - 1
    return published.year


def _month(match: Match, group: str = "month") -> int:
    return _MONTHS[match[group].lower().rstrip(".")]


def _year_and_basis(
    match: Match, month: int, day: int, published: date | None
) -> tuple[int, DateBasis] | None:
    year = _full_year(match)
    if year is not None:
        return year, "stated"
    near = _year_for(month, day, published)
    return None if near is None else (near, "relative")


def _read_day(match: Match, published: date | None) -> DateSpan | None:
    month, day = _month(match), int(match["day"])
    told = _year_and_basis(match, month, day, published)
    if told is None:
        return None
    one = date(told[0], month, day)
    return span_of(one, one, "day", told[1], match)


def _read_iso(match: Match, published: date | None) -> DateSpan | None:
    one = date(int(match["year"]), int(match["m"]), int(match["day"]))
    return span_of(one, one, "day", "stated", match)


def _read_days(match: Match, published: date | None) -> DateSpan | None:
    month = _month(match)
    told = _year_and_basis(match, month, int(match["day"]), published)
    if told is None or int(match["day2"]) < int(match["day"]):
        return None
    first, last = (date(told[0], month, int(match[group])) for group in ("day", "day2"))
    return span_of(first, last, "span", told[1], match)


def _read_day_to_day(match: Match, published: date | None) -> DateSpan | None:
    month, month2 = _month(match), _month(match, "month2")
    told = _year_and_basis(match, month2, int(match["day2"]), published)
    if told is None:
        return None
    last = date(told[0], month2, int(match["day2"]))
    first = date(told[0] - (month > month2), month, int(match["day"]))
    return span_of(first, last, "span", told[1], match)


def _read_holiday(match: Match, published: date | None) -> DateSpan | None:
    name = " ".join(match["holiday"].lower().split())
    month, day = _FIXED_HOLIDAYS.get(name, (4, 1))
    told = _year_and_basis(match, month, day, published)
    if told is None:
        return None
    if name in _AFTER_EASTER:
        one = _easter(told[0]) + timedelta(days=_AFTER_EASTER[name])
    else:
        one = date(told[0], month, day)
    return span_of(one, one, "day", told[1], match)


def _easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian rule."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _read_month(match: Match, published: date | None) -> DateSpan | None:
    month = _month(match)
    told = _year_and_basis(match, month, 1, published)
    if told is None:
        return None
    year, basis = told
    words = match.group().lower()
    if words.startswith("next") and published and date(year, month, 1) < published:
        year += 1
    is_now = published is not None and (year, month) == (published.year, published.month)
    if words.startswith("last") and is_now and basis == "relative":
        year -= 1
    return span_of(date(year, month, 1), month_end(year, month), "month", basis, match)


def _read_months(match: Match, published: date | None) -> DateSpan | None:
    month, month2 = _month(match), _month(match, "month2")
    told = _year_and_basis(match, month2, 1, published)
    if told is None:
        return None
    year1 = match.groupdict().get("year1")
    first_year = int(year1) if year1 else told[0] - (month > month2)
    first, last = date(first_year, month, 1), month_end(told[0], month2)
    return span_of(first, last, "span", told[1], match) if first < last else None


def told_part(match: Match) -> str:
    """Return the part of a stretch that a match names: "early", "first half"."""
    groups = match.groupdict()
    if groups.get("part"):
        return groups["part"].lower()
    edge = " ".join(groups["edge"].lower().split())
    return _PART_OF_EDGE.get(edge, edge)


def part_of(start: date, end: date, part: str) -> tuple[date, date]:
    """Return the days of a part of a stretch: its thirds, halves, first or last week.

    Examples
    --------
    >>> part_of(date(2020, 3, 1), date(2020, 3, 31), "mid")
    (datetime.date(2020, 3, 11), datetime.date(2020, 3, 20))
    """
    n_days = (end - start).days + 1
    if n_days >= 365 and part in {"early", "mid", "late"}:
        first = {"early": 1, "mid": 5, "late": 9}[part]
        return date(start.year, first, 1), month_end(start.year, first + 3)
    third, half = 10 if 28 <= n_days <= 31 else n_days // 3, n_days // 2
    bounds = {
        "early": (0, third), "mid": (third, 2 * third), "late": (2 * third, n_days),
        "first half": (0, half), "second half": (half, n_days), "last half": (half, n_days),
        "first week": (0, 7), "last week": (n_days - 7, n_days),
        "first days": (0, 5), "last days": (n_days - 5, n_days),
    }  # fmt: skip
    first, last = bounds[part]
    last = min(last, n_days)
    return start + timedelta(days=max(0, first)), start + timedelta(days=last - 1)


def _read_part_month(match: Match, published: date | None) -> DateSpan | None:
    whole = _read_month(match, published)
    if whole is None or whole.start is None or whole.end is None:
        return None
    first, last = part_of(whole.start, whole.end, told_part(match))
    return span_of(first, last, "span", whole.basis, match)


def _read_year(match: Match, published: date | None) -> DateSpan | None:
    year = int(match["year"])
    return span_of(date(year, 1, 1), date(year, 12, 31), "year", "stated", match)


def _read_part_year(match: Match, published: date | None) -> DateSpan | None:
    year = int(match["year"])
    first, last = part_of(date(year, 1, 1), date(year, 12, 31), told_part(match))
    return span_of(first, last, "span", "stated", match)


def _read_years(match: Match, published: date | None) -> DateSpan | None:
    first = int(match["year"])
    second = match["year2"]
    last = int(second) if len(second) == 4 else int(str(first)[:2] + second)
    if last < first:
        return None
    return span_of(date(first, 1, 1), date(last, 12, 31), "span", "stated", match)


def _read_decade(match: Match, published: date | None) -> DateSpan | None:
    groups = match.groupdict()
    year = _DECADES[groups["word"]] if groups.get("word") else _full_year(match)
    if year is None:
        return None
    if groups.get("part"):
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}[groups["part"]]
        return span_of(date(year + first, 1, 1), date(year + last, 12, 31), "span", "stated", match)
    return span_of(date(year, 1, 1), date(year + 9, 12, 31), "decade", "stated", match)


def season_of(year: int, season: str) -> tuple[date, date]:
    """Return the first and last day of a season, by the calendar of the north."""
    if season == "winter":
        return date(year, 12, 1), month_end(year + 1, 2)
    first, last = _SEASONS[season]
    return date(year, first, 1), month_end(year, last)


def _read_season(match: Match, published: date | None) -> DateSpan | None:
    first, last = season_of(int(match["year"]), match["season"])
    return span_of(first, last, "season", "stated", match)


def _read_nine_eleven(match: Match, published: date | None) -> DateSpan | None:
    """Read the one day that news names by its numbers alone."""
    return span_of(date(2001, 9, 11), date(2001, 9, 11), "day", "stated", match)


#: Readers by the names of their forms (`foreshock.extract.dateforms`).
STATED: Mapping[str, DateReader] = {
    "nine_eleven": _read_nine_eleven,
    "iso": _read_iso,
    "day_to_day": _read_day_to_day,
    "month_days": _read_days,
    "month_day_year": _read_day,
    "day_month_year": _read_day,
    "holiday": _read_holiday,
    "part_month": _read_part_month,
    "months": _read_months,
    "month_year": _read_month,
    "years": _read_years,
    "decade": _read_decade,
    "season": _read_season,
    "part_year": _read_part_year,
    "in_year": _read_year,
    "in_month": _read_month,
}

"""What each form of a date means, counted from the day of publication where it says no year.

A reader returns ``None`` where its words tell no date; a `ValueError` is a day that does not exist.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from foreshock.records import DateBasis, DatePrecision, DateSpan

Match = re.Match[str]
_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}  # fmt: skip
DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS = {
    word: i
    for i, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen"
        ).split()
    )
} | {"a": 1, "an": 1, "several": 0, "few": 0, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
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


def _span(
    start: date, end: date, precision: DatePrecision, basis: DateBasis, match: Match
) -> DateSpan:
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
    return _span(one, one, "day", told[1], match)


def _read_iso(match: Match, published: date | None) -> DateSpan | None:
    one = date(int(match["year"]), int(match["m"]), int(match["day"]))
    return _span(one, one, "day", "stated", match)


def _read_days(match: Match, published: date | None) -> DateSpan | None:
    month = _month(match)
    told = _year_and_basis(match, month, int(match["day"]), published)
    if told is None or int(match["day2"]) < int(match["day"]):
        return None
    first, last = (date(told[0], month, int(match[group])) for group in ("day", "day2"))
    return _span(first, last, "span", told[1], match)


def _read_day_to_day(match: Match, published: date | None) -> DateSpan | None:
    month, month2 = _month(match), _month(match, "month2")
    told = _year_and_basis(match, month2, int(match["day2"]), published)
    if told is None:
        return None
    last = date(told[0], month2, int(match["day2"]))
    first = date(told[0] - (month > month2), month, int(match["day"]))
    return _span(first, last, "span", told[1], match)


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
    return _span(one, one, "day", told[1], match)


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
    return _span(date(year, month, 1), month_end(year, month), "month", basis, match)


def _read_months(match: Match, published: date | None) -> DateSpan | None:
    month, month2 = _month(match), _month(match, "month2")
    told = _year_and_basis(match, month2, 1, published)
    if told is None:
        return None
    year1 = match.groupdict().get("year1")
    first_year = int(year1) if year1 else told[0] - (month > month2)
    first, last = date(first_year, month, 1), month_end(told[0], month2)
    return _span(first, last, "span", told[1], match) if first < last else None


def _part(match: Match) -> str:
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
    first, last = part_of(whole.start, whole.end, _part(match))
    return _span(first, last, "span", whole.basis, match)


def _read_year(match: Match, published: date | None) -> DateSpan | None:
    year = int(match["year"])
    return _span(date(year, 1, 1), date(year, 12, 31), "year", "stated", match)


def _read_part_year(match: Match, published: date | None) -> DateSpan | None:
    year = int(match["year"])
    first, last = part_of(date(year, 1, 1), date(year, 12, 31), _part(match))
    return _span(first, last, "span", "stated", match)


def _read_years(match: Match, published: date | None) -> DateSpan | None:
    first = int(match["year"])
    second = match["year2"]
    last = int(second) if len(second) == 4 else int(str(first)[:2] + second)
    if last < first:
        return None
    return _span(date(first, 1, 1), date(last, 12, 31), "span", "stated", match)


def _read_decade(match: Match, published: date | None) -> DateSpan | None:
    groups = match.groupdict()
    year = _DECADES[groups["word"]] if groups.get("word") else _full_year(match)
    if year is None:
        return None
    if groups.get("part"):
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}[groups["part"]]
        return _span(date(year + first, 1, 1), date(year + last, 12, 31), "span", "stated", match)
    return _span(date(year, 1, 1), date(year + 9, 12, 31), "decade", "stated", match)


def _season(year: int, season: str) -> tuple[date, date]:
    if season == "winter":
        return date(year, 12, 1), month_end(year + 1, 2)
    first, last = _SEASONS[season]
    return date(year, first, 1), month_end(year, last)


def _read_season(match: Match, published: date | None) -> DateSpan | None:
    first, last = _season(int(match["year"]), match["season"])
    return _span(first, last, "season", "stated", match)


def _read_this_season(match: Match, published: date | None) -> DateSpan | None:
    """Read "last summer" as the last that is over, "this spring" as that of the year."""
    if published is None:
        return None
    which, year = match["which"].lower(), published.year
    first, last = _season(year, match["season"])
    if which == "this":
        if match["season"] == "winter" and published.month <= 3:
            first, last = _season(year - 1, "winter")
    elif which == "next":
        first, last = _season(year + (first <= published), match["season"])
    else:
        while last >= published:
            year -= 1
            first, last = _season(year, match["season"])
    return _span(first, last, "season", "relative", match)


def number_of(words: str) -> int:
    """Return the number of a date's words, 0 for "several".

    Examples
    --------
    >>> number_of("two"), number_of("a couple of"), number_of("30")
    (2, 2, 30)
    """
    word = words.lower()
    if word.isdigit():
        return int(word)
    return 2 if "couple" in word else _NUMBERS[word]


DAYS_OF_UNIT = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650,
                "minute": 0, "moment": 0, "night": 1, "morning": 1, "evening": 1}  # fmt: skip
_PRECISION_OF_UNIT: dict[str, DatePrecision] = {
    "hour": "day", "day": "day", "week": "week", "month": "month", "year": "year",
    "decade": "decade", "night": "day", "minute": "day",
}  # fmt: skip
_SLACK = {"week": 3, "month": 15, "year": 183, "decade": 1826}


def around(n: int, unit: str, origin: date, text: str) -> DateSpan:
    """Return the days that lie `n` units from a day: back where `n` is below 0.

    Examples
    --------
    >>> around(-2, "day", date(2020, 1, 3), "two days ago").start
    datetime.date(2020, 1, 1)
    """
    centre = origin + timedelta(days=n * DAYS_OF_UNIT[unit])
    slack = timedelta(days=_SLACK.get(unit, 0))
    start, end = centre - slack, centre + slack
    if n < 0:
        end = min(end, origin)
    elif n > 0:
        start = max(start, origin)
    return make_span(start, end, _PRECISION_OF_UNIT.get(unit, "day"), "relative", text)


def _read_ago(match: Match, published: date | None) -> DateSpan | None:
    n = number_of(match["n"])
    if published is None or n == 0:
        return None
    return around(-n, match["unit"], published, match.group())


def _read_past(match: Match, published: date | None) -> DateSpan | None:
    n = number_of(match["n"]) or 5
    if published is None:
        return None
    start = published - timedelta(days=max(1, n * DAYS_OF_UNIT[match["unit"]]))
    return _span(start, published, "span", "relative", match)


def _read_recent(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    days = {"day": 7, "week": 42, "month": 183, "year": 1826}[match["unit"]]
    return _span(published - timedelta(days=days), published, "span", "relative", match)


def unit_around(origin: date, unit: str, shift: int, text: str) -> DateSpan:
    """Return the week, month, year ... of a day, or the one `shift` before or after it.

    Examples
    --------
    >>> unit_around(date(2020, 1, 3), "month", -1, "last month").start
    datetime.date(2019, 12, 1)
    """
    monday = origin - timedelta(days=origin.weekday())
    match unit:
        case "week":
            start = monday + timedelta(days=7 * shift)
            return make_span(start, start + timedelta(days=6), "week", "relative", text)
        case "weekend":
            start = monday + timedelta(days=5 + 7 * shift)
            return make_span(start, start + timedelta(days=1), "span", "relative", text)
        case "month":
            year, month = divmod(origin.year * 12 + origin.month - 1 + shift, 12)
            end = month_end(year, month + 1)
            return make_span(date(year, month + 1, 1), end, "month", "relative", text)
        case "year":
            year = origin.year + shift
            return make_span(date(year, 1, 1), date(year, 12, 31), "year", "relative", text)
        case "decade":
            year = origin.year // 10 * 10 + 10 * shift
            return make_span(date(year, 1, 1), date(year + 9, 12, 31), "decade", "relative", text)
        case _:
            one = origin + timedelta(days=shift)
            return make_span(one, one, "day", "relative", text)


_SHIFT = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}


def _read_unit(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    return unit_around(published, match["unit"], _SHIFT[match["which"].lower()], match.group())


def _read_part_unit(match: Match, published: date | None) -> DateSpan | None:
    """Read "earlier this week", "late last year", "the end of the month"."""
    if published is None:
        return None
    which = (match["which"] or "this").lower()
    whole = unit_around(published, match["unit"], _SHIFT[which], match.group())
    if whole.start is None or whole.end is None:
        return None
    part = _part(match)
    if part in {"earlier", "later"}:
        bounds = {"earlier": (whole.start, min(published, whole.end)),
                  "later": (max(published, whole.start), whole.end)}  # fmt: skip
        first, last = bounds[part] if which == "this" else (whole.start, whole.end)
    else:
        first, last = part_of(whole.start, whole.end, part)
    return _span(first, last, "span", "relative", match)


def _read_day_of_month(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    day, index = int(match["day"]), published.year * 12 + published.month - 1
    if match["which"] == "last" or (match["which"] is None and day > published.day):
        index -= 1
    year, month = divmod(index, 12)
    one = date(year, month + 1, day)
    return _span(one, one, "day", "relative", match)


def _weekday(name: str, which: str, published: date) -> date:
    back = (published.weekday() - DAYS[name.lower()]) % 7
    if which == "next":
        return published + timedelta(days=7 - back if back else 7)
    if which in {"last", "past", "previous"}:
        return published - timedelta(days=back or 7)
    return published - timedelta(days=back)


def _read_weekday(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    one = _weekday(match["weekday"], (match["which"] or "").lower(), published)
    return _span(one, one, "day", "relative", match)


def _read_weekdays(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    last = _weekday(match["weekday2"], "", published)
    back = (last.weekday() - DAYS[match["weekday"].lower()]) % 7
    if back == 0:
        return None
    return _span(last - timedelta(days=back), last, "span", "relative", match)


def _read_weekday_ago(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    if match["which"] == "week":
        one = _weekday(match["weekday"], "", published) - timedelta(days=7)
    else:
        week = published + timedelta(days=7 * _SHIFT[match["which"]] - published.weekday())
        one = week + timedelta(days=DAYS[match["weekday"].lower()])
    return _span(one, one, "day", "relative", match)


def _read_overnight(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    first = _weekday(match["weekday"], "", published)
    last = max(first, min(first + timedelta(days=1), published))
    return _span(first, last, "span", "relative", match)


_TODAY = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
          "the day before yesterday": -2, "the night before last": -2,
          "the day after tomorrow": 2}  # fmt: skip


def _read_today(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    word = " ".join(match["word"].lower().split())
    if word == "overnight":
        return _span(published - timedelta(days=1), published, "span", "relative", match)
    one = published + timedelta(days=_TODAY.get(word, 0))
    return _span(one, one, "day", "relative", match)


def _read_nine_eleven(match: Match, published: date | None) -> DateSpan | None:
    """Read the one day that news names by its numbers alone."""
    return _span(date(2001, 9, 11), date(2001, 9, 11), "day", "stated", match)


READERS: Mapping[str, Callable[[Match, date | None], DateSpan | None]] = {
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
    "this_season": _read_this_season,
    "part_year": _read_part_year,
    "part_unit": _read_part_unit,
    "in_year": _read_year,
    "in_month": _read_month,
    "day_of_month": _read_day_of_month,
    "days_ago": _read_ago,
    "past_n": _read_past,
    "last_unit": _read_unit,
    "recent": _read_recent,
    "overnight_on": _read_overnight,
    "weekdays": _read_weekdays,
    "weekday_ago": _read_weekday_ago,
    "weekday": _read_weekday,
    "today": _read_today,
}


def read_form(name: str, match: Match, published: date | None) -> DateSpan | None:
    """Read a match of one of the forms; "31 November" is a typing error and no date."""
    try:
        return READERS[name](match, published)
    except (ValueError, OverflowError):
        return None

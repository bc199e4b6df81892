"""Dates that count from the day of publication: "two days ago", "last week", "on Friday".

Without that day they tell no date. Each reader returns ``None`` where its words tell none.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from foreshock.extract.datestated import (
    DateReader,
    Match,
    make_span,
    month_end,
    part_of,
    season_of,
    span_of,
    told_part,
)
from foreshock.records import DatePrecision, DateSpan

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


def _read_this_season(match: Match, published: date | None) -> DateSpan | None:
    """Read "last summer" as the last that is over, "this spring" as that of the year."""
    if published is None:
        return None
    which, year = match["which"].lower(), published.year
    first, last = season_of(year, match["season"])
    if which == "this":
        if match["season"] == "winter" and published.month <= 3:
            first, last = season_of(year - 1, "winter")
    elif which == "next":
        first, last = season_of(year + (first <= published), match["season"])
    else:
        while last >= published:
            year -= 1
            first, last = season_of(year, match["season"])
    return span_of(first, last, "season", "relative", match)


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
    return span_of(start, published, "span", "relative", match)


def _read_recent(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    days = {"day": 7, "week": 42, "month": 183, "year": 1826}[match["unit"]]
    return span_of(published - timedelta(days=days), published, "span", "relative", match)


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
    part = told_part(match)
    if part in {"earlier", "later"}:
        bounds = {"earlier": (whole.start, min(published, whole.end)),
                  "later": (max(published, whole.start), whole.end)}  # fmt: skip
        first, last = bounds[part] if which == "this" else (whole.start, whole.end)
    else:
        first, last = part_of(whole.start, whole.end, part)
    return span_of(first, last, "span", "relative", match)


def _read_day_of_month(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    day, index = int(match["day"]), published.year * 12 + published.month - 1
    if match["which"] == "last" or (match["which"] is None and day > published.day):
        index -= 1
    year, month = divmod(index, 12)
    one = date(year, month + 1, day)
    return span_of(one, one, "day", "relative", match)


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
    return span_of(one, one, "day", "relative", match)


def _read_weekdays(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    last = _weekday(match["weekday2"], "", published)
    back = (last.weekday() - DAYS[match["weekday"].lower()]) % 7
    if back == 0:
        return None
    return span_of(last - timedelta(days=back), last, "span", "relative", match)


def _read_weekday_ago(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    if match["which"] == "week":
        one = _weekday(match["weekday"], "", published) - timedelta(days=7)
    else:
        week = published + timedelta(days=7 * _SHIFT[match["which"]] - published.weekday())
        one = week + timedelta(days=DAYS[match["weekday"].lower()])
    return span_of(one, one, "day", "relative", match)


def _read_overnight(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    first = _weekday(match["weekday"], "", published)
    last = max(first, min(first + timedelta(days=1), published))
    return span_of(first, last, "span", "relative", match)


_TODAY = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
          "the day before yesterday": -2, "the night before last": -2,
          "the day after tomorrow": 2}  # fmt: skip


def _read_today(match: Match, published: date | None) -> DateSpan | None:
    if published is None:
        return None
    word = " ".join(match["word"].lower().split())
    if word == "overnight":
        return span_of(published - timedelta(days=1), published, "span", "relative", match)
    one = published + timedelta(days=_TODAY.get(word, 0))
    return span_of(one, one, "day", "relative", match)


#: Readers by the names of their forms (`foreshock.extract.dateforms`).
RELATIVE: Mapping[str, DateReader] = {
    "this_season": _read_this_season,
    "part_unit": _read_part_unit,
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

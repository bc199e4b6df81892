"""Dates that the text tells, each with its precision and what it rests on.

A grammar of its own for the few forms of news English, anchored on the day of publication;
dateparser's search takes ordinary words for dates ("killed 3, and in May"). Where the text tells
nothing the date stays unknown; the day of publication is never put in its place.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from foreshock.extract.dateforms import PATTERNS
from foreshock.records import UNKNOWN_DATE, DateBasis, DatePrecision, DateSpan

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}  # fmt: skip
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS = {
    word: i
    for i, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "several": 0, "few": 0}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


class DateMention(NamedTuple):
    """A date in a text: where its words stand, and what they mean."""

    start: int
    end: int
    span: DateSpan


def find_dates(text: str, *, published: date | None) -> list[DateMention]:
    """Find the dates of a text, the longest reading of each place first.

    Parameters
    ----------
    published : day that relative words count from; without it they stay unread

    Examples
    --------
    >>> from datetime import date
    >>> found = find_dates("resigned in November", published=date(2020, 4, 2))
    >>> found[0].span.start, found[0].span.end, found[0].span.precision
    (datetime.date(2019, 11, 1), datetime.date(2019, 11, 30), 'month')
    >>> find_dates("on Tuesday night", published=date(2020, 4, 2))[0].span.start
    datetime.date(2020, 3, 31)
    >>> find_dates("on Tuesday night", published=None)
    []
    >>> find_dates("104 killed since 1 October", published=date(2019, 10, 6))[0].span.n_days
    6
    """
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            span = _read(name, match, published)
            if span is not None:
                span = _reaching_on(span, text, match.start(), published)
                taken.append(match.span())
                found.append(DateMention(match.start(), match.end(), span))
    return sorted(found)


#: "Since 1 October" tells a stretch up to now, so that a running toll is not put on one day.
_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|mid-?)*$", re.IGNORECASE)


def _reaching_on(span: DateSpan, text: str, start: int, published: date | None) -> DateSpan:
    """Return the stretch from a date until the day of publication if the text says "since"."""
    told = span.text or ""
    is_since = told.lower().startswith("since ") or _SINCE.search(text, max(0, start - 24), start)
    if not is_since or published is None or span.start is None or span.start > published:
        return span
    return DateSpan(
        start=span.start, end=published, precision="span", basis=span.basis, text=span.text
    )


def _read(name: str, match: re.Match[str], published: date | None) -> DateSpan | None:
    try:
        return _READERS[name](match, published)
    except (ValueError, OverflowError):
        # "31 November" or "February 30, 2020": a typing error is no date.
        return None


def _span(
    start: date, end: date, precision: DatePrecision, basis: DateBasis, match: re.Match[str]
) -> DateSpan:
    return DateSpan(start=start, end=end, precision=precision, basis=basis, text=match.group())


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _full_year(match: re.Match[str]) -> int | None:
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


def _read_day(match: re.Match[str], published: date | None) -> DateSpan | None:
    month = _MONTHS[match["month"].lower().rstrip(".")]
    day = int(match["day"])
    year = _full_year(match)
    basis: DateBasis = "stated" if year else "relative"
    year = year or _year_for(month, day, published)
    if year is None:
        return None
    one = date(year, month, day)
    return _span(one, one, "day", basis, match)


def _read_iso(match: re.Match[str], published: date | None) -> DateSpan | None:
    one = date(int(match["year"]), int(match["m"]), int(match["day"]))
    return _span(one, one, "day", "stated", match)


def _read_days(match: re.Match[str], published: date | None) -> DateSpan | None:
    month = _MONTHS[match["month"].lower().rstrip(".")]
    year = _full_year(match)
    basis: DateBasis = "stated" if year else "relative"
    year = year or _year_for(month, int(match["day"]), published)
    if year is None or int(match["day2"]) < int(match["day"]):
        return None
    return _span(
        date(year, month, int(match["day"])), date(year, month, int(match["day2"])),
        "span", basis, match,
    )  # fmt: skip


def _read_month(match: re.Match[str], published: date | None) -> DateSpan | None:
    month = _MONTHS[match["month"].lower().rstrip(".")]
    year = _full_year(match)
    basis: DateBasis = "stated" if year else "relative"
    year = year or _year_for(month, 1, published)
    if year is None:
        return None
    if match.group().lower().startswith("next") and published and date(year, month, 1) < published:
        year += 1
    return _span(date(year, month, 1), _month_end(year, month), "month", basis, match)


def _read_part_month(match: re.Match[str], published: date | None) -> DateSpan | None:
    whole = _read_month(match, published)
    if whole is None or whole.start is None or whole.end is None:
        return None
    first = {"early": 1, "mid": 11, "late": 21}[match["part"]]
    last = {"early": 10, "mid": 20, "late": whole.end.day}[match["part"]]
    return _span(
        whole.start.replace(day=first), whole.start.replace(day=last), "span", whole.basis, match
    )


def _read_year(match: re.Match[str], published: date | None) -> DateSpan | None:
    year = int(match["year"])
    return _span(date(year, 1, 1), date(year, 12, 31), "year", "stated", match)


def _read_years(match: re.Match[str], published: date | None) -> DateSpan | None:
    first = int(match["year"])
    second = match["year2"]
    last = int(second) if len(second) == 4 else int(str(first)[:2] + second)
    if last < first:
        return None
    return _span(date(first, 1, 1), date(last, 12, 31), "span", "stated", match)


def _read_decade(match: re.Match[str], published: date | None) -> DateSpan | None:
    year = int(match["year"])
    return _span(date(year, 1, 1), date(year + 9, 12, 31), "decade", "stated", match)


def _read_season(match: re.Match[str], published: date | None) -> DateSpan | None:
    year = int(match["year"])
    if match["season"] == "winter":
        return _span(date(year, 12, 1), _month_end(year + 1, 2), "season", "stated", match)
    first, last = _SEASONS[match["season"]]
    return _span(date(year, first, 1), _month_end(year, last), "season", "stated", match)


def _n(match: re.Match[str]) -> int:
    word = match["n"].lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


_DAYS_OF_UNIT = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_PRECISION_OF_UNIT: dict[str, DatePrecision] = {
    "hour": "day", "day": "day", "week": "week", "month": "month", "year": "year",
    "decade": "decade",
}  # fmt: skip


def _read_ago(match: re.Match[str], published: date | None) -> DateSpan | None:
    n = _n(match)
    if published is None or n == 0:
        return None
    unit = match["unit"]
    centre = published - timedelta(days=n * _DAYS_OF_UNIT[unit])
    slack = {"hour": 0, "day": 0, "week": 3, "month": 15, "year": 183}[unit]
    end = min(centre + timedelta(days=slack), published)
    return _span(centre - timedelta(days=slack), end, _PRECISION_OF_UNIT[unit], "relative", match)


def _read_past(match: re.Match[str], published: date | None) -> DateSpan | None:
    n = _n(match) or 5
    if published is None:
        return None
    start = published - timedelta(days=max(1, n * _DAYS_OF_UNIT[match["unit"]]))
    return _span(start, published, "span", "relative", match)


def _read_recent(match: re.Match[str], published: date | None) -> DateSpan | None:
    if published is None:
        return None
    days = {"day": 7, "week": 42, "month": 183, "year": 1826}[match["unit"]]
    return _span(published - timedelta(days=days), published, "span", "relative", match)


def _read_unit(match: re.Match[str], published: date | None) -> DateSpan | None:
    if published is None:
        return None
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[
        match["which"].lower()
    ]
    unit = match["unit"]
    monday = published - timedelta(days=published.weekday())
    if unit == "night":
        one = published + timedelta(days=shift)
        return _span(one, one, "day", "relative", match)
    if unit == "week":
        start = monday + timedelta(days=7 * shift)
        return _span(start, start + timedelta(days=6), "week", "relative", match)
    if unit == "weekend":
        start = monday + timedelta(days=5 + 7 * shift)
        return _span(start, start + timedelta(days=1), "span", "relative", match)
    if unit == "month":
        index = published.year * 12 + published.month - 1 + shift
        year, month = divmod(index, 12)
        return _span(
            date(year, month + 1, 1), _month_end(year, month + 1), "month", "relative", match
        )
    year = published.year + shift
    if unit == "year":
        return _span(date(year, 1, 1), date(year, 12, 31), "year", "relative", match)
    decade = published.year // 10 * 10 + 10 * shift
    return _span(date(decade, 1, 1), date(decade + 9, 12, 31), "decade", "relative", match)


def _read_weekday(match: re.Match[str], published: date | None) -> DateSpan | None:
    if published is None:
        return None
    back = (published.weekday() - _DAYS[match["weekday"].lower()]) % 7
    which = (match["which"] or "").lower()
    if which == "next":
        one = published + timedelta(days=7 - back if back else 7)
    elif which in {"last", "past", "previous"}:
        one = published - timedelta(days=back or 7)
    else:
        one = published - timedelta(days=back)
    return _span(one, one, "day", "relative", match)


def _read_today(match: re.Match[str], published: date | None) -> DateSpan | None:
    if published is None:
        return None
    word = match["word"].lower()
    if word == "overnight":
        return _span(published - timedelta(days=1), published, "span", "relative", match)
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    one = published + timedelta(days=shift)
    return _span(one, one, "day", "relative", match)


_READERS = {
    "iso": _read_iso,
    "month_day_year": _read_day,
    "day_month_year": _read_day,
    "month_days": _read_days,
    "part_month": _read_part_month,
    "month_year": _read_month,
    "years": _read_years,
    "decade": _read_decade,
    "season": _read_season,
    "in_year": _read_year,
    "in_month": _read_month,
    "days_ago": _read_ago,
    "past_n": _read_past,
    "last_unit": _read_unit,
    "recent": _read_recent,
    "weekday": _read_weekday,
    "today": _read_today,
}


def as_future(mention: DateMention, *, published: date | None) -> DateSpan:
    """Read a weekday of something that lies ahead as the coming one.

    Examples
    --------
    >>> from datetime import date
    >>> day = date(2020, 4, 2)
    >>> as_future(find_dates("on Monday", published=day)[0], published=day).start
    datetime.date(2020, 4, 6)
    """
    span = mention.span
    words = (span.text or "").lower().split()
    is_weekday = bool(words) and words[0] in _DAYS and not any(w[0].isdigit() for w in words)
    if published and is_weekday and span.start and span.start < published:
        one = span.start + timedelta(days=7)
        return DateSpan(start=one, end=one, precision="day", basis="relative", text=span.text)
    return span


def is_long_past(span: DateSpan, published: date | None) -> bool:
    """Whether a date lies so far back that the text tells history, not news.

    A year or decade that ended more than a year before publication, or a day more than two
    years before it.
    """
    if published is None or span.end is None:
        return False
    return (published - span.end).days > (365 if span.precision in {"year", "decade"} else 730)


def nearest(
    found: Sequence[DateMention], start: int, end: int, position: int
) -> Iterator[DateMention]:
    """Yield the dates inside a stretch of text, the nearest to a position first."""
    first = bisect_left(found, start, key=lambda m: m.start)
    last = bisect_left(found, end, key=lambda m: m.start)
    inside = [m for m in found[first:last] if m.end <= end]
    yield from sorted(inside, key=lambda m: min(abs(m.start - position), abs(m.end - position)))


__all__ = ["UNKNOWN_DATE", "DateMention", "as_future", "find_dates", "is_long_past", "nearest"]

"""Dates that the text tells, each with its precision and what it rests on.

A grammar of its own for the few forms of news English, anchored on the day of publication;
dateparser's search takes ordinary words for dates ("killed 3, and in May"). Where the text tells
nothing the date stays unknown; the day of publication is never put in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from foreshock.extract.anchored import DateMention, with_anchored
from foreshock.extract.dateforms import BEFORE_IN_NAME, BEHIND_IN_NAME, NEEDED, PATTERNS
from foreshock.extract.datereaders import read_form
from foreshock.extract.daterelative import DAYS
from foreshock.records import UNKNOWN_DATE, DateSpan


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
    for name, pattern in _worth_a_search(text):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            span = read_form(name, match, published)
            if span is None:
                continue
            taken.append(match.span())
            if _lies_in_name(text, match):
                continue
            span = _reaching_on(span, text, match.start(), published)
            found.append(DateMention(match.start(), match.end(), span))
    return with_anchored(text, sorted(found), published)


def _worth_a_search(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the forms that a text can hold: none with a weekday where it names none."""
    lacks = {part for part, pattern in NEEDED.items() if not pattern.search(text)}
    for name, pattern, needed in _FORMS:
        if needed.isdisjoint(lacks):
            yield name, pattern


def _needed(name: str, pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the parts without which a form cannot stand."""
    optional = {"year"} if name not in {"in_year", "years", "part_year", "season"} else set()
    if name in {"month_day_year", "day_month_year"}:
        optional.add("weekday")
    return frozenset((pattern.groupindex.keys() & NEEDED.keys()) - optional)


_FORMS = tuple((name, pattern, _needed(name, pattern)) for name, pattern in PATTERNS)


def _lies_in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a date is part of a name: "the 14 July Bridge", "Black September"."""
    before = text[max(0, match.start() - 8) : match.start()]
    return bool(BEFORE_IN_NAME.search(before) or BEHIND_IN_NAME.match(text, match.end()))


#: "Since 1 October" tells a stretch up to now, so that a running toll is not put on one day.
_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|mid-?)*$", re.IGNORECASE)
_EVE = re.compile(r"\bthe\s+eve\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def _reaching_on(span: DateSpan, text: str, start: int, published: date | None) -> DateSpan:
    """Return the stretch from a date until the day of publication if the text says "since"."""
    near = max(0, start - 24)
    if span.start is not None and span.precision == "day" and _EVE.search(text, near, start):
        one = span.start - timedelta(days=1)
        return DateSpan(start=one, end=one, precision="day", basis="relative", text=span.text)
    told = span.text or ""
    is_since = told.lower().startswith("since ") or _SINCE.search(text, near, start)
    if not is_since or published is None or span.start is None or span.start > published:
        return span
    is_today = span.start == published and told.lower() in DAYS
    return DateSpan(
        start=span.start - timedelta(days=7 * is_today),
        end=published,
        precision="span",
        basis=span.basis,
        text=span.text,
    )


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
    is_weekday = bool(words) and words[0] in DAYS and not any(w[0].isdigit() for w in words)
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

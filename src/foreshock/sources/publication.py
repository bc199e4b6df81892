"""When a record was published: what it says itself, its dateline, or what the user said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from foreshock.errors import ForeshockError
from foreshock.sources.dateline import day_of, find_dateline, parse_written_date
from foreshock.sources.options import ReadOptions

#: No news is older; a year below is a placeholder such as 0001-01-01.
_FIRST_YEAR = 1600
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_ISO_INSTANT = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{8})[T ].+", re.DOTALL)
_MAIL_DATE = re.compile(r"(?:[A-Za-z]{3},? +)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}.{0,40}")


class NotADateError(ForeshockError, ValueError):
    """A record tells a time of publication that cannot be."""


def publication_of(told: object, text: str, options: ReadOptions) -> date | datetime | None:
    """Return when a record was published, ``None`` where nobody tells.

    What the record's metadata tell comes first, then a dateline, then ``options.published``.

    Raises
    ------
    NotADateError
        If what was told is no date, or lies in the future.

    Examples
    --------
    >>> options = ReadOptions(retrieved=datetime(2026, 11, 1, tzinfo=UTC))
    >>> publication_of(None, "LIMA, 3 JAN 90 (EFE) -- THE ARMY", options)
    datetime.date(1990, 1, 3)
    >>> publication_of("2020-04-02", "LIMA, 3 JAN 90 (EFE) -- THE ARMY", options)
    datetime.date(2020, 4, 2)
    """
    if told is not None:
        moment = parse_published(told, options)
        return _plausible(moment, f"published {_shown(told)}", options)
    dateline = find_dateline(text)
    if dateline is None:
        return options.published
    # The dateline may be a day ahead of the publisher's own: time zones.
    published = options.published + timedelta(days=1) if options.published else None
    try:
        day = day_of(dateline, latest=options.latest.date(), published=published)
    except ValueError:
        raise NotADateError(f"dateline {_shown(dateline.text)} is not a date") from None
    if day is None:
        return options.published
    return _plausible(day, f"dateline {_shown(dateline.text)}", options)


def parse_published(told: object, options: ReadOptions) -> date | datetime:
    """Return the day or instant that a record's metadata tell.

    ISO 8601 (a week or a month alone is no day), the form of e-mail and feeds, and dates in
    English words are read.

    Raises
    ------
    NotADateError
        If it is anything else.

    Examples
    --------
    >>> options = ReadOptions(retrieved=datetime(2026, 11, 1, tzinfo=UTC))
    >>> parse_published("April 2, 2020", options)
    datetime.date(2020, 4, 2)
    >>> parse_published("2020-04-02T10:30:00Z", options).isoformat()
    '2020-04-02T10:30:00+00:00'
    """
    if not isinstance(told, str):
        raise NotADateError(f"published {_shown(told)} is not a date; write it as YYYY-MM-DD")
    words = told.strip()
    try:
        found = _iso(words) or _mail_date(words) or _written(words, options)
    except (ValueError, OverflowError, IndexError, TypeError):
        # parsedate_to_datetime lets several kinds of error through on malformed input
        found = None
    if found is None:
        raise NotADateError(f"published {_shown(told)} is not a date")
    return found


def _iso(words: str) -> date | datetime | None:
    if _ISO.fullmatch(words):
        return date.fromisoformat(words)
    return datetime.fromisoformat(words) if _ISO_INSTANT.fullmatch(words) else None


def _mail_date(words: str) -> datetime | None:
    return parsedate_to_datetime(words) if _MAIL_DATE.fullmatch(words) else None


def _written(words: str, options: ReadOptions) -> date | None:
    if len(words) > 60:
        return None
    written = parse_written_date(words)
    return day_of(written, latest=options.latest.date()) if written else None


def _plausible(moment: date | datetime, label: str, options: ReadOptions) -> date | datetime:
    """Refuse a time before there were news and one that has not come yet."""
    if moment.year < _FIRST_YEAR:
        raise NotADateError(f"{label} is before {_FIRST_YEAR}; it cannot be the day of a report")
    # By year first: the last hours of 9999 cannot be moved to another time zone.
    is_future = moment.year > options.latest.year + 1
    if not is_future and isinstance(moment, datetime):
        is_future = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > options.latest
    elif not is_future:
        is_future = moment > options.latest.date()
    if is_future:
        read_on = options.retrieved.date()
        raise NotADateError(f"{label} lies in the future; it was read on {read_on}")
    return moment


def _shown(value: object) -> str:
    """Quote a value for a message, shortened: it may be hostile and long."""
    words = repr(value[:80]) if isinstance(value, str) else str(value)
    return words if len(words) <= 80 else words[:79] + "…"

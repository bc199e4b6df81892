"""The instant that a view of the store stands for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from foreshock.errors import UsageError

#: A day stands for its end in UTC; an instant without zone is read as UTC.
AsOf: TypeAlias = date | datetime

# ``fromisoformat`` also reads weeks and bare digits, which people type by mistake.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_as_of(text: str) -> AsOf:
    """Read a day, or an instant, from what a user typed.

    Parameters
    ----------
    text : ``2020-04-02``, or an ISO 8601 instant such as ``2020-04-02T10:00Z``; without a zone
        it is UTC

    Raises
    ------
    UsageError
        If it is neither.

    Examples
    --------
    >>> parse_as_of("2020-04-02")
    datetime.date(2020, 4, 2)
    >>> parse_as_of("2020-04-02T10:00+03:00").isoformat()
    '2020-04-02T07:00:00+00:00'
    """
    stripped = text.strip()
    try:
        if _DAY.fullmatch(stripped):
            return date.fromisoformat(stripped)
        if _DAY.match(stripped):
            return to_utc(datetime.fromisoformat(stripped))
    except (ValueError, OverflowError):
        pass
    raise UsageError(
        f"{text!r} is no day and no instant: write it as 2020-04-02 or 2020-04-02T10:00Z"
    )


def as_instant(as_of: AsOf) -> datetime:
    """Return the last instant (UTC) that belongs to `as_of`.

    Examples
    --------
    >>> from datetime import date
    >>> as_instant(date(2020, 4, 2)).isoformat()
    '2020-04-02T23:59:59.999999+00:00'
    """
    if isinstance(as_of, datetime):
        return to_utc(as_of)
    return datetime.combine(as_of, time.max, tzinfo=UTC)


def to_utc(instant: datetime) -> datetime:
    """Return the same instant in UTC; one without zone is read as UTC.

    Examples
    --------
    >>> to_utc(datetime(2020, 4, 2, 10)).isoformat()
    '2020-04-02T10:00:00+00:00'
    """
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)

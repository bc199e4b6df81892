"""What one run of reading may take and what the user said about its files."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from foreshock.errors import UsageError

#: Clocks differ, and a paper dated tomorrow is on sale tonight: this much is no future date.
CLOCK_TOLERANCE = timedelta(days=1)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one record may hold.

    Attributes
    ----------
    max_bytes : a text, HTML, Markdown or JSON file, or one line of JSONL
    max_elements : of an HTML page; the extraction takes 10 s at 50,000 and grows with the square
    max_known_ids : ids kept to notice one id with two texts; the oldest is forgotten first, so
        that memory stays bounded (about 0.2 kB an id) on input of any length
    """

    max_bytes: int = 20_000_000
    max_elements: int = 50_000
    max_known_ids: int = 1_000_000


DEFAULT_LIMITS = Limits()


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all records of one run.

    Attributes
    ----------
    retrieved : the instant of reading, with a time zone
    published : day of publication of records that tell none themselves
    limits : how much one record may hold

    Raises
    ------
    UsageError
        If `retrieved` has no time zone, or `published` lies after it.

    Examples
    --------
    >>> from datetime import UTC
    >>> options = ReadOptions(retrieved=datetime(2020, 4, 2, 12, tzinfo=UTC))
    >>> options.latest.isoformat()
    '2020-04-03T12:00:00+00:00'
    """

    retrieved: datetime
    published: date | None = None
    limits: Limits = DEFAULT_LIMITS

    def __post_init__(self) -> None:
        if self.retrieved.tzinfo is None:
            raise UsageError(f"retrieved {self.retrieved} has no time zone; give one, e.g. UTC")
        if isinstance(self.published, datetime):
            raise UsageError(f"published {self.published} is an instant; give the day alone")
        if self.published is not None and self.published > self.latest.date():
            raise UsageError(
                f"published {self.published} lies in the future "
                f"(it is {self.retrieved.date()}); give the day the text was published"
            )

    @property
    def latest(self) -> datetime:
        """The last instant that a publication can have."""
        return self.retrieved + CLOCK_TOLERANCE

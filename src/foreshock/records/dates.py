"""Dates that carry their precision: a span of days and how it was told."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from foreshock.errors import InvalidRecordError

DatePrecision = Literal["day", "week", "month", "season", "year", "decade", "span", "unknown"]
DateBasis = Literal["stated", "relative", "dateline", "unknown"]


class DateSpan(msgspec.Struct, frozen=True, kw_only=True):
    """The days within which something happened.

    Attributes
    ----------
    start, end : first and last day, both inside the span; ``None`` where the text leaves it open
    precision : what the text told; ``span`` is a stated range, ``unknown`` needs basis ``unknown``
    basis : ``stated`` in full, ``relative`` to another date, read off the ``dateline``, or
        ``unknown``. A date that is not in the text is never invented.
    text : the words that told the date, ``None`` where there were none

    Raises
    ------
    InvalidRecordError
        If the span ends before it starts, or a known precision has no dates.

    Examples
    --------
    >>> from datetime import date
    >>> DateSpan(start=date(2019, 11, 1), end=date(2019, 11, 30), precision="month",
    ...          basis="stated").n_days
    30
    """

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    basis: DateBasis = "unknown"
    text: str | None = None

    def __post_init__(self) -> None:
        faults = []
        if self.start and self.end and self.end < self.start:
            faults.append(f"it ends {self.end}, before it starts {self.start}")
        if (self.precision == "unknown") != (self.start is None and self.end is None):
            faults.append(f"precision {self.precision!r} with days {self.start}..{self.end}")
        if (self.basis == "unknown") != (self.precision == "unknown"):
            faults.append(f"basis {self.basis!r} with precision {self.precision!r}")
        if faults:
            raise InvalidRecordError("DateSpan", faults)

    @property
    def is_known(self) -> bool:
        """Whether the text tells anything of when."""
        return self.precision != "unknown"

    @property
    def n_days(self) -> int | None:
        """Length in days, ``None`` where an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def overlaps(self, other: DateSpan) -> bool:
        """Whether both spans may be the same day; an unknown date overlaps none."""
        if not (self.is_known and other.is_known):
            return False
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        ends_in_time = self.end is None or other.start is None or other.start <= self.end
        return starts_in_time and ends_in_time


UNKNOWN_DATE = DateSpan()

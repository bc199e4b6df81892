"""Places in a report's text, in Unicode code points, start inside and end outside."""

from __future__ import annotations

import msgspec

from foreshock.errors import InvalidRecordError


def _check(record: str, start: int, end: int) -> None:
    if not 0 <= start <= end:
        raise InvalidRecordError(record, [f"offsets {start}..{end} are not ascending from 0"])


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report's text.

    Examples
    --------
    >>> Span(start=3, end=7).quotes("on Tuesday")
    'Tues'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        _check("Span", self.start, self.end)

    def quotes(self, text: str) -> str:
        """Return the words at this place of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both stretches share a character."""
        return self.start < other.end and other.start < self.end


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text together with its words."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        _check("Quote", self.start, self.end)
        if self.end - self.start != len(self.text):
            raise InvalidRecordError(
                "Quote", [f"{self.text!r} is not {self.end - self.start} characters long"]
            )

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(start=self.start, end=self.end)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say so, and the sentence around them."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    text: str

    def __post_init__(self) -> None:
        _check("Evidence", self.start, self.end)
        faults = []
        if self.end - self.start != len(self.text):
            faults.append(f"{self.text!r} is not {self.end - self.start} characters long")
        if not self.sentence_start <= self.start <= self.end <= self.sentence_end:
            faults.append("the words do not lie in their sentence")
        if faults:
            raise InvalidRecordError("Evidence", faults)

"""A report: text and where it came from."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time

import msgspec

from foreshock.errors import InvalidRecordError
from foreshock.records.identity import stable_id


def text_hash(text: str) -> str:
    r"""Return the SHA-256 of a report's text, white space folded.

    Two copies that differ only in line breaks or trailing blanks have one hash.

    Examples
    --------
    >>> text_hash("Rockets hit a base.\n") == text_hash("Rockets  hit a base.")
    True
    """
    canonical = " ".join(text.split())
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One text as published, complete when made.

    Attributes
    ----------
    report_id : the record's own id where its source gives one, else the hash of its text
    text : the text that all offsets refer to
    published : the day of publication, ``None`` where nobody tells
    published_at : the instant (UTC) where the source tells it
    retrieved : the instant (UTC) when Foreshock read it
    origin : file and line, or address, that it was read from
    outlet, outlet_kind : who published it, and what kind of publisher that is
    raw_sha256 : hash of the bytes that were read; the store keeps the bytes
    """

    report_id: str
    text: str
    origin: str
    text_sha256: str
    published: date | None = None
    published_at: datetime | None = None
    retrieved: datetime | None = None
    title: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    url: str | None = None
    language: str | None = None
    media_type: str | None = None
    raw_sha256: str | None = None

    def __post_init__(self) -> None:
        faults = []
        if not self.text.strip():
            faults.append("it has no text")
        if not self.report_id:
            faults.append("it has no id")
        for name in ("published_at", "retrieved"):
            value = getattr(self, name)
            if value is not None and value.tzinfo is None:
                faults.append(f"{name} {value} has no time zone")
        if faults:
            raise InvalidRecordError(f"Report {self.origin}", faults)

    @classmethod
    def make(
        cls,
        text: str,
        *,
        origin: str,
        report_id: str | None = None,
        published: date | datetime | None = None,
        **fields: str | datetime | None,
    ) -> Report:
        """Build a report, its id and hash worked out from the text.

        Parameters
        ----------
        text : the text as given; offsets will count its code points
        published : a day, or an instant; an instant without zone is read as UTC
        fields : any other attribute of `Report`

        Examples
        --------
        >>> from datetime import date
        >>> report = Report.make("Two rockets fell.", origin="note", published=date(2020, 4, 2))
        >>> report.known_at.isoformat()
        '2020-04-02T23:59:59+00:00'
        """
        digest = text_hash(text)
        day, instant = _day_and_instant(published)
        return cls(
            report_id=report_id or stable_id("r", digest),
            text=text,
            origin=origin,
            text_sha256=digest,
            published=day,
            published_at=instant,
            **fields,  # type: ignore[arg-type]
        )

    @property
    def known_at(self) -> datetime | None:
        """The instant from which the report's content was known (UTC).

        A report of which only the day is known counts from the end of that day, so that no
        earlier view can have seen it; one without a date counts from when it was read.
        """
        if self.published_at is not None:
            return self.published_at
        if self.published is not None:
            return datetime.combine(self.published, time(23, 59, 59), tzinfo=UTC)
        return self.retrieved


def _day_and_instant(published: date | datetime | None) -> tuple[date | None, datetime | None]:
    """Split a publication time; the day stays the one of the publisher's own clock."""
    if isinstance(published, datetime):
        aware = published if published.tzinfo else published.replace(tzinfo=UTC)
        return aware.date(), aware.astimezone(UTC)
    return published, None

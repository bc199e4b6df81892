"""One record on its way to a report: what a format found, and what is checked for all formats."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import msgspec

from foreshock.errors import ForeshockError, InvalidRecordError
from foreshock.records import Rejected, Report
from foreshock.sources.options import ReadOptions
from foreshock.sources.publication import NotADateError, publication_of

#: Longer titles and outlets are cut, with an ellipsis to show it.
_MAX_FIELD_CHARS = 1_000
_MAX_ID_CHARS = 500
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB_SCHEMES = frozenset({"http", "https"})
#: Controls, and the marks that reverse the direction of writing, with which a title can lie.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class UnreadableError(ForeshockError, ValueError):
    """A record cannot be read; the reason goes into its `Rejected`."""


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the bytes it was read from: the whole file, or one line of JSONL."""

    report: Report
    raw: bytes


Outcome = Read | Rejected


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a format found in one record, not yet checked; only the text is required.

    Attributes
    ----------
    text : kept to the character, since all offsets refer to it
    published : as the record words it
    charset : the encoding, where it is not UTF-8 but told or guessed
    """

    text: str
    report_id: str | None = None
    title: str | None = None
    published: object = None
    outlet: str | None = None
    outlet_kind: str | None = None
    url: str | None = None
    language: str | None = None
    charset: str | None = None


def origin_of(path: Path, line: int | None = None) -> str:
    """Return how records name a file, or a line or item (from 1) of it.

    A file name that is not UTF-8 is escaped, since no store or page could hold it.

    Examples
    --------
    >>> origin_of(Path("wire/april.jsonl"), 17)
    'wire/april.jsonl#17'
    """
    name = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return name if line is None else f"{name}#{line}"


def refuse(origin: str, reason: object, options: ReadOptions) -> Rejected:
    """Return the record of a failure at this stage."""
    return Rejected(
        record_id=origin, stage="source", reason=str(reason), known_at=options.retrieved
    )


def complete(
    draft: Draft, *, origin: str, raw: bytes, media_type: str, options: ReadOptions
) -> Outcome:
    """Check a draft and make its report, or tell why there is none.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> options = ReadOptions(retrieved=datetime(2020, 4, 2, 12, tzinfo=UTC))
    >>> complete(Draft(text="Rockets fell.", published="2020-02-31"), origin="a.txt", raw=b"",
    ...          media_type="text/plain", options=options).reason
    "published '2020-02-31' is not a date"
    """
    try:
        report = _report(draft, origin=origin, raw=raw, media_type=media_type, options=options)
    except InvalidRecordError as fault:
        return refuse(origin, "; ".join(fault.faults), options)
    except (UnreadableError, NotADateError) as fault:
        return refuse(origin, fault, options)
    return Read(report=report, raw=raw)


def _report(
    draft: Draft, *, origin: str, raw: bytes, media_type: str, options: ReadOptions
) -> Report:
    """Make the report; raise what is wrong with the draft."""
    charset = f"; charset={draft.charset}" if draft.charset else ""
    _check_text(draft.text)
    return Report.make(
        draft.text,
        origin=origin,
        report_id=_checked_id(draft.report_id),
        published=publication_of(draft.published, draft.text, options),
        retrieved=options.retrieved,
        title=_clean("title", draft.title),
        outlet=_clean("outlet", draft.outlet),
        outlet_kind=_clean("outlet_kind", draft.outlet_kind),
        url=_checked_url(draft.url),
        language=_clean("language", draft.language),
        media_type=media_type + charset,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )


def _check_text(text: str) -> None:
    if not text.strip():
        raise UnreadableError("there is no text")
    _check_characters("text", text)


def _check_characters(name: str, value: str) -> None:
    """Refuse what is no text: other controls stay, since offsets count them."""
    if "\x00" in value:
        raise UnreadableError(f"{name} has a NUL character; it is binary, not text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise UnreadableError(
            f"{name} has half a surrogate pair at character {fault.start}; it is not Unicode"
        ) from None


def _clean(name: str, value: str | None) -> str | None:
    """Return a line of metadata fit to be shown; ``None`` for one that tells nothing."""
    if value is None:
        return None
    _check_characters(name, value)
    line = _UNSEEN.sub("", " ".join(value.split()))
    if len(line) > _MAX_FIELD_CHARS:
        line = line[: _MAX_FIELD_CHARS - 1] + "…"
    return line or None


def _checked_id(value: str | None) -> str | None:
    """Return the record's own id as it stands: an id that was mended would match nothing."""
    if value is None:
        return None
    _check_characters("id", value)
    if not value.strip() or _UNSEEN.search(value):
        raise UnreadableError(f"id {value[:40]!r} is empty or has control characters")
    if len(value) > _MAX_ID_CHARS:
        raise UnreadableError(f"id has {len(value)} characters, more than {_MAX_ID_CHARS}")
    return value


def _checked_url(value: str | None) -> str | None:
    """Refuse addresses that a page must not link to, such as ``javascript:``."""
    line = _clean("url", value)
    scheme = _SCHEME.match(line) if line else None
    if scheme and scheme[1].lower() not in _WEB_SCHEMES:
        raise UnreadableError(f"url {(line or '')[:60]!r} is not a web address")
    return line

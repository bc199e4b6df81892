"""The Python API: one text to claims, one file to a store."""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import cache

from foreshock.errors import InvalidRecordError
from foreshock.extract import DEFAULT_PIPELINE
from foreshock.records import Rejected, Report
from foreshock.store import Store
from foreshock.workflow.listing import Claims
from foreshock.workflow.reading import ClaimReader, make_reader


def code(
    text: str,
    *,
    published: date | datetime | str | None = None,
    title: str | None = None,
    report_id: str | None = None,
    pipeline: str = DEFAULT_PIPELINE,
    reader: ClaimReader | None = None,
) -> Claims:
    """Return the claims that a text makes.

    Parameters
    ----------
    text : the text as published; offsets of the claims count its code points
    published : day of publication, to which "yesterday" and "on Monday" refer; an ISO 8601 text
        will do
    title : headline, where it stands apart from the text
    report_id : the caller's own id; else the hash of the text
    pipeline : name of any English spaCy pipeline that is installed
    reader : a reader made before, instead of `pipeline`

    Raises
    ------
    InvalidRecordError
        If the text is empty, or the reader fails on it.
    ValueError
        If `published` is a text but no date.

    Examples
    --------
    >>> claims = code("Iran condemned the United States on Monday.", published="2020-01-08")
    >>> claims[0].event_type, claims[0].date.start.isoformat()
    ('ACCUSE', '2020-01-06')
    """
    report = Report.make(
        text, origin="text", report_id=report_id, published=_moment(published), title=title
    )
    ((_, found),) = (reader or _reader(pipeline)).read_many([report])
    if isinstance(found, Rejected):
        raise InvalidRecordError("Report text", [found.reason])
    return Claims(found)


def open(path: str | os.PathLike[str], *, read_only: bool = False) -> Store:  # noqa: A001
    """Open a store file, making it if it is missing.

    Parameters
    ----------
    path : the file; ``:memory:`` is a store that is gone when closed
    read_only : many may read at once; the file must be there

    Raises
    ------
    StoreError
        If the file is no store, locked, or of another schema version.

    Examples
    --------
    >>> with open(":memory:") as store:
    ...     store.counts()["claims"]
    0
    """
    return Store.open(path, read_only=read_only)


@cache
def _reader(pipeline: str) -> ClaimReader:
    """Keep one reader a pipeline: loading takes a second."""
    return make_reader(pipeline)


def _moment(published: date | datetime | str | None) -> date | datetime | None:
    """Read a day or an instant that was written as text."""
    if not isinstance(published, str):
        return published
    if "T" in published or " " in published:
        return datetime.fromisoformat(published)
    return date.fromisoformat(published)

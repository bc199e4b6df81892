"""Files to claims, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from foreshock.errors import ReadingError
from foreshock.extract.explain import Reading
from foreshock.records import Claim, Rejected, Report
from foreshock.sources import Outcome, ReadOptions, UnreadableError, count_records, read_paths
from foreshock.sources.plain_text import draft_text
from foreshock.sources.record import complete, refuse
from foreshock.workflow.progress import SILENT, Progress
from foreshock.workflow.reading import ClaimReader, ExplainingReader


def code_reports(
    paths: Iterable[Path],
    *,
    published: date | None = None,
    reader: ClaimReader,
    jobs: int = 1,
    progress: Progress = SILENT,
    now: datetime | None = None,
) -> Iterator[Claim | Rejected]:
    """Yield the claims of all reports in files and folders, and what could not be read.

    Parameters
    ----------
    published : day of publication of reports that do not tell theirs
    jobs : number of processes that parse
    now : the instant of reading; nothing can have been published after it

    Raises
    ------
    SourceError
        If a path cannot be read at all.
    """
    listed = list(paths)
    outcomes = read_paths(listed, published=published, retrieved=now or datetime.now(UTC))
    progress.start(count_records(listed), "reading")
    yield from code_outcomes(outcomes, reader=reader, jobs=jobs, progress=progress)
    progress.finish()


def code_outcomes(
    outcomes: Iterable[Outcome],
    *,
    reader: ClaimReader,
    jobs: int = 1,
    progress: Progress = SILENT,
) -> Iterator[Claim | Rejected]:
    """Yield the claims of what was read, and every rejection, as they come."""
    aside: list[Rejected] = []
    for _, result in reader.read_many(_reports(outcomes, aside), jobs=jobs):
        yield from _drained(aside, progress)
        progress.advance()
        if isinstance(result, Rejected):
            yield result
        else:
            yield from result
    yield from _drained(aside, progress)


def explain_reports(
    paths: Iterable[Path],
    *,
    published: date | None = None,
    reader: ExplainingReader,
    now: datetime | None = None,
) -> Iterator[Reading | Rejected]:
    """Yield why the reports in files and folders were read as they were."""
    outcomes = read_paths(list(paths), published=published, retrieved=now or datetime.now(UTC))
    yield from explain_outcomes(outcomes, reader=reader)


def explain_outcomes(
    outcomes: Iterable[Outcome], *, reader: ExplainingReader
) -> Iterator[Reading | Rejected]:
    """Yield the reasons of each reading, and every rejection, as they come."""
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        report = outcome.report
        try:
            yield reader.explain(report)
        except ReadingError as error:
            yield Rejected(record_id=report.report_id, stage="extract", reason=str(error),
                           known_at=report.known_at)  # fmt: skip


def text_outcome(
    raw: bytes, *, origin: str, published: date | None = None, now: datetime | None = None
) -> Outcome:
    """Return the report that some bytes of plain text are, or why they are none.

    Examples
    --------
    >>> text_outcome(b"", origin="-").reason
    'the file is empty'
    """
    options = ReadOptions(retrieved=now or datetime.now(UTC), published=published)
    try:
        draft = draft_text(raw, options.limits)
    except UnreadableError as fault:
        return refuse(origin, fault, options)
    return complete(draft, origin=origin, raw=raw, media_type="text/plain", options=options)


def _reports(outcomes: Iterable[Outcome], aside: list[Rejected]) -> Iterator[Report]:
    """Pass the reports on and put the rest aside."""
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            aside.append(outcome)
        else:
            yield outcome.report


def _drained(aside: list[Rejected], progress: Progress) -> Iterator[Rejected]:
    """Yield what was put aside meanwhile."""
    while aside:
        progress.advance()
        yield aside.pop(0)

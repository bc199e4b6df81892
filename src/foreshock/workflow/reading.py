"""What the workflow needs of a reader, so that any extractor can take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from foreshock.extract import DEFAULT_PIPELINE, Reader, load_lexicon, load_pipeline
from foreshock.extract.content import Content
from foreshock.extract.explain import Reading
from foreshock.records import Claim, Rejected, Report


class ClaimReader(Protocol):
    """Reads reports into claims; `foreshock.extract.Reader` does."""

    def read(self, report: Report) -> list[Claim]:
        """Return the claims of one report, in the order of its text."""
        ...

    def read_many(
        self, reports: Iterable[Report], *, jobs: int = 1, batch_size: int = 32
    ) -> Iterator[tuple[Report, list[Claim] | Rejected]]:
        """Yield each report with its claims, or with why it has none, in the order given."""
        ...


@runtime_checkable
class ContentReader(Protocol):
    """A reader that also reads relations between actors and names of unknown groups."""

    def read_contents(
        self, reports: Iterable[Report], *, jobs: int = 1, batch_size: int = 16
    ) -> Iterator[tuple[Report, Content | Rejected]]:
        """Yield each report with all that it says, or with why it cannot be read."""
        ...


def read_contents(
    reader: ClaimReader, reports: Iterable[Report], *, jobs: int = 1
) -> Iterator[tuple[Report, Content | Rejected]]:
    """Read all that a reader can: one that knows only claims gives no relations."""
    if isinstance(reader, ContentReader):
        yield from reader.read_contents(reports, jobs=jobs)
        return
    for report, found in reader.read_many(reports, jobs=jobs):
        yield report, found if isinstance(found, Rejected) else Content(found, [], [])


class ExplainingReader(Protocol):
    """A reader that can also tell why it read a report as it did."""

    def explain(self, report: Report) -> Reading:
        """Return the reasons of one reading."""
        ...


def make_reader(
    pipeline: str = DEFAULT_PIPELINE, *, lexicon_files: Sequence[Path] = (), gate: bool = True
) -> Reader:
    """Return the built-in reader on a spaCy pipeline.

    The shipped pipeline is loaded when first used; one that the user names is loaded at once,
    so that a wrong name is told before any text is read. Without `gate` all text is parsed, also
    what can tell no act.

    Raises
    ------
    PipelineError
        If the pipeline is missing or lacks a component.
    DataFileError
        If a lexicon file breaks its form.
    """
    if pipeline != DEFAULT_PIPELINE:
        load_pipeline(pipeline)
    if lexicon_files:
        load_lexicon(tuple(lexicon_files))
    return Reader(pipeline=pipeline, lexicon_files=lexicon_files, gate=gate)

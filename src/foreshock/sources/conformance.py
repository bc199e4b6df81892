"""A check of any `Source`, for those who write one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from foreshock.sources.options import ReadOptions
from foreshock.sources.protocol import Source
from foreshock.sources.record import Outcome, Read, origin_of


def faults_of(source: Source, example: Path, *, options: ReadOptions) -> list[str]:
    """Return what a source does that it must not; an empty list if it conforms.

    Parameters
    ----------
    example : a file of the format with at least one good record
    """
    outcomes = list(source.read(example, options=options))
    reads = [outcome for outcome in outcomes if isinstance(outcome, Read)]
    faults = [fault for read in reads for fault in _faults_of_read(read, source, example, options)]
    if not isinstance(source, Source):
        faults.append("it lacks a member of the protocol")
    if any(suffix != suffix.lower() or not suffix.startswith(".") for suffix in source.suffixes):
        faults.append(f"suffixes {source.suffixes} are not lower case with a dot")
    if not reads:
        faults.append("no record of the example was read")
    if list(source.read(example, options=options)) != outcomes:
        faults.append("reading twice gives different records")
    if source.count(example) < 1:
        faults.append("the example counts as nothing")
    return faults + _faults_on_missing(source, example, options)


def _faults_of_read(read: Read, source: Source, path: Path, options: ReadOptions) -> list[str]:
    report = read.report
    checks = {
        "the hash is not that of the raw bytes": (
            report.raw_sha256 == hashlib.sha256(read.raw).hexdigest()
        ),
        "the origin does not begin with the path": report.origin.startswith(origin_of(path)),
        "the time of reading is not the one given": report.retrieved == options.retrieved,
        "the media type is not the source's": (
            (report.media_type or "").split(";")[0] == source.media_type
        ),
    }
    return [f"{report.origin}: {fault}" for fault, holds in checks.items() if not holds]


def _faults_on_missing(source: Source, example: Path, options: ReadOptions) -> list[str]:
    """Check a file that vanished between the walk and the reading: a `Rejected`, no error."""
    missing = example.with_name(f"{example.name}.vanished")
    outcomes: list[Outcome] = list(source.read(missing, options=options))
    if len(outcomes) == 1 and not isinstance(outcomes[0], Read):
        return []
    return [f"a missing file gave {outcomes}"]

"""Errors that Foreshock raises.

Every error derives from `ForeshockError`; leaves also inherit the builtin that a caller
without knowledge of Foreshock would catch. A message says what was wrong, the value seen,
the record it was seen in, and what to do.
"""

from __future__ import annotations

from pathlib import Path


class ForeshockError(Exception):
    """Root of all errors that Foreshock raises on purpose."""


class InvalidRecordError(ForeshockError, ValueError):
    """A record was built from values that contradict each other or the ontology.

    Parameters
    ----------
    record : name of the record type
    faults : one sentence for each fault found
    """

    def __init__(self, record: str, faults: list[str]) -> None:
        self.record = record
        self.faults = tuple(faults)
        super().__init__(f"{record} is not valid: " + "; ".join(faults))


class DataFileError(ForeshockError, ValueError):
    """A data file (ontology, lexicon, registry, gazetteer) breaks its schema.

    All faults of one file are gathered and raised once, each with its line where known.
    """

    def __init__(self, path: Path | str, faults: list[str]) -> None:
        self.path = str(path)
        self.faults = tuple(faults)
        lines = "\n".join(f"  {path}: {fault}" for fault in faults)
        super().__init__(f"{len(faults)} fault(s) in {path}:\n{lines}")


class SourceError(ForeshockError, OSError):
    """A path named by the user cannot be read at all."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"cannot read {path}: {reason}")


class PipelineError(ForeshockError, RuntimeError):
    """The language pipeline named by the user is missing or lacks a component."""


class ReadingError(ForeshockError, RuntimeError):
    """The reader failed on a text."""

    def __init__(self, record_id: str, reason: str) -> None:
        self.record_id = record_id
        self.reason = reason
        super().__init__(f"{record_id}: {reason}")


class StoreError(ForeshockError, RuntimeError):
    """The store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another process writes to the store."""


class StoreVersionError(StoreError):
    """The store was written with another schema than this version of Foreshock knows."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        self.path, self.found, self.known = str(path), found, known
        todo = "upgrade Foreshock to read it" if found > known else "add the reports to a new store"
        super().__init__(f"{path} has schema version {found}, this Foreshock knows {known}: {todo}")


class NotFoundError(ForeshockError, LookupError):
    """Nothing with that id or name is known."""


class UsageError(ForeshockError, ValueError):
    """A command or function was called with values that cannot go together."""

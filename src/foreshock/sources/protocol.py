"""What every format offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

from foreshock.sources.options import ReadOptions
from foreshock.sources.record import Outcome


@runtime_checkable
class Source(Protocol):
    """A format of files. `foreshock.sources.conformance` checks an implementation.

    Attributes
    ----------
    suffixes : endings of file names, in lower case with the dot
    media_type : without parameters
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of file names, in lower case with the dot."""
        ...

    @property
    def media_type(self) -> str:
        """Media type of the records."""
        ...

    def read(self, path: Path, *, options: ReadOptions) -> Iterator[Outcome]:
        """Yield each record in the order of the file; never raise for what a file holds."""
        ...

    def count(self, path: Path) -> int:
        """Return about how many records a file holds, without parsing it."""
        ...

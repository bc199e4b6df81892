"""Files that are one record: read whole, within the limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from foreshock.sources.options import Limits, ReadOptions
from foreshock.sources.record import (
    Draft,
    Outcome,
    UnreadableError,
    complete,
    origin_of,
    refuse,
)


class WholeFileSource(msgspec.Struct, frozen=True, kw_only=True):
    """A `Source` of which each file is one record.

    Attributes
    ----------
    draft : finds text and metadata in the bytes; raises `UnreadableError` with the reason
    """

    suffixes: tuple[str, ...]
    media_type: str
    draft: Callable[[bytes, Limits], Draft]

    def read(self, path: Path, *, options: ReadOptions) -> Iterator[Outcome]:
        """Yield the one record of a file."""
        origin = origin_of(path)
        try:
            raw = read_whole(path, options.limits)
            draft = self.draft(raw, options.limits)
        except UnreadableError as fault:
            yield refuse(origin, fault, options)
        except OSError as fault:
            yield refuse(origin, cannot_open(fault), options)
        else:
            yield complete(
                draft, origin=origin, raw=raw, media_type=self.media_type, options=options
            )

    def count(self, path: Path) -> int:
        """Return 1."""
        return 1


def read_whole(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    UnreadableError
        If it holds more than the limit; it is not read any further then.
    """
    size = path.stat().st_size
    if size <= limits.max_bytes:
        with path.open("rb") as handle:
            raw = handle.read(limits.max_bytes + 1)
        if len(raw) <= limits.max_bytes:
            return raw
        size = len(raw)  # it grew since it was measured
    raise UnreadableError(too_large("file", size, limits))


def too_large(what: str, size: int, limits: Limits) -> str:
    """Return the reason for refusing something too large.

    Examples
    --------
    >>> too_large("line", 52_428_800, Limits())
    'the line is too large: 52.4 MB, the limit is 20.0 MB; split it into several'
    """
    return (
        f"the {what} is too large: {_size(size)}, the limit is {_size(limits.max_bytes)}; "
        "split it into several"
    )


def cannot_open(fault: OSError) -> str:
    """Return the reason for a file or folder that the system does not let us read."""
    return f"cannot be opened: {fault.strerror or fault}"


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:.1f} MB" if n_bytes >= 100_000 else f"{n_bytes} bytes"

"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


def write_whole(path: Path, parts: Iterable[bytes]) -> Path:
    """Write a file beside its name first, so that a failure leaves the old one as it was.

    Raises
    ------
    OSError
        If the folder cannot be written, or the disk is full.
    """
    with replacing(path) as file:
        for part in parts:
            file.write(part)
    return path


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for writing that takes its name only when all of it is written."""
    if path.exists() and not path.is_file():
        # A device or pipe, such as /dev/stdout, has nothing to replace.
        with path.open("wb") as file:
            yield file
        return
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(aside, 0o666 & ~_umask())
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise


def _umask() -> int:
    """Return the mask that new files get; there is no way to read it but to set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

"""Data files read once and kept ready: YAML is pleasant to write and slow to read.

What was read and checked is kept in the user's cache folder under the hash of its sources, so that
the next start takes milliseconds. Any change of a source, or of the program's version, is another
hash. Without a writable cache everything is read anew each time; nothing else changes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
#: Raised by one whenever a compiled type, or the way it is built, changes.
_FORM = "11"


def cache_folder() -> Path:
    """Return where compiled data lies: ``FORESHOCK_CACHE``, else the user's cache folder."""
    if given := os.environ.get("FORESHOCK_CACHE"):
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "foreshock"


def compiled(name: str, sources: Sequence[bytes], kind: Any, build: Callable[[], T]) -> T:
    """Return what `build` makes of some data files, from the cache where it lies there.

    Parameters
    ----------
    name : short name of the data, part of the file's name
    sources : contents of all files that it is built from
    kind : type to read it back as; what does not fit is built anew
    build : reads and checks the sources

    Examples
    --------
    >>> compiled("doctest", [b"1"], list[int], lambda: [1, 2])
    [1, 2]
    """
    digest = hashlib.sha256(_FORM.encode())
    for source in sources:
        digest.update(hashlib.sha256(source).digest())
    path = cache_folder() / f"{name}-{digest.hexdigest()[:24]}.msgpack"
    try:
        value: T = msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        value = build()
        _keep(path, value)
    return value


def _keep(path: Path, value: object) -> None:
    """Write a file whole or not at all; a full disk or a read-only home is no error here."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(msgspec.msgpack.encode(value))
        Path(stream.name).replace(path)
    except OSError:
        return

"""The files of a folder, in a fixed order, each once, and never outside it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from foreshock.sources.whole_file import cannot_open

CASE_FILE = "case.yaml"
CASE_FOLDER = "dispatches"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file, or something in its place that is not read, with the reason."""

    path: Path
    refusal: str | None = None


def find_files(root: Path) -> Iterator[Found]:
    """Yield a file, or all files of a folder and its folders, sorted by name.

    Hidden files and folders are skipped. A folder with a ``case.yaml`` is a case: only its
    ``dispatches`` are reports. Links out of the folder are refused: a folder from a stranger
    must not make us read the rest of the disk.
    """
    inside = os.path.realpath(root)
    waiting = [root]
    n_found = 0
    while waiting:
        path = waiting.pop()
        try:
            found = _look_at(path, inside, is_root=path is root)
        except OSError as fault:
            found = Found(path=path, refusal=cannot_open(fault))
        if isinstance(found, list):
            waiting += reversed(found)
        elif found is not None:
            n_found += 1
            yield found
    if n_found == 0:
        yield Found(path=root, refusal="the folder has no files to read")


def _look_at(path: Path, inside: str, *, is_root: bool) -> Found | list[Path] | None:
    """Return a file, the contents of a folder, or ``None`` for a folder met elsewhere."""
    if path.is_symlink() and not is_root:
        target = os.path.realpath(path)
        if not Path(target).is_relative_to(inside):
            return Found(path=path, refusal="a link that leaves the folder is not followed")
        if os.path.isdir(target):
            return None  # its files come under their own name; following it could go in circles
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return _contents(path)
    # opening a pipe or a device could wait for ever
    is_file = stat.S_ISREG(mode)
    return Found(path=path, refusal=None if is_file else "neither a file nor a folder")


def _contents(folder: Path) -> list[Path] | Found:
    names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    if CASE_FILE not in names:
        return [folder / name for name in names]
    if CASE_FOLDER in names:
        return [folder / CASE_FOLDER]
    return Found(path=folder, refusal=f"a case ({CASE_FILE}) without a folder {CASE_FOLDER}")

"""The paths that a user names, to reports."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from foreshock.errors import SourceError
from foreshock.sources.folders import Found, find_files
from foreshock.sources.formats import source_of
from foreshock.sources.options import DEFAULT_LIMITS, Limits, ReadOptions
from foreshock.sources.record import Outcome, Read, UnreadableError, origin_of, refuse
from foreshock.sources.whole_file import cannot_open

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


def read_paths(
    paths: Sequence[Path | str],
    *,
    published: date | None = None,
    retrieved: datetime,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Outcome]:
    r"""Yield a `Read` or a `Rejected` for each record of files and folders, in a fixed order.

    Parameters
    ----------
    paths : files and folders; what is named twice is read once
    published : day of publication of records that do not tell their own
    retrieved : the instant of reading, with a time zone

    Raises
    ------
    SourceError
        At once, before anything is read, if a path does not exist.
    UsageError
        If `retrieved` has no time zone, or `published` lies after it.

    Examples
    --------
    >>> import tempfile
    >>> from datetime import UTC
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "flash.txt").write_text("BAGHDAD, Dec 27, 2019 (Reuters) - Rockets fell.")
    >>> _ = (folder / "photo.png").write_bytes(b"\x89PNG")
    >>> for outcome in read_paths([folder], retrieved=datetime(2026, 11, 1, tzinfo=UTC)):
    ...     print(outcome.report.published if isinstance(outcome, Read) else outcome.reason)
    2019-12-27
    pictures, sound and video are not read
    """
    options = ReadOptions(published=published, retrieved=retrieved, limits=limits)
    return _outcomes(_existing(paths), options)


def count_records(paths: Sequence[Path | str]) -> int:
    """Return about how many outcomes `read_paths` will yield, for a progress bar.

    Raises
    ------
    SourceError
        If a path does not exist.
    """
    return sum(_count(found) for found in _files(_existing(paths)))


def _existing(paths: Sequence[Path | str]) -> list[Path]:
    """Return the paths; raise for the first that does not exist."""
    # a single string is a sequence of strings too, and would be read letter by letter
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    for path in listed:
        try:
            os.stat(path)
        except PermissionError:
            continue  # it may exist; reading it tells
        except (OSError, ValueError) as fault:
            raise SourceError(path, _what_to_do(str(path), fault)) from None
    return [Path(path) for path in listed]


def _what_to_do(path: str, fault: Exception) -> str:
    """Return why a path is none, and what the user can do."""
    if _ADDRESS.match(path):
        return "addresses are not read in this release; save the page and give the file"
    if not isinstance(fault, FileNotFoundError | NotADirectoryError):
        return getattr(fault, "strerror", None) or str(fault)
    parent = Path(path).parent
    names = os.listdir(parent) if os.path.isdir(parent) and os.access(parent, os.R_OK) else []
    close = difflib.get_close_matches(Path(path).name, names, n=1)
    hint = f"did you mean {parent / close[0]}?" if close else f"looked from {os.getcwd()}"
    return f"no such file or folder; {hint}"


def _files(roots: list[Path]) -> Iterator[Found]:
    """Yield the files under all paths, each once however it is named."""
    seen = set()
    for root in roots:
        for found in find_files(root):
            place = os.path.realpath(found.path)
            if place not in seen:
                seen.add(place)
                yield found


def _outcomes(roots: list[Path], options: ReadOptions) -> Iterator[Outcome]:
    ids = _KnownIds(options.limits.max_known_ids)
    for found in _files(roots):
        for outcome in _read(found, options):
            if isinstance(outcome, Read) and ids.is_taken(outcome):
                reason = f"id {outcome.report.report_id!r} was read before with another text"
                yield refuse(outcome.report.origin, reason, options)
            else:
                yield outcome


def _read(found: Found, options: ReadOptions) -> Iterator[Outcome]:
    origin = origin_of(found.path)
    if found.refusal is not None:
        yield refuse(origin, found.refusal, options)
        return
    try:
        source = source_of(found.path)
    except UnreadableError as fault:
        yield refuse(origin, fault, options)
    except OSError as fault:
        yield refuse(origin, cannot_open(fault), options)
    else:
        yield from source.read(found.path, options=options)


def _count(found: Found) -> int:
    try:
        return 1 if found.refusal else source_of(found.path).count(found.path)
    except (UnreadableError, OSError):
        return 1


class _KnownIds:
    """The ids read so far in one run, each with its text, both as 64-bit hashes."""

    def __init__(self, max_ids: int) -> None:
        self._texts: dict[int, int] = {}
        self._max_ids = max_ids

    def is_taken(self, read: Read) -> bool:
        """Whether the id stands for another text; note it if it is new."""
        key, text = hash(read.report.report_id), hash(read.report.text_sha256)
        known = self._texts.setdefault(key, text)
        if len(self._texts) > self._max_ids:
            del self._texts[next(iter(self._texts))]
        return known != text

"""JSONL: one dispatch a line, streamed, so that a file of any size takes the same memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from foreshock.sources.decoding import utf16_of
from foreshock.sources.json_record import draft_object
from foreshock.sources.options import ReadOptions
from foreshock.sources.record import Outcome, UnreadableError, complete, origin_of, refuse
from foreshock.sources.whole_file import cannot_open, too_large

_CHUNK = 1 << 20
_COUNTED_BYTES = 64 << 20


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file.

    Attributes
    ----------
    number : from 1, blank lines counted
    raw : its bytes without the line end, ``None`` where they are too many to hold
    utf8 : what to parse; differs from `raw` in files of UTF-16, ``None`` where it is no Unicode
    size : in bytes
    """

    number: int
    raw: bytes | None
    utf8: bytes | None
    size: int


class JsonLinesSource(msgspec.Struct, frozen=True):
    """A `Source` of one JSON object a line."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    media_type: str = "application/jsonl"

    def read(self, path: Path, *, options: ReadOptions) -> Iterator[Outcome]:
        """Yield a record for each line that is not blank."""
        is_empty = True
        try:
            with path.open("rb") as handle:
                for line in lines_of(handle, max_bytes=options.limits.max_bytes):
                    is_empty = False
                    yield self._outcome(line, path, options)
        except OSError as fault:
            yield refuse(origin_of(path), cannot_open(fault), options)
        except UnicodeDecodeError as fault:
            yield refuse(origin_of(path), f"ends in the middle of a character: {fault}", options)
        else:
            if is_empty:
                yield refuse(origin_of(path), "the file is empty", options)

    def _outcome(self, line: Line, path: Path, options: ReadOptions) -> Outcome:
        origin = origin_of(path, line.number)
        if line.raw is None:
            return refuse(origin, too_large("line", line.size, options.limits), options)
        if line.utf8 is None:
            reason = f"line {line.number}: half a surrogate pair; it is not Unicode"
            return refuse(origin, reason, options)
        try:
            draft = draft_object(line.utf8)
        except UnreadableError as fault:
            return refuse(origin, f"line {line.number}: {fault}", options)
        return complete(
            draft, origin=origin, raw=line.raw, media_type=self.media_type, options=options
        )

    def count(self, path: Path) -> int:
        """Return the number of lines, estimated from the first 64 MB of a larger file."""
        n_lines = n_bytes = 0
        ends_open = False
        with path.open("rb") as handle:
            while n_bytes < _COUNTED_BYTES and (chunk := handle.read(_CHUNK)):
                n_lines += chunk.count(b"\n")
                n_bytes += len(chunk)
                ends_open = not chunk.endswith(b"\n")
        size = path.stat().st_size
        if size > n_bytes > 0:
            return round(n_lines * size / n_bytes)
        return n_lines + ends_open


def lines_of(handle: BinaryIO, *, max_bytes: int) -> Iterator[Line]:
    r"""Yield the lines of a file that are not blank, with their numbers.

    Of a line longer than `max_bytes` only the size is kept; no more than that many bytes are
    ever held.

    Examples
    --------
    >>> [(line.number, line.raw) for line in lines_of(io.BytesIO(b'{}\n\n12345\n'), max_bytes=4)]
    [(1, b'{}'), (3, None)]
    """
    mark = handle.read(3)
    utf16 = utf16_of(mark)
    if utf16:
        handle.seek(2)
        yield from _lines_of_utf16(handle, utf16, max_bytes)
        return
    handle.seek(3 if mark == codecs.BOM_UTF8 else 0)
    number = 0
    while raw := handle.readline(max_bytes + 1):
        number += 1
        size = len(raw)
        if size <= max_bytes or raw.endswith(b"\n"):
            content = raw.rstrip(b"\r\n")
            if content.strip():
                yield Line(number=number, raw=content, utf8=content, size=size)
            continue
        while not raw.endswith(b"\n") and (raw := handle.readline(_CHUNK)):
            size += len(raw)
        yield Line(number=number, raw=None, utf8=None, size=size)


def _lines_of_utf16(handle: BinaryIO, codec: str, max_bytes: int) -> Iterator[Line]:
    """Yield the lines of a file of UTF-16, where a line end may fall inside a character."""
    # surrogatepass: half a pair spoils its own line only, not the rest of the file
    stream = io.TextIOWrapper(handle, encoding=codec, errors="surrogatepass", newline="\n")
    try:
        yield from _wide_lines(stream, codec, max_bytes // 2)
    finally:
        stream.detach()  # the handle is its opener's to close


def _wide_lines(stream: io.TextIOWrapper, codec: str, max_chars: int) -> Iterator[Line]:
    """Yield the lines of a stream of characters of two bytes."""
    number = 0
    while text := stream.readline(max_chars + 1):
        number += 1
        n_chars = len(text)
        if n_chars <= max_chars or text.endswith("\n"):
            content = text.rstrip("\r\n")
            if content.strip():
                raw = content.encode(codec, "surrogatepass")
                yield Line(number=number, raw=raw, utf8=_utf8_of(content), size=len(raw))
            continue
        while not text.endswith("\n") and (text := stream.readline(_CHUNK)):
            n_chars += len(text)
        yield Line(number=number, raw=None, utf8=None, size=2 * n_chars)


def _utf8_of(content: str) -> bytes | None:
    try:
        return content.encode("utf-8")
    except UnicodeEncodeError:
        return None


JSON_LINES = JsonLinesSource()

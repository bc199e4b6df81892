"""Records to stdout or a file, in the format that was asked for."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated, Any, TypeVar

import msgspec
import typer

from foreshock.cli.columns import Column, View, cell
from foreshock.cli.options import Format

T = TypeVar("T")
_UTF8_MARK = b"\xef\xbb\xbf"
# What a spreadsheet takes for a formula, also behind a tab or line break.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PIPED_WIDTH = 160


@dataclass(frozen=True)
class Output:
    """Where records go, and how they are written."""

    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="table|jsonl|csv|parquet",
            case_sensitive=False,
            help="How to write; else by the ending of -o, a table at a terminal, jsonl in a pipe.",
            show_default=False,
        ),
    ] = None
    path: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write into a file.", show_default=False
        ),
    ] = None

    @property
    def is_file(self) -> bool:
        """Whether a file was named; ``-`` is stdout."""
        return self.path is not None and str(self.path) != "-"

    def chosen(self) -> Format:
        """Return the format, worked out from where the records go unless it was named."""
        if self.format is not None:
            return self.format
        if self.path is not None and self.is_file:
            ending = self.path.suffix.lower().removeprefix(".")
            known = {one.value: one for one in Format} | {"json": Format.JSONL, "txt": Format.TABLE}
            return known.get(ending, Format.JSONL)
        return Format.TABLE if sys.stdout.isatty() else Format.JSONL


def emit(records: Iterable[T], view: View[T], output: Output) -> int:
    """Write records and return how many there were."""
    counted = _Counted(records)
    chosen = output.chosen()
    with opened(output) as sink:
        if chosen is Format.JSONL:
            _write_jsonl(counted, view, sink)
        elif chosen is Format.CSV:
            _write_csv(counted, view, sink, with_mark=output.is_file)
        elif chosen is Format.PARQUET:
            _write_parquet(counted, view, sink)
        else:
            _write_table(counted, view, sink)
    return counted.n


@contextmanager
def opened(output: Output) -> Iterator[IO[bytes]]:
    """Open where the records go; a file takes its name only when all of it is written."""
    if output.path is not None and output.is_file:
        from foreshock.workflow.files import replacing

        with replacing(output.path) as file:
            yield file
        return
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


class _Counted:
    """Counts what passes."""

    def __init__(self, records: Iterable[Any]) -> None:
        self.n = 0
        self._records = records

    def __iter__(self) -> Iterator[Any]:
        for record in self._records:
            self.n += 1
            yield record


def _write_jsonl(records: Iterable[T], view: View[T], sink: IO[bytes]) -> None:
    for record in records:
        sink.write(msgspec.json.encode(view.plain(record)) + b"\n")


def _write_csv(records: Iterable[T], view: View[T], sink: IO[bytes], *, with_mark: bool) -> None:
    """Write rows that a spreadsheet opens without running any of their text."""
    if with_mark:
        sink.write(_UTF8_MARK)
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow([column.name for column in view.columns])
    for record in records:
        writer.writerow([_safe_cell(column, record) for column in view.columns])
        sink.write(line.getvalue().encode("utf-8", "backslashreplace"))
        line.seek(0)
        line.truncate()
    sink.write(line.getvalue().encode("utf-8"))


def _safe_cell(column: Column[Any], record: object) -> str:
    """Return a cell; text that a spreadsheet would run gets an apostrophe before it."""
    text = cell(column.value(record))
    return f"'{text}" if column.kind == "text" and text.startswith(_FORMULA) else text


def _write_parquet(records: Iterable[T], view: View[T], sink: IO[bytes]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "day": pa.date32(),
        "instant": pa.timestamp("us", tz="UTC"),
    }
    schema = pa.schema([(column.name, kinds[column.kind]) for column in view.columns])
    rows = [{column.name: column.value(record) for column in view.columns} for record in records]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink)


def _write_table(records: Iterable[T], view: View[T], sink: IO[bytes]) -> None:
    """Write a table for people; what cannot be printed, such as escape codes, is left out."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [column for column in view.columns if column.on_screen]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in shown:
        table.add_column(column.name.replace("_", " "), overflow="fold", ratio=_share(column))
    for record in records:
        table.add_row(*(Text(_printable(cell(column.value(record)))) for column in shown))
    at_terminal = sink is sys.stdout.buffer and sys.stdout.isatty()
    if not table.row_count:
        sink.write(b"nothing found\n")
        return
    text = io.StringIO()
    console = Console(
        file=text,
        width=None if at_terminal else _PIPED_WIDTH,
        force_terminal=at_terminal,
        legacy_windows=False,
    )
    console.print(table)
    sink.write(text.getvalue().encode("utf-8", "replace"))


def _share(column: Column[Any]) -> int | None:
    """Let the long texts take what room there is."""
    return 1 if column.name in ("evidence", "reason", "explanation") else None


def _printable(text: str) -> str:
    """Return text on one line without controls: a dispatch must not drive the terminal."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())

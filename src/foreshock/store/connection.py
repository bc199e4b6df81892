"""One DuckDB file: opened, locked, read and written; every fault told in plain words."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from foreshock.errors import StoreError, StoreLockedError, StoreVersionError
from foreshock.store.encoding import bound, escaped
from foreshock.store.schema import SCHEMA_VERSION, create_statements

IN_MEMORY = ":memory:"

# The default takes 80% of the machine, beside a language model that needs its share. Beyond this
# DuckDB spills to a folder next to the file. Extensions are never fetched: no network here.
_CONFIG: dict[str, Any] = {
    "memory_limit": "1GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_POLL_SECONDS = 0.05


class Connection:
    """A connection that raises only `StoreError` and its leaves."""

    def __init__(self, path: str, raw: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._raw = raw

    @classmethod
    def open(cls, path: str, *, read_only: bool, create: bool, wait_seconds: float) -> Connection:
        """Open a store file, wait for its lock, and check its schema version."""
        if escaped(path) != path:
            raise StoreError(f"{escaped(path)} cannot be opened: its name is not UTF-8; rename it")
        if path != IN_MEMORY and not os.path.exists(path):
            if read_only or not create:
                raise StoreError(f"there is no store {path}: make one with foreshock add")
            _create(os.path.realpath(path))
        raw = _connect_when_free(path, read_only=read_only, wait_seconds=wait_seconds)
        connection = cls(path, raw)
        try:
            if path == IN_MEMORY:
                connection.lay_out()
            connection.check_version()
        except BaseException:
            connection.close()
            raise
        return connection

    def lay_out(self) -> None:
        """Create all tables of an empty database, all or none."""
        with self.transaction():
            for statement in create_statements():
                self.run(statement)
            self.run("INSERT INTO meta VALUES ('schema_version', ?)", [str(SCHEMA_VERSION)])

    def check_version(self) -> None:
        """Raise unless this is a store, of the version that this Foreshock knows."""
        if not self.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'meta'"):
            raise StoreError(f"{self.path} is a DuckDB file but no Foreshock store: name another")
        found = self.rows("SELECT value FROM meta WHERE key = 'schema_version'")
        if not found or not str(found[0][0]).isdecimal():
            raise StoreError(f"{self.path} does not tell its schema version: it is damaged")
        version = int(found[0][0])
        if version != SCHEMA_VERSION:
            raise StoreVersionError(self.path, version, SCHEMA_VERSION)

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Execute a statement."""
        with told_plainly(self.path):
            self._raw.execute(sql, [bound(value) for value in values])

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with told_plainly(self.path):
            return self._raw.execute(sql, [bound(value) for value in values]).fetchall()

    def arrow(self, sql: str, values: Sequence[object] = ()) -> Any:
        """Return the answer of a query as an Arrow table."""
        with told_plainly(self.path):
            # `fetch_arrow_table()` of the connection is gone since DuckDB 2.0.
            return self._raw.sql(sql, params=[bound(value) for value in values]).to_arrow_table()

    def insert(self, table: str, rows: Any) -> None:
        """Append an Arrow table whose columns stand in the order of the table's."""
        with told_plainly(self.path):
            self._raw.from_arrow(rows).insert_into(table)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen wholly or not at all."""
        with told_plainly(self.path):
            self._raw.begin()
            try:
                yield
                self._raw.commit()
            except BaseException:
                # After a failed commit there is no transaction left to roll back.
                with suppress(duckdb.Error):
                    self._raw.rollback()
                raise

    def close(self) -> None:
        """Close; a second time does nothing."""
        with told_plainly(self.path):
            self._raw.close()


@contextmanager
def told_plainly(path: str) -> Iterator[None]:
    """Turn what DuckDB raises into a `StoreError` that says what to do."""
    try:
        yield
    except duckdb.Error as error:
        raise explain(str(error), path) from error


def explain(message: str, path: str) -> StoreError:
    """Return the error for what DuckDB said of a file.

    Examples
    --------
    >>> print(explain("IO Error: Could not write file: No space left on device", "a.duckdb"))
    the disk is full, a.duckdb cannot grow: free some space and run again; what was accepted is safe
    """
    if "Could not set lock" in message or "used by another process" in message:
        return StoreLockedError(_held_by(message, path))
    if "different configuration" in message:
        return StoreLockedError(
            f"{path} is already open in this process in another mode: close that Store first"
        )
    for mark, plain in _PLAIN:
        if mark in message:
            return StoreError(plain.format(path=path))
    return StoreError(f"{path}: {message.splitlines()[0]}")


_FULL = (
    "the disk is full, {path} cannot grow: free some space and run again; what was accepted is safe"
)
_NO_STORE = "{path} is no Foreshock store: name another file, or delete it to start a new one"
_PLAIN = (
    ("No space left", _FULL),
    ("File too large", _FULL),
    ("quota exceeded", _FULL),
    ("not a valid DuckDB database", _NO_STORE),
    ("Is a directory", "{path} is a folder: name a file"),
    ("No such file or directory", "{path} cannot be made: its folder does not exist"),
    ("Not a directory", "{path} cannot be made: its folder is a file"),
    ("Permission denied", "{path} may not be written or read: check its rights and its folder's"),
    ("Read-only file system", "{path} lies on a disk that may not be written"),
    ("read-only mode", "{path} is open for reading only: open it without read_only"),
    ("already closed", "the store {path} is closed: open it again"),
    ("Corrupt database file", "{path} is damaged: restore a backup, or add the reports anew"),
    (
        "Could not read enough bytes",
        "{path} is cut short: restore a backup or add the reports anew",
    ),
    ("different version of DuckDB", "{path} needs a newer DuckDB: upgrade the duckdb package"),
    ("with version number", "{path} needs another version of DuckDB: upgrade the duckdb package"),
)


def _held_by(message: str, path: str) -> str:
    """Say who holds a file, as far as DuckDB tells."""
    process = re.search(r"held in (.+?) \(PID (\d+)\)", message)
    who = f"process {process[2]} ({Path(process[1]).name})" if process else "another process"
    # DuckDB offers read-only mode only where the holder itself reads.
    does = "is reading it" if "read-only mode" in message else "is writing to it"
    return f"{path} is locked: {who} {does}; wait until it has ended, or wait longer"


def _create(path: str) -> None:
    """Make a store file that is there whole or not at all.

    A process killed between DuckDB's first two writes leaves a file that nothing can open; so the
    file is made aside and then linked to its name, which also decides between two at once.
    """
    aside = f"{path}.new-{os.getpid()}"
    with suppress(OSError):
        os.unlink(aside)
    try:
        with told_plainly(path):
            raw = duckdb.connect(aside, config=_CONFIG)
        fresh = Connection(path, raw)
        fresh.lay_out()
        # Closing writes the tables too, but says nothing where the disk is full.
        fresh.run("CHECKPOINT")
        fresh.close()
        _name(aside, path)
    finally:
        for leftover in (aside, f"{aside}.wal"):
            with suppress(OSError):
                os.unlink(leftover)


def _name(aside: str, path: str) -> None:
    """Give a finished file its name unless another process was first."""
    try:
        os.link(aside, path)
    except FileExistsError:
        return
    except OSError:
        # Some file systems know no hard links.
        os.rename(aside, path)


def _connect_when_free(
    path: str, *, read_only: bool, wait_seconds: float
) -> duckdb.DuckDBPyConnection:
    """Connect, trying again for as long as another process holds the file."""
    give_up = time.monotonic() + wait_seconds
    while True:
        try:
            with told_plainly(path):
                return duckdb.connect(path, read_only=read_only, config=_CONFIG)
        except StoreLockedError:
            left = give_up - time.monotonic()
            if left <= 0:
                raise
            time.sleep(min(_POLL_SECONDS, left))

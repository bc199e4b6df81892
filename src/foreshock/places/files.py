"""Read gazetteer files, and say what is wrong with them, line by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from foreshock.errors import DataFileError, SourceError
from foreshock.places.place import PRECISION_OF_KIND, Place

COLUMNS: Final = ("name", "aliases", "country", "kind", "lat", "lon", "radius_km", "parent")
OPTIONAL_COLUMNS: Final = ("population", "needs_context")
STRICTEST: Final = 3
"""Highest value of `needs_context`: only a containing place that follows will do."""


class Spelling(NamedTuple):
    """One way to write a name, and how much context it needs to count as a place."""

    text: str
    needs_context: int


class Entry(NamedTuple):
    """One line of a gazetteer file."""

    place: Place
    spellings: tuple[Spelling, ...]


def read_entries(path: Path) -> list[Entry]:
    """Read one gazetteer file.

    Parameters
    ----------
    path : a CSV file with the columns `COLUMNS`, and perhaps `OPTIONAL_COLUMNS`

    Raises
    ------
    SourceError
        If the file cannot be read.
    DataFileError
        If lines break the schema; names each of them.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return _read_table(path, csv.reader(stream))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path, str(error)) from error


def _read_table(path: Path, lines: Iterator[list[str]]) -> list[Entry]:
    header = [cell.strip().lower() for cell in next(lines, [])]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise DataFileError(path, [f"line 1: no column {', '.join(missing)}"])
    order = [header.index(name) for name in COLUMNS]
    extra = [header.index(name) if name in header else -1 for name in OPTIONAL_COLUMNS]
    entries: list[Entry] = []
    faults: list[str] = []
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(header):
            if cells:
                faults.append(f"line {number}: {len(cells)} cells, the header has {len(header)}")
            continue
        found = [cells[index] for index in order]
        found += [cells[index] if index >= 0 else "" for index in extra]
        try:
            entries.append(_read_entry(found))
        except ValueError as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise DataFileError(path, faults)
    return entries


def _read_entry(cells: Sequence[str]) -> Entry:
    name, aliases, country, kind, lat, lon, radius, parent, population, flag = cells
    if not name.strip():
        raise ValueError("name is empty")
    if kind not in PRECISION_OF_KIND:
        raise ValueError(f"kind {kind!r} is not one of {', '.join(PRECISION_OF_KIND)}")
    if country and not (len(country) == 3 and country.isalpha() and country.isupper()):
        raise ValueError(f"country {country!r} is not an ISO 3166 alpha-3 code")
    place = Place(
        name,
        country or None,
        kind,
        _number("lat", lat, -90.0, 90.0),
        _number("lon", lon, -180.0, 180.0),
        _number("radius_km", radius, 0.0, 20_000.0),
        parent or None,
        int(_number("population", population, 0.0, 3e9)) if population else None,
    )
    needs_context = int(_number("needs_context", flag, 0.0, STRICTEST)) if flag else 0
    return Entry(place, _spellings(name, aliases, needs_context))


def _spellings(name: str, aliases: str, needs_context: int) -> tuple[Spelling, ...]:
    """Split the aliases; one that starts with ``?`` needs context though its place does not."""
    found = [Spelling(name, needs_context)]
    for alias in aliases.split("|") if aliases else ():
        doubtful = alias.startswith("?")
        text = alias[1:] if doubtful else alias
        if text:
            found.append(Spelling(text, max(needs_context, 1) if doubtful else needs_context))
    return tuple(found)


def _number(column: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number") from None
    if not low <= value <= high:
        raise ValueError(f"{column} {text} is not in {low:g}..{high:g}")
    return value

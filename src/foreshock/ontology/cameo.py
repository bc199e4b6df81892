"""CAMEO codes, as GDELT and ICEWS write them, into PLOVER."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from foreshock.errors import DataFileError
from foreshock.ontology.check import check_claim_fields
from foreshock.ontology.names import EventTypeName

CAMEO_FILE = Path(__file__).with_name("cameo_to_plover.csv")
_COLUMNS = ("cameo", "label", "goldstein", "event_type", "mode", "contexts", "mended")


class CameoMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a CAMEO code is in PLOVER.

    Attributes
    ----------
    goldstein : the code's score in [-10, 10] on Goldstein's scale, not PLOVER's
    event_type : ``None`` for statements and appeals (01 and 02), which PLOVER leaves out
    mended : where this table departs from the one published in 2021; empty if it does not
    """

    cameo: Annotated[str, msgspec.Meta(pattern="^[0-9]{2,4}$")]
    label: Annotated[str, msgspec.Meta(min_length=1)]
    goldstein: Annotated[float, msgspec.Meta(ge=-10, le=10)]
    event_type: EventTypeName | None
    mode: str | None
    contexts: tuple[str, ...]
    mended: tuple[str, ...]


def cameo_to_plover(code: str) -> CameoMapping | None:
    """Return what a CAMEO code is in PLOVER, ``None`` for a code that CAMEO does not have.

    A code that CAMEO has and PLOVER leaves out comes back with ``event_type=None``.

    Examples
    --------
    >>> cameo_to_plover("186").event_type, cameo_to_plover("186").mode
    ('ASSAULT', 'targeted')
    >>> cameo_to_plover("015").event_type, cameo_to_plover("999")
    (None, None)
    """
    return cameo_table().get(code)


@cache
def cameo_table() -> dict[str, CameoMapping]:
    """Return the table that ships with Foreshock by code; it is read once."""
    return read_cameo_table(CAMEO_FILE)


def read_cameo_table(path: Path) -> dict[str, CameoMapping]:
    """Read and check a table of CAMEO codes.

    Raises
    ------
    DataFileError
        With every fault that was found, each with its line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, [str(error)]) from error
    if not rows or tuple(rows[0]) != _COLUMNS:
        raise DataFileError(path, [f"line 1: the columns must be {', '.join(_COLUMNS)}"])
    table: dict[str, CameoMapping] = {}
    faults: list[str] = []
    for number, row in enumerate(rows[1:], start=2):
        found = [f"line {number}: {fault}" for fault in _add_row(table, row)]
        faults += found
    if faults:
        raise DataFileError(path, faults)
    return table


def _add_row(table: dict[str, CameoMapping], row: list[str]) -> list[str]:
    """Put one row into the table, or return what is wrong with it."""
    if len(row) != len(_COLUMNS):
        return [f"{len(row)} columns instead of {len(_COLUMNS)}"]
    try:
        mapping = msgspec.convert(_plain(dict(zip(_COLUMNS, row, strict=True))), CameoMapping)
    except (msgspec.ValidationError, ValueError) as error:
        return [str(error)]
    if mapping.cameo in table:
        return [f"the code {mapping.cameo} stands twice"]
    table[mapping.cameo] = mapping
    if mapping.event_type is None:
        return ["a mode or context without a type"] if mapping.mode or mapping.contexts else []
    return check_claim_fields(mapping.event_type, mapping.mode, mapping.contexts)


def _plain(row: dict[str, str]) -> dict[str, object]:
    """Turn the cells into values; an empty cell is an absent one."""
    return {
        **row,
        "goldstein": float(row["goldstein"]),
        "event_type": row["event_type"] or None,
        "mode": row["mode"] or None,
        "contexts": tuple(part for part in row["contexts"].split(";") if part),
        "mended": tuple(part.strip() for part in row["mended"].split(";") if part.strip()),
    }

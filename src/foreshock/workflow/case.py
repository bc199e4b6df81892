"""A case: a folder of dispatches and what to look at in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from foreshock.errors import DataFileError, NotFoundError
from foreshock.ontology.yamlfile import read_yaml

CASE_FILE = "case.yaml"
SHIPPED_CASE = "iraq-2019-2020"


class _Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First and last day, as a case file words them."""

    start: date = msgspec.field(name="from")
    end: date = msgspec.field(name="until")


class _CaseRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case file, key by key; a key nobody knows is a fault."""

    title: str
    period: _Period
    as_of: date
    name: str | None = None
    description: str | None = None
    focus: tuple[str, ...] = ()
    region_bbox: tuple[float, float, float, float] | None = None
    licence: str | None = None
    dispatches: str = "dispatches"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What a case folder says of itself.

    Attributes
    ----------
    folder : where it lies
    dispatches : the file or folder with its reports
    period : first and last day that a brief is about
    focus : actor ids or countries to look at
    region_bbox : west, south, east, north; fitted to the deeds if ``None``
    licence : of its texts
    """

    folder: Path
    dispatches: Path
    title: str
    period: tuple[date, date]
    as_of: date
    focus: tuple[str, ...] = ()
    region_bbox: tuple[float, float, float, float] | None = None
    licence: str | None = None


def read_case(folder: Path) -> Case:
    """Read the case in a folder.

    Raises
    ------
    NotFoundError
        If the folder has no case file, or the case file names no dispatches.
    DataFileError
        If the case file breaks its form.
    """
    path = folder / CASE_FILE
    if not path.is_file():
        raise NotFoundError(f"{folder} is no case: it has no {CASE_FILE}")
    try:
        row = msgspec.convert(read_yaml(path).data, _CaseRow)
    except msgspec.ValidationError as error:
        raise DataFileError(path, [str(error)]) from error
    dispatches = folder / row.dispatches
    if not dispatches.exists():
        raise NotFoundError(f"{path} names the dispatches {row.dispatches}, which are not there")
    return Case(
        folder=folder,
        dispatches=dispatches,
        title=row.title,
        period=(row.period.start, row.period.end),
        as_of=row.as_of,
        focus=row.focus,
        region_bbox=row.region_bbox,
        licence=row.licence,
    )


def find_case(name: str = SHIPPED_CASE) -> Path:
    """Return the folder of a shipped case: in the package, or in the source tree beside it.

    Examples
    --------
    >>> (find_case() / "case.yaml").is_file()
    True
    """
    package = Path(__file__).resolve().parents[1]
    homes = (package / "cases", package.parents[1] / "cases")
    for home in homes:
        if (home / name / CASE_FILE).is_file():
            return home / name
    raise NotFoundError(f"no shipped case is called {name!r}: install Foreshock anew")

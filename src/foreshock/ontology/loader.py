"""Read the ontology from its data file; all faults of the file are told at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from foreshock.errors import DataFileError
from foreshock.ontology.model import EventType, Mend, Mode, Ontology, Sector
from foreshock.ontology.names import EVENT_TYPES, Quad
from foreshock.ontology.yamlfile import YamlFile, read_yaml

PLOVER_FILE = Path(__file__).with_name("plover.yaml")

Score = Annotated[float, msgspec.Meta(ge=-10, le=10)]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Code = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
# `type[str]` for the checker; msgspec reads the constraint off the annotation.
_TEXT: type[str] = Text
_CODE: type[str] = Code
N_CONTEXTS = 37
_SECTIONS = ("version", "types", "contexts", "sectors", "international", "mends")
_T = TypeVar("_T")


class _ModeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    score: Score | None
    definition: Text
    implies_context: str | None = None


class _TypeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    quad: Quad
    recipient_required: bool
    score: Score
    definition: Text
    # Converted one by one, so that each faulty mode is told and not only the first.
    modes: dict[str, Any]
    notes: tuple[Text, ...] = ()


class _SectorRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    meaning: Text
    frequent: bool


class _MendRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    where: Text
    source_says: Text
    we_use: Text
    why: Text


@cache
def load_ontology() -> Ontology:
    """Return the ontology that ships with Foreshock; it is read once.

    Examples
    --------
    >>> len(load_ontology().event_types), len(load_ontology().contexts)
    (16, 37)
    """
    return read_ontology(PLOVER_FILE)


def read_ontology(path: Path) -> Ontology:
    """Read and check an ontology file.

    Raises
    ------
    DataFileError
        With every fault that was found: wrong or missing values, keys nobody knows or that
        stand twice, types beyond or short of PLOVER's sixteen, contexts that do not exist.
    """
    source = read_yaml(path)
    faults = list(source.faults)
    faults += [f"{source.at(key)} is not a known section" for key in source.data.keys() - _SECTIONS]
    faults += [f"the section {key} is missing" for key in _SECTIONS if key not in source.data]
    ontology = Ontology(
        version=str(source.data.get("version")),
        event_types=_event_types(source, faults),
        contexts=_texts(source, "contexts", _TEXT, faults),
        sectors=_sectors(source, faults),
        international=_texts(source, "international", _CODE, faults),
        mends=_mends(source, faults),
    )
    faults += _cross_faults(ontology, source)
    if faults:
        raise DataFileError(path, faults)
    return ontology


def _section(source: YamlFile, name: str, faults: list[str]) -> dict[str, Any]:
    """Return a section that must be a mapping with string keys, empty if it is not."""
    try:
        return msgspec.convert(source.data.get(name, {}), dict[str, Any])
    except msgspec.ValidationError as error:
        faults.append(f"{source.at(name)}: {error}")
        return {}


def _convert(
    source: YamlFile, path: tuple[str, ...], value: object, kind: type[_T], faults: list[str]
) -> _T | None:
    """Return `value` as `kind`; if it does not fit, note the fault and return nothing."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        faults.append(f"{source.at(*path)}: {error}")
        return None


def _event_types(source: YamlFile, faults: list[str]) -> dict[Any, EventType]:
    """Read the types; those at fault are left out, their faults noted."""
    rows = _section(source, "types", faults)
    types = {}
    for name, value in rows.items():
        if name not in EVENT_TYPES:
            faults.append(f"{source.at('types', name)} is not one of {', '.join(EVENT_TYPES)}")
            continue
        row = _convert(source, ("types", name), value, _TypeRow, faults)
        if row is None:
            continue
        types[name] = EventType(
            name=name,
            quad=row.quad,
            recipient_required=row.recipient_required,
            score=row.score,
            definition=row.definition,
            modes=_modes(source, name, row.modes, faults),
            notes=row.notes,
        )
    missing = [name for name in EVENT_TYPES if name not in rows]
    faults += [f"the type {name} is missing" for name in missing]
    return types


def _modes(
    source: YamlFile, type_name: str, rows: dict[str, Any], faults: list[str]
) -> tuple[Mode, ...]:
    """Read the modes of one type."""
    modes = []
    for name, value in rows.items():
        row = _convert(source, ("types", type_name, "modes", name), value, _ModeRow, faults)
        if row is not None:
            modes.append(Mode(name=name, **msgspec.structs.asdict(row)))
    return tuple(modes)


def _texts(source: YamlFile, section: str, key: type[str], faults: list[str]) -> dict[str, str]:
    """Read a section of names and their meanings; each name must be a `key`."""
    texts = {}
    for name, value in _section(source, section, faults).items():
        good_name = _convert(source, (section, name), name, key, faults)
        meaning = _convert(source, (section, name), value, _TEXT, faults)
        if good_name is not None and meaning is not None:
            texts[name] = meaning
    return texts


def _sectors(source: YamlFile, faults: list[str]) -> dict[str, Sector]:
    """Read the sectors."""
    sectors = {}
    for code, value in _section(source, "sectors", faults).items():
        row = _convert(source, ("sectors", code), value, _SectorRow, faults)
        good_code = _convert(source, ("sectors", code), code, _CODE, faults)
        if row is not None and good_code is not None:
            sectors[code] = Sector(code=code, meaning=row.meaning, frequent=row.frequent)
    return sectors


def _mends(source: YamlFile, faults: list[str]) -> tuple[Mend, ...]:
    """Read the notes on what was mended."""
    value = source.data.get("mends", [])
    rows = _convert(source, ("mends",), value, tuple[_MendRow, ...], faults) or ()
    return tuple(Mend(**msgspec.structs.asdict(row)) for row in rows)


def _cross_faults(ontology: Ontology, source: YamlFile) -> list[str]:
    """Return what is wrong between the sections."""
    faults = []
    if len(ontology.contexts) != N_CONTEXTS:
        faults.append(f"{len(ontology.contexts)} contexts, PLOVER has {N_CONTEXTS}")
    for event_type in ontology.event_types.values():
        for mode in event_type.modes:
            implied = mode.implies_context
            if implied is not None and implied not in ontology.contexts:
                where = source.at("types", event_type.name, "modes", mode.name)
                faults.append(f"{where} implies the context {implied!r}, which is not listed")
    return faults

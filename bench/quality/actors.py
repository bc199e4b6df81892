"""Names and phrases against the own lists: whom they mean, what is one actor and what is not.

Four lists, each in two halves: rules and packs are mended on `development`; of `held_out` only the
figures are looked at. ``python -m bench.quality.actors`` prints what is wrong in the first half.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from foreshock.actors import Actor, Registry, default_registry, resolve_phrase, words_of
from foreshock.actors.resolve import Candidate

FOLDER = Path(__file__).parent / "own" / "actors"
HALVES = ("development", "held_out")
#: What is weaker than this is a guess that no claim is built on.
_SURE = 0.45

Row = list[str]


def rows_of(name: str, half: str) -> list[Row]:
    """Return the rows of one half of a list."""
    with (FOLDER / f"{name}.{half}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row and not row[0].startswith("#")]


def phrase_fault(row: Row, registry: Registry) -> str | None:
    """Say whom a phrase is taken for, ``None`` if that is right."""
    phrase, on, country, sectors = row
    found = resolve_phrase(phrase, on=date.fromisoformat(on), registry=registry)
    if country == "-" and sectors == "-":
        wrong = bool(found) and found[0].score >= _SURE
    else:
        wrong = not found or not _is_right(found[0], country, sectors)
    return f"{phrase} ({on}): {_told(found)}, not {country} {sectors}" if wrong else None


def _is_right(one: Candidate, country: str, sectors: str) -> bool:
    allowed = sectors.split("/")
    sector = one.sectors[0] if one.sectors else "-"
    return (one.country or "-") in country.split("/") and sector in allowed


def joined_fault(row: Row, registry: Registry) -> str | None:
    """Say why two spellings are not one actor, ``None`` if they are."""
    one, other = (_whole(name, registry) for name in row)
    return None if one == other and one else f"{row[0]} = {one}; {row[1]} = {other}"


def apart_fault(row: Row, registry: Registry) -> str | None:
    """Say whom two names of two actors are both taken for, ``None`` if they are kept apart."""
    one, other = (_whole(name, registry) for name in row)
    return f"{row[0]} and {row[1]} are both {one}" if one == other and one else None


def _whole(name: str, registry: Registry) -> str | None:
    found = resolve_phrase(name, registry=registry)
    return found[0].actor_id if found and found[0].score >= _SURE else None


def office_fault(row: Row, registry: Registry) -> str | None:
    """Say who is taken for the holder of an office, ``None`` if that is right.

    A name with ``!`` must be found and be known to hold no office that day.
    """
    phrase, on, expected = row
    found = resolve_phrase(phrase, on=date.fromisoformat(on), registry=registry)
    persons = [one for one in found if _is_person(one, registry)]
    actor = registry.get(persons[0].actor_id) if persons else None
    if actor is not None and _bears(actor, expected.lstrip("!")):
        held = actor.exists_on(date.fromisoformat(on))
        if held is not expected.startswith("!"):
            return None
    return f"{phrase} ({on}): {_told(persons)}, not {expected}"


def _is_person(one: Candidate, registry: Registry) -> bool:
    actor = registry.get(one.actor_id)
    return actor is not None and actor.kind == "leader"


def _bears(actor: Actor, name: str) -> bool:
    folded = [word.folded for word in words_of(name)]
    return any([word.folded for word in words_of(one)] == folded for one in actor.names)


def _told(found: list[Candidate]) -> str:
    if not found:
        return "nobody"
    one = found[0]
    return f"{one.actor_id or one.country} {'/'.join(one.sectors)} {one.score}"


_LISTS: dict[str, Callable[[Row, Registry], str | None]] = {
    "phrases": phrase_fault,
    "joined": joined_fault,
    "apart": apart_fault,
    "offices": office_fault,
}


def faults_of(name: str, half: str) -> tuple[int, list[str]]:
    """Return how many rows one half of a list has, and what is wrong in it."""
    registry = default_registry()
    rows = rows_of(name, half)
    faults = [_LISTS[name](row, registry) for row in rows]
    return len(rows), [fault for fault in faults if fault]


def measure(_reader: object = None) -> dict[str, Any]:
    """Return the share that is right of each list and half."""
    result: dict[str, Any] = {}
    for name in _LISTS:
        for half in HALVES:
            n_rows, faults = faults_of(name, half)
            label = f"{name} {half.replace('_', '-')}"
            result[f"{label}, right"] = 1 - len(faults) / n_rows
            result[f"{label}, rows"] = n_rows
    return result


def main() -> None:
    """Print what is wrong in the development half."""
    for name in _LISTS:
        n_rows, faults = faults_of(name, "development")
        sys.stdout.write(f"\n{name}: {n_rows - len(faults)} of {n_rows}\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in faults)


if __name__ == "__main__":
    main()

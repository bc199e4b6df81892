"""Reads registry packs (YAML) into actors, strictly: each fault is told with file and entry."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

import msgspec
import yaml

from foreshock.actors.model import Actor, Backing, Kind, Term
from foreshock.errors import DataFileError

_BODIES: dict[str, tuple[Kind, str]] = {
    "armed_forces": ("force", "MIL"),
    "police": ("police", "COP"),
    "services": ("service", "SPY"),
    "legislature": ("legislature", "LEG"),
    "ministries": ("ministry", "GOV"),
}
_STATE_KEYS = {
    "id", "name", "names", "adjectives", "people", "capital", "metonyms", "government",
    "leaders", "country", "sectors", "since", "until", "note", "wikidata", "native_names",
    *_BODIES,
}  # fmt: skip
_ACTOR_KEYS = {
    "id", "name", "names", "native_names", "country", "sectors", "kind", "people", "part_of",
    "backers", "since", "until", "leaders", "wikidata", "note", "source",
}  # fmt: skip


class Named(Actor, frozen=True, kw_only=True):
    """An actor together with the other words that mean it."""

    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[tuple[str, str], ...] = ()


def read_pack(path: str, text: str) -> list[Named]:
    """Read one pack.

    Raises
    ------
    DataFileError
        With all faults of the file, each naming its entry.
    """
    try:
        raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeError) as error:
        raise DataFileError(path, [f"not YAML: {error}"]) from error
    actors: list[Named] = []
    faults: list[str] = []
    for section, read in (("states", _read_state), ("actors", _read_actor)):
        for number, entry in enumerate((raw or {}).get(section) or [], start=1):
            label = f"{section}[{number}] {entry.get('id') if isinstance(entry, dict) else entry!r}"
            try:
                actors.extend(read(entry))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                faults.append(f"{label}: {_explain(error)}")
    faults.extend(_duplicates(actors))
    if faults:
        raise DataFileError(path, faults)
    return actors


def _explain(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _duplicates(actors: Iterable[Actor]) -> list[str]:
    seen: set[str] = set()
    faults = []
    for actor in actors:
        if actor.actor_id in seen:
            faults.append(f"id {actor.actor_id} is used twice")
        seen.add(actor.actor_id)
    return faults


def _check_keys(entry: Mapping[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"unknown key {', '.join(unknown)}")


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError(f"{value!r} should be a list of names")
    return tuple(str(item) for item in value)


def _day(value: object, *, end: bool = False) -> date | None:
    """Read a year, a month (2003-05) or a day; an end counts to the last day of it."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    parts = [int(part) for part in str(value).split("-")]
    month = parts[1] if len(parts) > 1 else (12 if end else 1)
    last = calendar.monthrange(parts[0], month)[1] if end else 1
    return date(parts[0], month, parts[2] if len(parts) > 2 else last)


def _leaders(entry: Mapping[str, Any], country: str | None, parent: str) -> Iterator[Named]:
    for leader in entry.get("leaders") or []:
        terms = tuple(
            Term(start=_day(term.get("from")), end=_day(term.get("until"), end=True))
            for term in leader.get("terms") or []
        )
        yield Named(
            actor_id=leader["id"],
            name=leader["name"],
            country=country,
            sectors=_texts(leader.get("sectors")) or _texts(entry.get("sectors")) or ("GOV",),
            kind="leader",
            names=(leader["name"], *_texts(leader.get("names"))),
            part_of=(parent,),
            office=leader.get("office"),
            terms=terms,
        )


def _read_state(entry: Mapping[str, Any]) -> Iterator[Named]:
    _check_keys(entry, _STATE_KEYS)
    code = entry["id"]
    country = entry.get("country", code)
    yield _state(entry, code, country)
    yield Named(
        actor_id=f"{code}-GOV",
        name=f"Government of {entry['name']}",
        country=country,
        sectors=("GOV",),
        kind="government",
        names=_texts(entry.get("government")),
        part_of=(code,),
    )
    yield from _bodies(entry, code, country)
    yield from _leaders({**entry, "sectors": None}, country, f"{code}-GOV")


def _state(entry: Mapping[str, Any], code: str, country: str) -> Named:
    capital = {str(entry["capital"]): "GOV"} if entry.get("capital") else {}
    metonyms = {**capital, **(entry.get("metonyms") or {})}
    return Named(
        actor_id=code,
        name=entry["name"],
        country=country,
        sectors=_texts(entry.get("sectors")),
        kind="state",
        names=(entry["name"], *_texts(entry.get("names"))),
        since=_day(entry.get("since")),
        until=_day(entry.get("until"), end=True),
        note=entry.get("note"),
        adjectives=_texts(entry.get("adjectives")),
        people=_texts(entry.get("people")),
        metonyms=tuple((str(word), str(sector)) for word, sector in metonyms.items()),
    )


def _bodies(entry: Mapping[str, Any], code: str, country: str) -> Iterator[Named]:
    """Yield the forces, police, services, legislature and ministries of a state."""
    for key, (kind, sector) in _BODIES.items():
        for body in entry.get(key) or []:
            yield Named(
                actor_id=body["id"],
                name=body["name"],
                country=country,
                sectors=_texts(body.get("sectors")) or (sector,),
                kind=kind,
                names=(body["name"], *_texts(body.get("names"))),
                part_of=(code,),
            )


def _backers(entry: Mapping[str, Any]) -> tuple[Backing, ...]:
    return tuple(
        Backing(
            actor=item["actor"],
            start=_day(item.get("from")),
            end=_day(item.get("until"), end=True),
            source=item.get("source"),
        )
        for item in entry.get("backers") or []
    )


def _read_actor(entry: Mapping[str, Any]) -> Iterator[Named]:
    _check_keys(entry, _ACTOR_KEYS)
    yield Named(
        actor_id=entry["id"],
        name=entry["name"],
        country=entry.get("country"),
        sectors=_texts(entry.get("sectors")),
        kind=cast("Kind", entry.get("kind", "group")),
        names=(entry["name"], *_texts(entry.get("names"))),
        native_names=_texts(entry.get("native_names")),
        part_of=_texts(entry.get("part_of")),
        backers=_backers(entry),
        since=_day(entry.get("since")),
        until=_day(entry.get("until"), end=True),
        wikidata=entry.get("wikidata"),
        note=entry.get("note"),
        people=_texts(entry.get("people")),
    )
    yield from _leaders(entry, entry.get("country"), entry["id"])


def read_pack_file(path: Path) -> list[Named]:
    """Read one pack from a file of the user's."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataFileError(path, [f"not UTF-8: {error}"]) from error
    return read_pack(str(path), text)


def merged(first: Named, second: Named) -> Named:
    """Join two entries of one id: names and relations of both, other facts of the first.

    A force may stand in its state's entry and, with backers and leaders, in its theatre's pack; a
    user's pack may add a spelling without repeating the rest.
    """
    joined: dict[str, Any] = {}
    for field in ("names", "native_names", "part_of", "backers", "terms", "adjectives", "people",
                  "metonyms", "sectors"):  # fmt: skip
        joined[field] = tuple(dict.fromkeys((*getattr(first, field), *getattr(second, field))))
    for field in ("office", "since", "until", "wikidata", "note", "country"):
        joined[field] = getattr(first, field) or getattr(second, field)
    return msgspec.structs.replace(first, **joined)

"""Entries of a pack into actors: which keys there are, and what each value must be."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, cast, get_args

from foreshock.actors.model import Actor, Backing, Kind, Precision, Term
from foreshock.actors.packyaml import Located
from foreshock.ontology import load_ontology

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
    "peoples", *_BODIES,
}  # fmt: skip
_ACTOR_KEYS = {
    "id", "name", "names", "native_names", "country", "sectors", "kind", "people", "part_of",
    "backers", "since", "until", "leaders", "wikidata", "note", "source",
}  # fmt: skip
_BODY_KEYS = {"id", "name", "names", "native_names", "sectors", "part_of", "since", "until",
              "wikidata"}  # fmt: skip
_LEADER_KEYS = {"id", "name", "names", "native_names", "sectors", "office", "terms", "shared",
                "wikidata"}  # fmt: skip
_TERM_KEYS = {"from", "until", "approx"}
_BACKER_KEYS = {"actor", "from", "until", "source"}


class Named(Actor, frozen=True, kw_only=True):
    """An actor together with the other words that mean it."""

    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    metonyms: tuple[tuple[str, str], ...] = ()


class Placed(NamedTuple):
    """An actor, the line of its entry, and whether its office may have several holders."""

    line: int
    actor: Named
    shared: bool = False


class EntryError(ValueError):
    """An entry breaks the schema, on a line."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"line {line}: {reason}")


def read_entry(section: str, number: int, entry: object, line: int) -> list[Placed]:
    """Read one entry of the section ``states`` or ``actors``.

    Raises
    ------
    EntryError
        If it breaks the schema.
    """
    label = f"{section}[{number}]"
    if not isinstance(entry, Located):
        raise EntryError(line, f"{label} {entry!r} should be a mapping with id and name")
    label = f"{label} {entry.get('id')}"
    read = _state if section == "states" else _actor
    try:
        return list(read(entry))
    except EntryError as error:
        raise EntryError(error.line, f"{label}: {error.reason}") from error
    except (KeyError, TypeError, ValueError) as error:
        raise EntryError(entry.line, f"{label}: {_explained(error)}") from error


def _explained(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _check_keys(entry: Located, known: set[str]) -> None:
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"unknown key {', '.join(unknown)}")
    if entry.repeated:
        raise ValueError(f"the key {', '.join(entry.repeated)} stands twice")
    for key in ("id", "name"):
        if key in known and not isinstance(entry[key], str):
            raise ValueError(f"{key} is missing or no text")


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError(f"{value!r} should be a list of names")
    if odd := [item for item in value if not isinstance(item, str)]:
        raise TypeError(f"{odd[0]!r} should be a name")
    return tuple(value)


def _parts(entry: Mapping[str, Any], key: str) -> list[Located]:
    value = entry.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, Located) for item in value):
        raise TypeError(f"{key} should be a list of mappings")
    return cast("list[Located]", value)


def _each(parts: list[Located], read: Callable[[Located], Placed]) -> Iterator[Placed]:
    """Read the parts of an entry, telling the line of the part that is at fault."""
    for part in parts:
        try:
            yield read(part)
        except EntryError:
            raise
        except (KeyError, TypeError, ValueError) as error:
            raise EntryError(part.line, f"{part.get('id')}: {_explained(error)}") from error


def _sectors(value: object) -> tuple[str, ...]:
    sectors = _texts(value)
    if unknown := [sector for sector in sectors if sector not in load_ontology().sectors]:
        raise ValueError(f"unknown sector {', '.join(unknown)}")
    return sectors


def _kind(value: object) -> Kind:
    if value not in get_args(Kind):
        raise ValueError(f"unknown kind {value!r}; there are {', '.join(get_args(Kind))}")
    return cast("Kind", value)


def _day(value: object, *, end: bool = False) -> date | None:
    """Read a year, a month (2003-05) or a day; an end counts to the last day of it."""
    if value is None or value == "":
        return None
    try:
        parts = [int(part) for part in str(value).split("-")]
        month = parts[1] if len(parts) > 1 else (12 if end else 1)
        last = calendar.monthrange(parts[0], month)[1] if end else 1
        return date(parts[0], month, parts[2] if len(parts) > 2 else last)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"{value!r} is no day: write 2003, 2003-05 or 2003-05-17") from error


def _precision(term: Mapping[str, Any]) -> Precision:
    """Return how exactly both ends of a term are known: as exactly as the vaguer one."""
    n_dashes = [str(term[key]).count("-") for key in ("from", "until") if term.get(key)]
    vaguest = min(n_dashes, default=2)
    if vaguest == 0:
        return "year"
    return "month" if vaguest == 1 or term.get("approx") == "true" else "day"


def _term(term: Located) -> Term:
    _check_keys(term, _TERM_KEYS)
    start, end = _day(term.get("from")), _day(term.get("until"), end=True)
    if start and end and end < start:
        raise EntryError(term.line, f"a term ends on {end}, before it began on {start}")
    return Term(start=start, end=end, precision=_precision(term))


def _leaders(entry: Located, country: str | None, parent: str) -> Iterator[Placed]:
    default = _sectors(entry.get("sectors")) if parent == entry["id"] else ()

    def read(leader: Located) -> Placed:
        _check_keys(leader, _LEADER_KEYS)
        actor = Named(
            actor_id=leader["id"],
            name=leader["name"],
            country=country,
            sectors=_sectors(leader.get("sectors")) or default or ("GOV",),
            kind="leader",
            names=(leader["name"], *_texts(leader.get("names"))),
            native_names=_texts(leader.get("native_names")),
            part_of=(parent,),
            office=leader.get("office"),
            terms=tuple(_term(term) for term in _parts(leader, "terms")),
            wikidata=leader.get("wikidata"),
        )
        return Placed(leader.line, actor, leader.get("shared") == "true")

    yield from _each(_parts(entry, "leaders"), read)


def _state(entry: Located) -> Iterator[Placed]:
    _check_keys(entry, _STATE_KEYS)
    code, country = entry["id"], entry.get("country", entry["id"])
    yield Placed(entry.line, _state_itself(entry, code, country))
    government = Named(
        actor_id=f"{code}-GOV",
        name=f"Government of {entry['name']}",
        country=country,
        sectors=("GOV",),
        kind="government",
        names=_texts(entry.get("government")),
        part_of=(code,),
    )
    yield Placed(entry.line, government)
    for key, (kind, sector) in _BODIES.items():
        yield from _each(_parts(entry, key), _body_reader(code, country, kind, sector))
    yield from _leaders(entry, country, f"{code}-GOV")


def _state_itself(entry: Located, code: str, country: str) -> Named:
    capital = {entry["capital"]: "GOV"} if entry.get("capital") else {}
    metonyms = {**capital, **(entry.get("metonyms") or {})}
    for sector in metonyms.values():
        _sectors([sector])
    return Named(
        actor_id=code,
        name=entry["name"],
        country=country,
        sectors=_sectors(entry.get("sectors")),
        kind="state",
        names=(entry["name"], *_texts(entry.get("names"))),
        native_names=_texts(entry.get("native_names")),
        since=_day(entry.get("since")),
        until=_day(entry.get("until"), end=True),
        wikidata=entry.get("wikidata"),
        note=entry.get("note"),
        adjectives=_texts(entry.get("adjectives")),
        people=_texts(entry.get("people")),
        peoples=_texts(entry.get("peoples")),
        metonyms=tuple(metonyms.items()),
    )


def _body_reader(code: str, country: str, kind: Kind, sector: str) -> Callable[[Located], Placed]:
    """Return a reader of the forces, police, services, legislature or ministries of a state."""

    def read(body: Located) -> Placed:
        _check_keys(body, _BODY_KEYS)
        actor = Named(
            actor_id=body["id"],
            name=body["name"],
            country=country,
            sectors=_sectors(body.get("sectors")) or (sector,),
            kind=kind,
            names=(body["name"], *_texts(body.get("names"))),
            native_names=_texts(body.get("native_names")),
            part_of=(code, *_texts(body.get("part_of"))),
            since=_day(body.get("since")),
            until=_day(body.get("until"), end=True),
            wikidata=body.get("wikidata"),
        )
        return Placed(body.line, actor)

    return read


def _backing(item: Located) -> Backing:
    _check_keys(item, _BACKER_KEYS)
    return Backing(
        actor=item["actor"],
        start=_day(item.get("from")),
        end=_day(item.get("until"), end=True),
        source=item.get("source"),
    )


def _actor(entry: Located) -> Iterator[Placed]:
    _check_keys(entry, _ACTOR_KEYS)
    actor = Named(
        actor_id=entry["id"],
        name=entry["name"],
        country=entry.get("country"),
        sectors=_sectors(entry.get("sectors")),
        kind=_kind(entry.get("kind", "group")),
        names=(entry["name"], *_texts(entry.get("names"))),
        native_names=_texts(entry.get("native_names")),
        part_of=_texts(entry.get("part_of")),
        backers=tuple(_backing(item) for item in _parts(entry, "backers")),
        since=_day(entry.get("since")),
        until=_day(entry.get("until"), end=True),
        wikidata=entry.get("wikidata"),
        note=entry.get("note"),
        people=_texts(entry.get("people")),
    )
    yield Placed(entry.line, actor)
    yield from _leaders(entry, entry.get("country"), entry["id"])

"""Which claims or events a user wants to see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

import typer

from foreshock.cli.options import day
from foreshock.errors import UsageError
from foreshock.records import Claim, Event

R = TypeVar("R", Claim, Event)
_ID = re.compile(r"[A-Z]{3}(-[A-Z0-9-]+)?")


@dataclass(frozen=True)
class Filters:
    """The filters that `claims` and `events` share."""

    event_types: Annotated[
        list[str] | None,
        typer.Option(
            "--type", metavar="TYPE", help="PLOVER type, such as ASSAULT; may be repeated."
        ),
    ] = None
    statuses: Annotated[
        list[str] | None,
        typer.Option(
            "--status", metavar="STATUS", help="State, such as occurred; may be repeated."
        ),
    ] = None
    domain: Annotated[
        str | None, typer.Option("--domain", metavar="word|deed", help="Words or deeds alone.")
    ] = None
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="WHO", help="On either side: a country, an id or a name."),
    ] = None
    source: Annotated[
        str | None, typer.Option("--source", metavar="WHO", help="Who did or said it.")
    ] = None
    target: Annotated[
        str | None, typer.Option("--target", metavar="WHO", help="To whom it was done or said.")
    ] = None
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="A B", help="Two actors, in either direction."),
    ] = None
    since: Annotated[
        Any,
        typer.Option(
            "--since", metavar="DATE", parser=day, help="It may have happened then or later."
        ),
    ] = None
    until: Annotated[
        Any,
        typer.Option("--until", metavar="DATE", parser=day, help="It may have happened by then."),
    ] = None
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", help="A country, or part of a place's name."),
    ] = None
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", metavar="N", min=0, help="At most so many, the earliest known first."
        ),
    ] = None

    def for_query(self, as_of: Any) -> dict[str, Any]:
        """Return the filters as the fields of a store's query.

        Raises
        ------
        UsageError
            If a type or actor is none that Foreshock knows.
        """
        on = _day_of(as_of)
        return {
            "as_of": as_of,
            "event_types": tuple(_event_type(name) for name in self.event_types or ()),
            "statuses": tuple(self.statuses or ()),
            "domain": self.domain,
            "actor": _actor_id(self.actor, on),
            "source": _actor_id(self.source, on),
            "target": _actor_id(self.target, on),
            "between": self.pair(as_of),
            "since": self.since,
            "until": self.until,
            "place_country": _country(self.place),
            # A place's name is looked at after the store has answered.
            "limit": None if self.by_place_name else self.limit,
        }

    def pair(self, as_of: Any = None) -> tuple[str, str] | None:
        """Return the ids of ``--between``."""
        if self.between is None:
            return None
        on = _day_of(as_of)
        left, right = (_actor_id(name, on) for name in self.between)
        return (str(left), str(right))

    @property
    def by_place_name(self) -> bool:
        """Whether ``--place`` is not a country."""
        return self.place is not None and _country(self.place) is None

    def by_place(self, records: list[R]) -> list[R]:
        """Keep what happened at a place of that name."""
        if self.place is None or not self.by_place_name:
            return records
        wanted = self.place.casefold()
        kept = [one for one in records if one.place and wanted in one.place.name.casefold()]
        return kept[: self.limit]


def actor_ids(names: list[str], as_of: Any) -> tuple[str, ...]:
    """Return the ids of actors given by id, country or name, each once."""
    found = (_actor_id(name, _day_of(as_of)) for name in names)
    return tuple(dict.fromkeys(one for one in found if one))


def _day_of(as_of: date | datetime | None) -> date | None:
    return as_of.date() if isinstance(as_of, datetime) else as_of


def _event_type(name: str) -> str:
    """Return a PLOVER type, written in any case."""
    from foreshock.ontology import EVENT_TYPES

    if name.upper() not in EVENT_TYPES:
        raise UsageError(f"{name!r} is no PLOVER type; the types are {', '.join(EVENT_TYPES)}")
    return name.upper()


def _actor_id(name: str | None, on: date | None) -> str | None:
    """Return the id of an actor given by id, country or name."""
    if name is None or _ID.fullmatch(name):
        return name
    from foreshock.actors import resolve_phrase

    found = [one for one in resolve_phrase(name, on=on) if one.actor_id]
    if not found:
        raise UsageError(
            f"nobody called {name!r} is known: give a country (IRN), an id (IRN-MIL) or try "
            f"foreshock actors --resolve {name!r}"
        )
    return found[0].actor_id


def _country(place: str | None) -> str | None:
    """Return the code of a place that is a country, given by code or name."""
    if place is None:
        return None
    if re.fullmatch(r"[A-Z]{3}", place):
        return place
    from foreshock.actors import resolve_phrase

    found = resolve_phrase(place)
    best = found[0].actor_id if found else None
    is_country = best is not None and re.fullmatch(r"[A-Z]{3}", best) and found[0].score == 1
    return best if is_country else None

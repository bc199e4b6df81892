"""What the registry holds: actors with names, terms of office, parents and backers."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Kind = Literal[
    "state",
    "government",
    "force",
    "police",
    "service",
    "legislature",
    "ministry",
    "office",
    "leader",
    "group",
    "party",
    "alliance",
    "media-wing",
    "igo",
    "ngo",
    "media",
]


Precision = Literal["day", "month", "year"]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A time in office; an open end is ``None``.

    `precision` tells how exactly the vaguer of both ends is known: of a year, `start` is its first
    day and `end` its last.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision = "day"

    def contains(self, day: date) -> bool:
        """Whether the office was held on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Backing(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor stands behind this one, since when, and who says so."""

    actor: str
    start: date | None = None
    end: date | None = None
    source: str | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether the backing is on record for a day (any day if ``None``)."""
        return day is None or Term(start=self.start, end=self.end).contains(day)


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the registry.

    Attributes
    ----------
    actor_id : ``COUNTRY``, ``COUNTRY-SECTOR`` or ``COUNTRY-SECTOR-NAME``
    country : ISO 3166 alpha-3, or one of PLOVER's international codes
    sectors : PLOVER sectors, the primary one first
    names : spellings in the Latin script, `name` among them
    part_of : ids of the bodies it belongs to
    terms : when a leader held office; empty for everything else
    """

    actor_id: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    kind: Kind
    names: tuple[str, ...] = ()
    native_names: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    backers: tuple[Backing, ...] = ()
    office: str | None = None
    terms: tuple[Term, ...] = ()
    since: date | None = None
    until: date | None = None
    wikidata: str | None = None
    note: str | None = None

    def backers_on(self, day: date | None) -> tuple[str, ...]:
        """Ids of those who stand behind it on a day."""
        return tuple(backing.actor for backing in self.backers if backing.holds_on(day))

    def exists_on(self, day: date | None) -> bool:
        """Whether it existed, or its office was held, on a day."""
        if day is None:
            return True
        if self.terms:
            return any(term.contains(day) for term in self.terms)
        return Term(start=self.since, end=self.until).contains(day)

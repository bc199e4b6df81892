"""What a reader asks for: filters as values, never as SQL."""

from __future__ import annotations

from datetime import date

import msgspec

from foreshock.errors import UsageError
from foreshock.records import RELATION_KINDS, STATUSES, ActorMention
from foreshock.store.as_of import AsOf


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """The filters that claims and events share; each one narrows the answer.

    Attributes
    ----------
    as_of : only what was known by then; a day counts to its end in UTC
    event_types, statuses : any of these; none named means every one
    domain : ``word`` or ``deed``
    actor : source or target, by id (``IRQ-REB-KH``), by id prefix (``IRQ-REB``) or by country
    source, target : the same, on one side
    between : two actors, in either direction
    since, until : first and last day; what occurred must overlap them, so that an unknown date
        never matches
    report_ids : only what these reports tell; an empty choice finds nothing, ``None`` is no filter
    place_country : country of the place
    limit : at most so many, the earliest known first

    Raises
    ------
    UsageError
        If values cannot go together or are none that the store knows.
    """

    as_of: AsOf | None = None
    event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    domain: str | None = None
    actor: str | None = None
    source: str | None = None
    target: str | None = None
    between: tuple[str, str] | None = None
    since: date | None = None
    until: date | None = None
    report_ids: tuple[str, ...] | None = None
    place_country: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        faults = [
            f"status {status!r} is not one of {', '.join(STATUSES)}"
            for status in self.statuses
            if status not in STATUSES
        ]
        if self.domain not in (None, "word", "deed"):
            faults.append(f"domain {self.domain!r} is neither word nor deed")
        if self.since and self.until and self.until < self.since:
            faults.append(f"the period ends {self.until}, before it starts {self.since}")
        if self.limit is not None and self.limit < 0:
            faults.append(f"the limit {self.limit} is below 0")
        if self.between is not None and len(self.between) != 2:
            faults.append(f"between needs two actors, not {len(self.between)}")
        if faults:
            raise UsageError("; ".join(faults))


class ClaimQuery(Selection, frozen=True, kw_only=True):
    """Which claims to read.

    Examples
    --------
    >>> ClaimQuery(actor="IRQ-REB", statuses=("occurred",)).limit is None
    True
    """

    claim_ids: tuple[str, ...] | None = None


class EventQuery(Selection, frozen=True, kw_only=True):
    """Which events to read."""

    event_ids: tuple[str, ...] | None = None


class RelationQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which relations to read; sides as in `Selection`.

    Attributes
    ----------
    kinds : any of these; none named means every one
    min_confidence : only what the reader is at least so sure of
    """

    as_of: AsOf | None = None
    kinds: tuple[str, ...] = ()
    actor: str | None = None
    source: str | None = None
    target: str | None = None
    between: tuple[str, str] | None = None
    min_confidence: float = 0.0
    limit: int | None = None

    def __post_init__(self) -> None:
        if wrong := sorted(set(self.kinds) - set(RELATION_KINDS)):
            raise UsageError(
                f"{wrong[0]!r} is no kind of relation; the kinds are {', '.join(RELATION_KINDS)}"
            )


ALL_RELATIONS = RelationQuery()
ALL_CLAIMS = ClaimQuery()
ALL_EVENTS = EventQuery()


def actor_keys(actors: tuple[ActorMention, ...]) -> list[str]:
    """Return every id, id prefix and country under which a side can be found.

    Written down once, so that a filter by prefix is a lookup and not a pattern.

    Examples
    --------
    >>> actor_keys((ActorMention(actor_id="IRQ-REB-KH", name="Kataib Hezbollah", country="IRQ",
    ...                          sectors=("REB",), text="the group", start=0, end=9),))
    ['IRQ', 'IRQ-REB', 'IRQ-REB-KH']
    """
    keys = {actor.country for actor in actors if actor.country}
    for actor in actors:
        parts = actor.actor_id.split("-") if actor.actor_id else []
        keys.update("-".join(parts[: n + 1]) for n in range(len(parts)))
    return sorted(keys)

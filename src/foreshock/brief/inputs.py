"""What a brief is made from."""

from __future__ import annotations

from datetime import date

import msgspec

from foreshock.actors.provisional import Provisional
from foreshock.errors import UsageError
from foreshock.measures.fronts import FrontProfile
from foreshock.records import Claim, Event, Naming, Rejected, Relation, Report

#: Above this many events a page carries only the evidence that it cites, the rest by count.
MANY_EVENTS = 3_000


class BriefInputs(msgspec.Struct, frozen=True, kw_only=True):
    """A reading: what was read, what came of it, and what to look at.

    Attributes
    ----------
    as_of : the day of the view; events known only later are left out and counted
    period : first and last day that the brief is about
    focus : actor ids or countries; the timeline shows each pair of them
    region_bbox : west, south, east, north; fitted to the deeds if ``None``
    unknowns : further sentences on what the reading does not know
    licence : of the texts that were read
    versions : name and version of what did the reading
    relations, namings : who stands to whom, and which unknown groups are named
    new_groups, fronts : what follows from them

    Raises
    ------
    UsageError
        If the period ends before it starts, or the box is not west, south, east, north.
    """

    title: str
    as_of: date
    period: tuple[date, date]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...] = ()
    focus: tuple[str, ...] = ()
    region_bbox: tuple[float, float, float, float] | None = None
    unknowns: tuple[str, ...] = ()
    licence: str | None = None
    versions: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    namings: tuple[Naming, ...] = ()
    new_groups: tuple[Provisional, ...] = ()
    fronts: tuple[FrontProfile, ...] = ()

    def __post_init__(self) -> None:
        start, end = self.period
        if end < start:
            raise UsageError(f"the period ends {end}, before it starts {start}: swap its days")
        if self.region_bbox is not None:
            west, south, east, north = self.region_bbox
            if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
                raise UsageError(
                    f"region_bbox {self.region_bbox} is not west, south, east, north in degrees"
                )

    @property
    def is_large(self) -> bool:
        """Whether the page carries only the evidence that it cites."""
        return len(self.events) > MANY_EVENTS

"""Killed and wounded: the range over the reports of an event, and over the events of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from foreshock.brief.reading import Reading
from foreshock.brief.wording import range_text
from foreshock.records import Claim, Event
from foreshock.resolve import total

Effect = Literal["killed", "wounded"]


class Toll(msgspec.Struct, frozen=True):
    """How many people, at the least and at the most; an open end is ``None``.

    Examples
    --------
    >>> Toll(2, 3).joined(Toll(4, None)), Toll(2, 3).plus(Toll(4, None))
    (Toll(low=2, high=None), Toll(low=6, high=None))
    """

    low: int
    high: int | None

    def joined(self, other: Toll) -> Toll:
        """Return the range over two reports of one event."""
        highs = (self.high, other.high)
        high = None if None in highs else max(h for h in highs if h is not None)
        return Toll(min(self.low, other.low), high)

    def plus(self, other: Toll) -> Toll:
        """Return the range of the sum over two events."""
        is_open = self.high is None or other.high is None
        return Toll(self.low + other.low, None if is_open else (self.high or 0) + (other.high or 0))

    def __str__(self) -> str:
        return range_text(self.low, self.high)


def toll_of_claim(claim: Claim, effect: Effect) -> Toll | None:
    """Return what one claim tells, its figures by nationality added up; ``None`` if nothing."""
    told = [one for one in claim.casualties if one.effect == effect]
    low, high = total(told)
    return Toll(low or 0, high) if told and (low or high) else None


def tolls_by_report(reading: Reading, event: Event, effect: Effect) -> dict[str, list[Claim]]:
    """Return the claims of an event that tell a toll, by report."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in reading.claims_of(event):
        if toll_of_claim(claim, effect) is not None:
            found[claim.report_id].append(claim)
    return found


def toll_of_report(claims: Iterable[Claim], effect: Effect) -> Toll:
    """Return the largest toll that the claims of one report tell.

    A report often names a part of the dead before it names them all.
    """
    tolls = [toll for claim in claims if (toll := toll_of_claim(claim, effect)) is not None]
    return max(tolls, key=lambda toll: (toll.low, toll.high is None, toll.high or 0))


def toll_of_event(reading: Reading, event: Event, effect: Effect) -> Toll | None:
    """Return the range over all reports of an event, ``None`` if none tells."""
    tolls = [
        toll_of_report(claims, effect)
        for claims in tolls_by_report(reading, event, effect).values()
    ]
    if not tolls:
        return None
    joined = tolls[0]
    for toll in tolls[1:]:
        joined = joined.joined(toll)
    return joined


def deaths_by_day(reading: Reading) -> dict[date, tuple[Toll, list[Event]]]:
    """Return the dead of each day, over deeds whose very day is known."""
    found: dict[date, tuple[Toll, list[Event]]] = {}
    for event in reading.deeds:
        toll = toll_of_event(reading, event, "killed")
        day = reading.day_of.get(event.event_id)
        if toll is None or day is None or event.occurred.n_days != 1:
            continue
        before, events = found.get(day, (Toll(0, 0), []))
        found[day] = (before.plus(toll), [*events, event])
    return found

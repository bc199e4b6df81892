"""The inputs of a brief, looked up by id, and what counts as having come about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cached_property

from foreshock.brief.inputs import BriefInputs
from foreshock.brief.wording import day_within_week
from foreshock.measures import DONE, UTTERED
from foreshock.records import Claim, Event, Report


def came_about(event: Event) -> bool:
    """Whether the act itself was done or said, by the rule of `foreshock.measures`.

    Who threatens has done so, although what is threatened has not come about.
    """
    return event.status in (DONE if event.domain == "deed" else UTTERED)


def is_conflict(event: Event) -> bool:
    """Whether the event is of a conflict quad (3 or 4)."""
    return event.quad in (3, 4)


class Reading:
    """Everything known on the day of the view, with lookups.

    Parameters
    ----------
    inputs : events, claims and reports known only after ``as_of`` are left out here
    """

    def __init__(self, inputs: BriefInputs) -> None:
        self.inputs = inputs
        self.start, self.end = inputs.period
        horizon = datetime.combine(inputs.as_of, time.max, tzinfo=UTC)
        self.events = tuple(event for event in inputs.events if event.known_at <= horizon)
        self.n_later_events = len(inputs.events) - len(self.events)
        self.reports = tuple(
            report
            for report in inputs.reports
            if report.known_at is None or report.known_at <= horizon
        )
        self.report_by_id = {report.report_id: report for report in self.reports}
        self.claims = tuple(
            claim for claim in inputs.claims if claim.report_id in self.report_by_id
        )
        self.claim_by_id = {claim.claim_id: claim for claim in self.claims}

    def claims_of(self, event: Event) -> list[Claim]:
        """Return the claims that tell of an event, in order of knowledge."""
        found = (self.claim_by_id.get(claim_id) for claim_id in event.claim_ids)
        return [claim for claim in found if claim is not None]

    def claims_of_all(self, events: Iterable[Event]) -> list[Claim]:
        """Return the claims of many events, event by event."""
        return [claim for event in events for claim in self.claims_of(event)]

    def report_of(self, claim: Claim) -> Report:
        """Return the report that makes a claim."""
        return self.report_by_id[claim.report_id]

    @cached_property
    def happened(self) -> tuple[Event, ...]:
        """Events that came about and are not known to lie outside the period."""
        return tuple(
            event for event in self.events if came_about(event) and self._may_be_inside(event)
        )

    @cached_property
    def deeds(self) -> tuple[Event, ...]:
        """Deeds that came about."""
        return tuple(event for event in self.happened if event.domain == "deed")

    @cached_property
    def words(self) -> tuple[Event, ...]:
        """Words that were said."""
        return tuple(event for event in self.happened if event.domain == "word")

    @cached_property
    def day_of(self) -> dict[str, date]:
        """Day by event id, of the events of which all possible days lie in one week."""
        days = {event.event_id: day_within_week(event.occurred) for event in self.happened}
        return {
            event_id: day
            for event_id, day in days.items()
            if day is not None and self.start <= day <= self.end
        }

    def _may_be_inside(self, event: Event) -> bool:
        """Whether the event may lie in the period; an undated one may."""
        first, last = event.occurred.start, event.occurred.end
        return (first is None or first <= self.end) and (last is None or last >= self.start)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Sort events by when they happened, the undated by when they were known."""
    return sorted(events, key=lambda event: (sort_day(event), event.known_at, event.event_id))


def sort_day(event: Event) -> date:
    """Return the day that an event is sorted by; never shown as its date."""
    return event.occurred.start or event.occurred.end or event.known_at.date()

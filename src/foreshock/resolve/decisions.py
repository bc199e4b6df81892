"""What a person decides about events, as judgements that can be shown and undone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from itertools import product

from foreshock.errors import UsageError
from foreshock.records import Event, Judgement
from foreshock.resolve.cluster import RESOLVER
from foreshock.resolve.judging import make_judgement


def merge(left: Event, right: Event, *, by: str, reason: str, now: datetime) -> list[Judgement]:
    """Decide that two events are one happening.

    Parameters
    ----------
    by : name of the person who decides
    reason : one short sentence, shown with the event
    now : the instant of the decision (UTC)

    Raises
    ------
    UsageError
        If both are the same event, or nobody is named.
    """
    _check_name(by)
    if set(left.claim_ids) & set(right.claim_ids):
        raise UsageError(f"{left.event_id} and {right.event_id} share a claim: nothing to merge")
    # All pairs, so that no contradiction seen by the resolver can push a claim out again.
    return [
        make_judgement(
            pair,
            "same",
            score=1.0,
            reasons=(reason,),
            by=by,
            decided_at=now,
            known_at=max(left.known_at, right.known_at),
        )
        for pair in product(left.claim_ids, right.claim_ids)
    ]


def split(
    event: Event, claim_ids: Collection[str], *, by: str, reason: str, now: datetime
) -> list[Judgement]:
    """Decide that some of an event's claims are about another happening than the rest.

    Splitting off the claims of one of two merged events undoes the merge.

    Parameters
    ----------
    claim_ids : the claims to split off; some of the event's, not all
    by : name of the person who decides
    reason : one short sentence, shown with the event
    now : the instant of the decision (UTC)

    Raises
    ------
    UsageError
        If a claim is not of this event, nothing would remain on one side, or nobody is named.
    """
    _check_name(by)
    strangers = sorted(set(claim_ids) - set(event.claim_ids))
    if strangers:
        raise UsageError(f"{event.event_id} has no claim {', '.join(strangers)}")
    rest = [claim_id for claim_id in event.claim_ids if claim_id not in claim_ids]
    if not rest or not claim_ids:
        raise UsageError(f"a split of {event.event_id} needs claims on both sides")
    return [
        make_judgement(
            pair,
            "different",
            score=1.0,
            reasons=(reason,),
            by=by,
            decided_at=now,
            known_at=event.known_at,
        )
        for pair in product(sorted(set(claim_ids)), rest)
    ]


def _check_name(by: str) -> None:
    if not by.strip() or by == RESOLVER:
        raise UsageError(f"a decision needs the name of the person who decides, not {by!r}")

"""An event: one happening that one claim or many tell of."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from foreshock.errors import InvalidRecordError
from foreshock.records.claim import (
    ActorMention,
    Casualties,
    PlaceMention,
    Responsibility,
    Status,
)
from foreshock.records.coded import Coded
from foreshock.records.dates import UNKNOWN_DATE, DateSpan

Verdict = Literal["same", "different"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded decision on whether two claims tell of one happening.

    A later judgement on the same two claims overrides an earlier one, so that any merge can be
    shown and undone.

    Attributes
    ----------
    left, right : claim ids, in ascending order
    score : in [0, 1], how sure the decision is
    reasons : what spoke for and against, one short sentence each
    by : ``resolver`` or the name of the person who decided
    decided_at : the instant of the decision (UTC)
    known_at : the instant from which both claims were known (UTC)
    """

    judgement_id: str
    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str
    decided_at: datetime
    known_at: datetime

    def __post_init__(self) -> None:
        if not self.left < self.right:
            raise InvalidRecordError("Judgement", [f"{self.left} is not before {self.right}"])


class FieldValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value that reports give for a field, and which claims give it."""

    field: str
    value: str
    claim_ids: tuple[str, ...]


class Event(Coded, frozen=True, kw_only=True):
    """One happening, with the claims that tell of it and every value that they give.

    Attributes
    ----------
    event_id : hash of its earliest claim, so that later reports do not rename it
    claim_ids, report_ids : the witnesses, in order of knowledge
    values : each field's values with who said which, where reports differ or agree
    occurred : the best estimate of when; the narrowest span that most claims agree on
    known_at : the instant (UTC) from which the event was known
    """

    event_id: str
    event_type: str
    quad: Literal[1, 2, 3, 4]
    intensity: float
    status: Status
    claim_ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    known_at: datetime
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[ActorMention, ...] = ()
    target: tuple[ActorMention, ...] = ()
    place: PlaceMention | None = None
    occurred: DateSpan = UNKNOWN_DATE
    casualties: tuple[Casualties, ...] = ()
    means: tuple[str, ...] = ()
    responsibility: Responsibility = Responsibility()
    values: tuple[FieldValue, ...] = ()
    confidence: float = 0.0
    summary: str = ""

    def __post_init__(self) -> None:
        if not self.claim_ids:
            raise InvalidRecordError(f"Event {self.event_id}", ["it has no claim"])

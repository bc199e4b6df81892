"""A claim: what one report says that somebody did or said."""

from __future__ import annotations

from typing import Literal

import msgspec

from foreshock.errors import InvalidRecordError
from foreshock.records.coded import Coded
from foreshock.records.dates import UNKNOWN_DATE, DateSpan
from foreshock.records.identity import stable_id
from foreshock.records.span import Evidence, Quote, Span

Status = Literal[
    "occurred",
    "ongoing",
    "planned",
    "threatened",
    "demanded",
    "predicted",
    "possible",
    "denied",
    "historical",
]
STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]
#: States in which the act was done, as far as the report says.
ACCOMPLISHED: frozenset[Status] = frozenset({"occurred", "ongoing"})
Effect = Literal["killed", "wounded", "missing", "captured"]
LinkKind = Literal["response_to", "led_to"]
PlacePrecision = Literal["point", "city", "admin1", "region", "country"]


class ActorMention(msgspec.Struct, frozen=True, kw_only=True):
    """A side as the text names it, and who that is.

    Attributes
    ----------
    actor_id : id in the registry, or a composed one such as ``USA-MIL``; ``None`` if unresolved
    name : the registry's name, or the words themselves
    country : ISO 3166 alpha-3 or PLOVER's international codes, ``None`` if unknown
    sectors : PLOVER sectors, the primary one first
    backers : actor ids of those who stand behind it, as the text or the registry says
    text, start, end : the words in the report; a pronoun stays a pronoun here
    """

    actor_id: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]
    text: str
    start: int
    end: int
    backers: tuple[str, ...] = ()


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the text names it; precision tells how far the coordinates can be off."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    text: str
    start: int
    end: int
    radius_km: float | None = None

    def __post_init__(self) -> None:
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise InvalidRecordError("PlaceMention", [f"latitude {self.lat}"])
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise InvalidRecordError("PlaceMention", [f"longitude {self.lon}"])


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What a conditional threat, demand or promise hangs on."""

    trigger: str | None
    consequence: str | None
    deadline: str | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its range; ``None`` is an open end ("at least two" has no high)."""

    low: int | None
    high: int | None
    text: str

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise InvalidRecordError("Quantity", [f"{self.high} is below {self.low}"])


class Casualties(msgspec.Struct, frozen=True, kw_only=True):
    """People killed, wounded, missing or captured, by nationality and sector where told."""

    effect: Effect
    low: int | None
    high: int | None
    country: str | None
    sector: str | None
    text: str
    start: int
    end: int


class Responsibility(msgspec.Struct, frozen=True, kw_only=True):
    """Who claims, denies or is blamed for an act; `unclaimed` only if the text says so."""

    claimed_by: tuple[ActorMention, ...] = ()
    blamed: tuple[ActorMention, ...] = ()
    denied_by: tuple[ActorMention, ...] = ()
    unclaimed: bool = False


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """The text says that this claim answers, or leads to, another claim of the report."""

    kind: LinkKind
    claim_id: str
    evidence: Span


class Claim(Coded, frozen=True, kw_only=True):
    """What one report says, at exact offsets of its text.

    Attributes
    ----------
    claim_id : hash of report, trigger and type; seeing it again does not change it
    evidence : the clause that says so and the sentence around it
    trigger : the word or words that name the act
    event_type, mode, contexts, quad, intensity : PLOVER (`foreshock.ontology`)
    domain : ``word`` for quads 1 and 3, ``deed`` for quads 2 and 4
    status : state of affairs; only ``occurred`` and ``ongoing`` are accomplished
    source, target : the sides; an unknown side is empty
    speaker : who says so where it is not the reporter, outermost last
    date : when it happened, never silently the day of publication
    confidence : in [0, 1]
    method : the rule or model that read it
    """

    claim_id: str
    report_id: str
    origin: str
    evidence: Evidence
    trigger: Quote
    event_type: str
    quad: Literal[1, 2, 3, 4]
    intensity: float
    status: Status
    confidence: float
    method: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[ActorMention, ...] = ()
    target: tuple[ActorMention, ...] = ()
    speaker: tuple[ActorMention, ...] = ()
    hedged: bool = False
    place: PlaceMention | None = None
    date: DateSpan = UNKNOWN_DATE
    condition: Condition | None = None
    casualties: tuple[Casualties, ...] = ()
    means: tuple[str, ...] = ()
    quantity: Quantity | None = None
    responsibility: Responsibility = Responsibility()
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        faults = []
        inside = self.evidence.start <= self.trigger.start <= self.trigger.end <= self.evidence.end
        if not inside:
            faults.append("the trigger does not lie in the evidence")
        if not 0 <= self.confidence <= 1:
            faults.append(f"confidence {self.confidence} is outside 0..1")
        if self.status not in STATUSES:
            faults.append(f"status {self.status!r} is not one of {', '.join(STATUSES)}")
        if faults:
            raise InvalidRecordError(f"Claim {self.claim_id}", faults)


def claim_id(report_id: str, trigger: Quote, event_type: str) -> str:
    """Return the id of the claim that `trigger` makes in a report."""
    return stable_id("c", report_id, trigger.start, trigger.end, event_type)

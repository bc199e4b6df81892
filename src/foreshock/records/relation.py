"""Who stands to whom in which relation, and what a named group is said to be: as one report says.

A relation is no event: it holds for a time and is told in passing. It keeps its speaker, its
sentence and how sure the report is, so that two reports may contradict each other and both stay.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from foreshock.errors import InvalidRecordError
from foreshock.records.claim import ActorMention
from foreshock.records.dates import UNKNOWN_DATE, DateSpan
from foreshock.records.identity import stable_id
from foreshock.records.span import Evidence, Quote

RelationKind = Literal[
    "backed_by", "part_of", "front_of", "leads", "member_of", "allied_with", "fights", "alias_of"
]
RELATION_KINDS: tuple[RelationKind, ...] = RelationKind.__args__  # type: ignore[attr-defined]
#: Kinds that hold both ways.
MUTUAL: frozenset[RelationKind] = frozenset({"allied_with", "fights", "alias_of"})
RelationStatus = Literal["stated", "alleged", "former", "possible", "denied"]
RELATION_STATUSES: tuple[RelationStatus, ...] = RelationStatus.__args__  # type: ignore[attr-defined]
Remark = Literal["new", "on_paper", "front", "unknown"]


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What both records share: where it is told, by whom, and how sure the reader is."""

    report_id: str
    origin: str
    evidence: Evidence
    confidence: float
    method: str
    speaker: tuple[ActorMention, ...] = ()
    hedged: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain


class Relation(_Told, frozen=True, kw_only=True):
    """One report says that `source` stands to `target` in a relation.

    Attributes
    ----------
    kind : read "source kind target": the group *backed_by* the state, the man who *leads* the force
    trigger : the word or words that tell the relation
    status : ``stated``, ``alleged`` (hedged or by a speaker who accuses), ``former``, ``possible``
        or ``denied``
    date : since or until when, as far as the sentence tells
    """

    relation_id: str
    kind: RelationKind
    source: ActorMention
    target: ActorMention
    trigger: Quote
    status: RelationStatus = "stated"
    date: DateSpan = UNKNOWN_DATE

    def __post_init__(self) -> None:
        faults = []
        if self.kind not in RELATION_KINDS:
            faults.append(f"kind {self.kind!r} is not one of {', '.join(RELATION_KINDS)}")
        if self.status not in RELATION_STATUSES:
            faults.append(f"status {self.status!r} is not one of {', '.join(RELATION_STATUSES)}")
        if not 0 <= self.confidence <= 1:
            faults.append(f"confidence {self.confidence} is outside 0..1")
        if faults:
            raise InvalidRecordError(f"Relation {self.relation_id}", faults)


class Naming(_Told, frozen=True, kw_only=True):
    """One report names a group that the registry does not know, or remarks on one that it does.

    Attributes
    ----------
    group : the name as the text writes it; its `actor_id` is ``None`` for an unknown group
    described_as : the words that tell what it is ("a Syrian militia"), ``None`` if none do
    remarks : ``new``, ``on_paper``, ``front`` or ``unknown`` ("a previously unknown group")
    """

    naming_id: str
    group: ActorMention
    described_as: str | None = None
    remarks: tuple[Remark, ...] = ()


def relation_id(
    report_id: str, kind: RelationKind, source: ActorMention, target: ActorMention
) -> str:
    """Return the id of the relation that two mentions in a report stand in."""
    return stable_id("l", report_id, kind, source.start, source.end, target.start, target.end)


def naming_id(report_id: str, group: ActorMention) -> str:
    """Return the id of the naming of a group at a place in a report."""
    return stable_id("n", report_id, group.start, group.end)

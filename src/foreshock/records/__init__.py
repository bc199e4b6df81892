"""The central types, frozen and checked when made: what flows through Foreshock.

``Report -> Claim -> Event``, with `Judgement` for every merge and `Rejected` for every record
that failed.
"""

from foreshock.records.claim import (
    ACCOMPLISHED,
    STATUSES,
    ActorMention,
    Casualties,
    Claim,
    Condition,
    Effect,
    Link,
    LinkKind,
    PlaceMention,
    PlacePrecision,
    Quantity,
    Responsibility,
    Status,
    claim_id,
)
from foreshock.records.coded import Domain
from foreshock.records.dates import UNKNOWN_DATE, DateBasis, DatePrecision, DateSpan
from foreshock.records.event import Event, FieldValue, Judgement, Verdict
from foreshock.records.identity import stable_id
from foreshock.records.rejected import Rejected, Stage
from foreshock.records.relation import (
    MUTUAL,
    RELATION_KINDS,
    RELATION_STATUSES,
    Naming,
    Relation,
    RelationKind,
    RelationStatus,
    Remark,
    naming_id,
    relation_id,
)
from foreshock.records.report import Report, text_hash
from foreshock.records.span import Evidence, Quote, Span

__all__ = [
    "ACCOMPLISHED",
    "MUTUAL",
    "RELATION_KINDS",
    "RELATION_STATUSES",
    "STATUSES",
    "UNKNOWN_DATE",
    "ActorMention",
    "Casualties",
    "Claim",
    "Condition",
    "DateBasis",
    "DatePrecision",
    "DateSpan",
    "Domain",
    "Effect",
    "Event",
    "Evidence",
    "FieldValue",
    "Judgement",
    "Link",
    "LinkKind",
    "Naming",
    "PlaceMention",
    "PlacePrecision",
    "Quantity",
    "Quote",
    "Rejected",
    "Relation",
    "RelationKind",
    "RelationStatus",
    "Remark",
    "Report",
    "Responsibility",
    "Span",
    "Stage",
    "Status",
    "Verdict",
    "claim_id",
    "naming_id",
    "relation_id",
    "stable_id",
    "text_hash",
]

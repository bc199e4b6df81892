"""Relations of a store beside those of the registry; what contradicts is kept and marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from foreshock.actors import Actor, Registry, default_registry
from foreshock.records import Relation, RelationKind
from foreshock.store import RelationQuery, Store

Agreement: TypeAlias = Literal["both", "text only", "registry only", "contradicted"]
_Key: TypeAlias = tuple[str, str | None, str | None]


class RelationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One relation as a report or the registry tells it.

    Attributes
    ----------
    told_by : ``text`` or ``registry``
    agreement : whether the other one has it too; ``contradicted`` if any report denies it
    note : for the registry, its public source
    """

    told_by: Literal["text", "registry"]
    kind: RelationKind
    source_id: str | None
    source: str
    target_id: str | None
    target: str
    status: str
    agreement: Agreement
    since: date | None = None
    until: date | None = None
    speaker: tuple[str, ...] = ()
    confidence: float | None = None
    method: str | None = None
    note: str | None = None
    evidence: str | None = None
    report_id: str | None = None
    start: int | None = None
    end: int | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None


def relations_beside(
    store: Store,
    query: RelationQuery,
    *,
    registry: Registry | None = None,
    with_registry: bool = True,
) -> list[RelationRow]:
    """Return what reports say of who stands to whom, and what the registry says of the same actors.

    Of the registry only actors are taken that the relations found name, or that were asked for.
    """
    registry = registry or default_registry()
    told = store.relations(query)
    asked = (query.actor, query.source, query.target, *(query.between or ()))
    ids = {side.actor_id for one in told for side in (one.source, one.target)} | set(asked)
    known = list(_of_registry(registry, {i for i in ids if i}, query)) if with_registry else []
    marks = _agreements(told, known)
    rows = [_row(one, marks[_key(one.kind, one.source.actor_id, one.target.actor_id)])
            for one in told]  # fmt: skip
    rows += [
        msgspec.structs.replace(row, agreement=marks[_key(row.kind, row.source_id, row.target_id)])
        for row in known
    ]
    return sorted(rows, key=lambda row: (row.source, row.kind, row.target, row.told_by))


def _key(kind: str, source: str | None, target: str | None) -> _Key:
    """Return what two tellings must share: of backers only the state counts."""
    return kind, source, target.split("-")[0] if kind == "backed_by" and target else target


def _agreements(told: Sequence[Relation], known: Sequence[RelationRow]) -> dict[_Key, Agreement]:
    statuses: defaultdict[_Key, set[str]] = defaultdict(set)
    for one in told:
        key = _key(one.kind, one.source.actor_id, one.target.actor_id)
        statuses[key].add("denied" if one.status == "denied" else "told")
    for row in known:
        statuses[_key(row.kind, row.source_id, row.target_id)].add("registry")
    return {key: _agreement(found) for key, found in statuses.items()}


def _agreement(found: set[str]) -> Agreement:
    if "denied" in found and len(found) > 1:
        return "contradicted"
    if "registry" in found:
        return "both" if len(found) > 1 else "registry only"
    return "text only"


def _row(one: Relation, agreement: Agreement) -> RelationRow:
    return RelationRow(
        told_by="text",
        kind=one.kind,
        source_id=one.source.actor_id,
        source=one.source.name,
        target_id=one.target.actor_id,
        target=one.target.name,
        status=one.status,
        agreement=agreement,
        since=one.date.start,
        until=one.date.end,
        speaker=tuple(speaker.name for speaker in one.speaker),
        confidence=one.confidence,
        method=one.method,
        evidence=one.evidence.text,
        report_id=one.report_id,
        start=one.evidence.start,
        end=one.evidence.end,
        sentence_start=one.evidence.sentence_start,
        sentence_end=one.evidence.sentence_end,
    )


def _of_registry(
    registry: Registry, ids: Iterable[str], query: RelationQuery
) -> Iterator[RelationRow]:
    wanted = set(ids)
    for actor in registry.actors():
        for row in _known_of(registry, actor):
            if query.kinds and row.kind not in query.kinds:
                continue
            if actor.actor_id in wanted and _matches(row, query):
                yield row


def _known_of(registry: Registry, actor: Actor) -> Iterator[RelationRow]:
    def row(kind: RelationKind, target_id: str, since: date | None, until: date | None,
            note: str | None = None) -> RelationRow:  # fmt: skip
        target = registry.get(target_id)
        return RelationRow(
            told_by="registry", kind=kind, source_id=actor.actor_id, source=actor.name,
            target_id=target_id, target=target.name if target else target_id, status="stated",
            agreement="registry only", since=since, until=until, note=note,
        )  # fmt: skip

    for backing in actor.backers:
        yield row("backed_by", backing.actor, backing.start, backing.end, backing.source)
    own = [whole for whole in actor.part_of if not whole.endswith("-GOV")]
    for whole in own or actor.part_of:  # who leads a force is not told to lead the government too
        if actor.kind == "leader":
            for term in actor.terms:
                yield row("leads", whole, term.start, term.end, actor.office)
        else:
            yield row("part_of", whole, actor.since, actor.until)


def _matches(row: RelationRow, query: RelationQuery) -> bool:
    def has(which: str | None, *ids: str | None) -> bool:
        return which is None or any(i == which or (i or "").startswith(f"{which}-") for i in ids)

    one, other = query.between or (None, None)
    return (
        has(query.source, row.source_id)
        and has(query.target, row.target_id)
        and has(query.actor, row.source_id, row.target_id)
        and has(one, row.source_id, row.target_id)
        and has(other, row.source_id, row.target_id)
    )

"""Organisations and relations between them in government releases on Syria and Iraq."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.data import rows_of
from foreshock.extract import Reader
from foreshock.extract.context import Context
from foreshock.extract.relations import read_relations
from foreshock.extract.sides import mentions
from foreshock.records import MUTUAL, Relation, RelationKind, Report

#: The labels' relations and what the reader calls them.
WANTED: dict[str, tuple[RelationKind, ...]] = {
    "BelongsTo": ("part_of", "member_of"),
    "InChargeOf": ("leads",),
    "AlliesOf": ("allied_with", "backed_by"),
    "FightingAgainst": ("fights",),
}
_NAMED = {"Organisation", "Nationality"}
_PRONOUNS = frozenset("we our us they them their it its he his she her i my you your who".split())
Stretch = tuple[int, int]


def measure(reader: Reader) -> dict[str, Any] | None:
    """Return how much is found, and of the relations found how many are right."""
    rows = rows_of("entities_dev.jsonl")
    if rows is None:
        return None
    reports = [Report.make(r["text"], origin="dev", report_id=r["id"]) for r in rows]
    entities: Counter[str] = Counter()
    relations: Counter[tuple[str, str]] = Counter()
    for row, context in zip(rows, reader.contexts(reports), strict=True):
        _count_entities(row, set(_stretches(context)), entities)
        _count_relations(row, read_relations(context), relations)
    return {
        "organisations and nationalities": entities["all"],
        "found (overlap)": entities["found"] / entities["all"],
        "named ones found (pronouns aside)": entities["named found"] / entities["named"],
        **dict(_figures(relations)),
    }


def _stretches(context: Context) -> Iterator[Stretch]:
    """Yield where the reader sees an actor: names, and nouns or pronouns that stand for one."""
    for match in context.name_at.values():
        yield match.start, match.end
    for token in context.doc:
        if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            yield from ((m.start, m.end) for m in mentions(context, [token])
                        if m.start <= token.idx < m.end)  # fmt: skip
        elif token.pos_ == "PRON" and mentions(context, [token]):
            yield token.idx, token.idx + len(token)


def _count_entities(row: Mapping[str, Any], seen: set[Stretch], totals: Counter[str]) -> None:
    for entity in row["entities"]:
        if entity["type"] not in _NAMED:
            continue
        is_found = any(_overlap(one, (entity["begin"], entity["end"])) for one in seen)
        is_named = entity["value"].lower() not in _PRONOUNS
        totals.update({"all": 1, "found": is_found, "named": is_named,
                       "named found": is_named and is_found})  # fmt: skip


def _count_relations(
    row: Mapping[str, Any], found: Sequence[Relation], totals: Counter[tuple[str, str]]
) -> None:
    for label, kinds in WANTED.items():
        gold = [r for r in row["relations"] if r["type"] == label and _is_between_actors(row, r)]
        mine = [one for one in found if one.kind in kinds and one.status != "denied"]
        totals[label, "labelled"] += len(gold)
        totals[label, "recalled"] += sum(any(_is_same(g, one) for one in mine) for g in gold)
        totals[label, "made"] += len(mine)
        right = [one for one in mine if any(_is_same(g, one) for g in gold)]
        totals[label, "right"] += len(right)
        totals[label, "right in other words"] += len(right) + sum(
            one not in right and _is_told_otherwise(row, gold, one) for one in mine
        )


def _is_told_otherwise(
    row: Mapping[str, Any], gold: Sequence[Mapping[str, Any]], one: Relation
) -> bool:
    """Whether the labels say the same with other words than those the reader points to.

    They call "commander of X" a synonym of the commander, relate a pronoun where the reader gives
    whom it stands for, and relate the same two names once where they stand together often.
    """
    names = {frozenset((_key(g["source"]), _key(g["target"]))) for g in gold}
    if frozenset((_key(one.source.text), _key(one.target.text))) in names:
        return True
    ends = ((one.source.start, one.source.end), (one.target.start, one.target.end))
    synonyms = [g for g in row["relations"] if g["type"] == "IsSynonymOf"]
    pairs = [((g["sourceBegin"], g["sourceEnd"]), (g["targetBegin"], g["targetEnd"]))
             for g in synonyms]  # fmt: skip
    if one.kind in {"leads", "member_of"} and any(
        (_overlap(a, ends[0]) and _overlap(b, ends[1]))
        or (_overlap(b, ends[0]) and _overlap(a, ends[1]))
        for a, b in pairs
    ):
        return True
    return any(_is_by_pronoun(g, one) for g in gold)


def _is_by_pronoun(gold: Mapping[str, Any], one: Relation) -> bool:
    sentence = (one.evidence.sentence_start, one.evidence.sentence_end)
    for side, mention in (("source", one.target), ("target", one.source)):
        other = "target" if side == "source" else "source"
        if (
            str(gold[side]).lower() in _PRONOUNS
            and _overlap((gold[f"{side}Begin"], gold[f"{side}End"]), sentence)
            and _overlap((gold[f"{other}Begin"], gold[f"{other}End"]), (mention.start, mention.end))
        ):
            return True
    return False


def _is_between_actors(row: Mapping[str, Any], relation: Mapping[str, Any]) -> bool:
    """Whether both ends are people or bodies: tanks and towns are no actors."""
    kinds = {(e["begin"], e["end"]): e["type"] for e in row["entities"]}
    ends = ((relation[f"{side}Begin"], relation[f"{side}End"]) for side in ("source", "target"))
    return all(kinds.get(end) in {"Organisation", "Person", "Nationality", None} for end in ends)


def _key(text: str) -> str:
    return " ".join(w for w in text.lower().split() if w not in {"the", "a", "an"})


def _is_same(gold: Mapping[str, Any], one: Relation) -> bool:
    source = (gold["sourceBegin"], gold["sourceEnd"])
    target = (gold["targetBegin"], gold["targetEnd"])
    left, right = (one.source.start, one.source.end), (one.target.start, one.target.end)
    if _overlap(left, source) and _overlap(right, target):
        return True
    is_mutual = one.kind in MUTUAL or one.kind == "backed_by"
    return is_mutual and _overlap(left, target) and _overlap(right, source)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _figures(totals: Counter[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    for label in WANTED:
        yield label, _figure(label, totals)
    summed: Counter[tuple[str, str]] = Counter()
    for (_, what), n in totals.items():
        summed["all", what] += n
    yield "all four", _figure("all", summed)


def _figure(label: str, totals: Counter[tuple[str, str]]) -> dict[str, Any]:
    made, labelled = totals[label, "made"], totals[label, "labelled"]
    return {
        "labelled": labelled,
        "found": made,
        "precision": round(totals[label, "right"] / made, 3) if made else None,
        "precision, the same in other words": round(totals[label, "right in other words"] / made, 3)
        if made
        else None,
        "recall": round(totals[label, "recalled"] / labelled, 3) if labelled else None,
    }

"""The tables of relations, and of groups that are new or said to be fronts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import GroupRow, TieRow
from foreshock.brief.reading import Reading
from foreshock.brief.wording import day_text
from foreshock.records import ActorMention, Naming, Relation

#: Beyond, `foreshock relations` tells the rest.
MAX_TIES = 60
MAX_GROUPS = 30
_KIND_WORDS = {
    "backed_by": "is backed by",
    "part_of": "is part of",
    "front_of": "is a front of",
    "leads": "leads",
    "member_of": "belongs to",
    "allied_with": "is allied with",
    "fights": "fights",
    "alias_of": "is another name of",
}
#: Surest first; a relation told in several ways shows all of them.
_STATUS_ORDER = ("stated", "alleged", "possible", "former", "denied")


def list_ties(reading: Reading, book: EvidenceBook) -> tuple[TieRow, ...]:
    """Return who stands to whom, each pair and kind once, the most told first."""
    told: defaultdict[tuple[str, str, str], list[Relation]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in reading.inputs.relations:
        ends = []
        for side in (one.source, one.target):
            key = side.actor_id or side.name
            names.setdefault(key, side.name)
            ends.append(key)
        if one.kind != "alias_of":
            told[ends[0], one.kind, ends[1]].append(one)
    ranked = sorted(told.items(), key=lambda item: (-len(item[1]), item[0]))[:MAX_TIES]
    return tuple(
        TieRow(
            source=names[source],
            kind=_KIND_WORDS[kind],
            target=names[target],
            status=", ".join(s for s in _STATUS_ORDER if s in {one.status for one in ones}),
            period=_period(reading, {one.report_id for one in ones}),
            speakers=_named(speaker for one in ones for speaker in one.speaker),
            n=book.of_told(
                f"{len(ones):,}", ones, f"{names[source]} {_KIND_WORDS[kind]} {names[target]}"
            ),
        )
        for (source, kind, target), ones in ranked
    )


def list_groups(reading: Reading, book: EvidenceBook) -> tuple[GroupRow, ...]:
    """Return groups that the registry lacks, and those that a source calls fronts or paper."""
    inputs = reading.inputs
    namings = {one.naming_id: one for one in inputs.namings}
    new = {one.actor_id: one for one in inputs.new_groups}
    rows = []
    for front in inputs.fronts:
        group = new.get(front.actor_id)
        if group is None and not front.on_paper:
            continue
        ids = dict.fromkeys((*(group.naming_ids if group else ()), *front.on_paper))
        shown = [namings[one] for one in ids if one in namings]
        rows.append(
            GroupRow(
                name=front.name,
                is_new=group is not None,
                said="; ".join(_said(shown)) or "nothing further",
                backers=", ".join(front.backers or (group.backers if group else ())) or "none told",
                first_seen=day_text(front.first_seen.date()) if front.first_seen else "not told",
                n_words=front.n_words + front.n_claimed,
                n_deeds=front.n_confirmed,
                talk=f"{front.talk:.2f} ({front.low:.2f} to {front.high:.2f})",
                n=book.of_told(f"{len(shown):,}", shown, front.name),
            )
        )
    return tuple(rows[:MAX_GROUPS])


def _said(namings: Iterable[Naming]) -> list[str]:
    words = {"on_paper": "on paper", "unknown": "unknown before"}
    said = Counter(words.get(remark, remark) for one in namings for remark in one.remarks)
    kinds = Counter(one.described_as for one in namings if one.described_as)
    return [text for text, _ in (*said.most_common(), *kinds.most_common(2))]


def _named(speakers: Iterable[ActorMention]) -> str | None:
    return ", ".join(dict.fromkeys(speaker.name for speaker in speakers)) or None


def _period(reading: Reading, report_ids: Iterable[str]) -> str:
    """Return the days of the first and last report that tell it."""
    reports = [reading.report_by_id[i] for i in report_ids if i in reading.report_by_id]
    days = sorted(one.published for one in reports if one.published is not None)
    if not days:
        return "not told"
    if days[0] == days[-1]:
        return day_text(days[0])
    return f"{day_text(days[0])} to {day_text(days[-1])}"

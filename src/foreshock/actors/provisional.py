"""Groups that reports name and the registry does not know: provisional actors.

A provisional id is ``NEW-`` and the folded words of the name as first seen
(``NEW-USBAT-AL-THAERIN``); it holds no country, so that learning one does not rename the group.
Spellings are joined by recorded judgements alone: the program's, or a person's, which outranks it
and can undo it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations

import msgspec
from rapidfuzz.distance import JaroWinkler

from foreshock.actors.folding import words_of
from foreshock.records import Judgement, Naming, Relation, stable_id

PREFIX = "NEW-"
#: The program's name on its judgements; any other is a person's.
PROGRAM = "spelling"
_ARTICLES = frozenset({"al", "el", "ul", "the", "ath", "as", "ash", "ar", "an", "ad", "az"})
_SAME_FROM = 0.94
_VOWELS = re.compile("[aeiouy']+")


class Provisional(msgspec.Struct, frozen=True, kw_only=True):
    """A group that only the reports tell of.

    Attributes
    ----------
    names : its spellings, the most frequent first
    described_as, remarks, backers, leaders : what reports say, each as often as said, most first
    first_seen, last_seen : when a report first and last named it (UTC)
    naming_ids, relation_ids : the evidence
    """

    actor_id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    described_as: tuple[str, ...]
    remarks: tuple[str, ...]
    backers: tuple[str, ...]
    leaders: tuple[str, ...]
    first_seen: datetime | None
    last_seen: datetime | None
    n_reports: int
    confidence: float
    naming_ids: tuple[str, ...]
    relation_ids: tuple[str, ...]


def provisional_id(name: str) -> str:
    """Return the id of a group by its name.

    Examples
    --------
    >>> provisional_id("Usbat al Thaerin")
    'NEW-USBAT-AL-THAERIN'
    """
    return PREFIX + "-".join(word.folded.upper() for word in words_of(name.replace("-", " ")))


def spelling_score(one: str, other: str) -> float:
    """Return how alike two names sound in [0, 1]; 1 where they differ in articles and vowels only.

    Examples
    --------
    >>> spelling_score("Usbat al Thaerin", "Usbat al-Tha'ireen")
    1.0
    >>> spelling_score("Jund Alsabr", "Jund al-Haqq") < 0.9
    True
    """
    left, right = _skeleton(one), _skeleton(other)
    if left == right:
        return 1.0
    if len(left.split()) != len(right.split()):
        return 0.0
    parts = zip(left.split(), right.split(), strict=True)
    return min((float(JaroWinkler.similarity(a, b)) for a, b in parts), default=0.0)


def _skeleton(name: str) -> str:
    """Return the consonants of a name, which transcriptions agree on, articles left out."""
    words = [word.folded for word in words_of(name.replace("-", " "))]
    kept = [word.removeprefix("al") if len(word) > 4 else word for word in words
            if word not in _ARTICLES]  # fmt: skip
    plain = [w.replace("q", "k").replace("ee", "i").replace("ou", "u") for w in kept]
    return " ".join(re.sub(r"(.)\1", r"\1", _VOWELS.sub("", w)) or w for w in plain)


def judge_spellings(
    namings: Iterable[Naming], existing: Iterable[Judgement], *, now: datetime
) -> list[Judgement]:
    """Return new judgements on pairs of names that sound alike and nobody has judged yet."""
    names = {provisional_id(n.group.text): n.group.text for n in namings if not n.group.actor_id}
    judged = {(one.left, one.right) for one in existing}
    made = []
    for left, right in combinations(sorted(names), 2):
        if (left, right) in judged or left[4] != right[4]:
            continue
        score = spelling_score(names[left], names[right])
        if score >= _SAME_FROM:
            reason = f"{names[left]!r} and {names[right]!r} differ as transcriptions do"
            made.append(spelling_judgement(left, right, "same", by=PROGRAM, now=now,
                                           score=round(score, 3), reason=reason))  # fmt: skip
    return made


def spelling_judgement(
    left: str, right: str, verdict: str, *, by: str, now: datetime, score: float = 1.0,
    reason: str = "decided by a person",
) -> Judgement:  # fmt: skip
    """Return a decision whether two provisional ids name one group."""
    low, high = sorted((left, right))
    return msgspec.convert(
        {
            "judgement_id": stable_id("s", low, high, verdict, by, now.isoformat()),
            "left": low, "right": high, "verdict": verdict, "score": score,
            "reasons": [reason], "by": by, "decided_at": now, "known_at": now,
        },
        Judgement,
    )  # fmt: skip


def _verdicts(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """Return the verdict that holds on each pair: a person's, then the latest."""
    ranked = sorted(judgements, key=lambda one: (one.by != PROGRAM, one.decided_at))
    return {(one.left, one.right): one.verdict for one in ranked}


def _groups(ids: Iterable[str], judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Return for each id the id that its group goes by: the first in the given order."""
    order = list(dict.fromkeys(ids))
    leader = {one: one for one in order}
    for (left, right), verdict in sorted(_verdicts(judgements).items()):
        if verdict == "same" and left in leader and right in leader:
            one, other = leader[left], leader[right]
            first, second = sorted((one, other), key=order.index)
            leader = {key: first if value == second else value for key, value in leader.items()}
    return leader


def discover(
    namings: Sequence[Naming],
    relations: Sequence[Relation],
    judgements: Sequence[Judgement] = (),
    *,
    known_at: Mapping[str, datetime] | None = None,
) -> list[Provisional]:
    """Return the groups that reports name and the registry does not know, most reported first.

    Parameters
    ----------
    judgements : which spellings are one group; without any each spelling is a group of its own
    known_at : when each report was known
    """
    unknown = [one for one in namings if one.group.actor_id is None]
    leader = _groups((provisional_id(one.group.text) for one in unknown), judgements)
    members: defaultdict[str, list[Naming]] = defaultdict(list)
    for one in unknown:
        members[leader[provisional_id(one.group.text)]].append(one)
    found = [_provisional(key, group, _of(group, relations), known_at or {})
             for key, group in members.items()]  # fmt: skip
    return sorted(found, key=lambda one: (-one.n_reports, -one.confidence, one.actor_id))


def _of(group: Sequence[Naming], relations: Iterable[Relation]) -> list[Relation]:
    """Return the relations in which one of a group's names stands."""
    ids = {provisional_id(one.group.text) for one in group}
    return [
        one
        for one in relations
        if {provisional_id(side.text) for side in (one.source, one.target)} & ids
    ]


def _provisional(
    actor_id: str, group: Sequence[Naming], ties: Sequence[Relation],
    known_at: Mapping[str, datetime],
) -> Provisional:  # fmt: skip
    names = Counter(one.group.text for one in group)
    ids = {provisional_id(name) for name in names}
    told = [tie for tie in ties if tie.status != "denied"]
    days = sorted(known_at[one.report_id] for one in group if one.report_id in known_at)
    reports = {one.report_id for one in group}
    countries = [one.group.country for one in group if one.group.country]
    doubt = 1.0
    for one in {naming.report_id: naming for naming in group}.values():
        doubt *= 1 - one.confidence
    return Provisional(
        actor_id=actor_id,
        name=names.most_common(1)[0][0],
        names=_most(names),
        country=_first(countries),
        described_as=_most(one.described_as for one in group),
        remarks=_most(remark for one in group for remark in one.remarks),
        backers=_most(
            [t.target.actor_id or t.target.name for t in told
             if t.kind == "backed_by" and provisional_id(t.source.text) in ids]
            + [backer for one in group for backer in one.group.backers]
        ),
        leaders=_most(t.source.name for t in told
                      if t.kind == "leads" and provisional_id(t.target.text) in ids),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        n_reports=len(reports),
        confidence=round(1 - doubt, 3),
        naming_ids=tuple(one.naming_id for one in group),
        relation_ids=tuple(tie.relation_id for tie in ties),
    )  # fmt: skip


def _most(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(v for v in values if v).most_common())


def _first(values: Sequence[str]) -> str | None:
    return Counter(values).most_common(1)[0][0] if values else None

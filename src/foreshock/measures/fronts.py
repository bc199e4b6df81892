r"""Groups that talk and are not seen to act: a profile of each, and a score with its interval.

Of a group's :math:`n` words and deeds, :math:`k` are words or its own claims of responsibility, and
:math:`n - k` deeds that somebody else tells of. The share of talk has the posterior
:math:`\mathrm{Beta}(a + k, b + n - k)`, whose prior has the mean of all groups and the weight of
two acts. A share is no verdict: who is seldom written about is seldom seen to act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec
import numpy as np

from foreshock.records import ACCOMPLISHED, ActorMention, Claim, Naming, Relation

#: Two acts: what one believes of a group before any of its own is known.
PRIOR_WEIGHT = 2.0
_GRID = 4001
_NEAR = timedelta(days=2)
_PAPER = frozenset({"on_paper", "front"})
_MAX_BESIDE = 3


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Another group that speaks at the same times or in the same words.

    Attributes
    ----------
    days_shared : share of the group's days of talk within two days of the other's
    wording : share of words that the two groups' sentences have in common (Jaccard)
    """

    actor_id: str
    days_shared: float
    wording: float


class FrontProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one group's words and deeds, each with the claims that show it.

    Attributes
    ----------
    n_claimed : deeds that it claims, or is told to have claimed
    n_attributed : accomplished deeds that a report gives it
    n_confirmed : of these, told by somebody else than the group and without a hedge
    talk : posterior mean of the share of talk, `low` and `high` its 95 % interval
    on_paper : namings in which a source says that it is a front or exists on paper
    """

    actor_id: str
    name: str
    first_seen: datetime | None
    n_words: int
    n_claimed: int
    n_attributed: int
    n_confirmed: int
    talk: float
    low: float
    high: float
    backers: tuple[str, ...]
    beside: tuple[Beside, ...]
    on_paper: tuple[str, ...]
    word_claims: tuple[str, ...]
    deed_claims: tuple[str, ...]
    explanation: str


def beta_interval(a: float, b: float, *, level: float = 0.95) -> tuple[float, float]:
    """Return the central interval of a beta distribution, to three digits.

    Examples
    --------
    >>> beta_interval(1.0, 1.0)
    (0.025, 0.975)
    """
    middle = (np.arange(_GRID) + 0.5) / _GRID
    log = (a - 1) * np.log(middle) + (b - 1) * np.log1p(-middle)
    cumulated = np.cumsum(np.exp(log - log.max()))
    cumulated /= cumulated[-1]
    tail = (1 - level) / 2
    low, high = np.searchsorted(cumulated, [tail, 1 - tail])
    return round(float(middle[low]), 3), round(float(middle[high]), 3)


class _Acts:
    """Words and deeds of one group, collected."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.words: dict[str, Claim] = {}
        self.claimed: dict[str, Claim] = {}
        self.deeds: dict[str, Claim] = {}
        self.confirmed: dict[str, Claim] = {}
        self.backers: Counter[str] = Counter()
        self.on_paper: list[str] = []
        self.reports: set[str] = set()

    @property
    def n_talk(self) -> int:
        return len(self.words) + len(self.claimed)


def front_profiles(
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    namings: Sequence[Naming],
    *,
    groups: Mapping[str, str],
    known_at: Mapping[str, datetime],
    ids_by_name: Mapping[str, str] | None = None,
) -> list[FrontProfile]:
    """Return a profile of each group that the records name, the most talk first.

    Parameters
    ----------
    groups : actor id -> name of the groups to look at
    known_at : when each report was known
    ids_by_name : ids of groups that only the reports know, by the name as written
    """
    by_name = ids_by_name or {}
    acts = {actor_id: _Acts(name) for actor_id, name in groups.items()}

    def found(mentions: Iterable[ActorMention]) -> set[str]:
        ids = {m.actor_id or by_name.get(m.text) or "" for m in mentions}
        return ids & acts.keys()

    for claim in claims:
        _count(claim, acts, found)
    for tie in relations:
        if tie.kind == "backed_by" and tie.status != "denied":
            for actor_id in found([tie.source]):
                acts[actor_id].backers[tie.target.actor_id or tie.target.name] += 1
                acts[actor_id].reports.add(tie.report_id)
    for naming in namings:
        for actor_id in found([naming.group]):
            acts[actor_id].reports.add(naming.report_id)
            if _PAPER & set(naming.remarks):
                acts[actor_id].on_paper.append(naming.naming_id)
    seen = {key: one for key, one in acts.items() if one.reports}
    mean = _mean_share(seen.values())
    profiles = [_profile(key, one, seen, mean, known_at) for key, one in seen.items()]
    return sorted(profiles, key=lambda one: (-bool(one.on_paper), -one.low, one.actor_id))


def _count(
    claim: Claim, acts: Mapping[str, _Acts], who: Callable[[Iterable[ActorMention]], set[str]]
) -> None:
    """Enter one claim under the groups that it tells of."""
    for actor_id in who(claim.responsibility.claimed_by):
        acts[actor_id].claimed[claim.claim_id] = claim
        acts[actor_id].reports.add(claim.report_id)
    speakers = who(claim.speaker)
    for actor_id in who(claim.source):
        one = acts[actor_id]
        one.reports.add(claim.report_id)
        one.backers.update(b for m in claim.source if m.actor_id == actor_id for b in m.backers)
        if claim.domain == "word":
            one.words[claim.claim_id] = claim
        elif claim.status in ACCOMPLISHED:
            one.deeds[claim.claim_id] = claim
            is_own = actor_id in speakers or claim.claim_id in one.claimed
            if not is_own and not claim.hedged:
                one.confirmed[claim.claim_id] = claim


def _mean_share(acts: Iterable[_Acts]) -> float:
    """Return the share of talk over all groups, one act of each kind added."""
    listed = list(acts)
    talk = sum(one.n_talk for one in listed)
    deeds = sum(len(one.confirmed) for one in listed)
    return (talk + 1) / (talk + deeds + 2)


def _profile(
    actor_id: str, one: _Acts, others: Mapping[str, _Acts], mean: float,
    known_at: Mapping[str, datetime],
) -> FrontProfile:  # fmt: skip
    a = PRIOR_WEIGHT * mean + one.n_talk
    b = PRIOR_WEIGHT * (1 - mean) + len(one.confirmed)
    low, high = beta_interval(a, b)
    days = sorted(known_at[r] for r in one.reports if r in known_at)
    return FrontProfile(
        actor_id=actor_id,
        name=one.name,
        first_seen=days[0] if days else None,
        n_words=len(one.words),
        n_claimed=len(one.claimed),
        n_attributed=len(one.deeds),
        n_confirmed=len(one.confirmed),
        talk=round(a / (a + b), 3),
        low=low,
        high=high,
        backers=tuple(backer for backer, _ in one.backers.most_common()),
        beside=_beside(actor_id, one, others),
        on_paper=tuple(one.on_paper),
        word_claims=(*one.words, *(c for c in one.claimed if c not in one.words)),
        deed_claims=tuple(one.deeds),
        explanation=_explained(one, days[0].date() if days else None),
    )


def _explained(one: _Acts, first: date | None) -> str:
    parts = [
        f"{len(one.words)} words and {len(one.claimed)} claims of responsibility",
        f"{len(one.deeds)} deeds attributed, {len(one.confirmed)} of them told by others",
    ]
    if one.on_paper:
        parts.append(f"called a front or a name on paper {len(one.on_paper)} time(s)")
    if first is not None:
        parts.append(f"first seen {first}")
    return "; ".join(parts)


def _beside(actor_id: str, one: _Acts, others: Mapping[str, _Acts]) -> tuple[Beside, ...]:
    """Return the groups whose talk stands nearest in time and wording."""
    days, words = _days(one), _wording(one)
    found = []
    for key, other in others.items():
        if key == actor_id or not other.n_talk or not one.n_talk:
            continue
        their_days, their_words = _days(other), _wording(other)
        near = sum(any(abs(day - d) <= _NEAR for d in their_days) for day in days)
        joined = words | their_words
        found.append(
            Beside(
                actor_id=key,
                days_shared=round(near / len(days), 3) if days else 0.0,
                wording=round(len(words & their_words) / len(joined), 3) if joined else 0.0,
            )
        )
    ranked = sorted(found, key=lambda b: (-b.days_shared - b.wording, b.actor_id))
    return tuple(ranked[:_MAX_BESIDE])


def _talk(one: _Acts) -> list[Claim]:
    return list({**one.words, **one.claimed}.values())


def _days(one: _Acts) -> list[date]:
    return sorted({c.date.start for c in _talk(one) if c.date.start is not None})


def _wording(one: _Acts) -> set[str]:
    return {w for c in _talk(one) for w in c.evidence.text.lower().split() if len(w) > 3}


__all__ = ["Beside", "FrontProfile", "beta_interval", "front_profiles"]

"""How many independent reports say something, and which value they favour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from foreshock.records import Claim
from foreshock.resolve.cluster import components
from foreshock.resolve.sighting import fold_words


class _Comparable(Protocol):
    def __lt__(self, other: object, /) -> bool: ...


V = TypeVar("V")
#: Values with the claims that give them.
Given = Mapping[V, Sequence[Claim]]


def n_independent(claims: Iterable[Claim]) -> int:
    """Return how many reports say so, those with the same sentence counted once.

    Ten papers that print one agency's sentence are one witness.
    """
    links = [
        (f"report {claim.report_id}", f"words {fold_words(claim.evidence.text)}")
        for claim in claims
    ]
    return len(components(links))


def gather(claims: Iterable[Claim], value_of: Callable[[Claim], V | None]) -> dict[V, list[Claim]]:
    """Return each value that claims give with those claims; a claim without one is left out."""
    given: dict[V, list[Claim]] = {}
    for claim in claims:
        value = value_of(claim)
        if value is not None:
            given.setdefault(value, []).append(claim)
    return given


def favourite(
    given: Given[V],
    *,
    order: Mapping[str, int],
    specificity: Callable[[V], float] = lambda _: 0.0,
    agrees: Callable[[V, V], bool] = lambda one, other: one == other,
) -> V | None:
    """Return the best estimate, ``None`` if no claim gives a value.

    It is the value that most independent reports agree with, then the most specific, then the
    one given by the latest claim.

    Parameters
    ----------
    order : position of each claim in the order of knowledge
    specificity : how much a value tells
    agrees : ``agrees(said, value)``, whether who says the one does not dispute the other; "Iran"
        agrees with "Quds Force"
    """
    if not given:
        return None

    def rank(value: V) -> tuple[float, ...]:
        support = [c for said in given if agrees(said, value) for c in given[said]]
        latest = max(order[claim.claim_id] for claim in given[value])
        return (n_independent(support), specificity(value), latest)

    # Claims of the latest position are of one claim, hence of one value: no tie is left.
    return max(given, key=rank)


def latest(given: Given[V], value: V, order: Mapping[str, int]) -> Claim:
    """Return the claim that gave a value last."""
    return max(given[value], key=lambda claim: order[claim.claim_id])

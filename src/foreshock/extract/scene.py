"""A scene carried on: "A contractor was killed" after "Rockets hit the base on Friday".

News tells date and place once and its consequences in the sentences behind. An accomplished deed
without a date takes over date and place of the deed of its kind told just before, if nothing in
its own sentence speaks against it. The method of such a claim ends in ``+scene``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from foreshock.extract.context import Context
from foreshock.records import ACCOMPLISHED, Claim

#: How many sentences behind its scene a deed may stand.
_MAX_SENTENCES = 2


def with_scene(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims, undated deeds set in the scene told just before them."""
    starts = [sentence.start_char for sentence in context.doc.sents]
    kept: list[Claim] = []
    scene: Claim | None = None
    for claim in sorted(claims, key=lambda c: c.trigger.start):
        placed = claim
        if _is_open(claim) and scene is not None and _goes_on(scene, claim, starts):
            placed = msgspec.structs.replace(
                claim,
                date=scene.date,
                place=claim.place or scene.place,
                method=f"{claim.method}+scene",
            )
        kept.append(placed)
        if placed.domain == "deed" and placed.status in ACCOMPLISHED and placed.date.is_known:
            scene = placed
        elif placed.status == "historical":
            scene = None
    return kept


def _is_open(claim: Claim) -> bool:
    return claim.domain == "deed" and claim.status in ACCOMPLISHED and not claim.date.is_known


def _goes_on(scene: Claim, claim: Claim, starts: Sequence[int]) -> bool:
    """Whether a deed can belong to the scene before it: near, of its kind, not placed elsewhere."""
    if scene.event_type != claim.event_type:
        return False
    between = bisect_right(starts, claim.trigger.start) - bisect_right(starts, scene.trigger.start)
    if between > _MAX_SENTENCES:
        return False
    if claim.place is None or scene.place is None:
        return True
    return claim.place.name == scene.place.name or (
        claim.place.precision == "country" and claim.place.country == scene.place.country
    )

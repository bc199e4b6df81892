"""A scene carried on: "A contractor was killed" after "Rockets hit the base on Friday".

News tells date and place once and its consequences in the sentences behind. Three rules take them
over, each shown at the end of a claim's method:

- ``+scene``: a deed of the same kind goes on within two sentences, and takes over both.
- ``+news``: what is told as news right behind a dated sentence (a plain past or present, no date
  of its own, nothing like "earlier") happened between that day and publication.
- ``+dateline``: a deed of the lead that names no place lies where the report was filed; a capital
  files for its whole country.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import msgspec

from foreshock.extract.context import Context
from foreshock.extract.newsday import NewsDays
from foreshock.extract.when import DateMention
from foreshock.extract.where import dateline_place
from foreshock.records import ACCOMPLISHED, Claim

#: How many sentences behind its scene a deed may stand.
_MAX_SENTENCES = 2
#: Deeds of one commotion: police fire at those who marched, and arrest them.
_OF_ONE_SCENE = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})


class _Walk(NamedTuple):
    context: Context
    starts: Sequence[int]
    days: NewsDays


def with_scene(
    context: Context, claims: Sequence[Claim], dates: Sequence[DateMention]
) -> list[Claim]:
    """Return the claims, undated ones set in the scene told just before them."""
    starts = [sentence.start_char for sentence in context.doc.sents]
    walk = _Walk(context, starts, NewsDays(context, dates, starts))
    kept: list[Claim] = []
    scene: Claim | None = None
    for claim in sorted(claims, key=lambda c: c.trigger.start):
        placed = _placed(walk, claim, scene)
        kept.append(placed)
        if placed.domain == "deed" and placed.status in ACCOMPLISHED and placed.date.is_known:
            scene = placed
        elif placed.status == "historical":
            scene = None
    return kept


def _placed(walk: _Walk, claim: Claim, scene: Claim | None) -> Claim:
    if _is_open(claim) and scene is not None and _goes_on(scene, claim, walk.starts):
        place = claim.place or scene.place
        return _marked(claim, "+scene", date=scene.date, place=place)
    if not claim.date.is_known and (day := walk.days.of(claim)) is not None:
        claim = _marked(claim, "+news", date=day)
    if claim.place is None and scene is not None and _shares_place(scene, claim, walk):
        claim = _marked(claim, "+scene", place=scene.place)
    if claim.place is not None or not walk.days.is_told_now(claim):
        return claim
    if (place := dateline_place(walk.context, claim)) is not None:
        claim = _marked(claim, "+dateline", place=place)
    return claim


def _marked(claim: Claim, mark: str, **changes: object) -> Claim:
    return msgspec.structs.replace(claim, method=f"{claim.method}{mark}", **changes)


def _is_open(claim: Claim) -> bool:
    return claim.domain == "deed" and claim.status in ACCOMPLISHED and not claim.date.is_known


def _goes_on(scene: Claim, claim: Claim, starts: Sequence[int]) -> bool:
    """Whether a deed can belong to the scene before it: near, of its kind, not placed elsewhere."""
    if scene.event_type != claim.event_type:
        return False
    if _sentences_between(scene, claim, starts) > _MAX_SENTENCES:
        return False
    if claim.place is None or scene.place is None:
        return True
    return claim.place.name == scene.place.name or (
        claim.place.precision == "country" and claim.place.country == scene.place.country
    )


def _shares_place(scene: Claim, claim: Claim, walk: _Walk) -> bool:
    """Whether a deed of another kind is part of the same commotion, in the next words."""
    if scene.place is None or claim.status not in ACCOMPLISHED:
        return False
    if not {scene.event_type, claim.event_type} <= _OF_ONE_SCENE:
        return False
    if claim.date.start is None or scene.date.start is None:
        return False
    if _sentences_between(scene, claim, walk.starts) > 1 or not walk.days.is_news(claim):
        return False
    is_same_time = abs(claim.date.start - scene.date.start) <= timedelta(days=1)
    return is_same_time and not _names_place(walk.context, claim)


def _names_place(context: Context, claim: Claim) -> bool:
    evidence = claim.evidence
    span = context.doc.char_span(
        evidence.sentence_start, evidence.sentence_end, alignment_mode="expand"
    )
    return span is None or bool(context.places_in(span.start, span.end))


def _sentences_between(scene: Claim, claim: Claim, starts: Sequence[int]) -> int:
    return bisect_right(starts, claim.trigger.start) - bisect_right(starts, scene.trigger.start)

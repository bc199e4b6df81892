"""Which pairs of claims are worth a comparison.

Comparing all with all grows with the square of the archive. Two claims can only be one if they
share some positive evidence, so pairs are looked for among those that share an anchor (a place's
country, a target's country, a casualty figure, their wording, a speaker) within a window of days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from foreshock.records import ActorMention
from foreshock.resolve.circumstances import MAX_LAG_DAYS
from foreshock.resolve.compare import is_copy
from foreshock.resolve.particulars import kills
from foreshock.resolve.sides import Hierarchy, is_specific, persons
from foreshock.resolve.sighting import Sighting

# COERCE, SANCTION and ASSAULT share acts that are told under either type.
_FAMILY = {"ASSAULT": "force", "COERCE": "force", "SANCTION": "force"}
# Claims of a longer span ("in 2019") are compared with those of just the same span, and those
# of which not even the report tells a day with others of their report.
_MAX_WINDOW_DAYS = 31
_Anchor = tuple[object, ...]
_Window = tuple[int, int]
# A death is told of for years.
_ALWAYS: _Window = (0, 0)


def candidate_pairs(
    sightings: Iterable[Sighting], hierarchy: Hierarchy | None = None
) -> Iterator[tuple[Sighting, Sighting]]:
    """Yield each pair worth a comparison once, the one with the lesser claim id first."""
    blocks: defaultdict[_Anchor, list[tuple[int, int, Sighting]]] = defaultdict(list)
    representatives, copies = _without_copies(sightings)
    yield from copies
    for sighting in representatives:
        low, high = _window(sighting)
        for anchor in _anchors(sighting):
            blocks[anchor].append((low, high, sighting))
        for person in persons(sighting.claim.target, hierarchy) if kills(sighting) else ():
            blocks["death", person].append((*_ALWAYS, sighting))
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for left, right in _overlapping(block):
            key = (left.claim.claim_id, right.claim.claim_id)
            if key not in seen:
                seen.add(key)
                yield left, right


def _without_copies(
    sightings: Iterable[Sighting],
) -> tuple[list[Sighting], list[tuple[Sighting, Sighting]]]:
    """Return one claim of each run of verbatim copies, and the pairs that chain its copies to it.

    A hundred papers that print one agency's sentence are a chain of 99 pairs and not 4,950.
    """
    groups: defaultdict[tuple[object, ...], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        claim = sighting.claim
        key = (claim.event_type, claim.status, claim.trigger.text, sighting.words,
               sighting.trigger_offset, sighting.first, sighting.last)  # fmt: skip
        groups[key].append(sighting)
    kept: list[Sighting] = []
    pairs: list[tuple[Sighting, Sighting]] = []
    for group in groups.values():
        group.sort(key=lambda one: (one.published or 0, one.claim.claim_id))
        kept.append(group[0])
        for before, after in pairwise(group):
            if is_copy(before, after):
                left, right = sorted((before, after), key=lambda one: one.claim.claim_id)
                pairs.append((left, right))
            else:
                kept.append(after)
    return kept, pairs


def _window(sighting: Sighting) -> _Window:
    """Return the days within which another claim may be of the same happening."""
    if sighting.claim.date.is_known:
        # A day to either side, for the clocks of two continents.
        return (sighting.first or 0) - 1, (sighting.last or 0) + 1
    if sighting.published is not None:
        return sighting.published - MAX_LAG_DAYS, sighting.published + 1
    return 0, 0


def _is_narrow(sighting: Sighting) -> bool:
    """Whether a window of days makes sense for it."""
    if not sighting.claim.date.is_known:
        return sighting.published is not None
    n_days = sighting.claim.date.n_days
    return n_days is not None and n_days <= _MAX_WINDOW_DAYS


def _anchors(sighting: Sighting) -> Iterator[_Anchor]:
    """Yield what another claim must share to be worth a comparison."""
    claim = sighting.claim
    family = _FAMILY.get(claim.event_type, claim.event_type)
    group = (family, sighting.state)
    yield (*group, "words", sighting.words, sighting.first, sighting.last)
    if sighting.is_bare:
        yield (*group, "report", claim.report_id, claim.trigger.text.casefold())
        return
    span: object = None
    if not _is_narrow(sighting):
        dated = claim.date.is_known
        span = (sighting.first, sighting.last) if dated else claim.report_id
    for anchor in _evidence_anchors(sighting):
        yield (*group, span, *anchor)


def _evidence_anchors(sighting: Sighting) -> Iterator[_Anchor]:
    """Yield one anchor for each thing that may turn out to be positive evidence."""
    claim = sighting.claim
    if claim.place is not None and claim.place.precision != "country":
        yield ("place", claim.place.country or claim.place.name.casefold())
    for casualties in claim.casualties:
        if casualties.low is not None:
            yield ("casualties", casualties.effect, casualties.low)
    for actor in claim.target:
        yield from (("target", key) for key in _actor_keys(actor))
    if claim.domain == "word":
        yield from (("source", actor.actor_id) for actor in claim.source if is_specific(actor))


def _actor_keys(actor: ActorMention) -> set[str]:
    """Return an actor's country and its backers' countries, or its name if it has none."""
    keys = {backer.split("-")[0] for backer in actor.backers}
    return keys | {actor.country or actor.name.casefold()}


def _overlapping(
    block: list[tuple[int, int, Sighting]],
) -> Iterator[tuple[Sighting, Sighting]]:
    """Yield the pairs of a block whose windows share a day, by one sweep over time."""
    block.sort(key=lambda entry: (entry[0], entry[1], entry[2].claim.claim_id))
    open_now: list[tuple[int, int, Sighting]] = []
    for low, high, sighting in block:
        open_now = [entry for entry in open_now if entry[1] >= low]
        for _low, _high, other in open_now:
            if sighting.claim.claim_id < other.claim.claim_id:
                yield sighting, other
            elif other.claim.claim_id < sighting.claim.claim_id:
                yield other, sighting
        open_now.append((low, high, sighting))

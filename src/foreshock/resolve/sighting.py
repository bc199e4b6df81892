"""A claim made ready for comparison: its words folded, its days as whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from foreshock.records import Claim, Status

_NO_WORD = re.compile(r"[\W_]+")
# States that may tell of one happening; all others are compared with their like alone.
_DONE: frozenset[Status] = frozenset({"occurred", "ongoing", "denied"})


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what every comparison needs of it.

    Attributes
    ----------
    words : the evidence, folded, so that copies of a sentence are equal
    trigger_offset : where the trigger stands in the evidence, in characters
    first, last : ordinal days between which it happened; ``None`` where open or unknown
    published : ordinal day of the report; bounds the date, and is never taken for it
    """

    claim: Claim
    words: str
    trigger_offset: int
    first: int | None
    last: int | None
    published: int | None

    @property
    def is_bare(self) -> bool:
        """Whether the claim tells neither when nor where."""
        return not self.claim.date.is_known and self.claim.place is None

    @property
    def is_accomplished(self) -> bool:
        """Whether it is about something done, even where that is denied."""
        return self.claim.status in _DONE

    @property
    def state(self) -> str:
        """The state of affairs, where done and denied are one: a denial needs its deed."""
        return "done" if self.is_accomplished else self.claim.status


def fold_words(text: str) -> str:
    """Fold text to its words, without case, punctuation or line breaks.

    Examples
    --------
    >>> fold_words("Rockets  HIT the K-1 base.")
    'rockets hit the k 1 base'
    """
    return _NO_WORD.sub(" ", text.casefold()).strip()


def sight(claim: Claim, published: date | None) -> Sighting:
    """Make one claim ready."""
    start, end = claim.date.start, claim.date.end
    return Sighting(
        claim=claim,
        words=fold_words(claim.evidence.text),
        trigger_offset=claim.trigger.start - claim.evidence.start,
        first=start.toordinal() if start else None,
        last=end.toordinal() if end else None,
        published=published.toordinal() if published else None,
    )


def sight_all(
    claims: Iterable[Claim], published: Mapping[str, date] | None = None
) -> list[Sighting]:
    """Make claims ready, each once, in the order of their ids."""
    once = {claim.claim_id: claim for claim in claims}
    days = published or {}
    return [sight(once[key], days.get(once[key].report_id)) for key in sorted(once)]


def content_key(claim: Claim) -> tuple[str, ...]:
    """Return what a claim says, without where: equal for the copies of one sentence.

    Ties between equally good merges are broken by it. Breaking them by id would let a second
    copy of a report change how many events there are.
    """
    sides = (*claim.source, None, *claim.target)
    return (
        claim.event_type,
        claim.status,
        fold_words(claim.evidence.text),
        f"{claim.trigger.start - claim.evidence.start:06d}",
        claim.trigger.text,
        f"{claim.date.start}..{claim.date.end}",
        claim.place.name if claim.place else "",
        "|".join((side.actor_id or side.name) if side else ">" for side in sides),
    )

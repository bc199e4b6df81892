"""Claims as a list that shows itself as a table in notebooks."""

from __future__ import annotations

from typing import Any

from foreshock.records import Claim
from foreshock.records.table import rows_to_html


class Claims(list[Claim]):
    """A plain list of claims; only its picture in Jupyter is its own.

    Examples
    --------
    >>> Claims() == []
    True
    """

    def _repr_html_(self) -> str:
        return rows_to_html([_row(claim) for claim in self])


def _row(claim: Claim) -> dict[str, Any]:
    """Return what one reads at a glance."""
    days = sorted({str(day) for day in (claim.date.start, claim.date.end) if day})
    return {
        "type": claim.event_type,
        "status": claim.status,
        "source": [actor.name for actor in claim.source],
        "target": [actor.name for actor in claim.target],
        "date": " to ".join(days) or None,
        "place": claim.place.name if claim.place else None,
        "evidence": claim.evidence.text,
    }

"""What could not be read, and why: counted, stored and shown, never dropped."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Stage = Literal["source", "extract", "resolve", "store", "measure"]


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """A record that failed at a stage.

    Examples
    --------
    >>> Rejected(record_id="wire.jsonl#17", stage="source", reason="not JSON").stage
    'source'
    """

    record_id: str
    stage: Stage
    reason: str
    known_at: datetime | None = None

"""Where the measuring data lies, and how rows are read. The data is never shipped."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("FORESHOCK_SHARED", Path(__file__).parents[2] / "shared"))
RESULTS = Path(__file__).parent / "results"


def rows_of(name: str) -> list[dict[str, Any]] | None:
    """Return the rows of a development set, ``None`` where it is not present."""
    path = SHARED / "dev_text" / name
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]

"""Foreshock reads open reporting on a conflict and shows the sentence behind every number.

`code` reads one text, `open` opens a store, `hawkes` fits mutual excitation to arrays of times; the
record types stand beside them. Everything is
loaded when first used, so that ``import foreshock`` costs next to nothing.

Examples
--------
>>> import foreshock
>>> foreshock.Report.make("Two rockets fell.", origin="note").text
'Two rockets fell.'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foreshock import hawkes
    from foreshock.records import (
        ActorMention,
        Casualties,
        Claim,
        Condition,
        DateSpan,
        Event,
        Evidence,
        Judgement,
        Link,
        PlaceMention,
        Quantity,
        Rejected,
        Report,
        Responsibility,
        Span,
    )
    from foreshock.store import ClaimQuery, EventQuery, Store
    from foreshock.workflow.api import code, open  # noqa: A004 - the name in the contract
    from foreshock.workflow.listing import Claims

__version__ = "0.1.0"

# All other public names are records.
_HOMES = {
    **dict.fromkeys(("ClaimQuery", "EventQuery", "Store"), "foreshock.store"),
    **dict.fromkeys(("code", "open"), "foreshock.workflow.api"),
    "Claims": "foreshock.workflow.listing",
}
_MODULES = ("hawkes",)

__all__ = [
    "ActorMention",
    "Casualties",
    "Claim",
    "ClaimQuery",
    "Claims",
    "Condition",
    "DateSpan",
    "Event",
    "EventQuery",
    "Evidence",
    "Judgement",
    "Link",
    "PlaceMention",
    "Quantity",
    "Rejected",
    "Report",
    "Responsibility",
    "Span",
    "Store",
    "__version__",
    "code",
    "hawkes",
    "open",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'foreshock' has no attribute {name!r}")
    if name in _MODULES:
        return importlib.import_module(f"foreshock.{name}")
    home = _HOMES.get(name, "foreshock.records")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

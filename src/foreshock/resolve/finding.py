"""One thing that speaks for or against two claims telling of one happening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from foreshock.resolve.sides import Hierarchy
from foreshock.resolve.sighting import Sighting

Topic = Literal[
    "type",
    "words",
    "date",
    "place",
    "source",
    "target",
    "death",
    "casualties",
    "mode",
    "means",
    "other",
]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that speaks for or against.

    Attributes
    ----------
    weight : how much; below zero against
    positive : whether it is evidence that may found a merge, not only go with one
    contradicts : whether it rules a merge out
    """

    topic: Topic
    weight: float
    reason: str
    positive: bool = False
    contradicts: bool = False


#: Compares two claims under one topic; ``None`` if that says nothing.
Finder = Callable[[Sighting, Sighting, Hierarchy | None], Finding | None]

"""All that is read out of one report: acts, relations, and names of groups."""

from __future__ import annotations

from typing import NamedTuple

from foreshock.records import Claim, Naming, Relation


class Content(NamedTuple):
    """What one report says."""

    claims: list[Claim]
    relations: list[Relation]
    namings: list[Naming]


NOTHING = Content([], [], [])

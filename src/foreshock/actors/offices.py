"""Who held an office on a day: "the French president" of May 2012 and of June 2012 are two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

from foreshock.actors.folding import Word
from foreshock.actors.model import Actor
from foreshock.actors.registry import Registry

_MAX_WORDS = 6
#: Words before an office that make another of it, or its past.
_OTHER = frozenset(
    "vice deputy assistant under former ex late then onetime future aspiring".split()
)


class OfficeTable(NamedTuple):
    """Names of offices as texts call them and as packs keep them, and titles before surnames."""

    kept: Mapping[str, Sequence[str]]
    titles: frozenset[str]


@cache
def office_table() -> OfficeTable:
    """Read the shipped names of offices."""
    text = (resources.files("foreshock.actors") / "data" / "offices.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    kept: dict[str, list[str]] = {}
    for office in raw["offices"]:
        for name in office["called"]:
            kept.setdefault(name, []).extend(office["kept"])
    return OfficeTable(kept, frozenset(raw["titles"]))


def holders_of(
    owner_id: str | None,
    words: Sequence[Word],
    role: tuple[int, int],
    on: date | None,
    registry: Registry,
) -> list[Actor]:
    """Return who held the office that a phrase names, on a day.

    Parameters
    ----------
    owner_id : whom the phrase was read as, a government ("FRA-GOV") or a group
    words : words of the phrase
    role : where its role noun begins and ends
    """
    if on is None or owner_id is None:
        return []
    start, end = role
    if any(word.folded in _OTHER for word in words if word.end <= start):
        return []
    office = _longest_office([word for word in words if word.start >= start], end)
    for whole in _wholes(owner_id, registry):
        for kept in office_table().kept.get(office, [office]):
            if found := registry.holders(whole, kept, on):
                return found
    return []


def _longest_office(words: Sequence[Word], role_end: int) -> str:
    """Return the words of an office; it may reach past its noun: "secretary of state"."""
    for length in range(min(len(words), _MAX_WORDS), 1, -1):
        office = " ".join(word.folded for word in words[:length])
        if words[length - 1].end > role_end and office in office_table().kept:
            return office
    return " ".join(word.folded for word in words if word.start < role_end)


def _wholes(owner_id: str, registry: Registry) -> list[str]:
    """Return whose office it may be: that of a named body, or the government of its state."""
    state = owner_id.rpartition("-")[0] or owner_id
    actor = registry.get(state)
    if actor is not None and actor.kind == "state":
        return [f"{state}-GOV", owner_id]
    return [owner_id] if owner_id in registry else []


def is_title(word: Word) -> bool:
    """Whether a word may stand before a surname without being a first name."""
    return word.folded in office_table().titles

"""Packs made of what a user has in another form: entries, and why others were left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import yaml

from foreshock.actors.packs import read_pack


class LeftOut(NamedTuple):
    """A line or a row that gave no entry, and why."""

    line: int
    text: str
    reason: str


class Draft(NamedTuple):
    """Entries of a pack to be, and what was left out."""

    entries: list[dict[str, Any]]
    left_out: list[LeftOut]


def slug(name: str) -> str:
    """Return a name as the last part of an id.

    Examples
    --------
    >>> slug("Kata’ib Hezbollah (Iraq)")
    'KATAIB-HEZBOLLAH-IRAQ'
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"['’‘ʼʿʾ`.]", "", name))
    return "-".join(re.findall(r"[A-Z0-9]+", plain.encode("ascii", "ignore").decode().upper()))


def with_own_ids(entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return entries with a number behind each id that another has already."""
    seen: dict[str, int] = {}
    found = []
    for entry in entries:
        n = seen[entry["id"]] = seen.get(entry["id"], 0) + 1
        found.append({**entry, "id": entry["id"] if n == 1 else f"{entry['id']}-{n}"})
    return found


def pack_text(draft: Draft, *, head: str) -> str:
    """Write a draft as a pack, checked.

    Raises
    ------
    DataFileError
        If the entries together break the schema.
    """
    kept = [{key: value for key, value in entry.items() if value} for entry in draft.entries]
    body = yaml.safe_dump({"actors": kept}, allow_unicode=True, sort_keys=False, width=100)
    text = f"# {head}\n{body}"
    read_pack("the pack made of it", text)
    return text

"""Reads registry packs (YAML) into actors; each fault is told with file, line and entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from foreshock.actors.folding import words_of
from foreshock.actors.model import Actor
from foreshock.actors.packchecks import faults_between, unknown_references
from foreshock.actors.packread import EntryError, Named, Placed, read_entry
from foreshock.actors.packyaml import Located, read_located, read_text
from foreshock.errors import DataFileError

_SECTIONS = ("states", "actors")
#: What two entries of one id bring together.
_JOINED = (
    "names native_names part_of backers terms adjectives people peoples metonyms sectors".split()
)


def read_pack(path: str, text: str, *, over: Mapping[str, Actor] | None = None) -> list[Named]:
    """Read one pack.

    Parameters
    ----------
    over : actors of the packs that this one lies over, by id. Given, whatever the pack names as a
        whole or a backer must be in one of them, in it, or be a sector of a state.

    Raises
    ------
    DataFileError
        With all faults of the file, each naming its line and its entry.
    """
    root = read_located(path, text)
    faults: list[tuple[int, str]] = []
    placed = list(_entries(root, faults))
    faults.extend(faults_between(placed, over or {}))
    if over is not None:
        faults.extend(unknown_references(placed, over))
    if faults:
        raise DataFileError(path, [f"line {line}: {reason}" for line, reason in sorted(faults)])
    return [one.actor for one in placed]


def _entries(root: Located, faults: list[tuple[int, str]]) -> Iterator[Placed]:
    """Yield what can be read; what cannot goes to the faults."""
    for section, entries in root.items():
        if section not in _SECTIONS:
            faults.append((root.line, f"unknown section {section!r}; there are states and actors"))
            continue
        if entries is not None and not isinstance(entries, list):
            faults.append((root.line, f"{section} should be a list of entries"))
            continue
        line = root.line
        for number, entry in enumerate(entries or [], start=1):
            line = getattr(entry, "line", line)
            try:
                yield from read_entry(section, number, entry, line)
            except EntryError as error:
                faults.append((error.line, error.reason))
    faults.extend((root.line, f"{section} stands twice") for section in root.repeated)


def read_pack_file(path: Path, *, over: Mapping[str, Actor] | None = None) -> list[Named]:
    """Read one pack from a file of the user's."""
    return read_pack(str(path), read_text(path), over=over)


def merged(first: Named, second: Named) -> Named:
    """Join two entries of one id: names and relations of both, other facts of the first.

    A force may stand in its state's entry and, with backers and leaders, in its theatre's pack; a
    user's pack may add a spelling without repeating the rest.
    """
    joined: dict[str, Any] = {}
    for field in _JOINED:
        joined[field] = tuple(dict.fromkeys((*getattr(first, field), *getattr(second, field))))
    for field in ("office", "since", "until", "wikidata", "note", "country"):
        joined[field] = getattr(first, field) or getattr(second, field)
    return msgspec.structs.replace(first, **joined)


def one_named(actors: Iterable[Named]) -> dict[str, Named]:
    """Return by id the entries of persons with several offices, each with the names of all.

    Who led a group and then a state has an entry for each, and any spelling means either: which
    of them is decided by the day.
    """
    persons: defaultdict[tuple[str | None, str], list[Named]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "leader":
            persons[actor.country, " ".join(w.folded for w in words_of(actor.name))].append(actor)
    found = {}
    for entries in persons.values():
        names = tuple(dict.fromkeys(name for entry in entries for name in entry.names))
        for entry in entries if len(entries) > 1 else ():
            found[entry.actor_id] = msgspec.structs.replace(entry, names=names)
    return found


__all__ = ["Named", "merged", "one_named", "read_pack", "read_pack_file"]

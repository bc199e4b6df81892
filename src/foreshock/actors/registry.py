"""The registry: all actors, and every name under which a text may know them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from foreshock.actors.folding import Word, fold, words_of
from foreshock.actors.model import Actor
from foreshock.actors.packs import Named, merged, read_pack, read_pack_file
from foreshock.actors.packyaml import decoded
from foreshock.errors import NotFoundError
from foreshock.ontology.compiled import compiled

NameKind = Literal["name", "adjective", "people", "metonym"]

# What may stand between the words of one name: blanks, hyphens and a possessive ending
# ("People's Army"), but no comma and no paragraph.
_GAP = re.compile(r"(?:['’ʼ]s?)?[ \t\r.\u00a0‐‑–-]*\n?[ \t\r]*", re.IGNORECASE)
# An abbreviation that is also a word must be written in capitals to count ("US", "WHO", "IS").
_MAX_ABBREVIATION = 5


class _Entry(NamedTuple):
    folded: tuple[str, ...]
    actor_id: str
    kind: NameKind
    sector: str | None
    exact_case: str | None


class RegistryTable(msgspec.Struct, kw_only=True):
    """Actors and the index of their names, ready to be kept."""

    actors: list[Named]
    by_first: dict[str, list[_Entry]]


class NameMatch(NamedTuple):
    """A name found in a text, with everybody that it may mean, best first."""

    start: int
    end: int
    text: str
    kind: NameKind
    actors: tuple[Actor, ...]
    sector: str | None


class Registry:
    """All actors of the packs it was built from.

    Parameters
    ----------
    actors : entries of the packs; entries of one id are joined (`foreshock.actors.packs.merged`)
    """

    def __init__(self, actors: Iterable[Named]) -> None:
        self._actors: dict[str, Named] = {}
        for actor in actors:
            known = self._actors.get(actor.actor_id)
            self._actors[actor.actor_id] = merged(known, actor) if known else actor
        self._by_first: Mapping[str, list[_Entry]] = self._index()

    def _index(self) -> Mapping[str, list[_Entry]]:
        table: defaultdict[str, list[_Entry]] = defaultdict(list)
        for actor in self._actors.values():
            for name in actor.names:
                _add(table, name, actor.actor_id, "name")
            for name in actor.adjectives:
                _add(table, name, actor.actor_id, "adjective")
            for name in actor.people:
                _add(table, name, actor.actor_id, "people")
            for name, sector in actor.metonyms:
                _add(table, name, actor.actor_id, "metonym", sector)
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry.folded))
        return table

    def table(self) -> RegistryTable:
        """Return the registry as plain data that can be kept."""
        return RegistryTable(actors=list(self._actors.values()), by_first=dict(self._by_first))

    @classmethod
    def of_table(cls, table: RegistryTable) -> Registry:
        """Build the registry from data that was checked and indexed before."""
        registry = cls(())
        registry._actors = {actor.actor_id: actor for actor in table.actors}
        registry._by_first = table.by_first
        return registry

    @property
    def by_id(self) -> Mapping[str, Named]:
        """All actors by id."""
        return self._actors

    def __len__(self) -> int:
        return len(self._actors)

    def __contains__(self, actor_id: str) -> bool:
        return actor_id in self._actors

    def __getitem__(self, actor_id: str) -> Actor:
        try:
            return self._actors[actor_id]
        except KeyError:
            raise NotFoundError(f"no actor has the id {actor_id!r}") from None

    def get(self, actor_id: str | None) -> Actor | None:
        """Return an actor, ``None`` if the registry has none of that id."""
        return self._actors.get(actor_id) if actor_id else None

    def actors(self) -> Sequence[Actor]:
        """All actors in the order of their packs."""
        return tuple(self._actors.values())

    def is_part_of(self, part: str, whole: str) -> bool:
        """Whether one actor belongs to another, over any number of steps.

        Examples
        --------
        >>> default_registry().is_part_of("IRN-MIL-QUDS-FORCE", "IRN-MIL-IRGC")
        True
        """
        if part == whole or part.startswith(whole + "-"):
            return True
        seen: set[str] = set()
        waiting = [part]
        while waiting:
            actor = self._actors.get(waiting.pop())
            for parent in actor.part_of if actor else ():
                if parent == whole:
                    return True
                if parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        return False

    def find(self, text: str, *, on: date | None = None) -> list[NameMatch]:
        """Find names in a text: longest first, from the left, on word boundaries.

        Parameters
        ----------
        text : any text; the matches quote it
        on : prefer those who existed, or held office, on that day

        Examples
        --------
        >>> [m.actors[0].actor_id for m in default_registry().find("Kata’ib Hezbollah in Iraq")]
        ['IRQ-REB-KATAIB-HEZBOLLAH', 'IRQ']
        """
        words = words_of(text)
        found: list[NameMatch] = []
        position = 0
        while position < len(words):
            entries = self._longest(words, position, text)
            if not entries:
                position += 1
                continue
            found.append(self._match(text, words, position, entries, on))
            position += len(entries[0].folded)
        return found

    def _longest(self, words: Sequence[Word], position: int, text: str) -> list[_Entry]:
        best: list[_Entry] = []
        for entry in self._by_first.get(words[position].folded, ()):
            if best and len(entry.folded) < len(best[0].folded):
                break
            if _stands_at(entry, words, position, text):
                best.append(entry)
        return best

    def _match(
        self,
        text: str,
        words: Sequence[Word],
        position: int,
        entries: Sequence[_Entry],
        on: date | None,
    ) -> NameMatch:
        start = words[position].start
        end = words[position + len(entries[0].folded) - 1].end
        ranked = sorted(entries, key=lambda entry: self._rank(entry, on))
        actors = tuple(dict.fromkeys(self._actors[entry.actor_id] for entry in ranked))
        best = ranked[0]
        return NameMatch(start, end, text[start:end], best.kind, actors, best.sector)

    def _rank(self, entry: _Entry, on: date | None) -> tuple[bool, int, bool]:
        order: dict[NameKind, int] = {"name": 0, "metonym": 1, "adjective": 2, "people": 3}
        actor = self._actors[entry.actor_id]
        return (not actor.exists_on(on), order[entry.kind], "GOV" not in actor.sectors)


def _add(
    table: Mapping[str, list[_Entry]],
    name: str,
    actor_id: str,
    kind: NameKind,
    sector: str | None = None,
) -> None:
    folded = tuple(word.folded for word in words_of(name))
    if folded and folded[0] == "the":
        folded = folded[1:]
    if not folded or not folded[0]:
        return
    compact = name.replace(".", "")
    is_abbreviation = compact.isupper() and len(compact) <= _MAX_ABBREVIATION
    exact = compact if is_abbreviation and " " not in compact else None
    table[folded[0]].append(_Entry(folded, actor_id, kind, sector, exact))


def _stands_at(entry: _Entry, words: Sequence[Word], position: int, text: str) -> bool:
    length = len(entry.folded)
    if position + length > len(words):
        return False
    if length > 1 and words[position + 1].folded != entry.folded[1]:
        return False  # most names that begin alike differ here already
    stretch = words[position : position + length]
    if tuple(word.folded for word in stretch) != entry.folded:
        return False
    for before, after in pairwise(stretch):
        if not _GAP.fullmatch(text[before.end : after.start]):
            return False
    if entry.exact_case is not None:
        # The whole stretch: "M-19" is two words.
        return text[stretch[0].start : stretch[-1].end].replace(".", "") == entry.exact_case
    return any(word.text[:1].isupper() or not word.text[:1].islower() for word in stretch)


def load_registry(extra_packs: Iterable[Path] = ()) -> Registry:
    """Build the registry from the shipped packs and the user's own over them."""
    packs = resources.files("foreshock.actors") / "packs"
    shipped = sorted((f for f in packs.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    files = [(f.name, f.read_bytes()) for f in shipped]
    contents = [content for _, content in files]
    table = compiled("registry", contents, RegistryTable, lambda: _read_shipped(files))
    registry = Registry.of_table(table)
    for path in extra_packs:
        extra = read_pack_file(path, over=registry.by_id)
        registry = Registry([*registry.by_id.values(), *extra])
    return registry


def _read_shipped(files: Iterable[tuple[str, bytes]]) -> RegistryTable:
    registry = Registry(
        actor for name, content in files for actor in read_pack(name, decoded(name, content))
    )
    return registry.table()


@cache
def default_registry() -> Registry:
    """Return the registry of the shipped packs, read once a process."""
    return load_registry()


__all__ = ["NameMatch", "Registry", "default_registry", "fold", "load_registry"]

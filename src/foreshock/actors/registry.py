"""The registry: all actors, and every name under which a text may know them."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import msgspec

from foreshock.actors.folding import Word, fold, words_of
from foreshock.actors.model import Actor
from foreshock.actors.nameindex import TITLES, NameEntry, NameIndex, NameKind, built_index
from foreshock.actors.packs import Named, merged, one_named, read_pack
from foreshock.actors.packyaml import decoded
from foreshock.actors.spelling import (
    ARTICLES,
    allowed_distance,
    sounds_of,
    spelling_distance,
    word_sounds,
)
from foreshock.errors import DataFileError, NotFoundError
from foreshock.ontology.compiled import compiled

# What may stand between the words of one name: blanks, hyphens and a possessive ending
# ("People's Army"), but no comma and no paragraph; such marks only where the name itself has them.
_GAP = re.compile(r"(?:['’ʼ´`]s?)?[ \t\r.\u00a0\u200c‐‑–-]*\n?[ \t\r]*", re.IGNORECASE)
_GAP_WITH_MARKS = re.compile(r"[^\w\n]*\n?[^\w\n]*", re.IGNORECASE)
_USUAL_GAPS = frozenset([" ", "-", "", "’s ", "'s "])
#: More words than any spelling of one name has.
_MAX_WORDS = 7
_ORDER: dict[NameKind, int] = {"name": 0, "metonym": 1, "adjective": 2, "people": 3}


class RegistryTable(msgspec.Struct, kw_only=True):
    """Actors and the index of their names, ready to be kept."""

    actors: list[Named]
    index: NameIndex


class NameMatch(NamedTuple):
    """A name found in a text, with everybody that it may mean, best first."""

    start: int
    end: int
    text: str
    kind: NameKind
    actors: tuple[Actor, ...]
    sector: str | None
    #: the name on record, where the text spells it otherwise
    spelled: str | None = None


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
        self._actors.update(one_named(self._actors.values()))
        self._index = built_index(self._actors.values())

    def table(self) -> RegistryTable:
        """Return the registry as plain data that can be kept."""
        return RegistryTable(actors=list(self._actors.values()), index=self._index)

    @classmethod
    def of_table(cls, table: RegistryTable) -> Registry:
        """Build the registry from data that was checked and indexed before."""
        registry = cls.__new__(cls)
        registry._actors = {actor.actor_id: actor for actor in table.actors}
        registry._index = table.index
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

    def holders(self, whole: str, office: str, on: date) -> list[Actor]:
        """Return who held an office of a state's government or of a group on a day.

        Examples
        --------
        >>> [a.name for a in default_registry().holders("FRA-GOV", "president", date(2018, 1, 1))]
        ['Emmanuel Macron']
        """
        ids = self._index.offices.get(f"{whole}|{office}", ())
        return [self._actors[one] for one in ids if self._actors[one].exists_on(on)]

    def find(
        self, text: str, *, on: date | None = None, words: Sequence[Word] | None = None
    ) -> list[NameMatch]:
        """Find names in a text: longest first, from the left, on word boundaries.

        Parameters
        ----------
        text : any text; the matches quote it
        on : prefer those who existed, or held office, on that day
        words : the words of the text, where they were cut before

        Examples
        --------
        >>> [m.actors[0].actor_id for m in default_registry().find("Kata’ib Hezbollah in Iraq")]
        ['IRQ-REB-KATAIB-HEZBOLLAH', 'IRQ']
        """
        words = words_of(text) if words is None else words
        found: list[NameMatch] = []
        position = 0
        while position < len(words):
            length, entries = self._longest(words, position, text)
            alike = self._spelled_alike(words, position, text, length)
            if alike is not None:
                length, actors, spelled = alike
                found.append(_alike_match(text, words, position, length, actors, spelled, on))
            elif length > 1 and self._is_title_of_longer(words, position, text, length):
                length = 1
            elif entries and entries[0].actor_id:
                found.append(self._match(text, words, position, length, entries, on))
            position += max(length, 1)
        return found

    def _longest(
        self, words: Sequence[Word], position: int, text: str
    ) -> tuple[int, list[NameEntry]]:
        for length in self._index.lengths.get(words[position].folded, ()):
            stretch = words[position : position + length]
            if len(stretch) < length:
                continue
            key = stretch[0].folded if length == 1 else " ".join([w.folded for w in stretch])
            entries = self._index.names.get(key)
            if entries is None:
                continue
            if best := [entry for entry in entries if _stands_at(entry, stretch, text)]:
                return length, best
        return 0, []

    def _is_title_of_longer(
        self, words: Sequence[Word], position: int, text: str, length: int
    ) -> bool:
        """Whether a title took half a name: "President Xi" of "President Xi Jinping"."""
        if words[position].folded not in TITLES:
            return False
        at = position + length - 1
        return self._longest(words, at, text)[0] > 1

    def _spelled_alike(
        self, words: Sequence[Word], position: int, text: str, known_length: int
    ) -> tuple[int, list[Named], str] | None:
        """Return the longest name that is spelled otherwise on record, if longer than the known."""
        first = words[position]
        if not first.text[:1].isupper() or not first.folded.isascii():
            return None
        sounds = self._index.sounds
        consonants = ""
        best: tuple[int, list[Named], str] | None = None
        for length in range(1, min(_MAX_WORDS, len(words) - position) + 1):
            word = words[position + length - 1]
            if length > 1:
                gap = text[words[position + length - 2].end : word.start]
                if gap not in _USUAL_GAPS and not _GAP.fullmatch(gap):
                    break
            if word.folded in ARTICLES:
                continue
            if not word.text[:1].isupper():
                break
            consonants += word_sounds(word.folded)[0]
            if length > known_length and consonants in sounds:
                folded = [w.folded for w in words[position : position + length]]
                best = self._closest(sounds[consonants], folded, length) or best
        return best

    def _closest(
        self, known: Sequence[tuple[str, str]], folded: Sequence[str], length: int
    ) -> tuple[int, list[Named], str] | None:
        asked = sounds_of(folded)
        # One word may be a group's two ("Ansarullah"), but hardly a person's.
        ranked = sorted(
            (spelling_distance(asked, sounds_of(name.split())), name, actor_id)
            for actor_id, name in known
            if asked.n_words > 1 or self._actors[actor_id].kind != "leader"
        )
        if not ranked:
            return None
        nearest = ranked[0][0]
        if nearest > allowed_distance(asked):
            return None
        ids = dict.fromkeys(actor_id for distance, _, actor_id in ranked if distance == nearest)
        return length, [self._actors[actor_id] for actor_id in ids], ranked[0][1]

    def _match(
        self,
        text: str,
        words: Sequence[Word],
        position: int,
        length: int,
        entries: Sequence[NameEntry],
        on: date | None,
    ) -> NameMatch:
        start, end = words[position].start, words[position + length - 1].end
        ranked = sorted(entries, key=lambda entry: self._rank(entry, on))
        actors = tuple(dict.fromkeys(self._actors[entry.actor_id] for entry in ranked))
        best = ranked[0]
        return NameMatch(start, end, text[start:end], best.kind, actors, best.sector)

    def _rank(self, entry: NameEntry, on: date | None) -> tuple[bool, int, bool]:
        actor = self._actors[entry.actor_id]
        return (not actor.exists_on(on), _ORDER[entry.kind], "GOV" not in actor.sectors)


def _alike_match(
    text: str,
    words: Sequence[Word],
    position: int,
    length: int,
    actors: Sequence[Actor],
    spelled: str,
    on: date | None,
) -> NameMatch:
    start, end = words[position].start, words[position + length - 1].end
    ranked = sorted(actors, key=lambda one: (not one.exists_on(on), "GOV" not in one.sectors))
    return NameMatch(start, end, text[start:end], "name", tuple(ranked), None, spelled)


def _stands_at(entry: NameEntry, stretch: Sequence[Word], text: str) -> bool:
    if len(stretch) > 1:
        pattern = _GAP_WITH_MARKS if entry.has_marks else _GAP
        end = stretch[0].end
        for word in stretch[1:]:
            gap = text[end : word.start]
            if gap not in _USUAL_GAPS and not pattern.fullmatch(gap):
                return False
            end = word.end
    if entry.exact_case is not None:
        # The whole stretch: "M-19" is two words.
        return text[stretch[0].start : stretch[-1].end].replace(".", "") == entry.exact_case
    return any(word.text[:1].isupper() or not word.text[:1].islower() for word in stretch)


def load_registry(extra_packs: Iterable[Path] = ()) -> Registry:
    """Build the registry from the shipped packs and the user's own over them.

    Raises
    ------
    DataFileError
        If a pack of the user's cannot be read or breaks the schema.
    """
    packs = resources.files("foreshock.actors") / "packs"
    shipped = sorted((f for f in packs.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    files = [(f.name, f.read_bytes()) for f in shipped]
    own = [(str(path), _content(path)) for path in extra_packs]
    contents = [content for _, content in (*files, *own)]
    # Tens of thousands of small objects are made here, and none of them is garbage.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        table = compiled("registry", contents, RegistryTable, lambda: _read_all(files, own))
        return Registry.of_table(table)
    finally:
        if was_enabled:
            gc.enable()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataFileError(path, [error.strerror or str(error)]) from error


def _read_all(
    shipped: Iterable[tuple[str, bytes]], own: Iterable[tuple[str, bytes]]
) -> RegistryTable:
    registry = Registry(
        actor for name, content in shipped for actor in read_pack(name, decoded(name, content))
    )
    for name, content in own:
        extra = read_pack(name, decoded(name, content), over=registry.by_id)
        registry = Registry([*registry.by_id.values(), *extra])
    return registry.table()


#: Names the user's packs, one behind the other as in PATH.
OWN_PACKS_VARIABLE = "FORESHOCK_ACTORS"


def own_packs() -> list[Path]:
    """Return the packs that the user's environment names."""
    named = os.environ.get(OWN_PACKS_VARIABLE, "").split(os.pathsep)
    return [Path(name) for name in named if name]


@cache
def default_registry() -> Registry:
    """Return the registry of the shipped packs and the user's over them, read once a process."""
    return load_registry(own_packs())


__all__ = [
    "OWN_PACKS_VARIABLE",
    "NameKind",
    "NameMatch",
    "Registry",
    "default_registry",
    "fold",
    "load_registry",
    "own_packs",
]

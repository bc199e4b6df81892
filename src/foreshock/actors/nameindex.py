"""The index of names: plain data that is built once, kept, and looked up by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Literal, NamedTuple

import msgspec

from foreshock.actors.folding import words_of
from foreshock.actors.packread import Named
from foreshock.actors.spelling import sounds_of

NameKind = Literal["name", "adjective", "people", "metonym"]

# An abbreviation that is also a word must be written in capitals to count ("US", "WHO", "IS").
_MAX_ABBREVIATION = 5
#: What bears names of other scripts, whose spellings in ours vary; a state's does not.
_TRANSLITERATED = frozenset(["group", "party", "alliance", "force", "leader", "service", "office"])
_MIN_CONSONANTS, _MIN_CONSONANTS_ALONE = 5, 4
#: Titles that a text puts before a surname, by the office of who bears it.
_TITLES = {
    "president": ("President",),
    "prime minister": ("Prime Minister", "Premier"),
    "premier": ("Premier",),
    "chancellor": ("Chancellor",),
    "king": ("King",),
}
_SURNAME_FIRST = frozenset(["CHN", "KOR", "PRK", "TWN", "HUN"])
TITLES = frozenset("president prime premier chancellor king secretary senator general".split())
_MARKS = frozenset(",/()+&:")


class NameEntry(NamedTuple):
    """One name of one actor. An empty id: the words are a name, but of nobody."""

    actor_id: str
    kind: NameKind
    sector: str | None
    exact_case: str | None
    has_marks: bool


class NameIndex(msgspec.Struct, kw_only=True):
    """Names by their folded words, and ways to them.

    Attributes
    ----------
    names : by the folded words, joined by blanks
    lengths : how many words the names that begin with a word have, longest first
    sounds : names that may be spelled otherwise, by their consonants
    offices : ids of leaders by "id of the whole|folded office"
    """

    names: dict[str, list[NameEntry]]
    lengths: dict[str, list[int]]
    sounds: dict[str, list[tuple[str, str]]]
    offices: dict[str, list[str]]


def built_index(actors: Iterable[Named]) -> NameIndex:
    """Index every name of some actors."""
    names: defaultdict[str, list[NameEntry]] = defaultdict(list)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    sounds: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    offices: defaultdict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for name, kind, sector in _names_of(actor):
            if folded := _folded(name):
                _add(names, lengths, folded, _entry(name, actor.actor_id, kind, sector))
        for key, spelled in _sounds_of(actor):
            if (actor.actor_id, spelled) not in sounds[key]:
                sounds[key].append((actor.actor_id, spelled))
        for whole in actor.part_of if actor.office else ():
            offices[f"{whole}|{' '.join(_folded(str(actor.office)))}"].append(actor.actor_id)
    for name in _names_of_nobody():
        if " ".join(_folded(name)) not in names:
            _add(names, lengths, _folded(name), NameEntry("", "name", None, None, False))
    return NameIndex(
        names=dict(names),
        lengths={first: sorted(found, reverse=True) for first, found in lengths.items()},
        sounds=dict(sounds),
        offices=dict(offices),
    )


def _names_of(actor: Named) -> Iterator[tuple[str, NameKind, str | None]]:
    for name in (*actor.names, *actor.native_names):
        yield name, "name", None
    for title in _TITLES.get(actor.office or "", ()):
        surname = actor.name.split()[0 if actor.country in _SURNAME_FIRST else -1]
        yield f"{title} {surname}", "name", None
    for name in actor.adjectives:
        yield name, "adjective", None
    for name in actor.people:
        yield name, "people", None
    for name in actor.peoples:
        yield name, "adjective", "CVL"
    for name, sector in actor.metonyms:
        yield name, "metonym", sector


def _folded(name: str) -> tuple[str, ...]:
    folded = tuple(word.folded for word in words_of(name))
    return folded[1:] if folded[:1] == ("the",) else folded


def _add(
    names: dict[str, list[NameEntry]],
    lengths: dict[str, set[int]],
    folded: tuple[str, ...],
    entry: NameEntry,
) -> None:
    lengths[folded[0]].add(len(folded))
    entries = names[" ".join(folded)]
    if entry not in entries:
        entries.append(entry)


def _entry(name: str, actor_id: str, kind: NameKind, sector: str | None) -> NameEntry:
    compact = name.replace(".", "")
    is_abbreviation = compact.isupper() and len(compact) <= _MAX_ABBREVIATION
    exact = compact if is_abbreviation and " " not in compact else None
    return NameEntry(actor_id, kind, sector, exact, not _MARKS.isdisjoint(name))


def _sounds_of(actor: Named) -> Iterator[tuple[str, str]]:
    """Yield the consonants and the folded words of each name that may be spelled otherwise.

    A single word is a name under other spellings only if a script other than ours stands behind
    it: else "Countries" would be Contras.
    """
    if actor.kind not in _TRANSLITERATED:
        return
    is_foreign = actor.kind != "leader" and any(not name.isascii() for name in actor.native_names)
    for name in actor.names:
        folded = _folded(name)
        sounds = sounds_of(folded)
        n_consonants = len(sounds.consonants)
        many = sounds.n_words > 1 and n_consonants >= _MIN_CONSONANTS
        alone = sounds.n_words == 1 and is_foreign and n_consonants >= _MIN_CONSONANTS_ALONE
        if many or (alone and not name.isupper()):
            yield sounds.consonants, " ".join(folded)


def _names_of_nobody() -> list[str]:
    """Names that hold a state's name and mean no actor: New Mexico, South Georgia."""
    text = (resources.files("foreshock.actors") / "data" / "nobody.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]

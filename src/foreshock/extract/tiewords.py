"""The words that tell relations between actors, read from ``data/relations/frames.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import msgspec
import yaml

from foreshock.errors import DataFileError
from foreshock.extract.context import Surface
from foreshock.records import RelationKind, RelationStatus, Remark

Party = Literal["bearer", "owner", "doer"]


class VerbFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that tells a relation between what stands in two of its slots.

    Attributes
    ----------
    nature : ``body`` if both must be bodies of people: one leads a force, and not a way of life
    """

    kind: RelationKind
    words: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: RelationStatus | None = None
    nature: Literal["body"] | None = None


class NounFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun with an owner, and a bearer of whom it is said."""

    kind: RelationKind
    words: tuple[str, ...]
    source: Party | tuple[str, ...]
    target: Party | tuple[str, ...]
    itself: bool = False


class TiedFrame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand behind a name and a hyphen, or as an adjective with a preposition."""

    kind: RelationKind
    words: tuple[str, ...]
    reverse: bool = False
    target: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[VerbFrame, ...]
    nouns: tuple[NounFrame, ...]
    tied: tuple[TiedFrame, ...]
    adjectives: tuple[TiedFrame, ...]
    former: tuple[str, ...]
    alleged: tuple[str, ...]
    possible: tuple[str, ...]
    groups: tuple[str, ...]
    name_words: tuple[str, ...]
    remarks: dict[Remark, tuple[str, ...]]


class TieWords(NamedTuple):
    """Frames by the lemma of their first or last word, and the words around them."""

    verbs: Mapping[str, Sequence[tuple[str, VerbFrame]]]
    nouns: Mapping[str, Sequence[tuple[str, NounFrame]]]
    tied: Mapping[str, TiedFrame]
    adjectives: Mapping[str, Sequence[TiedFrame]]
    former: frozenset[str]
    alleged: frozenset[str]
    possible: frozenset[str]
    groups: frozenset[str]
    name_words: frozenset[str]
    remarks: Mapping[Remark, re.Pattern[str]]
    any_word: re.Pattern[str]


@cache
def tie_words() -> TieWords:
    """Return the shipped frames.

    Examples
    --------
    >>> {frame.kind for _, frame in tie_words().verbs["back"]}
    {'backed_by'}
    """
    path = resources.files("foreshock.extract") / "data" / "relations" / "frames.yaml"
    try:
        raw = msgspec.convert(yaml.safe_load(path.read_text("utf-8")), _File)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataFileError("relations/frames.yaml", [str(error)]) from error
    verbs: dict[str, list[tuple[str, VerbFrame]]] = {}
    nouns: dict[str, list[tuple[str, NounFrame]]] = {}
    adjectives: dict[str, list[TiedFrame]] = {}
    for verb in raw.verbs:
        for phrase in verb.words:
            verbs.setdefault(phrase.split()[0], []).append((phrase, verb))
    for noun in raw.nouns:
        for phrase in noun.words:
            nouns.setdefault(phrase.split()[-1], []).append((phrase, noun))
    for adjective in raw.adjectives:
        for word in adjective.words:
            adjectives.setdefault(word, []).append(adjective)
    return TieWords(
        verbs, nouns, {word: tied for tied in raw.tied for word in tied.words}, adjectives,
        frozenset(raw.former), frozenset(raw.alleged), frozenset(raw.possible),
        frozenset(raw.groups), frozenset(raw.name_words),
        {remark: _pattern(words) for remark, words in raw.remarks.items()},
        _pattern(_cues(raw)),
    )  # fmt: skip


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _cues(raw: _File) -> list[str]:
    """Words that make a paragraph worth a parse though it tells no act."""
    tied = [f"-{word}" for frame in raw.tied for word in frame.words]
    nouns = [word for frame in raw.nouns if frame.kind != "fights" for word in frame.words]
    said = ["backed by", "led by", "loyal to", "belongs to", "backs", "funds", "arms", "trains",
            "part of", "known as", "calling itself", "on paper", "allied with"]  # fmt: skip
    remarks = [word for words in raw.remarks.values() for word in words]
    return sorted({*tied, *nouns, *said, *remarks}, key=lambda word: (-len(word), word))


def tells_tie(surface: Surface, start: int, end: int) -> bool:
    """Whether a paragraph holds a word of a relation beside a name, so that it is parsed for it."""
    if tie_words().any_word.search(surface.text, start, end) is None:
        return False
    return any(start <= name.start < end for name in surface.names)


def remarks_of(text: str) -> Iterator[tuple[Remark, int]]:
    """Yield what a sentence remarks on groups that it names, and where.

    Examples
    --------
    >>> list(remarks_of("groups that exist on paper but not on the streets"))
    [('on_paper', 18)]
    """
    for remark, pattern in tie_words().remarks.items():
        for match in pattern.finditer(text):
            yield remark, match.start()

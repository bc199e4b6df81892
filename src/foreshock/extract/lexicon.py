"""The lexicon: which words, in which frame, name which act.

The entries are data (``data/*.yaml``); this module reads them strictly and answers which entries
a lemma has. An entry tells its frame: what a verb must take, and in which slots the two sides
stand, so that a researcher can add an act without touching code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from foreshock.errors import DataFileError
from foreshock.ontology import load_ontology
from foreshock.ontology.compiled import compiled

Effect = Literal[
    "threaten",  # the content is what is threatened
    "promise",  # the subject binds itself to the content
    "plan",  # the subject intends the content
    "request",  # the subject wants another to do the content
    "refuse",  # the subject will not do, or will not accept, the content
    "accuse",  # the subject says that another did the content
    "deny",  # the subject says that the content is not so
    "predict",  # the subject holds the content to be coming
    "doubt",  # the subject holds the content to be possible only
    "attempt",  # the content was tried; whether it was done is open
    "prevent",  # the content was kept from happening
    "negate",  # the content did not happen
    "say",  # the subject reports the content
    "do",  # the content happened (began, continued, managed)
    "end",  # the content stopped
]


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.1 reads the prepositions ``on`` and ``off`` as truth values; here they stay words."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)

#: Classes that no list can give: a noun that the registry, gazetteer or parser knows to be one.
COMPUTED_CLASSES = frozenset({"actor", "place", "power", "leader", "fighters"})
_SECTIONS = ("classes", "verbs", "nouns", "adjectives", "operators", "light_verbs", "connectives")


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One act: the words that name it and the frame that they need.

    Attributes
    ----------
    words : lemmas; a second word is a particle or preposition that belongs to it ("call off")
    type, mode, contexts : PLOVER; type ``NONE`` tells that the frame names no act
    subject, object : lemmas or ``@classes`` that the head of that slot must have
    prep : preposition -> lemmas or classes that its object must have (empty: any)
    not_object : lemmas or classes that the object must not have
    needs : slots that must be filled, whatever fills them
    lacks : slots that must be empty
    source, target : slots where that side stands, tried in order
    """

    words: tuple[str, ...]
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    prep: dict[str, tuple[str, ...]] = {}
    needs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    source: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ("object",)
    name: str = ""

    @property
    def specificity(self) -> int:
        """How much the frame asks for; the entry that asks for most wins."""
        longest_word = max(len(word.split()) for word in self.words)
        weighed = (
            (self.object, 3), (self.modifier, 3), (self.subject, 2), (self.needs, 1),
            (self.lacks, 1), (self.not_object, 1),
        )  # fmt: skip
        asked = sum(weight for part, weight in weighed if part)
        return asked + 2 * len(self.prep) + 2 * (longest_word - 1)


class Operator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word that changes the state of what it governs ("plan to", "denied that").

    One with ``only: noun`` does so as a noun alone ("a call to withdraw").
    """

    words: tuple[str, ...]
    effect: Effect
    only: Literal["noun"] | None = None


class LightVerb(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verb that lends its subject to an act noun ("carried out an attack").

    ``reverse`` verbs make their subject the target ("suffered an attack").
    """

    words: tuple[str, ...]
    reverse: bool = False


class Connective(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that join an act to the one that it answers or brings about (``connectives.yaml``)."""

    words: tuple[str, ...]
    kind: Literal["cause", "sequence", "ground", "effect", "answer", "harm", "amid", "back"]
    types: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All entries, found by the first lemma of their words."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    operators: dict[str, tuple[Operator, ...]]
    light_verbs: dict[str, tuple[LightVerb, ...]]
    connectives: dict[str, tuple[Connective, ...]]
    classes: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]
    #: What slots ask for, joined once: frames ask it of every word.
    joined: dict[tuple[str, ...], tuple[frozenset[str], tuple[str, ...]]] = msgspec.field(
        default_factory=dict
    )

    def in_class(self, lemma: str, wanted: Iterable[str]) -> bool:
        """Whether a lemma is one of `wanted`, which may name ``@classes``."""
        return lemma in self._joined(tuple(wanted))[0]

    def phrases_of(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Members of several words among `wanted` and its ``@classes``."""
        return self._joined(tuple(wanted))[1]

    def _joined(self, wanted: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
        found = self.joined.get(wanted)
        if found is None:
            classes = [item[1:] for item in wanted if item.startswith("@")]
            plain = [item for item in wanted if not item.startswith("@")]
            words = frozenset(plain).union(*(self.classes.get(name, ()) for name in classes))
            phrases = [word for word in plain if " " in word]
            phrases += [word for name in classes for word in self.phrases.get(name, ())]
            found = self.joined[wanted] = (words, tuple(phrases))
        return found

    @property
    def n_entries(self) -> int:
        """Number of entries, each word counted."""
        tables = (self.verbs, self.nouns, self.adjectives)
        return sum(len(entries) for table in tables for entries in table.values())


def _as_tuple(value: Any) -> tuple[str, ...]:
    """Let a data file write one word where several may stand."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (str(value),)


_NOUN_SOURCE = ("light", "by", "poss", "compound", "adjective", "from")
#: "The guard was called out": who is moved stands in for who is not told to move them.
_MOVED_SOURCE = ("subject", "object")
_NOUN_TARGET = ("on", "against", "at", "with", "upon", "of", "to", "over")


def _entry(raw: Mapping[str, Any], section: str, name: str) -> Entry:
    fields: dict[str, Any] = dict(raw)
    for key in ("words", "contexts", "subject", "object", "not_object", "modifier", "needs",
                "lacks", "source", "target"):  # fmt: skip
        if key in fields:
            fields[key] = _as_tuple(fields[key])
    if "prep" in fields:
        fields["prep"] = {key: _as_tuple(value) for key, value in fields["prep"].items()}
    if section == "nouns":
        fields.setdefault("source", _NOUN_SOURCE)
        fields.setdefault("target", _NOUN_TARGET)
    elif section == "verbs" and fields.get("type") == "MOBILIZE":
        fields.setdefault("source", _MOVED_SOURCE)
    return msgspec.convert(fields | {"name": name}, Entry)


def _class_slots(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield the words of an entry's slots, which may name classes."""
    yield from (entry.subject, entry.object, entry.not_object, entry.modifier)
    yield from entry.prep.values()


class _Builder:
    """Gathers entries and faults over several files."""

    def __init__(self) -> None:
        self.classes: dict[str, set[str]] = {}
        self.entries: dict[str, list[Entry]] = {"verbs": [], "nouns": [], "adjectives": []}
        self.operators: list[Operator] = []
        self.light_verbs: list[LightVerb] = []
        self.connectives: list[Connective] = []

    def read(self, path: str, text: str) -> None:
        """Read one file; all its faults are raised together."""
        faults: list[str] = []
        try:
            raw = yaml.load(text, Loader=_PlainLoader)
        except yaml.YAMLError as error:
            raise DataFileError(path, [f"not YAML: {error}"]) from error
        for section, items in (raw or {}).items():
            if section not in _SECTIONS:
                faults.append(f"section {section!r} is not one of {', '.join(_SECTIONS)}")
            elif section == "classes":
                for name, words in items.items():
                    self.classes.setdefault(name, set()).update(str(word) for word in words)
            else:
                self._read_items(section, items or [], faults, Path(path).stem)
        if faults:
            raise DataFileError(path, faults)

    def _read_items(self, section: str, items: list[Any], faults: list[str], stem: str) -> None:
        for number, item in enumerate(items, start=1):
            where = f"{section}[{number}] {item.get('words') if isinstance(item, dict) else item}"
            try:
                self._read_item(section, item, f"{stem}.{section}.{number}")
            # `LookupError`: the ontology has no such type, or a key is missing.
            except (
                msgspec.ValidationError, ValueError, TypeError, AttributeError, LookupError
            ) as error:  # fmt: skip
                faults.append(f"{where}: {error}")

    def _read_item(self, section: str, item: Mapping[str, Any], name: str) -> None:
        if section == "operators":
            fields = {**item, "words": _as_tuple(item["words"])}
            self.operators.append(msgspec.convert(fields, Operator))
        elif section == "light_verbs":
            fields = {**item, "words": _as_tuple(item["words"])}
            self.light_verbs.append(msgspec.convert(fields, LightVerb))
        elif section == "connectives":
            self.connectives.append(msgspec.convert(item, Connective))
        else:
            entry = _entry(item, section, name)
            _check_against_ontology(entry)
            self.entries[section].append(entry)

    def _check_classes(self) -> None:
        used = {
            item[1:]
            for entries in self.entries.values()
            for entry in entries
            for words in _class_slots(entry)
            for item in words
            if item.startswith("@")
        }
        if missing := sorted(used - set(self.classes) - COMPUTED_CLASSES):
            raise DataFileError("lexicon", [f"class @{name} is not defined" for name in missing])

    def build(self) -> Lexicon:
        """Return the finished lexicon."""
        self._check_classes()
        return Lexicon(
            verbs=_by_first_word(self.entries["verbs"]),
            nouns=_by_first_word(self.entries["nouns"]),
            adjectives=_by_first_word(self.entries["adjectives"]),
            operators=_by_first_word(self.operators),
            light_verbs=_by_first_word(self.light_verbs),
            connectives=_by_first_word(self.connectives),
            classes={name: frozenset(words) for name, words in self.classes.items()},
            phrases={
                name: tuple(sorted(word for word in words if " " in word))
                for name, words in self.classes.items()
            },
        )


#: Type of an entry whose frame names no act ("a bomb threat to the theory", "a forced march").
NO_ACT = "NONE"


def _check_against_ontology(entry: Entry) -> None:
    if entry.type == NO_ACT:
        return
    modes = load_ontology().modes(entry.type)
    if entry.mode is not None and entry.mode not in modes:
        raise ValueError(f"mode {entry.mode!r} is not one of {', '.join(modes) or 'none'}")


def _by_first_word(entries: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Index entries by the first lemma of each of their words."""
    table: dict[str, list[Any]] = {}
    for entry in entries:
        for word in entry.words:
            single = msgspec.structs.replace(entry, words=(word,))
            table.setdefault(word.split()[0], []).append(single)
    return {
        word: tuple(
            sorted(found, key=lambda e: -getattr(e, "specificity", len(e.words[0].split())))
        )
        for word, found in table.items()
    }


@cache
def load_lexicon(extra_files: tuple[Path, ...] = ()) -> Lexicon:
    """Read the shipped lexicon and a user's own files over it.

    Parameters
    ----------
    extra_files : YAML files of the same form; their entries come on top

    Raises
    ------
    DataFileError
        If a file breaks the schema or names a type, mode or class that does not exist.

    Examples
    --------
    >>> "ACCUSE" in {entry.type for entry in load_lexicon().verbs["condemn"]}
    True
    """
    data = resources.files("foreshock.extract") / "data"
    shipped = sorted((f for f in data.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    files = [(f.name, f.read_bytes()) for f in shipped]
    files += [(str(path), path.read_bytes()) for path in extra_files]
    return compiled("lexicon", [content for _, content in files], Lexicon, lambda: _read(files))


def _read(files: Iterable[tuple[str, bytes]]) -> Lexicon:
    builder = _Builder()
    for name, content in files:
        try:
            builder.read(name, content.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise DataFileError(name, [f"not UTF-8: {error}"]) from error
    return builder.build()

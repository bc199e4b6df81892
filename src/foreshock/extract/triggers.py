"""Which stretches of a text could name an act, told from their words alone, before any parse.

The lexicon's frames ask for words: an entry's own words, and in its slots words of certain
classes. A stretch that holds no entry's words, or none of what its frame asks for, cannot become
a predicate, however it is parsed. The test therefore errs on the side of reading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from foreshock.extract.lexicon import COMPUTED_CLASSES, NO_ACT, Entry, Lexicon
from foreshock.extract.phrases import undoubled

#: Classes that a name, a role or a pronoun can be of, whatever its lemma.
_OPEN = frozenset("@territory @people @victim @prisoner @official @troops".split()) | {
    f"@{name}" for name in COMPUTED_CLASSES
}
#: Slots that no word of their own announces, as a preposition announces its noun.
_ROLES = frozenset("subject object dative clause content complement light reverse poss adjective "
                   "compound speaker partners aux neg advmod purpose".split())  # fmt: skip
#: Those whose words melt into others ("won't"), so that none need stand there by itself.
_MELTING = frozenset({"aux", "neg"})
_LETTERS = re.compile(r"[^\W\d_]+")
_MAX_REMEMBERED = 200_000


class _Wanted(NamedTuple):
    """What an entry asks of the words around it: all of `words`, and one of each of `slots`."""

    entry: Entry
    words: tuple[str, ...]
    slots: tuple[frozenset[str], ...]


class Trigger(NamedTuple):
    """A word that could name an act, and the entry that lists it."""

    word: str
    entry: Entry


class Lemmas:
    """All lemmas that a form may have, by the pipeline's own tables of endings and exceptions.

    Parameters
    ----------
    rules : pairs of an ending and what the lemma has in its place
    exceptions : forms with lemmas of their own ("struck", "fled")
    """

    def __init__(
        self, rules: Iterable[tuple[str, str]], exceptions: Mapping[str, Collection[str]]
    ) -> None:
        by_ending: dict[str, set[str]] = {}
        for ending, instead in rules:
            by_ending.setdefault(ending, set()).add(instead)
        self._rules = tuple(sorted(by_ending.items()))
        self._exceptions = exceptions
        self._known: dict[str, frozenset[str]] = {}

    def of(self, word: str) -> frozenset[str]:
        """Return the lemmas that a lower-case word may have, itself among them."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MAX_REMEMBERED:
                self._known.clear()
            known = self._known[word] = frozenset(self._find(word))
        return known

    def _find(self, word: str) -> Iterator[str]:
        for lemma in self._listed(word):
            yield lemma
            yield undoubled(lemma)

    def _listed(self, word: str) -> Iterator[str]:
        yield word
        yield from self._exceptions.get(word, ())
        for ending, instead in self._rules:
            if ending and word.endswith(ending):
                stem = word[: -len(ending)]
                yield from (stem + new for new in instead)


def lemmas_of_tables(lookups: Any) -> Lemmas:
    """Return the lemmas that a spaCy rule lemmatizer's tables allow."""
    rules = [pair for pairs in _tables(lookups, "lemma_rules") for pair in pairs]
    exceptions: dict[str, set[str]] = {}
    for table in _tables(lookups, "lemma_exc"):
        for form, lemmas in table.items():
            exceptions.setdefault(form, set()).update(lemmas)
    return Lemmas([(old, new) for old, new in rules if old.isalpha()], exceptions)


def _tables(lookups: Any, name: str) -> Sequence[Any]:
    """Return the tables of a name, one for each part of speech; none if there are none."""
    return tuple(lookups.get_table(name).values()) if lookups.has_table(name) else ()


class Triggers:
    """Finds the entries of a lexicon that a bag of words could fill.

    Parameters
    ----------
    lexicon : the words and frames
    lemmas : which lemmas a form may have
    """

    def __init__(self, lexicon: Lexicon, lemmas: Lemmas) -> None:
        self._lexicon = lexicon
        self._lemmas = lemmas
        self._table: dict[str, tuple[_Wanted, ...]] = {}
        for section in (lexicon.verbs, lexicon.nouns, lexicon.adjectives):
            for first, entries in section.items():
                wanted = tuple(self._wanted(e) for e in entries if e.type != NO_ACT)
                self._table[first] = self._table.get(first, ()) + wanted

    def first(self, words: Collection[str]) -> Trigger | None:
        """Return the first word, in their order, that some entry could read as an act."""
        hits = [(w, lemma) for w in words for lemma in self._lemmas.of(w) if lemma in self._table]
        if not hits:
            return None
        bag = frozenset().union(*(self._lemmas.of(word) for word in words))
        for word, lemma in sorted(hits, key=lambda hit: hit[1] != hit[0]):
            for wanted in self._table[lemma]:
                if all(w in bag for w in wanted.words) and not any(
                    slot.isdisjoint(bag) for slot in wanted.slots
                ):
                    return Trigger(word, wanted.entry)
        return None

    def _wanted(self, entry: Entry) -> _Wanted:
        around = [words for name, words in entry.prep.items() if not _melts(name)]
        slots = [entry.subject, entry.object, entry.modifier, *around]
        closed = [s for slot in slots if slot and (s := self._members(slot)) is not None]
        named = {name.partition(".")[0] for name in (*entry.needs, *entry.prep)} - _ROLES
        return _Wanted(entry, (*entry.words[0].split()[1:], *sorted(named)), tuple(closed))

    def _members(self, slot: Iterable[str]) -> frozenset[str] | None:
        """Words of which one must stand in a slot; ``None`` if names and pronouns fill it too."""
        found: set[str] = set()
        for item in slot:
            if item in _OPEN:
                return None
            members = self._lexicon.classes.get(item[1:], ()) if item.startswith("@") else (item,)
            for member in members:
                parts = _LETTERS.findall(member)
                if not parts:
                    return None  # "$"
                # Of several words the last is the head; hyphens and figures part words here.
                found.update((member, parts[-1]))
        return frozenset(found)


def _melts(slot: str) -> bool:
    return not _MELTING.isdisjoint(slot.split("."))

"""What of a report is worth parsing: the parse is most of the cost, and most text tells no act.

Three questions are put to the words, in this order, and the answer is kept as a reason:

1. Does any sentence hold a word that could name an act, and a side that could do or suffer it?
2. Does the report speak of a field that uses such words for other things, sport or markets, with
   hardly a sign of politics or arms?
3. Which paragraphs hold such a word, and which do they need: those that their pronouns and open
   quotations point back to?

What is kept reads as it would in the whole; names, places and dates are always found in all of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

from foreshock.actors import role_table
from foreshock.extract.context import Surface
from foreshock.extract.triggers import Triggers

_PARAGRAPH = re.compile(r"[^\n]*\n*")
# A full stop behind a short or capitalised word may be an abbreviation's ("Gen.", "U.S."), and
# parting a sentence too often would lose acts; too seldom only costs time.
_SENTENCE = re.compile(
    r"""(?:(?<=\b[a-z]{3})|(?<=\b[a-z]{4})|(?<=[a-z]{5})|(?<=\d))[.!?]["')\]]*\s+(?=["'(\[]?[A-Z])"""
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PRONOUN = re.compile(r"\b(?:they|them|their|he|him|his|she|her|it|its|we|our|us)\b", re.IGNORECASE)
#: How many sentences back a pronoun may look (`foreshock.extract.coreference`).
_SENTENCES_BACK = 3
#: So many words of a field make a report one of it, unless signs of politics weigh against them.
_FIELD_WORDS = 4
#: A sign of politics or arms weighs as much as so many words of a field.
_WEIGHT = 2
#: From this share of a report on it is parsed as one.
_MOST = 0.75
#: Headlines and single sentences are parsed whoever acts: that costs little.
_SHORT_SENTENCES = 2
_POLITICAL_SECTORS = frozenset("MIL GOV LEG REB PRM UAF SPY OPP COP JUD REF".split())
_POLITICAL_KINDS = frozenset("government force group alliance party leader police igo".split())


class Passage(NamedTuple):
    """A paragraph, whether it is parsed, and why."""

    start: int
    end: int
    is_kept: bool
    reason: str


class Verdict(NamedTuple):
    """What the gate makes of a report, paragraph by paragraph."""

    passages: tuple[Passage, ...]
    reason: str

    @property
    def is_open(self) -> bool:
        """Whether anything is parsed at all."""
        return any(p.is_kept for p in self.passages)

    @property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """Stretches to parse, neighbours joined."""
        joined: list[tuple[int, int]] = []
        for passage in self.passages:
            if not passage.is_kept:
                continue
            if joined and joined[-1][1] == passage.start:
                joined[-1] = (joined[-1][0], passage.end)
            else:
                joined.append((passage.start, passage.end))
        return tuple(joined)


class _Look(NamedTuple):
    """What the words of one paragraph show."""

    start: int
    end: int
    n_sentences: int
    word: str | None
    has_side: bool


class Gate:
    """Judges reports before they are parsed.

    Parameters
    ----------
    triggers : which words could name an act
    """

    def __init__(self, triggers: Triggers) -> None:
        self._triggers = triggers

    def judge(self, surface: Surface) -> Verdict:
        """Return which paragraphs of a report are to be parsed, each with its reason."""
        text = surface.text
        sides = sorted([n.start for n in surface.names] + [p.start for p in surface.places])
        looks = [self._look(text, m.start(), m.end(), sides)
                 for m in _PARAGRAPH.finditer(text) if m.end() > m.start()]  # fmt: skip
        has_word = any(look.word for look in looks)
        is_short = sum(look.n_sentences for look in looks) <= _SHORT_SENTENCES
        if not any(look.has_side for look in looks) and not (is_short and has_word):
            reason = "no side near a word of an act" if has_word else "no word of an act"
            return _closed(looks, reason)
        field = _field_of(surface)
        if field is not None:
            looks = [look if _stands_apart(look, surface) else look._replace(word=None)
                     for look in looks]  # fmt: skip
            if not any(look.word for look in looks):
                return _closed(looks, field)
        return _opened(looks, text)

    def _look(self, text: str, start: int, end: int, sides: Sequence[int]) -> _Look:
        """Look at the sentences of a paragraph until one has both an act's word and a side."""
        word: str | None = None
        cuts = list(_sentences(text, start, end))
        for low, high in cuts:
            words = words_in(text[low:high])
            trigger = self._triggers.first(words)
            if trigger is None:
                word = word or next((w for w in words if w in _rules().beside), None)
                continue
            at = bisect_left(sides, low)
            if (at < len(sides) and sides[at] < high) or not _roles().isdisjoint(words):
                return _Look(start, end, len(cuts), trigger.word, has_side=True)
            word = word or trigger.word
        return _Look(start, end, len(cuts), word, has_side=False)


def words_in(text: str) -> dict[str, None]:
    """Return the words of a stretch in lower case, each once, in order; parts of hyphened ones too.

    Examples
    --------
    >>> list(words_in("A counter-attack, a raid"))
    ['a', 'counter-attack', 'counter', 'attack', 'raid']
    """
    found: dict[str, None] = {}
    for word in _WORD.findall(text.lower()):
        found[word] = None
        if "-" in word or "'" in word:
            found.update(dict.fromkeys(re.split("[-']", word)))
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for match in _SENTENCE.finditer(text, start, end):
        yield low, match.end()
        low = match.end()
    if low < end:
        yield low, end


def _closed(looks: Sequence[_Look], reason: str) -> Verdict:
    return Verdict(tuple(Passage(k.start, k.end, False, reason) for k in looks), reason)


def _opened(looks: Sequence[_Look], text: str) -> Verdict:
    """Keep the paragraphs with words of acts and those that they need."""
    reasons: dict[int, str] = {i: f"has {k.word!r}" for i, k in enumerate(looks) if k.word}
    for index in reversed(range(len(looks))):
        if index in reasons:
            for needed in _needed_by(looks, index, text):
                reasons.setdefault(needed, "a later paragraph points back to it")
    kept = sum(looks[i].end - looks[i].start for i in reasons)
    if kept >= _MOST * len(text):
        reasons = dict.fromkeys(range(len(looks)), "nearly all of it is parsed") | reasons
    return Verdict(
        tuple(
            Passage(k.start, k.end, i in reasons, reasons.get(i, "no word of an act"))
            for i, k in enumerate(looks)
        ),
        "a word of an act near a side",
    )


def _needed_by(looks: Sequence[_Look], index: int, text: str) -> Iterator[int]:
    """Yield earlier paragraphs in which a pronoun or a quotation of one may have begun."""
    look = looks[index]
    opening = text.rfind('"', 0, look.start)
    if opening >= 0 and text.count('"', 0, look.start) % 2:
        yield next(i for i, k in enumerate(looks) if k.start <= opening < k.end)
    if not _PRONOUN.search(text, look.start, look.end):
        return
    n_sentences = 0
    for before in range(index - 1, -1, -1):
        if n_sentences >= _SENTENCES_BACK:
            return
        n_sentences += looks[before].n_sentences
        yield before


def _field_of(surface: Surface) -> str | None:
    """Return why a report is of another field, ``None`` if it may be about politics or arms."""
    words = words_in(surface.text)
    political = len(_political_roles() & words.keys())
    political += len({m.actors[0].actor_id for m in surface.names
                      if m.actors[0].kind in _POLITICAL_KINDS})  # fmt: skip
    best, found = max(
        ((name, sorted(field & words.keys())) for name, field in _rules().fields.items()),
        key=lambda item: len(item[1]),
    )
    if len(found) < _FIELD_WORDS + _WEIGHT * political:
        return None
    return f"reads as {best}: {', '.join(found[:_FIELD_WORDS])}"


def _stands_apart(look: _Look, surface: Surface) -> bool:
    """Whether a paragraph of a report of another field is of politics all the same: a digest."""
    if not look.has_side:
        return False
    words = words_in(surface.text[look.start : look.end])
    if any(not field.isdisjoint(words) for field in _rules().fields.values()):
        return False
    is_named = any(look.start <= m.start < look.end for m in surface.names)
    return is_named or not _political_roles().isdisjoint(words)


class _Rules(NamedTuple):
    fields: Mapping[str, frozenset[str]]
    beside: frozenset[str]


@cache
def _rules() -> _Rules:
    folder = resources.files("foreshock.extract") / "data" / "gate"
    raw = yaml.safe_load((folder / "fields.yaml").read_text("utf-8"))
    fields = {name: frozenset(words) for name, words in raw["fields"].items()}
    return _Rules(fields, frozenset(raw["beside"]))


@cache
def _roles() -> frozenset[str]:
    """Role nouns of all who can be a side, singular and plural."""
    return _role_words(frozenset(s for sectors in role_table().by_words.values() for s in sectors))


@cache
def _political_roles() -> frozenset[str]:
    """Role nouns of those who act in politics and conflict."""
    return _role_words(_POLITICAL_SECTORS)


def _role_words(sectors: frozenset[str]) -> frozenset[str]:
    singular = {words[0] for words, of in role_table().by_words.items()
                if len(words) == 1 and of[0] in sectors}  # fmt: skip
    return frozenset(singular | {f"{word}s" for word in singular})

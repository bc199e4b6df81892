"""Why no entry of a word's fitted: asked again, frame by frame, for those who want to know."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foreshock.extract.context import Context
from foreshock.extract.fitting import FrameFit
from foreshock.extract.frames import FrameMatcher
from foreshock.extract.lexicon import NO_ACT, Entry, Lexicon
from foreshock.extract.phrases import noun_words, verb_words
from foreshock.extract.slots import Slots
from foreshock.extract.syntax import Token

_MOST = 3


class Misfits(FrameFit):
    """Finds words of the lexicon that became no act, and says what their frames missed.

    Parameters
    ----------
    lexicon, context : the words and frames, and the report
    matcher : tells the slots around a word as it saw them when it read
    """

    def __init__(self, lexicon: Lexicon, context: Context, matcher: FrameMatcher) -> None:
        super().__init__(lexicon, context)
        self._matcher = matcher

    def all_but(self, taken: Collection[int]) -> Iterator[tuple[Token, str]]:
        """Yield words that have entries and became no act, each with the reason."""
        for token in self.context.doc:
            if token.i in taken or not (entries := self._entries(token)):
                continue
            slots = self._matcher.slots_of(token)
            reasons = [
                f"{entry.name} {self._missed(entry, slots, token)}"
                for entry in entries
                if self._has_words(entry, token)
            ]
            if reasons:
                yield token, "; ".join(dict.fromkeys(reasons[:_MOST]))

    def _entries(self, token: Token) -> tuple[Entry, ...]:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            return self.lexicon.verbs.get(lemma, ())
        if token.pos_ in {"NOUN", "PROPN"}:
            return self.lexicon.nouns.get(lemma, ())
        return self.lexicon.adjectives.get(lemma, ()) if token.pos_ == "ADJ" else ()

    def _has_words(self, entry: Entry, token: Token) -> bool:
        if token.pos_ in {"NOUN", "PROPN"}:
            return noun_words(token, entry.words[0]) is not None
        return token.pos_ == "ADJ" or verb_words(token, entry.words[0]) is not None

    def _missed(self, entry: Entry, slots: Slots, token: Token) -> str:
        """Say the first thing in which a frame did not fit."""
        for reason, holds in self._faults(entry, slots, token):
            if holds:
                return reason
        if entry.type == NO_ACT:
            return "says that it is no act here"
        return "fits, but the word stands in a name or before another noun"

    def _faults(self, entry: Entry, slots: Slots, token: Token) -> Iterator[tuple[str, bool]]:
        for name in entry.needs:
            is_lent = name == "light" and slots.fill("reverse")
            yield f"needs {name}", not slots.fill(name) and not is_lent
        for name in entry.lacks:
            yield f"bars {name}", bool(slots.fill(name))
        for name, wanted, nouns in (
            ("subject", entry.subject, slots.subject),
            ("object", entry.object, slots.object),
        ):
            yield (
                f"has no {name} such as {' or '.join(wanted[:3])}",
                bool(wanted) and not self._any_in(nouns, wanted),
            )
        yield (
            "bars its object",
            bool(entry.not_object) and self._any_in(slots.object, entry.not_object, strict=True),
        )
        yield "is told of what can do no act", self._is_figurative(slots.subject, entry)
        yield "is told of nature", self._is_told_of_nature(token)
        for name, wanted in entry.prep.items():
            found = slots.fill(name)
            yield f"needs {name!r}", not found
            yield (
                f"has another kind of noun behind {name!r}",
                bool(wanted) and not self._any_in(found, wanted),
            )
        is_noun = token.pos_ in {"NOUN", "PROPN"}
        yield "lacks a word before it", is_noun and not self.fits_modifier(entry, token)

"""Whether words of war are meant: in sport, on markets, in fiction and in mishaps they are not.

A sentence is of sport or of trade by words that belong to these, counted; a word that neither
borrows ("soldier", "grenade") makes it one of violence again. What a novel tells did not happen,
and who died when a crane collapsed was not attacked. Politics borrows the same words
(`foreshock.extract.borrowed`), and a title or name tells of no act at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foreshock.extract.acts import HOSTILE
from foreshock.extract.borrowed import is_borrowed, is_collision
from foreshock.extract.frames import Predicate
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.syntax import Token, children, subjects
from foreshock.extract.titles import is_title

#: "5-1" in a text of votes is no score: such words are among the earnest ones.
_SCORE = re.compile(
    r"(?<![\w.-])\d{1,3}-\d{1,3}(?=[.,;:!?)]|$|\s(?:in|at|on|to|with|against|after|win|over|before)\b)"
)
#: A film that "shows" an attack is mostly footage of one.
_OF_RECORD = frozenset({"show", "capture", "document"})
_WARLIKE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE"})
_HARM = frozenset({"kill", "wound", "injure", "claim"})


def in_earnest(lexicon: Lexicon, predicates: Sequence[Predicate]) -> list[Predicate]:
    """Return the predicates less titles and names, and hostile deeds that are none."""
    registers = _Registers(lexicon)
    return [p for p in predicates if not (is_title(p.token) or registers.is_no_deed(p))]


class _Registers:
    """Reads what a sentence is about, each sentence once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._playful: dict[int, bool] = {}

    def is_no_deed(self, predicate: Predicate) -> bool:
        """Whether a predicate looks like a hostile deed or a surrender and is none."""
        kind = predicate.entry.type
        if kind in _WARLIKE and is_borrowed(self.lexicon, predicate):
            return True
        return kind in HOSTILE and self.borrows(predicate)

    def borrows(self, predicate: Predicate) -> bool:
        """Whether the words of a predicate are borrowed, told of in fiction, or of a mishap."""
        sentence = predicate.token.sent
        return (
            self._is_playful(sentence)
            or (predicate.entry.type == "ASSAULT" and self._is_of_market(predicate))
            or self._is_fiction(predicate.clause)
            or is_collision(self.lexicon, predicate)
            or (
                predicate.token.lemma_.lower() in _HARM
                and self._is_mishap(predicate.token)
                and not self._is_earnest(sentence)
            )
        )

    def _class(self, name: str) -> frozenset[str]:
        return self.lexicon.classes.get(name, frozenset())

    def _found(self, words: Iterable[Token], name: str) -> set[str]:
        wanted = self._class(name)
        found = {form for t in words if t.is_alpha for form in (t.lemma_.lower(), t.lower_)}
        return found & wanted

    def _has_phrase(self, sentence: Any, name: str) -> bool:
        """Whether words of a class that are more than one stand in a sentence: "extra time"."""
        phrases = self.lexicon.phrases.get(name, ())
        text = f" {sentence.text.lower()} "
        return any(f" {phrase}" in text for phrase in phrases)

    def _is_earnest(self, sentence: Iterable[Token]) -> bool:
        """Whether a noun tells of violence; the verbs are what is borrowed."""
        return bool(self._found((t for t in sentence if t.pos_ != "VERB"), "earnest"))

    def _is_playful(self, sentence: Any) -> bool:
        """Whether a sentence is of sport, by itself or as the one before it was."""
        start = sentence.start
        if start not in self._playful:
            self._playful[start] = not self._is_earnest(sentence) and (
                self._is_sport(sentence)
                or (start > 0 and self._is_pure_sport(sentence.doc[start - 1].sent))
            )
        return self._playful[start]

    def _is_pure_sport(self, sentence: Any) -> bool:
        return self._is_sport(sentence) and not self._is_earnest(sentence)

    def _is_sport(self, sentence: Any) -> bool:
        if self._found(sentence, "sport_sure") or self._has_phrase(sentence, "sport_sure"):
            return True
        n_words = len(self._found(sentence, "sport_maybe"))
        if len(self._found(sentence, "kitchen")) >= 2:
            return True
        return n_words >= 2 or bool(_SCORE.search(sentence.text))

    def _is_of_market(self, predicate: Predicate) -> bool:
        """Whether it is shares that are hammered, or traders that dump them."""
        sides = children(predicate.clause, "nsubj", "nsubjpass", "dobj")
        return bool(self._found(sides, "market")) and not self._is_earnest(predicate.token.sent)

    def _is_fiction(self, verb: Token) -> bool:
        """Whether a clause stands in what a novel, film or play tells."""
        return any(self._tells(above) for above in _with_governors(verb))

    def _tells(self, verb: Token) -> bool:
        words = self._class("fiction")
        tellers = [*children(verb, "nsubj"), *children(verb, "attr")]
        tellers += [n for prep in children(verb, "prep") if prep.lower_ in {"in", "of", "on"}
                    for n in children(prep, "pobj")]  # fmt: skip
        is_told = any(
            n.lemma_.lower() in words and not any(c.lower_ == "role" for c in n.children)
            for n in tellers
        )
        if verb.lemma_.lower() in {"play", "portray", "impersonate"}:
            return bool(children(verb, "dobj")) and any(
                n.lemma_.lower() in {"actor", "actress", "star", "comedian"} for n in tellers
            )
        return is_told and verb.lemma_.lower() not in _OF_RECORD

    def _is_mishap(self, verb: Token) -> bool:
        """Whether people died of what fell, sank or crashed by itself."""
        mishaps = self._class("mishap")
        governor = verb.head
        is_outcome = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
        if is_outcome and governor.lemma_.lower() in mishaps:
            return True
        told = [clause for clause in children(verb, "advcl") if clause.lemma_.lower() in mishaps]
        return any(subjects(clause) for clause in told)


def _with_governors(verb: Token) -> Iterator[Token]:
    """Yield a verb and the verbs that it hangs on, up to five steps."""
    yield verb
    current = verb
    for _ in range(5):
        if current.head.i == current.i:
            return
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            yield current

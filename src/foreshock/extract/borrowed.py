"""Words of war that politics and trade borrow, and vehicles that run into each other.

Who "bombards the minister with questions" or "torpedoes" a bill fights with words, votes or money.
A word that only arms explain ("soldier", "grenade") in the sentence makes it earnest again; the
classes are those of ``registers.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foreshock.extract.frames import Predicate
from foreshock.extract.lexicon import Lexicon
from foreshock.extract.syntax import Token, children, prepositions, subjects

#: Prepositions that lead to what a fight of words is about, or fought with.
_ABOUT = frozenset({"with", "over", "on", "about", "for", "from", "against", "by"})
_COLLIDE = frozenset({"hit", "strike", "ram", "collide", "crash", "plough", "plow", "run", "slam"})


def is_borrowed(lexicon: Lexicon, predicate: Predicate) -> bool:
    """Whether a predicate is a vivid word for what voters, rivals or markets do."""
    token = predicate.token
    if not _is_of(lexicon, token, "vivid") or _any_of(lexicon, token.sent, "of_arms"):
        return False
    return (
        _any_of(lexicon, _doers(predicate), "civil_doer")
        or _any_of(lexicon, _matters(predicate), "civil_matter")
        or _is_civil(lexicon, token.sent)
    )


def _is_civil(lexicon: Lexicon, sentence: Any) -> bool:
    """Whether a whole sentence talks of votes or money."""
    if _any_of(lexicon, sentence, "civil_scene"):
        return True
    text = f" {sentence.text.lower()} "
    return any(f" {phrase}" in text for phrase in lexicon.phrases.get("civil_scene", ()))


def _doers(predicate: Predicate) -> Iterator[Token]:
    yield from predicate.source
    yield from subjects(predicate.clause)


def _matters(predicate: Predicate) -> Iterator[Token]:
    """Yield what it is about or done with, and what is aimed at by no weapon."""
    token = predicate.token
    for word in {token.i: token, predicate.clause.i: predicate.clause}.values():
        yield from (noun for name, noun in prepositions(word) if name in _ABOUT)
    yield from children(predicate.clause, "dobj", "nsubjpass")


def _any_of(lexicon: Lexicon, words: Iterable[Token], name: str) -> bool:
    return any(_is_of(lexicon, word, name) for word in words)


def _is_of(lexicon: Lexicon, word: Token, name: str) -> bool:
    members = lexicon.classes.get(name, ())
    lower = word.lower_
    return word.lemma_.lower() in members or (lower.endswith("s") and lower[:-1] in members)


def is_collision(lexicon: Lexicon, predicate: Predicate) -> bool:
    """Whether one vehicle hit another, or people were killed as it did."""
    verb = predicate.clause
    while verb.dep_ in {"advcl", "conj"} and verb.lemma_.lower() not in _COLLIDE:
        verb = verb.head
    if verb.lemma_.lower() not in _COLLIDE:
        return False
    hit = [*children(verb, "dobj"), *(n for p, n in prepositions(verb) if p in {"into", "with"})]
    return _any_of(lexicon, subjects(verb), "vehicle") and _any_of(lexicon, hit, "vehicle")

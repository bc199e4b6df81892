"""When two spellings are one name: consonants that transliterations agree on, and their vowels.

Arabic, Persian, Urdu and Cyrillic names reach English by many roads: Qasem, Qassem, Kassem, Ghasem;
Hizballah, Hezbollah, Hizbullah; al-, el-, ul- and assimilated ash-, an-. Their consonants, brought
to classes, are the key; vowels are compared after it, so that Hassan does not become Hussein.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

#: Words that spellings put in, leave out or fuse: the Arabic article, the Persian link.
ARTICLES = frozenset(
    "al el ul il ol as ash es an en ad ed ud ar er ur az ez at et ut e i ye us uz".split()
)
_SONS = {"ibn": "bin", "ben": "bin"}
_SERVANT = re.compile(r"abd[aeou](?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z)|d(?=d))(?=\w{4})")
_SERVANT_ALONE = frozenset(["abdel", "abdul", "abdal", "abdol", "abdur", "abdus"])
_OF_GOD = re.compile(r"[aou]l+ah?$")
#: Letters to classes, in this order. Capitals stand for sounds that no single letter has.
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("tch", "C"), ("sch|sh", "S"), ("ch", "C"), ("kh", "h"), ("dzh|dj|zh", "j"), ("ph", "f"),
        ("th", "t"), ("dh", "d"), ("x", "ks"), ("c(?=[eiy])", "s"), ("gh|ck|[gqc]", "k"),
        ("w", "v"), ("z", "s"), (r"(?<=[aeiouy])h$", ""), (r"([^aeiouy])\1+", r"\1"),
        (r"^y(?=[aeiou])", "Y"),
    )
)  # fmt: skip
_VOWELS = {"a": "A", "e": "AI", "i": "I", "y": "I", "o": "AU", "u": "U"}
_MISSING_COST, _FAR_COST = 0.5, 0.8
_NEVER = 9.0
_LONG = 8


class Sounds(NamedTuple):
    """A name as consonant classes, and the vowels before, between and behind them."""

    consonants: str
    vowels: tuple[frozenset[str], ...]
    n_words: int


@lru_cache(maxsize=65536)
def word_sounds(folded: str) -> tuple[str, tuple[str, ...]]:
    """Cut a folded word into consonant classes and the vowel letters around each.

    Examples
    --------
    >>> word_sounds("qassem")[0] == word_sounds("ghasem")[0]
    True
    """
    if not folded.isascii():
        return folded, ("",) * (len(folded) + 1)
    word = _SERVANT.sub("abd", _SONS.get(folded, folded))
    word = "abd" if word in _SERVANT_ALONE else _OF_GOD.sub("ollah", word)
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    pieces = re.split(r"([^aeiouy])", word)
    return "".join(pieces[1::2]), tuple(pieces[0::2])


def sounds_of(folded: Sequence[str]) -> Sounds:
    """Join the words of a name: where one ends and the next begins is up to the spelling."""
    consonants: list[str] = []
    letters = [""]
    n_words = 0
    for word in folded:
        if word in ARTICLES:
            continue
        n_words += 1
        found, vowels = word_sounds(word)
        consonants.append(found)
        letters[-1] += vowels[0]
        letters.extend(vowels[1:])
    return Sounds("".join(consonants), tuple(_classes(group) for group in letters), n_words)


@lru_cache(maxsize=4096)
def _classes(letters: str) -> frozenset[str]:
    return frozenset("".join(_VOWELS[letter] for letter in letters))


def spelling_distance(one: Sounds, other: Sounds) -> float:
    """Tell how far the vowels of two names of the same consonants lie apart; 0 is the same.

    Examples
    --------
    >>> def between(one, other):
    ...     return spelling_distance(sounds_of(one.split()), sounds_of(other.split()))
    >>> between("qasem soleimani", "ghassem sulaimani")
    0.0
    >>> between("hassan", "hussein") > 1
    True
    """
    none: frozenset[str] = frozenset()
    pairs = zip_longest(one.vowels, other.vowels, fillvalue=none)
    return sum(_cost(first, second) for first, second in pairs if not first & second)


def _cost(one: frozenset[str], other: frozenset[str]) -> float:
    if not one and not other:
        return 0.0
    if not one or not other:
        return _MISSING_COST
    return _NEVER if "U" in one | other else _FAR_COST


def allowed_distance(sounds: Sounds) -> float:
    """Return how far a spelling may lie off: longer names bear more."""
    if sounds.n_words < 2:
        return 0.0
    return _MISSING_COST * (2 if len(sounds.consonants) >= _LONG else 1)


__all__ = [
    "ARTICLES",
    "Sounds",
    "allowed_distance",
    "sounds_of",
    "spelling_distance",
    "word_sounds",
]

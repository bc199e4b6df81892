"""Words of a text folded for comparison, with their places kept.

Names come in many spellings: apostrophes of all kinds, hyphens or blanks, diacritics, dots in
abbreviations. Folding makes them one without losing where they stand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = "'’‘ʼʻ`´′ʿʾ"
#: Letters for which Persian and Urdu have signs of their own; the line that stretches a word.
_ARABIC = str.maketrans(
    {"ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه", "ة": "ه", "ھ": "ه", "ـ": None}
)
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_POSSESSIVE = frozenset(_APOSTROPHES)


class Word(NamedTuple):
    """A word of a text: where it stands, and folded."""

    start: int
    end: int
    folded: str
    text: str


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Fold a word to what its spellings share.

    Examples
    --------
    >>> fold("Kata’ib"), fold("U.S."), fold("Bağdat")
    ('kataib', 'us', 'bagdat')
    """
    if word.isascii():
        return word.replace("'", "").replace("`", "").replace(".", "").casefold()
    plain = "".join(c for c in word if c not in _APOSTROPHES).translate(_ARABIC)
    decomposed = unicodedata.normalize("NFKD", plain)
    kept = (c for c in decomposed if not unicodedata.combining(c) and c not in _APOSTROPHES)
    return "".join(kept).replace(".", "").replace("ı", "i").casefold()


def words_of(text: str) -> list[Word]:
    """Cut a text into words, each with its place; a possessive ending is no part of its word.

    Examples
    --------
    >>> [word.folded for word in words_of("Iran’s Asa'ib Ahl al-Haq, U.S. troops")]
    ['iran', 'asaib', 'ahl', 'al', 'haq', 'us', 'troops']
    """
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        if word[-1] in "sS" and word[-2:-1] in _POSSESSIVE:
            end -= 2
            word = word[:-2]
        found.append(Word(start, end, fold(word), word))
    return found

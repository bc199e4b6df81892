"""Words of a text, folded so that spellings of one name meet.

Folding drops case, diacritics, apostrophes and the stops of initials, and writes every form
of the Arabic article (al, el, ash-, ez-, ...) as ``al``. Each word keeps its offsets in the
text as given, so nothing has to be mapped back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

APOSTROPHES: Final = "'’‘ʼ`´′ʿʾʻˈ"
_MARKED = r"(?:[^\W_]|[\u0300-\u036f])+"
_WORD = re.compile(rf"(?:[^\W\d_]\.)+[^\W\d_]\.?(?![^\W_])|{_MARKED}(?:[{APOSTROPHES}]{_MARKED})*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_DROPPED = {ord(char): None for char in APOSTROPHES + "."}
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a", "œ": "oe", "þ": "th",
     "ð": "d"}
)  # fmt: skip
_HYPHENS: Final = frozenset("-‐‑–")
_ARTICLES: Final = frozenset({"al", "el"})
_SUN_ARTICLES: Final = frozenset(
    {"as", "ash", "ath", "an", "ar", "ad", "adh", "at", "az", "es", "esh", "eth", "en", "er", "ed",
     "edh", "et", "ez", "ul"}
)  # fmt: skip
_BARE_SUN_ARTICLES: Final = frozenset({"ash", "ath", "ar", "adh", "az", "ez", "esh"})
_ANY_ARTICLE: Final = _ARTICLES | _SUN_ARTICLES
_ABBREVIATED: Final = frozenset({"st", "ste", "sta", "ft", "mt", "pt", "dr", "no"})
LONGEST_ACRONYM: Final = 5


class Word(NamedTuple):
    """One word: its folded `key`, and whether a name may run on from the word before."""

    start: int
    end: int
    raw: str
    key: str
    joined: bool
    possessive: bool

    @property
    def is_upper(self) -> bool:
        """Whether every cased letter is a capital."""
        return self.raw.isupper()

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter or a digit."""
        return self.raw[0].isupper() or self.raw[0].isdigit()

    @property
    def is_article(self) -> bool:
        """Whether it is a form of the Arabic article."""
        return self.key == "al"


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return `word` without case, diacritics, apostrophes and stops.

    Examples
    --------
    >>> fold("Ma’rib"), fold("Diyarbakır"), fold("U.S."), fold("Şırnak")
    ('marib', 'diyarbakir', 'us', 'sirnak')
    """
    if not word.isascii():
        # apostrophes go first: NFKD makes a space of the acute accent
        decomposed = unicodedata.normalize("NFKD", word.translate(_DROPPED).lower())
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
        word = bare.translate(_LETTERS)
    return word.translate(_DROPPED).lower()


def split_words(text: str) -> list[Word]:
    """Return the words of `text`, each with its offsets and folded key.

    Examples
    --------
    >>> [word.key for word in split_words("Iraq’s Jurf as-Sakhr, near al-Qa'im")]
    ['iraq', 'jurf', 'al', 'sakhr', 'near', 'al', 'qaim']
    """
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, raw = match.start(), match.group()
        possessive = _is_possessive(raw)
        if possessive:
            raw = raw[:-2]
        key = fold(raw)
        if key:
            joined = bool(words) and _joins(words[-1], text[words[-1].end : start], raw)
            words.append(Word(start, start + len(raw), raw, key, joined, possessive))
            _fold_article(words, text)
    return words


def _is_possessive(raw: str) -> bool:
    """Tell "Iraq's" and "US's" from "Ra's al-Ayn"."""
    return bool(_POSSESSIVE.search(raw)) and (len(raw) > 4 or raw[:-2].isupper())


def _joins(before: Word, gap: str, raw: str) -> bool:
    """Whether one name may span `gap`: a space, a line end, a hyphen, "St. ", ", D.C."."""
    if before.possessive:
        return False
    inner = gap.strip(" \t\r\n\u00a0\u2009\u202f" + APOSTROPHES)
    if gap.count("\n") > 1:
        return False
    if inner == ".":
        return before.key in _ABBREVIATED
    if inner == ",":
        return fold(raw) == "dc"
    return not inner or inner in _HYPHENS or inner == "&"


def _fold_article(words: list[Word], text: str) -> None:
    """Write the word before the last as ``al`` if it turns out to be an article."""
    if len(words) < 2 or not words[-1].joined:
        return
    article, noun = words[-2], words[-1]
    hyphened = text[article.end] in _HYPHENS
    assimilated = article.key[-1] == noun.key[0] and article.raw.istitle()
    if (
        article.key in _ARTICLES
        or (article.key in _SUN_ARTICLES and hyphened)
        or (article.key in _BARE_SUN_ARTICLES and assimilated)
    ):
        words[-2] = article._replace(key="al")


def name_key(words: Sequence[Word]) -> str:
    """Return the key under which a name is looked up.

    A lone acronym keeps its capitals, so that "US" is never the pronoun.

    Examples
    --------
    >>> name_key(split_words("Ayn al-Asad")), name_key(split_words("U.A.E."))
    ('ayn al asad', 'UAE')
    """
    if len(words) == 1 and is_acronym(words[0]):
        return words[0].key.upper()
    return " ".join([word.key for word in words])


def spelling_key(text: str) -> str:
    """Return the key of a name as it stands in a gazetteer; quick for plain ones.

    Examples
    --------
    >>> spelling_key("Córdoba"), spelling_key("Deir ez-Zor"), spelling_key("US")
    ('cordoba', 'deir al zor', 'US')
    """
    if text.replace(" ", "").isalpha() and not (text.isupper() and len(text) <= LONGEST_ACRONYM):
        key = fold(text)
        if _ANY_ARTICLE.isdisjoint(key.split(" ")):
            return key
    return name_key(split_words(text))


def is_acronym(word: Word) -> bool:
    """Whether `word` is two to five capitals, with or without stops."""
    key = word.key
    return 1 < len(key) <= LONGEST_ACRONYM and word.is_upper and key.isascii() and key.isalpha()

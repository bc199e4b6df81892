"""A text made easier to parse without moving a single character.

Typographic apostrophes and quotes, hard line breaks of wire text and CAPITALS all spoil a parser.
They are replaced one character by one, so that every offset of the parsed text is an offset of
the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": " ",
        "\x0b": " ",
        "\x0c": " ",
        "‑": "-",
        "‐": "-",
        "−": "-",
    }
)
# Half of a pair, as broken JSON can hold it, is no character that a parser can take.
_SURROGATE = re.compile("[\\ud800-\\udfff]")
# A line this long is not wrapped by a typesetter: its break is a paragraph's end.
_WRAPPED_LINE_MAX = 100
_SENTENCE_END = re.compile(r"""[.!?:]["')\]]*\s*$""")
_ITEM_START = re.compile(r"\s*(?:[-*•–—]\s|\d{1,2}[.)]\s)")
_UPPERCASE_SHARE = 0.75
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ROMAN = re.compile(r"^[IVXLC]{2,}$")


def normalise(text: str) -> str:
    r"""Replace typographic signs and wrapped line breaks, one character by one.

    Examples
    --------
    >>> normalise("Kata’ib “fighters”\nfired.")
    'Kata\'ib "fighters" fired.'
    """
    plain = _SURROGATE.sub("?", text.translate(_SAME_LENGTH))
    lines = plain.split("\n")
    joined = []
    for position, line in enumerate(lines[:-1]):
        joined.append(line)
        joined.append("\n" if _ends_paragraph(line, lines[position + 1]) else " ")
    joined.append(lines[-1])
    return "".join(joined)


def _ends_paragraph(line: str, following: str) -> bool:
    return (
        not line.strip()
        or not following.strip()
        or len(line) > _WRAPPED_LINE_MAX
        or bool(_SENTENCE_END.search(line))
        or bool(_ITEM_START.match(following))
    )


def is_capitals(text: str) -> bool:
    """Whether a stretch of text is set in CAPITALS, as wires once sent it."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 8:
        return False
    return sum(c.isupper() for c in letters) / len(letters) > _UPPERCASE_SHARE


def restore_case(
    text: str, *, is_common_word: Callable[[str], bool], names: Iterable[tuple[int, int, str]]
) -> str:
    """Return a text in capitals as it would be set today, with the same length.

    Parameters
    ----------
    is_common_word : whether a lower-case word is an ordinary word of the language
    names : places of known names and how they are written

    Examples
    --------
    >>> restore_case("REBELS ATTACKED SANTA ANA.", names=[(16, 25, "Santa Ana")],
    ...              is_common_word={"rebels", "attacked"}.__contains__)
    'Rebels attacked Santa Ana.'
    """
    characters = list(text)
    at_start = True
    known = _known_spellings(text, names)
    for match in _WORD.finditer(text):
        start = match.start()
        between = text[max(0, start - 3) : start]
        at_start = at_start or bool(re.search(r"[.!?\]]\s*\"?\s*$|\n\s*$", between))
        _set(characters, start, known.get(start) or _cased(match.group(), at_start, is_common_word))
        at_start = False
    return "".join(characters)


def _known_spellings(text: str, names: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """Spelling of each word that lies in a known name, by where it starts."""
    known: dict[int, str] = {}
    for start, end, name in names:
        written = _WORD.findall(name)
        found = list(_WORD.finditer(text, start, end))
        for position, match in enumerate(found):
            word = match.group()
            model = written[position] if len(written) == len(found) else word.capitalize()
            known[match.start()] = model if len(model) == len(word) else word.capitalize()
    return known


def _cased(word: str, at_start: bool, is_common_word: Callable[[str], bool]) -> str:
    lower = word.lower()
    if len(lower) != len(word) or not word.isupper():
        return word
    if is_common_word(lower) or _stem_is_common(lower, is_common_word):
        return lower.capitalize() if at_start else lower
    if _ROMAN.match(word) or (len(word) <= 5 and not _pronounceable(lower)):
        return word
    return lower.capitalize()


def _stem_is_common(word: str, is_common_word: Callable[[str], bool]) -> bool:
    if word.endswith("'s"):
        return is_common_word(word[:-2])
    return any(
        len(word) - len(ending) > 2
        and word.endswith(ending)
        and any(is_common_word(word[: -len(ending)] + mend) for mend in ("", "e", "y"))
        for ending in ("s", "es", "ies", "ed", "ied", "ing", "ly", "er", "ers")
    ) or (
        len(word) > 6 and word.endswith(("ed", "ing")) and is_common_word(word.rstrip("eding")[:-1])
    )


def _pronounceable(word: str) -> bool:
    return any(vowel in word for vowel in "aeiouy") and not re.search(r"[^aeiouy]{4}", word)


def _set(characters: list[str], start: int, word: str) -> None:
    characters[start : start + len(word)] = list(word)


def common_words(tables: Iterable[Collection[str]]) -> frozenset[str]:
    """Join word lists into one set of ordinary words, lower case."""
    return frozenset(word.lower() for table in tables for word in table if word.isalpha())

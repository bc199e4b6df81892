"""Words of war in titles and names: "Attack on Titan", the "Lightning Strike", a Strike Fighter."""

from __future__ import annotations

from collections.abc import Sequence

from foreshock.extract.syntax import Token, children

_QUOTES = frozenset({'"', "``", "''"})
_LONGEST = 9
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "PRON", "NUM", "PUNCT", "SPACE"})
#: A sentence with fewer small words than this is a headline, where capitals tell nothing.
_FEWEST_SMALL = 0.2


def is_title(token: Token) -> bool:
    """Whether a word stands in a quoted title, or is a name by its capital and its neighbour."""
    if not token.is_title:
        return False
    return _is_quoted_title(token) or (_is_named(token) and not _is_headline(token.sent))


def _is_headline(sentence: Sequence[Token]) -> bool:
    words = [t for t in sentence if t.is_alpha and t.pos_ not in _SMALL]
    small = sum(t.is_lower for t in words)
    return bool(small < _FEWEST_SMALL * len(words) or small < 2)


def _is_quoted_title(token: Token) -> bool:
    """Whether all weighty words of a quotation of two words or more begin with a capital."""
    doc, start, end = token.doc, token.i, token.i
    while start > 0 and token.i - start < _LONGEST and doc[start].text not in _QUOTES:
        start -= 1
    while end < len(doc) - 1 and end - token.i < _LONGEST and doc[end].text not in _QUOTES:
        end += 1
    if doc[start].text not in _QUOTES or doc[end].text not in _QUOTES:
        return False
    inside = [t for t in doc[start + 1 : end] if t.is_alpha and t.pos_ not in _SMALL]
    n_words = sum(t.is_alpha for t in doc[start + 1 : end])
    is_sentence = doc[end - 1].text in {".", ",", "!", "?"}
    return bool(n_words > 1 and not is_sentence and all(t.is_title for t in inside))


def _is_named(token: Token) -> bool:
    """Whether a name before a noun makes both one name: "Lightning Strike, a racehorse"."""
    if token.tag_ not in {"NNP", "NNPS"} or token.is_sent_start:
        return False
    before = children(token, "compound")
    return any(c.is_title and c.pos_ == "PROPN" and not c.ent_type_ for c in before)

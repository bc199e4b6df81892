"""Parsing only some stretches of a text, with the same outcome there as in a parse of the whole.

The network that reads a token sees four tokens to either side, and the parser forgets what lies
behind a sentence's end. A stretch that begins and ends with paragraphs and is parsed with some
tokens more on both sides therefore gets the parse that it has in the whole text. The stretches are
put back into one document; its other words stand there without a part of speech, so that no rule
takes them for anything, and every place keeps its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    MORPH,
    NORM,
    POS,
    SENT_START,
    TAG,
)  # fmt: skip
from spacy.tokens import Doc

#: Tokens parsed on either side of a stretch and thrown away: twice what the network sees.
_MARGIN = 8
_PARSED = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_END_MARKS = frozenset(".!?")
_OUTSIDE = 2  # of any entity

Language: TypeAlias = Any
Stretch: TypeAlias = tuple[int, int]


class _Part(NamedTuple):
    """Tokens `start` to `end` of a document; `low` to `high` with their margins."""

    start: int
    end: int
    low: int
    high: int


def parse_stretches(
    nlp: Language, docs: Sequence[Doc], kept: Sequence[Sequence[Stretch]]
) -> Iterator[Doc]:
    """Parse documents, each only in some stretches of characters that end with paragraphs.

    Parameters
    ----------
    docs : tokens with the sentence starts that the parser must keep to
    kept : stretches of each; a document whose stretch is all of it is parsed as it is
    """
    plans = [_plan(doc, stretches) for doc, stretches in zip(docs, kept, strict=True)]
    pieces = [
        doc if _is_whole(doc, parts) else _piece(doc, part)
        for doc, parts in zip(docs, plans, strict=True)
        for part in parts
    ]
    parsed = iter(nlp.pipe(pieces))
    for doc, parts in zip(docs, plans, strict=True):
        own = [next(parsed) for _ in parts]
        yield own[0] if _is_whole(doc, parts) else _joined(doc, parts, own)


def _is_whole(doc: Doc, parts: Sequence[_Part]) -> bool:
    return len(parts) == 1 and parts[0].end - parts[0].start == len(doc)


def _plan(doc: Doc, stretches: Sequence[Stretch]) -> list[_Part]:
    if len(stretches) == 1 and stretches[0][0] == 0 and stretches[0][1] > doc[-1].idx:
        return [_Part(0, len(doc), 0, len(doc))]
    starts = [token.idx for token in doc]
    bounds = np.searchsorted(starts, np.asarray(stretches, dtype=int).reshape(-1, 2))
    return [
        _Part(a, b, max(0, a - _MARGIN), min(len(doc), b + _MARGIN))
        for a, b in bounds.tolist()
        if b > a
    ]


def _piece(doc: Doc, part: _Part) -> Doc:
    """Return some tokens of a document as one of their own, as the tokenizer left them."""
    tokens = doc[part.low : part.high]
    piece = Doc(
        doc.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens]
    )
    attributes = [NORM, SENT_START]
    piece.from_array(attributes, cast("Any", doc.to_array(attributes)[part.low : part.high]))
    return piece


def _joined(doc: Doc, parts: Sequence[_Part], pieces: Sequence[Doc]) -> Doc:
    table = _unparsed(doc)
    for part, piece in zip(parts, pieces, strict=True):
        own = piece.to_array(_PARSED)
        table[part.start : part.end] = own[part.start - part.low : part.end - part.low]
    # The stub knows no arrays of numpy.
    joined: Doc = doc.from_array(_PARSED, cast("Any", table))
    return joined


def _unparsed(doc: Doc) -> Any:
    """Return the attributes of words that no rule is to look at; sentences end at full stops."""
    strings = doc.vocab.strings
    other, other_tag = strings.add("X"), strings.add("XX")
    dependent = strings.add("dep")
    table = np.zeros((len(doc), len(_PARSED)), dtype=np.uint64)
    first = 0
    for token in doc:
        if token.is_sent_start or (token.i and doc[token.i - 1].text in _END_MARKS):
            first = token.i
        head = np.int64(first - token.i).astype(np.uint64)
        table[token.i] = (other_tag, other, 0, strings.add(token.lower_), dependent, head,
                          _OUTSIDE, 0)  # fmt: skip
    return table

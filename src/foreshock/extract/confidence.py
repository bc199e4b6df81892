"""How likely a claim is right in type, state and both sides: few signs, weighed as measured.

The weights (``data/confidence/weights.yaml``) come of ``python -m bench.calibrate``, which fits
them on the project's own annotated development texts. Each sign can only work in the direction
that its name tells; what the texts do not bear out weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from foreshock.extract.acts import Act
from foreshock.extract.lexicon import NO_ACT, load_lexicon
from foreshock.extract.syntax import Token
from foreshock.ontology import load_ontology
from foreshock.records import ActorMention, Status

#: Sign -> whether it can only raise (+1) or only lower (-1) confidence.
SIGNS: Mapping[str, int] = {
    "has a source": 1,
    "has a target": 1,
    "the source is known": 1,
    "the target is known": 1,
    "the frame asks for much": 1,
    "a side stands far off": -1,
    "the sentence is long": -1,
    "its word names other acts too": -1,
    "told by a noun": -1,
    "under an operator": -1,
    "not told as done": -1,
    "said to be unsure": -1,
    "a word, not a deed": -1,
}
#: A threat that was made and a demand that was raised are done, as words.
_NOT_DONE = frozenset({"planned", "predicted", "possible", "denied", "historical"})
_FAR_TOKENS = 8
_LONG_TOKENS = 32
_MANY_TYPES = 3
_MUCH = 3


def signs_of(
    act: Act,
    source: Sequence[ActorMention],
    target: Sequence[ActorMention],
    *,
    status: Status,
    hedged: bool,
) -> dict[str, bool]:
    """Return which signs of `SIGNS` a reading has."""
    token = act.predicate.token
    sides = (*act.source, *act.target)
    sentence = token.sent
    return {
        "has a source": bool(source),
        "has a target": bool(target),
        "the source is known": any(m.actor_id for m in source),
        "the target is known": any(m.actor_id for m in target),
        "the frame asks for much": act.predicate.entry.specificity >= _MUCH,
        "a side stands far off": any(abs(s.i - token.i) > _FAR_TOKENS for s in sides),
        "the sentence is long": sentence.end - sentence.start > _LONG_TOKENS,
        "its word names other acts too": _n_types(_lemma(token)) >= _MANY_TYPES,
        "told by a noun": token.pos_ in {"NOUN", "PROPN"},
        "under an operator": " of " in act.rule,
        "not told as done": status in _NOT_DONE,
        "said to be unsure": hedged,
        "a word, not a deed": load_ontology().domain(act.event_type) == "word",
    }


def confidence_of(signs: Mapping[str, bool]) -> float:
    """Return the share of claims with such signs that was right.

    Examples
    --------
    >>> 0 < confidence_of({}) < confidence_of({"the target is known": True}) < 1
    True
    """
    table = weights()
    score = table["start"] + sum(table[name] for name, holds in signs.items() if holds)
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each sign in log odds, and where all start."""
    path = resources.files("foreshock.extract") / "data" / "confidence" / "weights.yaml"
    raw = yaml.safe_load(path.read_text("utf-8"))
    return {name: float(raw["weights"][name]) for name in ("start", *SIGNS)}


def _lemma(token: Token) -> str:
    return str(token.lemma_).lower()


@cache
def _n_types(lemma: str) -> int:
    """How many types of act the shipped lexicon lists a word under."""
    lexicon = load_lexicon()
    entries = (*lexicon.verbs.get(lemma, ()), *lexicon.nouns.get(lemma, ()),
               *lexicon.adjectives.get(lemma, ()))  # fmt: skip
    return len({entry.type for entry in entries} - {NO_ACT})

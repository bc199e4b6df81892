"""The words of a lexicon entry in a sentence: particles behind a verb, compounds before a noun."""

from __future__ import annotations

from foreshock.extract.syntax import Token

_PARTICLES = frozenset({"prt", "prep", "dobj", "acomp", "advmod", "pobj", "oprd", "attr", "dative",
                        "ccomp", "agent"})  # fmt: skip
#: Prepositions that belong to a verb only right behind it: "give in", but not "give land in Chile".
_CLOSE = frozenset({"in", "up", "off", "out", "down", "over", "away", "back", "by"})


def undoubled(lemma: str) -> str:
    """Undo the doubled consonant that lemmatizers leave in some verbs.

    >>> undoubled("gutte"), undoubled("rappell"), undoubled("fell")
    ('gut', 'rappel', 'fel')
    """
    stem = lemma.removesuffix("e")
    is_double = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeious"
    return stem[:-1] if is_double else lemma


def verb_words(verb: Token, phrase: str) -> tuple[Token, ...] | None:
    """Return a verb with the particles, prepositions or nouns that its entry names."""
    rest = phrase.split()[1:]
    if not rest:
        return (verb,)
    near = _beside(verb)
    found = [near.get(word) for word in rest]
    if any(token is None for token in found):
        return None
    return (verb, *(token for token in found if token is not None))


def _beside(verb: Token) -> dict[str, Token]:
    """Return the words that may belong to a verb, by form and lemma."""
    known: dict[int, dict[str, Token]] = verb.doc.user_data.setdefault("beside_verbs", {})
    if verb.i in known:
        return known[verb.i]
    beside = [c for c in verb.children if _is_particle(verb, c)]
    near = {c.lower_: c for c in beside} | {c.lemma_.lower(): c for c in beside}
    for child in list(near.values()):
        for inner in child.children:
            if inner.dep_ in {"prep", "pobj", "dobj", "compound", "amod"}:
                near.setdefault(inner.lower_, inner)
                near.setdefault(inner.lemma_.lower(), inner)
    known[verb.i] = near
    return near


def _is_particle(verb: Token, child: Token) -> bool:
    if child.dep_ in {"advcl", "xcomp"}:  # "set free"
        return bool(child.i - verb.i <= 4 and child.lower_ == "free")
    if child.dep_ not in _PARTICLES:
        return False
    if child.lower_ == "out" and any(c.lower_ == "of" for c in child.children):
        return True  # "drove the troops out of the town"
    return bool(child.dep_ != "prep" or child.lower_ not in _CLOSE or child.i == verb.i + 1)


def noun_words(noun: Token, phrase: str) -> tuple[Token, ...] | None:
    """Return a noun with the words before it that its entry names."""
    parts = phrase.split()
    if len(parts) == 1:
        return (noun,) if noun.lemma_.lower() == parts[0] else None
    if noun.lemma_.lower() != parts[-1]:
        return None
    left = {c.lemma_.lower(): c for c in noun.lefts}
    found = [left.get(word) for word in parts[:-1]]
    if any(token is None for token in found):
        return None
    return (*(token for token in found if token is not None), noun)

"""What an act cost and by what means: casualties, weapons and numbers of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.sides import mention
from foreshock.extract.syntax import (
    Token,
    children,
    noun_phrase,
    patients,
    prepositions,
    with_conjuncts,
)
from foreshock.records import Casualties, Effect, Quantity

_EFFECT_VERBS: Mapping[str, Effect] = {
    "kill": "killed", "murder": "killed", "slay": "killed", "massacre": "killed",
    "assassinate": "killed", "execute": "killed", "die": "killed", "behead": "killed",
    "perish": "killed", "slaughter": "killed", "gun": "killed", "martyr": "killed",
    "wound": "wounded", "injure": "wounded", "hurt": "wounded", "maim": "wounded",
    "kidnap": "captured", "abduct": "captured", "capture": "captured", "detain": "captured",
    "disappear": "missing",
}  # fmt: skip
_EFFECT_NOUNS: Mapping[str, Effect] = {
    "death": "killed", "fatality": "killed", "dead": "killed", "killing": "killed",
    "injury": "wounded", "wounded": "wounded", "injured": "wounded",
    "hostage": "captured", "captive": "captured", "prisoner": "captured",
    "missing": "missing",
}  # fmt: skip
_EFFECT_ADJECTIVES: Mapping[str, Effect] = {
    "dead": "killed", "wounded": "wounded", "injured": "wounded", "missing": "missing",
    "hurt": "wounded",
}  # fmt: skip
_UNITS = {
    word: i
    for i, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
} | {"a": 1, "an": 1, "another": 1, "no": 0, "single": 1, "couple": 2, "both": 2, "pair": 2}
_TENS = {
    word: 10 * i
    for i, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_COUNTERS = frozenset({"dozens", "scores", "hundreds", "thousands", "number"})
_SALVOS = frozenset({"barrage", "salvo", "volley", "couple"})
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# What vague numbers stand for at least; their upper end stays open.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "few": 3,
          "many": 3, "some": 2, "numerous": 3, "tens": 20, "dozen": 12, "multiple": 2,
          "couple": 2, "score": 20}  # fmt: skip
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|no fewer than|upwards? of|not less than|as many as)\b", re.I
)
_AT_MOST = re.compile(r"\b(?:up to|at most|fewer than|less than|under|nearly|almost)\b", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an estimated)\b", re.I)
_RANGE = re.compile(r"\b(\d[\d,]*)\s*(?:-|–|to|and)\s*(\d[\d,]*)\b")
_DIGITS = re.compile(r"\b\d[\d,]*\b")
#: How far an "about" may lie off, as a share.
_ABOUT_SHARE = 0.1

_WEAPONS: Mapping[str, str] = {
    "rocket": "rocket", "katyusha": "rocket", "missile": "missile", "mortar": "mortar",
    "drone": "drone", "uav": "drone", "airstrike": "aircraft", "warplane": "aircraft",
    "jet": "aircraft", "helicopter": "helicopter", "gunship": "helicopter",
    "artillery": "artillery", "shell": "artillery", "shelling": "artillery", "tank": "tank",
    "bomb": "bomb", "bombing": "bomb", "ied": "bomb", "explosive": "explosives",
    "dynamite": "explosives", "grenade": "grenade", "mine": "mine", "landmine": "mine",
    "rifle": "firearm", "gunfire": "firearm", "gun": "firearm", "pistol": "firearm",
    "machinegun": "firearm", "sniper": "firearm", "bullet": "firearm", "gunman": "firearm",
    "ak-47": "firearm", "knife": "blade", "machete": "blade", "sword": "blade",
    "gas": "gas", "sarin": "chemical", "chlorine": "chemical", "rpg": "rocket-propelled grenade",
    "stone": "stones", "baton": "baton", "torpedo": "torpedo", "projectile": "projectile",
    "car bomb": "car bomb", "suicide bomber": "suicide bomb", "suicide bombing": "suicide bomb",
    "suicide attack": "suicide bomb", "truck bomb": "car bomb", "barrel bomb": "bomb",
    "air strike": "aircraft", "air raid": "aircraft", "tear gas": "tear gas",
    "live ammunition": "firearm", "molotov": "firebomb", "ballistic missile": "ballistic missile",
    "cruise missile": "cruise missile", "aircraft": "aircraft", "shooting": "firearm",
}  # fmt: skip
#: Weapon -> PLOVER mode of an ASSAULT without one.
MODE_OF_MEANS: Mapping[str, str] = {
    "rocket": "heavy-weapons", "missile": "heavy-weapons", "mortar": "heavy-weapons",
    "artillery": "heavy-weapons", "tank": "heavy-weapons", "drone": "drone",
    "aircraft": "aerial", "helicopter": "aerial", "bomb": "explosives",
    "explosives": "explosives", "grenade": "explosives", "mine": "explosives",
    "car bomb": "explosives", "firearm": "firearms", "blade": "primitive", "stones": "primitive",
    "gas": "unconventional", "chemical": "unconventional", "tear gas": "crowd-control",
    "suicide bomb": "suicide-attack", "ballistic missile": "heavy-weapons",
    "cruise missile": "heavy-weapons", "rocket-propelled grenade": "heavy-weapons",
    "projectile": "heavy-weapons", "firebomb": "explosives", "baton": "crowd-control",
    "torpedo": "heavy-weapons",
}  # fmt: skip


class Number(NamedTuple):
    """A number as told: at least `low`, at most `high` (``None``: open)."""

    low: int | None
    high: int | None


def parse_number(phrase: str) -> Number | None:
    """Read the number of a noun phrase, ``None`` if it tells none.

    Examples
    --------
    >>> parse_number("at least two soldiers")
    Number(low=2, high=None)
    >>> parse_number("dozens of rockets")
    Number(low=24, high=None)
    >>> parse_number("20 to 25 people")
    Number(low=20, high=25)
    >>> parse_number("the soldiers") is None
    True
    """
    if match := _RANGE.search(phrase):
        low, high = (int(part.replace(",", "")) for part in match.groups())
        if low <= high:
            return Number(low, high)
    if (words := _word_range(phrase)) is not None:
        return words
    value, is_vague = _value(phrase)
    if value is None:
        return None
    if is_vague or _AT_LEAST.search(phrase):
        return Number(value, None)
    if _AT_MOST.search(phrase):
        return Number(None, value)
    if _ABOUT.search(phrase) and value >= 10:
        return Number(round(value * (1 - _ABOUT_SHARE)), round(value * (1 + _ABOUT_SHARE)))
    return Number(value, value)


_WORD_RANGE = re.compile(r"\b([a-z]+)(?:\s+(?:to|or)\s+|-to-)([a-z]+)\b", re.IGNORECASE)
_VAGUE_SCALES = {"tens of thousands": 20_000, "hundreds of thousands": 200_000,
                 "dozens of thousands": 24_000, "half a dozen": 6, "a few dozen": 24,
                 "a few hundred": 200, "a few thousand": 2000, "several hundred": 300,
                 "several thousand": 3000, "several dozen": 36}  # fmt: skip
_DECIMAL = re.compile(r"\b(\d+)\.(\d+)\s+(hundred|thousand|million)\b")


def _word_range(phrase: str) -> Number | None:
    """Read "two to three", "five or six"."""
    for match in _WORD_RANGE.finditer(phrase):
        low, high = (_UNITS.get(w.lower(), _TENS.get(w.lower())) for w in match.groups())
        if low and high and low < high:
            return Number(low, high)
    return None


def _value(phrase: str) -> tuple[int | None, bool]:
    lower = phrase.lower()
    for words_of_scale, least in _VAGUE_SCALES.items():
        if words_of_scale in lower:
            return least, words_of_scale != "half a dozen"
    if match := _DECIMAL.search(lower):
        return round(float(f"{match[1]}.{match[2]}") * _SCALES[match[3]]), False
    if match := _DIGITS.search(phrase):
        value = int(match.group().replace(",", ""))
        rest = phrase[match.end() : match.end() + 12].lower().split()
        scale = _SCALES.get(rest[0].strip(",."), 1) if rest else 1
        return value * scale, False
    words = [w.strip(",.()") for w in re.split(r"[\s-]+", phrase.lower()) if w]
    total, current, seen = 0, 0, False
    for word in words:
        if word in _VAGUE and (not seen or word in {"few", "couple"}):
            return _VAGUE[word], True
        if word in _TENS:
            current, seen = current + _TENS[word], True
        elif word in _UNITS and not (word in {"a", "an"} and seen):
            current, seen = current + _UNITS[word], True
        elif word in _SCALES and seen:
            current *= _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        elif word == "dozen" and seen:
            current *= 12
    return (total + current, False) if seen else (None, False)


def read_casualties(context: Context, tokens: Iterable[Token]) -> tuple[Casualties, ...]:
    """Read who was killed, wounded, missing or captured in the clauses of an act.

    Parameters
    ----------
    tokens : the act's word and the words of its clause
    """
    found: dict[tuple[int, Effect], Casualties] = {}
    for token in tokens:
        for effect, noun in _affected(token):
            if noun.pos_ in {"PRON"} and noun.lower_ not in {"one", "two"}:
                continue
            one = _casualties(context, effect, noun)
            if one is not None:
                found.setdefault((one.start, effect), one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _affected(token: Token) -> Iterator[tuple[Effect, Token]]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _EFFECT_VERBS:
        effect = _EFFECT_VERBS[lemma]
        nouns: Sequence[Token] = patients(token)
        if lemma in {"die", "perish"}:
            nouns = [n for s in children(token, "nsubj") for n in with_conjuncts(s)]
        for noun in nouns:
            yield effect, noun
    elif token.pos_ == "VERB" and lemma == "leave":
        yield from _left_dead(token)
    elif token.pos_ == "NOUN" and lemma in _EFFECT_NOUNS:
        if lemma in {"death", "killing"}:
            for name, noun in prepositions(token):
                if name == "of":
                    yield _EFFECT_NOUNS[lemma], noun
        elif children(token, "nummod"):
            yield _EFFECT_NOUNS[lemma], token


def _left_dead(verb: Token) -> Iterator[tuple[Effect, Token]]:
    """Yield those of "left two people dead and five wounded"."""
    for thing in patients(verb):
        for word in (*verb.children, *thing.children):
            if word.lemma_.lower() in _EFFECT_ADJECTIVES and word.i > thing.i - 2:
                yield _EFFECT_ADJECTIVES[word.lemma_.lower()], thing
    for clause in children(verb, "ccomp", "xcomp"):
        if clause.lemma_.lower() in _EFFECT_ADJECTIVES:
            for noun in children(clause, "nsubj"):
                yield _EFFECT_ADJECTIVES[clause.lemma_.lower()], noun


def _casualties(context: Context, effect: Effect, noun: Token) -> Casualties | None:
    span = _counted_phrase(context, noun)
    number = parse_number(_with_adverb(context, span.start, span.text))
    if noun.lower_ in {"nobody", "none"} or span.text.lower() == "no one":
        number = Number(0, 0)
    if number is None:
        is_one = noun.tag_ in {"NN", "NNP"} and noun.pos_ != "PRON"
        number = Number(1, 1) if is_one else Number(None, None)
    actor = mention(context, noun)
    return Casualties(
        effect=effect,
        low=number.low,
        high=number.high,
        country=actor.country if actor else None,
        sector=actor.sectors[0] if actor and actor.sectors else None,
        text=context.quote(span.start_char, span.end_char),
        start=span.start_char,
        end=span.end_char,
    )


def _counted_phrase(context: Context, noun: Token) -> Any:
    """Return the span of a noun phrase, of "dozens of people" as a whole."""
    start, end = noun_phrase(noun)
    of_part = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of_part is not None and noun.lower_ in _COUNTERS:
        end = of_part.right_edge.i + 1
    return context.doc[start:end]


def _with_adverb(context: Context, start: int, text: str) -> str:
    """Put "at least" or "more than" before a phrase that the parser cut it from."""
    before = context.doc[max(0, start - 2) : start].text
    return f"{before} {text}" if _AT_LEAST.search(before) or _AT_MOST.search(before) else text


def read_means(tokens: Iterable[Token]) -> tuple[tuple[str, ...], Quantity | None]:
    """Read the weapons that an act's clause names, and how many of them were used."""
    means: dict[str, None] = {}
    quantity: Quantity | None = None
    for token in tokens:
        if token.pos_ not in {"NOUN", "PROPN", "VERB"}:
            continue
        weapon = _weapon(token)
        if weapon is None:
            continue
        means.setdefault(weapon)
        quantity = quantity or _quantity(token)
    return tuple(means), quantity


def _weapon(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if token.i > 0:
        pair = f"{token.nbor(-1).lemma_.lower()} {lemma}"
        if pair in _WEAPONS:
            return _WEAPONS[pair]
    if token.pos_ == "VERB":
        return "artillery" if lemma == "shell" else None
    return _WEAPONS.get(lemma)


def _quantity(token: Token) -> Quantity | None:
    start, end = noun_phrase(token)
    phrase = token.doc[start:end].text
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        counter = token.head.head
        if counter.lower_ in _COUNTERS | _SALVOS:
            start, _ = noun_phrase(counter)
            phrase = token.doc[start:end].text
    if token.tag_ in {"NN", "NNP"} and phrase.lower().startswith(("a ", "an ")):
        return None
    number = parse_number(phrase)
    if number is None or token.dep_ in {"compound", "amod"}:
        return None
    return Quantity(low=number.low, high=number.high, text=phrase)

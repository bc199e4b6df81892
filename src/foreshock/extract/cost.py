"""By what means an act was done, and numbers: weapons, and how many of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from foreshock.extract.losswords import COUNTERS
from foreshock.extract.syntax import Token, noun_phrase
from foreshock.records import Quantity

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
_SALVOS = frozenset({"barrage", "salvo", "volley", "couple"})
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# What vague numbers stand for at least; their upper end stays open.
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3, "few": 3,
          "many": 3, "some": 2, "numerous": 3, "tens": 20, "dozen": 12, "multiple": 2,
          "score": 20}  # fmt: skip
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|no fewer than|upwards? of|not less than|as many as)\b", re.I
)
_AT_MOST = re.compile(r"\b(?:up to|at most|fewer than|less than|under|nearly|almost)\b", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an estimated)\b", re.I)
_RANGE = re.compile(r"\b(\d[\d,]*)\s*(?:-|–|to|and)\s*(\d[\d,]*)\b")
_DIGITS = re.compile(r"\b\d[\d,]*\b")
_OR_MORE = re.compile(r"\bor\s+more\b", re.I)
#: "A five-year-old boy" and "a 48-hour siege" count no one.
_AGE = re.compile(r"\b[\w-]+-(?:year|month|week|day|hour|minute|man|member)(?:s|-\w+)?\b", re.I)
#: How far an "about" may lie off, as a share.
_ABOUT_SHARE = 0.1


def _weapons(weapon: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split("|"), weapon)


_WEAPONS: Mapping[str, str] = {
    **_weapons("rocket", "rocket|katyusha|grad|qassam"),
    **_weapons("missile", "missile|stinger|tomahawk"),
    **_weapons("mortar", "mortar|mortar bomb|mortar shell"),
    **_weapons("drone", "drone|uav|shahed|quadcopter|unmanned aircraft"),
    **_weapons("aircraft", "airstrike|warplane|jet|air strike|air raid|aircraft|fighter-bomber|"
               "bomber plane|fighter plane|mig"),
    **_weapons("helicopter", "helicopter|gunship|apache"),
    **_weapons("artillery", "artillery|shell|shelling|howitzer|field gun|cannon"),
    **_weapons("bomb", "bomb|bombing|ied|ieds|barrel bomb|explosive device|roadside bomb|"
               "cluster munition"),
    **_weapons("firearm", "rifle|gunfire|gun|pistol|machinegun|machine-gun|sniper|bullet|gunman|"
               "ak-47|kalashnikov|live ammunition|shooting|shotgun|revolver|handgun|carbine|"
               "submachine-gun|m16"),
    **_weapons("rubber bullets", "rubber bullet|baton round|plastic bullet"),
    **_weapons("blade", "knife|machete|sword|dagger|bayonet|axe|hatchet|spear"),
    **_weapons("chemical", "sarin|chlorine|nerve agent|mustard gas|poison gas|novichok|"
               "chlorine gas|nerve gas|sarin gas"),
    **_weapons("car bomb", "car bomb|truck bomb|vehicle bomb"),
    **_weapons("suicide bomb", "suicide bomber|suicide bombing|suicide attack|suicide vest|"
               "explosive vest"),
    **_weapons("firebomb", "molotov|petrol bomb|firebomb|gasoline bomb|napalm"),
    **_weapons("ballistic missile", "ballistic missile|scud"),
    **_weapons("mine", "mine|landmine|land mine"),
    **_weapons("explosives", "explosive|dynamite|semtex"),
    **_weapons("grenade", "grenade|hand grenade"),
    **_weapons("rocket-propelled grenade", "rpg|propelled grenade|bazooka"),
    **_weapons("baton", "baton|truncheon"),
    **_weapons("water cannon", "water cannon"),
    **_weapons("stones", "stone"),
    "tank": "tank", "gas": "gas", "torpedo": "torpedo", "projectile": "projectile",
    "tear gas": "tear gas", "teargas": "tear gas", "cruise missile": "cruise missile",
}  # fmt: skip
#: Types of aircraft by their marks: "two F-16s", "a MiG-29", "an AH-64".
_AIRCRAFT_MARK = re.compile(r"(?:F/?A?|B|A|AC|MiG|Su|Tu|Il|C)-\d{1,3}s?", re.IGNORECASE)
_HELICOPTER_MARK = re.compile(r"(?:AH|UH|CH|Mi|Ka)-\d{1,3}s?", re.IGNORECASE)
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
    "torpedo": "heavy-weapons", "rubber bullets": "crowd-control",
    "water cannon": "crowd-control",
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
    phrase = _AGE.sub(" ", phrase)
    if match := _RANGE.search(phrase):
        low, high = (int(part.replace(",", "")) for part in match.groups())
        if low <= high:
            return Number(low, high)
    if (words := _word_range(phrase)) is not None:
        return words
    value, is_vague = _value(phrase)
    if value is None:
        return None
    if is_vague or _AT_LEAST.search(phrase) or _OR_MORE.search(phrase):
        return Number(value, None)
    if _AT_MOST.search(phrase):
        return Number(None, value)
    if _ABOUT.search(phrase) and value >= 10:
        return Number(round(value * (1 - _ABOUT_SHARE)), round(value * (1 + _ABOUT_SHARE)))
    return Number(value, value)


def is_qualified(words: str) -> bool:
    """Whether words make a number a bound: "at least", "up to".

    Examples
    --------
    >>> is_qualified("at least"), is_qualified("about")
    (True, False)
    """
    return bool(_AT_LEAST.search(words) or _AT_MOST.search(words))


_WORD_RANGE = re.compile(r"\b([a-z]+)(?:\s+(?:to|or)\s+|-to-)([a-z]+)\b", re.IGNORECASE)
_VAGUE_SCALES = {"tens of thousands": 20_000, "hundreds of thousands": 200_000,
                 "dozens of thousands": 24_000, "half a dozen": 6, "a few dozen": 24,
                 "a few hundred": 200, "a few thousand": 2000, "several hundred": 300,
                 "several thousand": 3000, "several dozen": 36, "a number of": 3}  # fmt: skip
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
        if word in _VAGUE and (not seen or word == "few"):
            return _VAGUE[word], True
        if word in _TENS:
            current, seen = current + _TENS[word], True
        elif word in {"pair", "couple", "both"}:
            current, seen = 2, True
        elif word in _UNITS and not (word in {"a", "an"} and seen):
            current, seen = current + _UNITS[word], True
        elif word in _SCALES and seen:
            current *= _SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
        elif word == "dozen" and seen:
            current *= 12
    return (total + current, False) if seen else (None, False)


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
    if lemma in {"gas", "mine", "stone", "cannon"} and token.dep_ == "compound":
        return None  # "a gas plant"
    if _AIRCRAFT_MARK.fullmatch(token.text):
        return "aircraft"
    return "helicopter" if _HELICOPTER_MARK.fullmatch(token.text) else _WEAPONS.get(lemma)


def _quantity(token: Token) -> Quantity | None:
    start, end = noun_phrase(token)
    phrase = token.doc[start:end].text
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        counter = token.head.head
        if counter.lower_ in COUNTERS | _SALVOS:
            start, _ = noun_phrase(counter)
            phrase = token.doc[start:end].text
    if token.tag_ in {"NN", "NNP"} and phrase.lower().startswith(("a ", "an ")):
        return None
    number = parse_number(phrase)
    if number is None or token.dep_ in {"compound", "amod"}:
        return None
    return Quantity(low=number.low, high=number.high, text=phrase)

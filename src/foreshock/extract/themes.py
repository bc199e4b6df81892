"""PLOVER contexts of a sentence, by words that hardly mean anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from foreshock.records import ActorMention

_STEMS: Mapping[str, str] = {
    "intelligence": r"intelligence|spy|spies|espionage",
    "executive": r"presidency|cabinet|prime minister|decree",
    "legislative": r"parliament\w*|legislat\w+|lawmaker\w*|senat\w+|congress",
    "election": r"election\w*|electoral|ballot\w*|referendum|vot(?:e|es|ers?|ing)",
    "economic": r"econom\w+|trade|tariffs?|sanctions?|loans?|investment|imports?|exports?",
    "legal": r"courts?|judges?|trial|lawsuit|indict\w+|prosecut\w+",
    "human_rights": r"human rights",
    "rights_freedoms": r"freedom of|press freedom|civil liberties|censor\w*",
    "repression": r"crackdown|repress\w+|dissidents?|political prisoners?",
    "religion_ethnicity": (
        r"shi'?ite|sunni|sectarian|ethnic|religious|christian|muslim|jewish|kurdish"
    ),
    "diplomatic": r"diplomat\w*|ambassador|embassy|envoy|foreign minist\w+",
    "territory": r"border|annex\w*|territor\w+|sovereignty|disputed|occup(?:ied|ation)",
    "peacekeeping": r"peacekeep\w*|unifil|monusco|ceasefire monitor\w*",
    "health": r"pandemic|coronavirus|covid\S*|virus|hospital\w*|vaccin\w+|disease|epidemic",
    "asylum": r"asylum",
    "migration": r"migrants?|refugees?|displaced",
    "disasters": r"earthquake|flood\w*|hurricane|cyclone|drought|famine",
    "natural_resource": r"oil|gas field|pipeline|mining|water rights",
    "environment": r"climate|emissions|pollution",
    "technology": r"technolog\w+|satellite",
    "terrorism": r"terror\w*|suicide bomb\w*|islamic state|isis|al-?qaeda|hostage",
    "cbrn": r"nuclear|chemical weapons?|uranium|centrifuge\w*|nerve agent|biological weapons?",
    "cyber": r"cyber\w*|hack\w*",
    "misinformation": r"disinformation|misinformation|propaganda|fake news",
    "crime": r"kidnap\w*|murder\w*|gangs?|robber\w*",
    "corruption": r"corrupt\w*|brib\w+|embezzl\w+",
    "illegal_drugs": r"drugs?|narco\w*|cocaine|heroin",
    "trafficking": r"traffick\w+|smuggl\w+",
}
_COMPILED = {name: re.compile(rf"\b(?:{stems})\b", re.IGNORECASE) for name, stems in _STEMS.items()}


class _HasSides(Protocol):
    @property
    def source(self) -> tuple[ActorMention, ...]: ...
    @property
    def target(self) -> tuple[ActorMention, ...]: ...


def read_contexts(sentence: Any, given: Iterable[str], sides: _HasSides) -> tuple[str, ...]:
    """Return the contexts of a sentence: the entry's own, state forces, and those of its words."""
    found = dict.fromkeys(given)
    if any("MIL" in m.sectors for m in (*sides.source, *sides.target)):
        found.setdefault("military")
    found.update(dict.fromkeys(_named_in(sentence.text)))
    return tuple(found)


@lru_cache(maxsize=256)
def _named_in(text: str) -> tuple[str, ...]:
    """Contexts that the words of a sentence name; mostly asked for each of its acts in turn."""
    return tuple(name for name, pattern in _COMPILED.items() if pattern.search(text))

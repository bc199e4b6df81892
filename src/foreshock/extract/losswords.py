"""Words that tell of people killed, wounded, missing or captured."""

from __future__ import annotations

from collections.abc import Mapping

from foreshock.records import Effect


def _all(effect: Effect, words: str) -> dict[str, Effect]:
    return dict.fromkeys(words.split(), effect)


#: Verbs, by what becomes of their patients.
EFFECT_VERBS: Mapping[str, Effect] = {
    **_all("killed", "kill murder slay massacre assassinate execute die behead perish slaughter "
           "gun martyr hang lynch butcher decapitate strangle succumb electrocute crucify drown"),
    **_all("wounded", "wound injure hurt maim disfigure"),
    **_all("captured", "kidnap abduct capture detain arrest imprison jail nab snatch apprehend"),
    **_all("missing", "disappear vanish"),
}  # fmt: skip
#: Of these verbs it is the subject that suffers.
SUFFERED = frozenset({"die", "perish", "succumb", "disappear", "vanish", "drown"})
EFFECT_NOUNS: Mapping[str, Effect] = {
    **_all("killed", "death fatality dead killing"),
    **_all("wounded", "injury wounded injured"),
    **_all("captured", "hostage captive prisoner"),
    "missing": "missing",
}
EFFECT_ADJECTIVES: Mapping[str, Effect] = {
    "dead": "killed", "wounded": "wounded", "injured": "wounded", "missing": "missing",
    "hurt": "wounded", "unaccounted": "missing", "hostage": "captured", "captive": "captured",
    "killed": "killed",
}  # fmt: skip
#: Verbs with a number of lives for an object: "claimed the lives of 14 soldiers".
TAKING_LIVES = frozenset({"claim", "cost", "take", "lose"})
TAKING_CAPTIVE = frozenset({"take", "hold", "seize", "capture", "keep"})
#: People whom a side can lose in a fight.
MEN = frozenset(
    (
        "man soldier troop fighter sailor officer people person policeman crew marine guard "
        "pilot airman guerrilla rebel militant civilian comrade member militiaman dead"
    ).split()
)
COUNTERS = frozenset("dozens scores hundreds thousands number total tens minimum maximum".split())

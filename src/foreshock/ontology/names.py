"""The names of PLOVER's event types, for type checkers and for code that singles one out."""

from __future__ import annotations

from typing import Final, Literal

EventTypeName = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Quad = Literal[1, 2, 3, 4]

AGREE: Final = "AGREE"
CONSULT: Final = "CONSULT"
SUPPORT: Final = "SUPPORT"
CONCEDE: Final = "CONCEDE"
COOPERATE: Final = "COOPERATE"
AID: Final = "AID"
RETREAT: Final = "RETREAT"
REQUEST: Final = "REQUEST"
ACCUSE: Final = "ACCUSE"
REJECT: Final = "REJECT"
THREATEN: Final = "THREATEN"
PROTEST: Final = "PROTEST"
SANCTION: Final = "SANCTION"
MOBILIZE: Final = "MOBILIZE"
COERCE: Final = "COERCE"
ASSAULT: Final = "ASSAULT"

#: The sixteen types, from the friendliest to the most hostile quad, in the manual's order.
EVENT_TYPES: tuple[EventTypeName, ...] = EventTypeName.__args__  # type: ignore[attr-defined]

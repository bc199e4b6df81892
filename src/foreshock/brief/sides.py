"""Who stands on which side: states with all their organs, armed groups by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from foreshock.actors import default_registry
from foreshock.brief.wording import list_text
from foreshock.errors import NotFoundError
from foreshock.records import ActorMention, Event

# Organs of a state act for it; militias, parties and crowds do not, whatever their country.
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
# PLOVER's codes in place of a country that are classes, not actors.
_CLASSES = frozenset({"IGO", "NGO", "IMG", "ISM", "MNC"})


class Side(msgspec.Struct, frozen=True, order=True):
    """A state, or a group that acts for itself."""

    key: str
    name: str


def name_of(actor_id: str) -> str:
    """Return the registry's name, or the id itself if nobody knows it.

    Examples
    --------
    >>> name_of("USA"), name_of("XYZ-REB")
    ('United States', 'XYZ-REB')
    """
    try:
        return default_registry()[actor_id].name
    except NotFoundError:
        return actor_id


def side_of(mention: ActorMention) -> Side | None:
    """Return the side that an actor is on, ``None`` for one nobody could resolve.

    Examples
    --------
    >>> force = ActorMention(actor_id="USA-MIL", name="US forces", country="USA",
    ...                      sectors=("MIL",), text="troops", start=0, end=6)
    >>> side_of(force).name
    'United States'
    """
    country = mention.country
    acts_for_state = not mention.sectors or mention.sectors[0] in _STATE_SECTORS
    if country and country not in _CLASSES and acts_for_state:
        return Side(country, name_of(country))
    if mention.actor_id is None:
        return None
    return Side(mention.actor_id, mention.name)


def sides_of(mentions: Iterable[ActorMention]) -> list[Side]:
    """Return the sides of several actors, each once, as first named."""
    found = (side_of(mention) for mention in mentions)
    return list(dict.fromkeys(side for side in found if side is not None))


def pairs_of(event: Event) -> list[tuple[Side, Side]]:
    """Return who acted on whom, one pair for each source and target that differ."""
    return [
        (source, target)
        for source in sides_of(event.source)
        for target in sides_of(event.target)
        if source.key != target.key
    ]


def is_of(mention: ActorMention, focus: str) -> bool:
    """Whether an actor belongs to a focus: a country, an actor or a part of that actor.

    An armed group of a country counts with the country here, as the timeline is coarse.
    """
    actor_id = mention.actor_id or ""
    return focus in (mention.country, actor_id) or actor_id.startswith(focus + "-")


def is_between(event: Event, one: str, other: str) -> bool:
    """Whether an event passes between two focus sides, either way."""

    def passes(source: str, target: str) -> bool:
        from_source = any(is_of(mention, source) for mention in event.source)
        return from_source and any(is_of(mention, target) for mention in event.target)

    return passes(one, other) or passes(other, one)


def say_who(mentions: Sequence[ActorMention]) -> str:
    """Name a side of an event as it is read.

    Examples
    --------
    >>> say_who(())
    'unnamed'
    """
    names = list(dict.fromkeys(mention.name for mention in mentions))
    return list_text(names, most=3) if names else "unnamed"


def say_sides(event: Event) -> str:
    """Say who acted on whom; an act upon nobody in particular has one side."""
    if not event.target:
        return say_who(event.source)
    return f"{say_who(event.source)} → {say_who(event.target)}"

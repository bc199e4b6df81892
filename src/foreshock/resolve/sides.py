"""How the actors of two claims stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Literal, Protocol

import msgspec
from rapidfuzz import fuzz

from foreshock.records import ActorMention

#: From the strongest agreement to disagreement; of several actors the strongest relation counts.
Relation = Literal["same", "part", "named", "kin", "backed", "unknown", "differ"]
RELATIONS: tuple[Relation, ...] = Relation.__args__  # type: ignore[attr-defined]

_STATE_SECTORS = frozenset({"GOV", "MIL", "SPY"})
_ARMED_SECTORS = frozenset({"REB", "PRM", "UAF"})
_UNIDENTIFIED_SECTORS = frozenset({"UNK", "UAF"})
# An id of three parts names one body; COUNTRY and COUNTRY-SECTOR are classes of actors.
_N_PARTS_OF_SPECIFIC_ID = 3
_MIN_NAME_RATIO = 90.0


class Entry(Protocol):
    """What is asked of a registry's entry."""

    @property
    def kind(self) -> str:
        """What sort of actor it is; ``leader`` for a person in or out of office."""
        ...


class Hierarchy(Protocol):
    """Whoever knows which actor belongs to which; `foreshock.actors.Registry` does."""

    def is_part_of(self, part: str, whole: str) -> bool:
        """Whether one actor belongs to another."""
        ...

    def get(self, actor_id: str | None) -> Entry | None:
        """Return an actor's entry, ``None`` if there is none."""
        ...


class SideFinding(msgspec.Struct, frozen=True, kw_only=True):
    """The strongest relation between two sides, and the two names that have it."""

    relation: Relation
    left: str | None = None
    right: str | None = None
    specific: bool = False


def is_specific(actor: ActorMention) -> bool:
    """Whether an actor is one body, not a country or a sector of it."""
    return actor.actor_id is not None and len(actor.actor_id.split("-")) >= _N_PARTS_OF_SPECIFIC_ID


def is_unidentified(actor: ActorMention) -> bool:
    """Whether the text leaves open who it is ("unknown gunmen")."""
    if actor.actor_id is None:
        return True
    return not is_specific(actor) and bool(_UNIDENTIFIED_SECTORS.intersection(actor.sectors[:1]))


def persons(actors: Sequence[ActorMention], hierarchy: Hierarchy | None) -> dict[str, str]:
    """Return the names of persons among actors by id: those that the registry knows as such."""
    found = {}
    for actor in actors:
        entry = hierarchy.get(actor.actor_id) if hierarchy is not None else None
        if actor.actor_id is not None and entry is not None and entry.kind == "leader":
            found[actor.actor_id] = actor.name
    return found


def is_part(part: ActorMention, whole: ActorMention, hierarchy: Hierarchy | None) -> bool:
    """Whether one actor belongs to another: by its id, or as the registry knows.

    An armed group's id starts with the country where it fights, yet it is no part of the state.
    """
    if part.actor_id is None or whole.actor_id is None:
        return False
    if "-" not in whole.actor_id and not _acts_for_state(part):
        return False
    if part.actor_id.startswith(whole.actor_id + "-"):
        return True
    return hierarchy is not None and hierarchy.is_part_of(part.actor_id, whole.actor_id)


def relate(left: ActorMention, right: ActorMention, hierarchy: Hierarchy | None) -> Relation:
    """Return how two actors stand to each other.

    ``named`` are two whom nobody knows, called the same ("civilians"); ``kin`` are organs of one
    state that news use for one another, or a class of armed groups and one of them; ``backed``
    is one who stands behind the other.
    """
    if left.actor_id is not None and left.actor_id == right.actor_id:
        return "same"
    if left.actor_id is None or right.actor_id is None:
        alike = fuzz.ratio(left.name.casefold(), right.name.casefold()) >= _MIN_NAME_RATIO
        if not alike:
            return "unknown"
        return "named" if left.actor_id == right.actor_id else "same"
    if is_part(left, right, hierarchy) or is_part(right, left, hierarchy):
        return "part"
    if is_unidentified(left) or is_unidentified(right):
        return "unknown"
    if _are_kin(left, right):
        return "kin"
    if _backs(left, right) or _backs(right, left):
        return "backed"
    # A bare country may be the state or its people; it says nothing against a group of theirs.
    one_is_bare = "-" not in left.actor_id or "-" not in right.actor_id
    return "unknown" if one_is_bare and _same_country(left, right) else "differ"


def relate_sides(
    lefts: Sequence[ActorMention], rights: Sequence[ActorMention], hierarchy: Hierarchy | None
) -> SideFinding:
    """Return the strongest relation between any actor of one side and any of the other.

    Examples
    --------
    >>> relate_sides((), (), None).relation
    'unknown'
    """
    best = SideFinding(relation="differ")
    for left, right in product(lefts, rights):
        relation = relate(left, right, hierarchy)
        if best.left is None or RELATIONS.index(relation) < RELATIONS.index(best.relation):
            best = SideFinding(
                relation=relation,
                left=left.name,
                right=right.name,
                specific=is_specific(left) and is_specific(right),
            )
    return best if best.left is not None else SideFinding(relation="unknown")


def _same_country(left: ActorMention, right: ActorMention) -> bool:
    return left.country is not None and left.country == right.country


def _acts_for_state(actor: ActorMention) -> bool:
    return not actor.sectors or actor.sectors[0] not in _ARMED_SECTORS | {"CVL", "CRM", "OPP"}


def _are_kin(left: ActorMention, right: ActorMention) -> bool:
    if not (_same_country(left, right) and left.sectors and right.sectors):
        return False
    sectors = {left.sectors[0], right.sectors[0]}
    if sectors <= _STATE_SECTORS:
        return True
    one_is_a_class = not (is_specific(left) and is_specific(right))
    return sectors <= _ARMED_SECTORS and one_is_a_class


def _backs(backer: ActorMention, backed: ActorMention) -> bool:
    if backer.actor_id is None:
        return False
    return any(
        known == backer.actor_id
        or known.startswith(backer.actor_id + "-")
        or backer.actor_id.startswith(known + "-")
        for known in backed.backers
    )

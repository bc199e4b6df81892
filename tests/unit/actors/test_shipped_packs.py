"""What must hold of the packs that are shipped, whoever they name."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import resources
from typing import Any

import pytest

from foreshock.actors import default_registry, words_of
from foreshock.actors.packs import read_pack
from foreshock.ontology import load_ontology

PACKS = sorted(
    (
        file
        for file in (resources.files("foreshock.actors") / "packs").iterdir()
        if file.name.endswith(".yaml")
    ),
    key=lambda file: file.name,
)
REGISTRY = default_registry()
ACTORS = REGISTRY.actors()


def _folded(name: str) -> tuple[str, ...]:
    words = tuple(word.folded for word in words_of(name))
    return words[1:] if words[:1] == ("the",) else words


def _is_composed(actor_id: str) -> bool:
    """Whether an id is a sector of a known state: "ERI-MIL" needs no entry of its own."""
    country, _, sector = actor_id.partition("-")
    return country in REGISTRY and sector in load_ontology().sectors


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_each_pack_reads_without_a_fault(pack: Any) -> None:
    actors = read_pack(pack.name, pack.read_text(encoding="utf-8"), over=REGISTRY.by_id)
    assert len({actor.actor_id for actor in actors}) == len(actors) > 0


def test_ids_are_unique_after_joining() -> None:
    assert len({actor.actor_id for actor in ACTORS}) == len(ACTORS) == len(REGISTRY)


def test_parts_belong_to_something_known() -> None:
    unknown = [(actor.actor_id, whole) for actor in ACTORS for whole in actor.part_of
               if whole not in REGISTRY and not _is_composed(whole)]  # fmt: skip
    assert unknown == []


def test_backers_are_known() -> None:
    unknown = [(actor.actor_id, backing.actor) for actor in ACTORS for backing in actor.backers
               if backing.actor not in REGISTRY and not _is_composed(backing.actor)]  # fmt: skip
    assert unknown == []


def test_nobody_backs_itself_or_is_part_of_itself() -> None:
    odd = [
        actor.actor_id
        for actor in ACTORS
        if actor.actor_id in {*actor.part_of, *actor.backers_on(None)}
    ]
    assert odd == []


def test_no_name_of_a_state_is_anothers() -> None:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for actor in ACTORS:
        if actor.kind == "state":
            for name in actor.names:
                owners[_folded(name)].add(actor.actor_id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_group_bears_the_common_name_of_a_state() -> None:
    states = {_folded(actor.name) for actor in ACTORS if actor.kind == "state"}
    taken = [(actor.actor_id, name) for actor in ACTORS if actor.kind in {"group", "party", "force"}
             for name in actor.names if _folded(name) in states]  # fmt: skip
    assert taken == []


def test_times_run_forward() -> None:
    odd = [actor.actor_id for actor in ACTORS for start, end in
           [(actor.since, actor.until), *((term.start, term.end) for term in actor.terms)]
           if start and end and end < start]  # fmt: skip
    assert odd == []


def test_sectors_are_of_the_ontology() -> None:
    sectors = set(load_ontology().sectors)
    assert {sector for actor in ACTORS for sector in actor.sectors} <= sectors


def test_an_id_begins_with_a_country_or_an_international_code() -> None:
    odd = [actor.actor_id for actor in ACTORS
           if not (actor.actor_id[:3].isupper() and actor.actor_id[3:4] in {"", "-"})]  # fmt: skip
    assert odd == []


def _unfound(pattern: str) -> list[str]:
    """Ids of actors whose first name matches a pattern and is not found in a text that is it."""
    return [
        actor.actor_id for actor in ACTORS
        if actor.names and re.search(pattern, actor.names[0])
        and not any(actor in match.actors for match in REGISTRY.find(actor.names[0]))
    ]  # fmt: skip


_POSSESSIVE = r"['’]s\b"
_PUNCTUATION = r"[(),/+]"


def test_every_actor_is_found_by_its_plain_name() -> None:
    assert _unfound(rf"^(?!.*(?:{_POSSESSIVE}|{_PUNCTUATION}|[Aa]partheid))") == []


def test_every_actor_with_a_possessive_in_its_name_is_found() -> None:
    assert _unfound(_POSSESSIVE) == []


def test_every_actor_with_punctuation_in_its_name_is_found() -> None:
    assert _unfound(_PUNCTUATION) == []


def test_every_state_has_a_government() -> None:
    missing = [actor.actor_id for actor in ACTORS
               if actor.kind == "state" and f"{actor.actor_id}-GOV" not in REGISTRY]  # fmt: skip
    assert missing == []


def test_a_heavily_armed_world_is_covered() -> None:
    """The packs are meant for the whole world: some two hundred states, and thousands of names."""
    states = [actor for actor in ACTORS if actor.kind == "state"]
    assert len(states) >= 193
    assert len(ACTORS) > 3000

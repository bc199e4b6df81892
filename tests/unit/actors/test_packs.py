from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from foreshock.actors import Registry, load_registry
from foreshock.actors.packs import read_pack, read_pack_file
from foreshock.errors import DataFileError

GOOD = "{id: AAA-REB-X, name: X Front}"


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        ("actors: [{id: AAA-REB-X, name: X, colour: red}]", ["AAA-REB-X", "colour"]),
        ("states: [{id: AAA, name: A, size: 3}]", ["AAA", "size"]),
        ("states: [{name: A}]", ["states[1]", "id", "missing"]),
        ("states: [{id: AAA}]", ["AAA", "name", "missing"]),
        ("actors: [{id: AAA-REB-X}]", ["AAA-REB-X", "name", "missing"]),
        ("actors: [{name: X}]", ["actors[1]", "id", "missing"]),
        ("actors: [{id: AAA-REB-X, name: X, names: X Front}]", ["AAA-REB-X", "list"]),
        ("actors: [{id: AAA-REB-X, name: X, since: 2003-13}]", ["AAA-REB-X"]),
        ("actors: [{id: AAA-REB-X, name: X, since: long ago}]", ["AAA-REB-X"]),
        ("actors: [{id: AAA-REB-X, name: X, backers: [{from: 2003}]}]", ["AAA-REB-X", "actor"]),
        ("actors: [{id: AAA-REB-X, name: X, leaders: [{name: Y}]}]", ["AAA-REB-X", "id"]),
        ("actors: [{id: AAA-REB-X, name: X, leaders: [{id: Y}]}]", ["AAA-REB-X", "name"]),
        ("states: [{id: AAA, name: A, police: [{name: P}]}]", ["AAA", "id", "missing"]),
        (f"actors: [{GOOD}, {GOOD}]", ["AAA-REB-X", "twice"]),
        ("actors: [just words]", ["actors[1]", "just words"]),
        ("actors: [7]", ["actors[1]", "7"]),
        ("actors: [{id: AAA-REB-X, name: X", ["YAML"]),
        ("actors: [\x00]", ["YAML"]),
        ("[a, b]", ["mapping"]),
        ("actors: 3", ["actors", "list"]),
        (f"actor: [{GOOD}]", ["actor", "unknown section"]),
        (f"actors: [{GOOD}]\nactors: []", ["actors", "twice"]),
        ("actors: [{id: AAA-REB-X, name: X, leaders: [{id: Y, name: Y, offices: z}]}]",
         ["AAA-REB-X", "offices"]),
        ("actors: [{id: AAA-REB-X, name: X, leaders: [{id: Y, name: Y, terms: [{form: 1999}]}]}]",
         ["AAA-REB-X", "form"]),
        ("states: [{id: AAA, name: A, police: [{id: AAA-COP-P, name: P, head: Y}]}]",
         ["AAA-COP-P", "head"]),
        ("actors: [{id: AAA-REB-X, name: X, backers: [{actor: IRN, since: 1999}]}]", ["since"]),
        ("actors: [{id: AAA-REB-X, name: X, backers: IRN}]", ["backers", "list"]),
        ("actors: [{id: AAA-REB-X, name: X, name: Y}]", ["AAA-REB-X", "name", "twice"]),
        ("actors: [{id: AAA-REB-X, name: X, kind: gruop}]", ["AAA-REB-X", "gruop"]),
        ("actors: [{id: AAA-REB-X, name: X, sectors: [RBE]}]", ["AAA-REB-X", "sector", "RBE"]),
        ("actors: [{id: AAA-REB-X, name: X, country: XXQ}]", ["unknown country", "XXQ"]),
        ("actors: [{id: AAA-REB-X, name: X, names: [{a: b}]}]", ["AAA-REB-X", "should be a name"]),
        ("actors: [{id: [1], name: X}]", ["id"]),
        ("actors: &a [*a]", ["line 1"]),
        ("actors: [{id: AAA-REB-X, name: X, part_of: [AAA-REB-X]}]", ["circle", "AAA-REB-X"]),
        (("actors: [{id: AAA-REB-X, name: X, leaders: [{id: Y, name: Y, office: chief,"
         " terms: [{from: 1999, until: 1998}]}]}]"), ["before it began"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_entry(pack: str, told: list[str]) -> None:
    with pytest.raises(DataFileError) as caught:
        read_pack("b.yaml", pack)
    message = str(caught.value)
    assert "b.yaml" in message
    for words in told:
        assert words in message


CIRCLE = """
actors:
  - {id: AAA-REB-A, name: Aa Group, part_of: [AAA-REB-B]}
  - {id: AAA-REB-B, name: Bb Group, part_of: [AAA-REB-C]}
  - {id: AAA-REB-C, name: Cc Group, part_of: [AAA-REB-A]}
"""
TERMS = """
actors:
  - id: AAA-REB-A
    name: Aa Group
    leaders:
      - {{id: AAA-REB-ONE, name: One Leader, office: leader, terms: [{one}]{shared}}}
      - {{id: AAA-REB-TWO, name: Two Leader, office: leader, terms: [{two}]{shared}}}
"""


def _faults(pack: str) -> list[str]:
    try:
        read_pack("b.yaml", pack)
    except DataFileError as error:
        return list(error.faults)
    return []


def test_a_circle_of_parts_is_told_once_with_its_way() -> None:
    (fault,) = _faults(CIRCLE)
    assert fault == ("line 3: a circle of parts: AAA-REB-A in AAA-REB-B in AAA-REB-C in AAA-REB-A")


def test_a_circle_over_the_shipped_packs_is_told(make_registry: Callable[..., Registry]) -> None:
    below = make_registry("actors: [{id: AAA-REB-A, name: Aa Group, part_of: [AAA-REB-B]}]")
    pack = "actors: [{id: AAA-REB-B, name: Bb Group, part_of: [AAA-REB-A]}]"
    with pytest.raises(DataFileError, match=r"line 1: a circle of parts"):
        read_pack("b.yaml", pack, over=below.by_id)


@pytest.mark.parametrize(
    ("one", "two", "overlap"),
    [
        ("{from: 1999-01-01, until: 2003-05-01}", "{from: 2003-05-01}", False),
        ("{from: 1999-01-01, until: 2003-05-01}", "{from: 2003-04-30}", True),
        ("{from: 1999-01-01, until: 2003-05}", "{from: 2003-05}", False),
        ("{from: 1999-01-01, until: 2003-05}", "{from: 2003-02}", True),
        ("{from: 1999, until: 2003}", "{from: 2003}", False),
        ("{from: 1999, until: 2005}", "{from: 2003}", True),
        ("{from: 1999-01-01}", "{from: 2003-05-01}", True),
        ("{until: 1999-01-01}", "{from: 1999-01-01}", False),
        ("{from: 1999-01-01, until: 2003-05-20, approx: true}", "{from: 2003-05-02}", False),
    ],
)  # fmt: skip
def test_two_in_one_office_at_once_are_told(one: str, two: str, overlap: bool) -> None:
    faults = _faults(TERMS.format(one=one, two=two, shared=""))
    assert [("line 7" in fault, "overlap" in fault) for fault in faults] == [(True, True)] * overlap


def test_an_office_may_be_shared() -> None:
    assert (
        _faults(TERMS.format(one="{from: 1999}", two="{from: 1999}", shared=", shared: true")) == []
    )


def test_two_offices_of_one_body_may_be_held_at_once() -> None:
    pack = TERMS.format(one="{from: 1999}", two="{from: 1999}", shared="")
    assert _faults(pack.replace("office: leader", "office: founder", 1)) == []


@pytest.mark.parametrize(
    ("pack", "line"),
    [
        (f"# head\nactors:\n  - {GOOD}\n  - {{id: AAA-REB-Y}}\n", 4),
        (f"actors:\n  - {GOOD}\n\n  - {GOOD}\n", 4),
        ("states:\n  - id: AAA\n    name: A\n    police:\n      - {id: P, name: P, x: y}\n", 5),
        ("actors:\n  - {id: A\n", 3),
    ],
)
def test_a_fault_is_told_with_its_line(pack: str, line: int) -> None:
    (fault,) = _faults(pack)
    assert fault.startswith(f"line {line}: ")


@pytest.mark.parametrize(
    ("entry", "is_known"),
    [
        ("part_of: [AAA-REB-Z]", False),
        ("part_of: [IRN-MIL]", True),
        ("part_of: [FRD-MIL-GUARD]", True),
        ("backers: [{actor: XXQ}]", False),
        ("backers: [{actor: FRD}]", True),
        ("backers: [{actor: IRN}]", True),
    ],
)
def test_a_users_pack_points_to_what_is_known(
    freedonia: Registry, entry: str, is_known: bool
) -> None:
    pack = f"actors: [{{id: AAA-REB-X, name: X, {entry}}}]"
    if is_known:
        assert read_pack("b.yaml", pack, over=freedonia.by_id)
    else:
        with pytest.raises(DataFileError, match="in no pack"):
            read_pack("b.yaml", pack, over=freedonia.by_id)


def test_words_that_yaml_takes_for_something_else_stay_words() -> None:
    (actor,) = read_pack("b.yaml", "actors: [{id: NOR-X, name: NO, names: [on, 17, 1990-08-02]}]")
    assert actor.names == ("NO", "on", "17", "1990-08-02")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    pack = f"actors: [{{id: AAA-REB-A}}, {GOOD}, {{id: AAA-REB-B, name: B, size: 1}}]"
    with pytest.raises(DataFileError) as caught:
        read_pack("b.yaml", pack)
    first, second = caught.value.faults
    assert "actors[1]" in first
    assert "actors[3]" in second


@pytest.mark.parametrize("pack", ["", "states:", "actors: []", "# nothing yet"])
def test_an_empty_pack_has_no_actors(pack: str) -> None:
    assert read_pack("b.yaml", pack) == []


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes("actors:\n  - {id: AAA-REB-X, name: Frentè}".encode("latin-1"))
    with pytest.raises(DataFileError, match=r"own\.yaml: line 2: not UTF-8"):
        read_pack_file(path)


def test_a_users_pack_comes_on_top_of_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("actors: [{id: AAA-REB-X, name: Sons of the Invented Valley}]")
    assert "AAA-REB-X" in load_registry([path])


def test_a_state_brings_its_government_bodies_and_leaders(freedonia: Registry) -> None:
    state = freedonia["FRD"]
    assert (state.kind, state.country, state.names[0]) == ("state", "FRD", "Freedonia")
    government = freedonia["FRD-GOV"]
    assert (government.kind, government.part_of) == ("government", ("FRD",))
    assert freedonia["FRD-MIL-ARMY"].sectors == ("MIL",)
    assert freedonia["FRD-MIL-GUARD"].sectors == ("MIL", "SPY")
    assert freedonia["FRD-LEG-DIET"].kind == "legislature"
    leader = freedonia["FRD-GOV-OLD-BRAND"]
    assert (leader.kind, leader.part_of, leader.country) == ("leader", ("FRD-GOV",), "FRD")


def test_a_leader_of_a_group_is_of_its_sectors_and_country(freedonia: Registry) -> None:
    leader = freedonia["FRD-REB-MAX-GRAU"]
    assert (leader.sectors, leader.country) == (("REB",), "FRD")
    assert leader.part_of == ("FRD-REB-FRONT",)


@pytest.mark.parametrize(
    ("day", "backers"),
    [
        (date(1987, 12, 31), ("FRD-GOV",)),
        (date(1988, 1, 1), ("SYL", "FRD-GOV")),
        (date(1990, 3, 28), ("SYL", "FRD-GOV")),
        (date(1990, 4, 1), ("FRD-GOV",)),
        (None, ("SYL", "FRD-GOV")),
    ],
)
def test_backing_holds_for_its_time(
    freedonia: Registry, day: date | None, backers: tuple[str, ...]
) -> None:
    assert freedonia["FRD-REB-FRONT"].backers_on(day) == backers


@pytest.mark.parametrize(
    ("actor_id", "day", "exists"),
    [
        ("FRD-REB-FRONT", date(1988, 2, 14), False),
        ("FRD-REB-FRONT", date(1988, 2, 15), True),
        ("SYL", date(1990, 12, 28), True),
        ("SYL", date(1991, 1, 1), False),
        ("FRD-GOV-OLD-BRAND", date(1971, 2, 28), False),
        ("FRD-GOV-OLD-BRAND", date(1971, 3, 1), True),
        ("FRD-GOV-OLD-BRAND", date(1980, 6, 30), True),
        ("FRD-GOV-OLD-BRAND", date(1980, 7, 1), False),
        ("FRD-GOV-YOUNG-BRAND", date(2001, 1, 1), False),
        ("FRD-GOV-YOUNG-BRAND", date(2030, 1, 1), True),
        ("FRD-GOV-YOUNG-BRAND", None, True),
        ("SYL", date(1990, 12, 31), True),
    ],
)  # fmt: skip
def test_who_existed_on_a_day(
    freedonia: Registry, actor_id: str, day: date | None, exists: bool
) -> None:
    assert freedonia[actor_id].exists_on(day) is exists


def test_an_end_in_a_month_counts_to_its_last_day(freedonia: Registry) -> None:
    assert "SYL" in freedonia["FRD-REB-FRONT"].backers_on(date(1990, 3, 31))


@pytest.mark.parametrize(
    ("first", "second"), [("since: 1990", "until: 2000"), ("until: 2000", "since: 1990")]
)
def test_entries_of_one_id_are_joined(
    make_registry: Callable[..., Registry], first: str, second: str
) -> None:
    pack = "actors: [{{id: AAA-REB-X, name: {name}, names: [{names}], part_of: [{part}], {more}}}]"
    registry = make_registry(
        pack.format(name="X Front", names="XF, Front X", part="AAA", more=first),
        pack.format(name="Front X", names="Iks Front", part="AAA-REB", more=second),
    )
    assert len(registry) == 1
    actor = registry["AAA-REB-X"]
    assert actor.name == "X Front"
    assert set(actor.names) == {"X Front", "XF", "Front X", "Iks Front"}
    assert len(actor.names) == len(set(actor.names))
    assert actor.part_of == ("AAA", "AAA-REB")
    assert (actor.since, actor.until is not None) == (date(1990, 1, 1), True)
    for name in ("X Front", "Iks Front", "XF"):
        assert [m.actors[0].actor_id for m in registry.find(f"by {name} in")] == ["AAA-REB-X"]


def test_a_second_entry_adds_backers_and_does_not_rename(
    make_registry: Callable[..., Registry],
) -> None:
    registry = make_registry(
        "states: [{id: AAA, name: Aland, police: [{id: AAA-COP-P, name: State Police}]}]",
        "actors: [{id: AAA-COP-P, name: Police, kind: group, backers: [{actor: BBB}]}]",
    )
    police = registry["AAA-COP-P"]
    assert (police.name, police.kind, police.country) == ("State Police", "police", "AAA")
    assert police.backers_on(None) == ("BBB",)

from __future__ import annotations

from collections.abc import Iterator

import pytest

from foreshock.actors import default_registry

PACK = """
actors:
  - {id: IRQ-REB-MARSH-LIONS, name: Marsh Lions, country: IRQ, sectors: [REB]}
"""


@pytest.fixture(autouse=True)
def fresh_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins without packs of its own, and leaves none behind."""
    monkeypatch.setenv("FORESHOCK_ACTORS", "")
    default_registry.cache_clear()
    yield
    default_registry.cache_clear()


def resolved(run, *words: str) -> list[str | None]:
    rows = run("actors", "--resolve", "the Marsh Lions", "--format", "jsonl", *words).rows
    return [row["actor_id"] for row in rows]


def test_an_own_pack_lies_over_the_shipped_ones(run, tmp_path) -> None:
    (tmp_path / "own.yaml").write_text(PACK)
    assert resolved(run) == []
    assert resolved(run, "--actors", "own.yaml") == ["IRQ-REB-MARSH-LIONS"]


def test_an_own_pack_may_be_named_in_the_environment(run, tmp_path, monkeypatch) -> None:
    (tmp_path / "own.yaml").write_text(PACK)
    monkeypatch.setenv("FORESHOCK_ACTORS", str(tmp_path / "own.yaml"))
    assert resolved(run) == ["IRQ-REB-MARSH-LIONS"]


def test_reading_knows_the_own_pack(run, tmp_path) -> None:
    (tmp_path / "own.yaml").write_text(PACK)
    (tmp_path / "note.txt").write_text("The Marsh Lions attacked a police station in Basra.")
    done = run("code", "note.txt", "--actors", "own.yaml", "--published", "2020-04-02",
               "--format", "jsonl")  # fmt: skip
    assert done.rows[0]["source"][0]["actor_id"] == "IRQ-REB-MARSH-LIONS"


def test_a_pack_is_checked(run, tmp_path) -> None:
    (tmp_path / "own.yaml").write_text(PACK)
    assert run("actors", "check", "own.yaml").out == "own.yaml: in order, 1 actors\n"
    (tmp_path / "bad.yaml").write_text(PACK + "  - {id: IRQ-REB-X, name: X, country: XXQ}\n")
    done = run("actors", "check", "own.yaml", "bad.yaml", "nowhere.yaml")
    assert done.status == 1
    assert "bad.yaml: line 4: IRQ-REB-X: unknown country 'XXQ'" in done.err
    assert "nowhere.yaml" in done.err


def test_a_faulty_pack_is_told_before_anything_is_read(run, tmp_path) -> None:
    (tmp_path / "bad.yaml").write_text("actors: [{id: X}]")
    done = run("actors", "--resolve", "Iran", "--actors", "bad.yaml")
    assert done.status == 1
    assert "bad.yaml: line 1" in done.err


def test_a_dictionary_is_made_a_pack(run, tmp_path) -> None:
    (tmp_path / "old.txt").write_text("MARSH_LIONS_ [IRQREB]\nNOBODY_ [XXQ]\n")
    done = run("actors", "import", "--format", "cameo", "old.txt", "-o", "own.yaml")
    assert done.status == 0
    assert "1 actors, 1 left out" in done.err
    assert "line 2: Nobody: unknown country" in done.err
    assert run("actors", "check", "own.yaml").status == 0


def test_a_query_result_is_made_a_pack(run, tmp_path) -> None:
    (tmp_path / "query.csv").write_text("item,itemLabel\nhttp://x/Q1,Marsh Lions\n")
    done = run("actors", "import", "query.csv", "--format", "wikidata", "--country", "IRQ")
    assert "id: IRQ-REB-MARSH-LIONS" in done.out
    assert "wikidata: Q1" in done.out

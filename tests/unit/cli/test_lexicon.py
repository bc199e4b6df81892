from __future__ import annotations

GOOD = """
verbs:
  - {words: [bombinate], type: ASSAULT, needs: object}
"""


def test_an_own_file_is_counted(run, tmp_path) -> None:
    (tmp_path / "own.yaml").write_text(GOOD)
    done = run("lexicon", "check", "own.yaml")
    assert (done.status, done.out) == (0, "own.yaml: in order, 1 words\n")


def test_every_fault_is_told_with_its_place(run, tmp_path) -> None:
    (tmp_path / "own.yaml").write_text(
        GOOD + "  - {words: [zap], type: WAR}\n  - {words: [zip], type: AID, mode: gifts}\n"
    )
    done = run("lexicon", "check", "own.yaml")
    assert done.status == 1
    assert "verbs[2]" in done.err
    assert "verbs[3]" in done.err


def test_files_that_are_none_are_told(run, tmp_path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"verbs:\n  - {words: [\xff]}\n")
    for name in ("nowhere.yaml", "latin.yaml", "."):
        done = run("lexicon", "check", name)
        assert done.status == 1
        assert name in done.err


def test_the_words_are_listed(run) -> None:
    rows = run("lexicon", "list", "--type", "sanction").rows
    assert rows
    assert {row["event_type"] for row in rows} == {"SANCTION"}
    assert len(run("lexicon", "list").rows) > len(rows)

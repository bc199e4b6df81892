from __future__ import annotations

import pytest

from foreshock.records import Claim, Event
from foreshock.store import Store


def test_add_says_what_became_of_the_reports(run, note) -> None:
    done = run("add", note, "--published", "2020-01-07")
    assert (done.status, done.out) == (0, "")
    assert "foreshock.duckdb: 1 reports added with 2 claims; 2 events" in done.err
    again = run("add", note, "--published", "2020-01-07")
    assert again.status == 0
    assert "1 were there already" in again.err


def test_the_store_is_named_behind_before_or_in_the_environment(
    run, store, note, monkeypatch
) -> None:
    behind = run("claims", "--store", store)
    assert behind.rows
    assert run("--store", store, "claims").out == behind.out
    monkeypatch.setenv("FORESHOCK_STORE", str(store))
    assert run("claims").out == behind.out
    assert run("--store", "other.duckdb", "claims").status == 1


def test_claims_and_events_are_the_stores(run, store) -> None:
    with Store.open(store, read_only=True) as opened:
        claims = opened.claims()
        events = opened.events()
    assert [Claim.from_dict(row) for row in run("claims", "--store", store).rows] == claims
    assert [Event.from_dict(row) for row in run("events", "--store", store).rows] == events
    assert len(run("events", "--store", store, "--limit", 1).rows) == 1


@pytest.mark.parametrize(
    ("words", "types"),
    [
        (["--type", "sanction"], ["SANCTION"]),
        (["--type", "SANCTION", "--type", "ACCUSE"], ["ACCUSE", "ACCUSE", "SANCTION"]),
        (["--domain", "deed"], ["SANCTION"]),
        (["--source", "Iran"], ["ACCUSE"]),
        (["--target", "IRN", "--source", "USA"], ["SANCTION"]),
        (["--between", "Iran", "USA"], ["ACCUSE", "SANCTION"]),
        (["--actor", "ISR"], ["ACCUSE"]),
        (["--since", "2020-01-10"], ["ACCUSE"]),
        (["--until", "2020-01-05"], ["SANCTION"]),
        (["--status", "denied"], []),
        (["--place", "Atlantis"], []),
        (["--place", "Iraq"], []),
        (["--as-of", "2020-01-07"], ["ACCUSE", "SANCTION"]),
        (["--as-of", "2020-01-06"], []),
        (["--as-of", "2020-01-07T00:00Z"], []),
    ],
)
@pytest.mark.parametrize("command", ["claims", "events"])
def test_filters(run, store, command: str, words: list[str], types: list[str]) -> None:
    done = run(command, "--store", store, *words)
    assert done.status == 0, done.err
    # What was known at one instant has no order of its own.
    assert sorted(row["event_type"] for row in done.rows) == types


@pytest.mark.parametrize(
    "words",
    [
        ["--type", "WAR"],
        ["--status", "done"],
        ["--domain", "both"],
        ["--actor", "Nobody Ever Heard Of"],
        ["--since", "yesterday"],
        ["--since", "2020-02-01", "--until", "2020-01-01"],
        ["--as-of", "2020-13-01"],
        ["--as-of", "soon"],
        ["--limit", "-1"],
        ["--between", "Iran"],
        ["--format", "xml"],
        ["--no-such-option"],
    ],
)
def test_nonsense_is_wrong_usage(run, store, words: list[str]) -> None:
    done = run("claims", "--store", store, *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("foreshock: ")


def test_an_empty_answer_is_no_failure(run, store) -> None:
    assert run("claims", "--store", store, "--type", "AID") == (0, "", "")
    assert (
        "nothing found" in run("claims", "--store", store, "--type", "AID", "--format", "table").out
    )


def test_rejected_shows_stage_and_reason(run, store) -> None:
    (row,) = run("rejected", "--store", store).rows
    assert row["stage"] == "source"
    assert "wire.jsonl#3" in row["record_id"]
    assert "JSON" in row["reason"]


def test_actors_of_the_store_are_counted(run, store) -> None:
    rows = {row["actor_id"]: row for row in run("actors", "--store", store).rows}
    assert (rows["IRN"]["n_source"], rows["IRN"]["n_target"], rows["IRN"]["n_reports"]) == (1, 2, 2)
    assert next(iter(rows)) == "IRN"


def test_a_phrase_is_resolved_without_a_store(run) -> None:
    best = run("actors", "--resolve", "two American soldiers", "--format", "jsonl").rows[0]
    assert (best["actor_id"], best["country"], best["sectors"]) == ("USA-MIL", "USA", ["MIL"])
    assert best["explanation"]
    assert run("actors", "--resolve", "a virus", "--format", "jsonl") == (0, "", "")


def test_the_day_decides_who_held_an_office(run) -> None:
    words = ["actors", "--resolve", "President Trump", "--format", "jsonl", "--on"]
    assert run(*words, "2020-01-01").rows[0]["country"] == "USA"


def test_measure_names_the_events_behind_each_number(run, store) -> None:
    with Store.open(store, read_only=True) as opened:
        known = {event.event_id for event in opened.events()}
    rows = run("measure", "--between", "Iran", "USA", "--store", store).rows
    told = {(row["source"], row["n_words"], row["n_deeds"]) for row in rows if row["event_ids"]}
    assert told == {("IRN", 1, 0), ("USA", 0, 1)}
    assert {one for row in rows for one in row["event_ids"]} <= known


def test_measure_wants_two_actors(run, store) -> None:
    assert run("measure", "--between", "Iran", "IRN", "--store", store).status == 2
    assert run("measure", "--store", store).status == 2


def test_a_store_that_is_not_there_is_told(run) -> None:
    for command in (["claims"], ["events"], ["rejected"], ["actors"], ["brief"]):
        done = run(*command)
        assert (done.status, done.out) == (1, "")
        assert "make one with foreshock add" in done.err


def test_addresses_are_not_fetched(run) -> None:
    done = run("add", "https://example.org/article")
    assert done.status == 2
    assert "save the page" in done.err

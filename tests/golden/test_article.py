"""The acceptance case: a real analysis, which lies beside the project and not in it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from foreshock.ontology import load_ontology
from foreshock.records import ACCOMPLISHED, ActorMention, Claim

_SHARED = Path(os.environ.get("FORESHOCK_SHARED") or Path(__file__).parents[3] / "shared")
ARTICLE = _SHARED / "article" / "article.txt"
PUBLISHED = date(2020, 4, 2)
#: How many of the rows must be read; the rest is printed.
WANTED = 12
GULF = {"ISR", "SAU", "ARE", "KWT", "QAT", "BHR", "OMN", "USA"}

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason=f"there is no {ARTICLE}")


class Row(NamedTuple):
    """One row of the table in ``reading.md``: an anchor, types, countries, states."""

    number: int
    anchor: str
    types: set[str]
    source: set[str] | None = None
    target: set[str] | None = None
    statuses: set[str] | None = None


ROWS = (
    Row(1, "small mistake", {"THREATEN"}, {"IRN"}, {"USA"}, {"threatened"}),
    Row(2, "travelled to Iraq", {"CONSULT"}, {"IRN"}, {"IRQ"}, {"occurred"}),
    Row(3, "upped their rhetoric", {"THREATEN", "ACCUSE"}, {"IRQ"}, {"USA"}),
    Row(4, "sneak attack", {"ASSAULT"}, {"IRN", "IRQ"}, {"USA"}, {"planned"}),
    Row(5, "very heavy price", {"THREATEN"}, {"USA"}, {"IRN"}, {"threatened"}),
    Row(6, "had also planned an attack", {"ASSAULT"}, {"USA"}, {"IRQ"}, {"planned"}),
    Row(7, "fired dozens of rockets", {"ASSAULT"}, {"IRQ"}, {"USA"}, {"occurred"}),
    Row(8, "killed two American", {"ASSAULT"}, {"IRQ"}, {"USA", "GBR"}, {"occurred"}),
    Row(9, "launched airstrikes", {"ASSAULT"}, {"USA"}, None, {"occurred"}),
    Row(9, "killed Qasem Soleimani", {"ASSAULT"}, {"USA"}, {"IRN"}, {"occurred"}),
    Row(10, "more rocket attacks", {"ASSAULT"}, {"IRQ"}, {"USA"}, {"occurred"}),
    Row(11, "reduce sanctions", {"REQUEST"}, {"IRN"}, {"USA"}, {"demanded"}),
    Row(12, "receive daily threats", {"THREATEN"}, None, {"USA"}),
    Row(13, "closing several posts", {"RETREAT"}, {"USA"}, {"IRQ"}, {"ongoing"}),
    Row(14, "slapped sanctions", {"SANCTION"}, {"USA"}, {"IRN"}, {"occurred"}),
    Row(15, "opposes Iran", {"REJECT", "ACCUSE"}, {"USA"}, {"IRN"}),
    Row(16, "threats against US allies", {"THREATEN"}, {"IRN"}, GULF),
    Row(17, "countdown", {"THREATEN", "REQUEST"}, {"IRQ"}, {"USA"}),
    Row(18, "leaving every non-essential", {"RETREAT"}, {"USA"}),
    Row(19, "Patriot air defense", {"MOBILIZE"}, {"USA"}),
    Row(20, "no longer is training", {"RETREAT", "REJECT", "SANCTION"}, {"USA"}, {"IRQ"}),
    Row(21, "resigned in November", {"RETREAT"}, {"IRQ"}, None, {"occurred"}),
    Row(22, "social justice protests", {"PROTEST"}, None, {"IRQ"}, {"occurred"}),
    Row(23, "airstrike in Syria", {"ASSAULT"}, None, None, {"occurred"}),
)


@pytest.fixture(scope="module")
def text() -> str:
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def claims(claims_of: Callable[..., list[Claim]], text: str) -> list[Claim]:
    return claims_of(text, PUBLISHED)


def _sentence(claims: list[Claim], text: str, anchor: str) -> list[Claim]:
    """Claims of the sentences that hold an anchor, wherever it stands in the text."""
    places = [i for i in range(len(text)) if text.startswith(anchor, i)]
    assert places, f"{anchor!r} is not in the article"
    return [
        claim
        for claim in claims
        if any(claim.evidence.sentence_start <= at < claim.evidence.sentence_end for at in places)
    ]


def _countries(mentions: tuple[ActorMention, ...]) -> str:
    return "+".join(mention.country or "?" for mention in mentions)


def _why_missed(row: Row, claims: list[Claim], text: str) -> str | None:
    """Return why no claim is the row's, ``None`` if one is."""
    near = [c for c in _sentence(claims, text, row.anchor) if c.event_type in row.types]
    if not near:
        return f"no {' or '.join(sorted(row.types))} in the sentence"
    for claim in near:
        source = {m.country for m in claim.source}
        target = {m.country for m in claim.target}
        fits = (row.source is None or source & row.source) and (
            row.target is None or not claim.target or target & row.target
        )
        if fits and (row.statuses is None or claim.status in row.statuses):
            return None
    return "; ".join(
        f"{c.event_type} {c.status} {_countries(c.source)}->{_countries(c.target)}" for c in near
    )


def test_the_rows_of_the_analyst_are_read(
    capsys: pytest.CaptureFixture[str], claims: list[Claim], text: str
) -> None:
    missed = {row.number: why for row in ROWS if (why := _why_missed(row, claims, text))}
    lines = [f"{ARTICLE.name}: {23 - len(missed)} of 23 rows read"]
    lines += [f"  missed {number}: {why}" for number, why in sorted(missed.items())]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert 23 - len(missed) >= WANTED


def test_every_word_of_evidence_stands_where_it_says(claims: list[Claim], text: str) -> None:
    assert claims
    for claim in claims:
        evidence, trigger = claim.evidence, claim.trigger
        assert text[evidence.start : evidence.end] == evidence.text
        assert text[trigger.start : trigger.end] == trigger.text
        assert evidence.start <= trigger.start < trigger.end <= evidence.end
        for side in (*claim.source, *claim.target, *claim.speaker):
            assert text[side.start : side.end] == side.text
        if claim.place is not None:
            assert text[claim.place.start : claim.place.end] == claim.place.text
        for one in claim.casualties:
            assert text[one.start : one.end] == one.text


def test_types_and_modes_are_of_the_ontology(claims: list[Claim]) -> None:
    ontology = load_ontology()
    for claim in claims:
        assert claim.event_type in ontology.event_types
        assert claim.mode is None or claim.mode in ontology.modes(claim.event_type)
        assert claim.quad == ontology.quad(claim.event_type)


def test_the_virus_attacks_nobody(claims: list[Claim], text: str) -> None:
    for anchor in (
        "coronavirus pandemic at home",
        "the coronavirus that is raging",
        "dealing with",
    ):
        found = {c.event_type for c in _sentence(claims, text, anchor)}
        assert "ASSAULT" not in found


@pytest.mark.parametrize(
    "anchor", ["invasion of France in April 1940", "1980-88 Iran-Iraq war", "fight a real war"]
)
def test_old_and_mere_wars_are_no_war_of_2020(claims: list[Claim], text: str, anchor: str) -> None:
    for claim in _sentence(claims, text, anchor):
        assert claim.event_type != "ASSAULT" or claim.status not in ACCOMPLISHED
        assert (
            claim.date.start is None
            or claim.date.start.year != 2020
            or claim.status != "historical"
        )


def test_what_happened_in_the_1990s_is_not_dated_2020(claims: list[Claim], text: str) -> None:
    for claim in _sentence(claims, text, "left Iraq before"):
        assert claim.date.start is None or claim.date.start.year < 2012
        assert claim.status not in ACCOMPLISHED


def test_the_parade_of_the_caption_is_no_protest(claims: list[Claim], text: str) -> None:
    found = _sentence(claims, text, "military parade")
    assert [c.trigger.text for c in found if c.event_type == "PROTEST"] == []


@pytest.mark.parametrize(
    "anchor",
    [
        "are planning a sneak attack",
        "had also planned an attack",
        "plans by them to attack",
        "concrete plans in place",
        "imminent attacks",
        "chomping at the bit",
        "harass the Americans",
        "trained to fight",
        "options to retaliate",
        "mandate in Iraq is to fight",
        "If this happens",
    ],
)
def test_no_plan_warning_or_wish_is_an_accomplished_attack(
    claims: list[Claim], text: str, anchor: str
) -> None:
    at = text.index(anchor)
    for claim in _sentence(claims, text, anchor):
        is_of_it = claim.trigger.start < at + len(anchor) and at < claim.trigger.end
        if is_of_it and claim.event_type == "ASSAULT":
            assert claim.status not in ACCOMPLISHED, claim.trigger


def test_the_month_of_march_neither_acts_nor_marches(claims: list[Claim], text: str) -> None:
    at = text.index("March has brought")
    for claim in claims:
        assert not claim.trigger.start <= at < claim.trigger.end
        assert all(m.start != at for m in (*claim.source, *claim.target))


def test_no_sentence_is_read_twice(claims: list[Claim], text: str) -> None:
    seen = Counter(
        (" ".join(text[c.evidence.sentence_start : c.evidence.sentence_end].split()).casefold(),
         c.event_type, c.trigger.text, tuple(m.start - c.evidence.sentence_start for m in c.target))
        for c in claims
    )  # fmt: skip
    assert [key for key, n in seen.items() if n > 1] == []


def test_the_caption_is_read_once(claims: list[Claim], text: str) -> None:
    caption = [c for c in claims if "march during a military parade"
               in text[c.evidence.sentence_start : c.evidence.sentence_end]]  # fmt: skip
    assert len({c.evidence.sentence_start for c in caption}) <= 1


def test_who_is_not_who(claims: list[Claim]) -> None:
    everybody = [m for c in claims for m in (*c.source, *c.target, *c.speaker)]
    ids = {m.actor_id or "" for m in everybody}
    assert not any("ASSAD" in actor_id for actor_id in ids)
    for mention in everybody:
        if "Kata" in mention.text:
            assert mention.actor_id == "IRQ-REB-KATAIB-HEZBOLLAH"
            assert mention.backers == ("IRN",)
        if mention.actor_id == "LBN-REB-HEZBOLLAH":
            assert "Kata" not in mention.text


def test_the_unclaimed_strike(claims: list[Claim], text: str) -> None:
    (claim,) = [
        c for c in _sentence(claims, text, "airstrike in Syria") if c.event_type == "ASSAULT"
    ]
    assert claim.responsibility.unclaimed
    assert claim.date.start == date(2020, 3, 31)
    assert claim.place is not None
    assert claim.place.country == "SYR"


def test_the_dead_by_nationality(claims: list[Claim], text: str) -> None:
    (claim,) = [c for c in _sentence(claims, text, "killed two American") if c.casualties]
    told = {(c.effect, c.low, c.country, c.sector) for c in claim.casualties}
    assert {("killed", 2, "USA", "MIL"), ("killed", 1, "GBR", "MIL")} <= told

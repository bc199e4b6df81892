"""What must hold of resolution, whatever the reports say."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from foreshock.ontology import load_ontology
from foreshock.records import (
    UNKNOWN_DATE,
    ActorMention,
    Casualties,
    Claim,
    DateSpan,
    Event,
    Evidence,
    PlaceMention,
    Quote,
    claim_id,
)
from foreshock.resolve import build_events, judge, merge, split

NOW = datetime(2020, 6, 1, tzinfo=UTC)
DAY_0 = date(2020, 1, 1)
PERSON = "IRN-MIL-QASEM-SOLEIMANI"
ACTOR_IDS = (PERSON, "USA", "USA-MIL", "IRN", "IRN-MIL-IRGC", "IRQ-REB", "IRQ-REB-KATAIB-HEZBOLLAH")
PLACES: tuple[tuple[str, str, float, str], ...] = (
    ("K1", "IRQ", 35.49, "point"),
    ("Taji", "IRQ", 33.52, "point"),
    ("Kirkuk", "IRQ", 35.47, "city"),
    ("Iraq", "IRQ", 33.0, "country"),
    ("Syria", "SYR", 35.0, "country"),
)


class Person(msgspec.Struct):
    kind: str = "leader"


class Who:
    """A registry of one person."""

    def is_part_of(self, part: str, whole: str) -> bool:
        return part.startswith(whole + "-")

    def get(self, actor_id: str | None) -> Person | None:
        return Person() if actor_id == PERSON else None


def _actor(actor_id: str) -> ActorMention:
    country, *sectors = actor_id.split("-")
    backers = ("IRN",) if actor_id == "IRQ-REB-KATAIB-HEZBOLLAH" else ()
    return ActorMention(
        actor_id=actor_id, name=actor_id, country=country, sectors=tuple(sectors[:1]),
        text="", start=0, end=0, backers=backers,
    )  # fmt: skip


def _place(row: tuple[str, str, float, str]) -> PlaceMention:
    name, country, lat, precision = row
    return PlaceMention(
        name=name, country=country, lat=lat, lon=44.26, precision=precision,  # type: ignore[arg-type]
        text="", start=0, end=0,
    )  # fmt: skip


def _killed(low: int) -> tuple[Casualties, ...]:
    return (
        Casualties(
            effect="killed", low=low, high=low, country=None, sector=None, text="", start=0, end=0
        ),
    )


sides = st.lists(st.sampled_from(ACTOR_IDS).map(_actor), max_size=2).map(tuple)
spans = st.builds(
    lambda first, n: DateSpan(
        start=DAY_0 + timedelta(days=first),
        end=DAY_0 + timedelta(days=first + n),
        precision="day" if n == 0 else "span",
        basis="stated",
    ),
    st.integers(0, 4),
    st.sampled_from([0, 0, 0, 3, 40]),
)
bodies = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(["ASSAULT", "ASSAULT", "COERCE", "THREATEN", "PROTEST"]),
        "status": st.sampled_from(["occurred", "occurred", "ongoing", "denied", "planned"]),
        "words": st.sampled_from(
            [
                "they fired",
                "another salvo was fired",
                "fired once more, killing two at the old air base",
                "fired once more, killing two at the new air base",
            ]
        ),
        "source": sides,
        "target": sides,
        "place": st.none() | st.sampled_from(PLACES).map(_place),
        "date": st.just(UNKNOWN_DATE) | spans,
        "casualties": st.just(()) | st.integers(1, 3).map(_killed),
        "means": st.sampled_from([(), ("rocket",), ("mortar",)]),
    }
)
#: For each report the day it came out, and what it says.
archives = st.lists(
    st.tuples(st.integers(4, 8), st.lists(bodies, min_size=1, max_size=4)), min_size=1, max_size=5
)


def _claim(report_id: str, position: int, body: dict[str, Any]) -> Claim:
    start, words = position * 100, body["words"]
    offset = start + words.index("fired")
    quote = Quote(start=offset, end=offset + 5, text="fired")
    evidence = Evidence(
        start=start, end=start + len(words), sentence_start=start,
        sentence_end=start + len(words), text=words,
    )  # fmt: skip
    fields = {key: value for key, value in body.items() if key != "words"}
    return Claim(
        claim_id=claim_id(report_id, quote, body["event_type"]), report_id=report_id,
        origin=report_id, evidence=evidence, trigger=quote,
        quad=load_ontology().quad(body["event_type"]), intensity=0.0, confidence=0.5,
        method="law", **fields,
    )  # fmt: skip


class Archive(msgspec.Struct):
    claims: list[Claim]
    published: dict[str, date]


def _archive(drawn: Sequence[tuple[int, list[dict[str, Any]]]], *, copies: int = 1) -> Archive:
    claims, published = [], {}
    for copy in range(copies):
        for number, (day, said) in enumerate(drawn):
            report_id = f"r{number}.{copy}"
            published[report_id] = DAY_0 + timedelta(days=day)
            claims += [_claim(report_id, position, body) for position, body in enumerate(said)]
    return Archive(claims, published)


def _resolve(archive: Archive) -> list[Event]:
    made = judge(archive.claims, published=archive.published, registry=Who(), now=NOW)
    return build_events(archive.claims, made, published=archive.published)


@given(archives, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(drawn: Any, random: Any) -> None:
    archive = _archive(drawn)
    expected = _resolve(archive)
    shuffled = Archive(random.sample(archive.claims, len(archive.claims)), archive.published)
    assert _resolve(shuffled) == expected


@given(archives, st.randoms(use_true_random=False))
def test_claims_that_arrive_one_by_one_give_the_same_events(drawn: Any, random: Any) -> None:
    archive = _archive(drawn)
    arrived: list[Claim] = []
    made: list[Any] = []
    for claim in random.sample(archive.claims, len(archive.claims)):
        arrived.append(claim)
        made += judge(
            arrived,
            existing=made,
            published=archive.published,
            registry=Who(),
            only=[claim.claim_id],
            now=NOW,
        )
    random.shuffle(made)
    assert build_events(arrived, made, published=archive.published) == _resolve(archive)


@given(archives)
def test_a_second_copy_of_every_report_adds_no_event(drawn: Any) -> None:
    assert len(_resolve(_archive(drawn, copies=2))) == len(_resolve(_archive(drawn)))


@given(archives)
def test_the_same_claims_given_twice_change_nothing(drawn: Any) -> None:
    archive = _archive(drawn)
    assert _resolve(Archive(archive.claims * 2, archive.published)) == _resolve(archive)


@given(archives)
def test_every_claim_is_in_one_event(drawn: Any) -> None:
    archive = _archive(drawn)
    members = [claim_id for event in _resolve(archive) for claim_id in event.claim_ids]
    assert sorted(members) == sorted(claim.claim_id for claim in archive.claims)


@given(archives, st.integers(0), st.integers(0))
def test_a_split_undoes_a_merge(drawn: Any, one: int, other: int) -> None:
    archive = _archive(drawn)
    made = judge(archive.claims, published=archive.published, registry=Who(), now=NOW)
    before = build_events(archive.claims, made, published=archive.published)
    left, right = before[one % len(before)], before[other % len(before)]
    if left == right:
        return
    merged = merge(left, right, by="Ada", reason="one act", now=NOW)
    both = build_events(archive.claims, [*made, *merged], published=archive.published)
    (event,) = [event for event in both if left.claim_ids[0] in event.claim_ids]
    assert set(left.claim_ids) | set(right.claim_ids) <= set(event.claim_ids)
    parted = split(event, right.claim_ids, by="Ada", reason="two acts", now=NOW)
    after = build_events(archive.claims, [*made, *merged, *parted], published=archive.published)
    assert after == before


@given(archives, st.integers(4, 8))
def test_nothing_known_later_changes_an_earlier_view(drawn: Any, last_day: int) -> None:
    archive = _archive(drawn)
    made = judge(archive.claims, published=archive.published, registry=Who(), now=NOW)
    limit = DAY_0 + timedelta(days=last_day)
    early = [c for c in archive.claims if archive.published[c.report_id] <= limit]
    then = judge(early, published=archive.published, registry=Who(), now=NOW)
    assert build_events(early, made, published=archive.published) == build_events(
        early, then, published=archive.published
    )

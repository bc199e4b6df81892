from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from foreshock.errors import UsageError
from foreshock.records import (
    UNKNOWN_DATE,
    ActorMention,
    Casualties,
    Claim,
    DateSpan,
    Event,
    Responsibility,
    stable_id,
)
from foreshock.resolve import build_events, judge

Make = Callable[..., Claim]


def _known(claims: Sequence[Claim]) -> dict[str, datetime]:
    """Reports are known one a day, in the order of their ids."""
    reports = sorted({claim.report_id for claim in claims})
    first = datetime(2019, 12, 28, tzinfo=UTC)
    return {name: first + timedelta(days=n) for n, name in enumerate(reports)}


def _events(claims: Sequence[Claim], **options: Any) -> list[Event]:
    known = _known(claims)
    made = judge(claims, report_known_at=known, now=datetime(2020, 6, 1, tzinfo=UTC), **options)
    return build_events(claims, made, report_known_at=known)


def _event(claims: Sequence[Claim]) -> Event:
    (event,) = _events(claims)
    return event


def _said(event: Event, field: str) -> dict[str, int]:
    return {one.value: len(one.claim_ids) for one in event.values if one.field == field}


def test_reports_of_one_attack_are_one_event(claim_of: Make) -> None:
    claims = [claim_of("r2"), claim_of("r1"), claim_of("r3", on="2020-03-11", at="Taji")]
    first, second = _events(claims)
    assert first.claim_ids == (claims[1].claim_id, claims[0].claim_id)
    assert first.report_ids == ("r1", "r2")
    assert first.event_id == stable_id("e", claims[1].claim_id)
    assert first.known_at == datetime(2019, 12, 28, tzinfo=UTC)
    assert second.claim_ids == (claims[2].claim_id,)


def test_the_summary_is_a_plain_sentence(
    claim_of: Make, actor_of: Callable[..., ActorMention], killed_of: Callable[..., Casualties]
) -> None:
    event = _event(
        [
            claim_of(
                "r1",
                source=[actor_of("IRQ-REB-KATAIB-HEZBOLLAH", "Kataib Hezbollah")],
                target=[actor_of("USA", "United States")],
                means=("rocket",),
                casualties=(killed_of(1),),
            )
        ]
    )
    assert event.summary == (
        "Kataib Hezbollah -> United States: assault (rocket) at K1, 27 Dec 2019; killed 1"
    )


def test_all_values_are_kept_with_who_said_which(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    claims = [
        claim_of("r1", casualties=(killed_of(2),)),
        claim_of("r2", casualties=(killed_of(4),)),
        claim_of("r3", casualties=(killed_of(2),)),
    ]
    event = _event(claims)
    assert _said(event, "killed") == {"2": 2, "4": 1}
    assert [(one.low, one.high) for one in event.casualties] == [(2, 2)]


def test_between_equally_many_reports_the_latest_figure_counts(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    claims = [
        claim_of("r1", casualties=(killed_of(4),)),
        claim_of("r2", casualties=(killed_of(3),)),
    ]
    assert _event(claims).casualties[0].low == 3
    guess = claim_of("r3", casualties=(killed_of(2, 5),))
    assert _event([*claims, guess]).casualties[0].low == 3


def test_reprints_of_one_sentence_are_one_witness(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    text = "The militia fired rockets and killed four at the base."
    reprints = [claim_of(name, text, casualties=(killed_of(4),)) for name in ("r1", "r2", "r3")]
    others = [claim_of(name, casualties=(killed_of(2),)) for name in ("r4", "r5")]
    assert _event([*reprints, *others]).casualties[0].low == 2


def test_who_names_the_whole_agrees_with_who_names_the_part(claim_of: Make) -> None:
    claims = [
        claim_of("r1", source="IRN"),
        claim_of("r2", source="IRN"),
        claim_of("r3", source="IRN-MIL-IRGC"),
    ]
    event = _event(claims)
    assert [actor.actor_id for actor in event.source] == ["IRN-MIL-IRGC"]
    assert _said(event, "source") == {"IRN": 2, "IRN-MIL-IRGC": 1}


def test_unidentified_attackers_dispute_nothing(
    claim_of: Make, actor_of: Callable[..., ActorMention]
) -> None:
    gunmen = [actor_of(None, "gunmen")]
    event = _event([claim_of("r1", source=gunmen), claim_of("r2", source=gunmen), claim_of("r3")])
    assert [actor.actor_id for actor in event.source] == ["IRQ-REB-KATAIB-HEZBOLLAH"]


def test_the_finest_undisputed_place_and_narrowest_day(
    claim_of: Make, span_of: Callable[..., DateSpan]
) -> None:
    week = span_of("2019-12-23", until="2019-12-29", precision="week")
    event = _event([claim_of("r1", at="Kirkuk", on=week), claim_of("r2", at="K1")])
    assert event.place is not None
    assert event.place.name == "K1"
    assert event.occurred.start == event.occurred.end == date(2019, 12, 27)
    assert _said(event, "occurred") == {"23 Dec to 29 Dec 2019": 1, "27 Dec 2019": 1}


def test_an_undated_event_stays_undated(claim_of: Make) -> None:
    event = _event([claim_of("r1", on=None)])
    assert event.occurred == UNKNOWN_DATE
    assert "2019" not in event.summary


def test_a_denial_is_kept_and_does_not_undo_the_deed(
    claim_of: Make, actor_of: Callable[..., ActorMention]
) -> None:
    spokesman = (actor_of("IRN-GOV-SPOKESMAN", "Spokesman"),)
    denial = claim_of("r2", status="denied", source="IRN", speaker=spokesman)
    event = _event([claim_of("r1"), denial])
    assert event.status == "occurred"
    assert [actor.actor_id for actor in event.source] == ["IRQ-REB-KATAIB-HEZBOLLAH"]
    assert [actor.name for actor in event.responsibility.denied_by] == ["Spokesman"]
    assert _said(event, "status") == {"occurred": 1, "denied": 1}
    assert _event([denial]).status == "denied"
    assert _event([denial]).summary.startswith("IRN -> USA-MIL: denied assault")


def test_unclaimed_only_until_somebody_claims_it(
    claim_of: Make, actor_of: Callable[..., ActorMention]
) -> None:
    unclaimed = claim_of("r1", responsibility=Responsibility(unclaimed=True))
    assert _event([unclaimed]).responsibility.unclaimed
    group = (actor_of("IRQ-REB-USBAT", "Usbat al-Thaireen"),)
    claimed = claim_of("r2", responsibility=Responsibility(claimed_by=group))
    event = _event([unclaimed, claimed])
    assert not event.responsibility.unclaimed
    assert _said(event, "unclaimed") == {"yes": 1}


def test_intensity_follows_type_and_mode(claim_of: Make) -> None:
    event = _event([claim_of("r1"), claim_of("r2", mode="drone")])
    assert (event.mode, event.quad, event.intensity) == ("drone", 4, -9.5)


def test_contexts_and_means_are_united(claim_of: Make) -> None:
    first = claim_of("r1", contexts=("military",), means=("rocket",))
    second = claim_of("r2", contexts=("terrorism",), means=("rocket", "mortar"))
    event = _event([first, second])
    assert event.contexts == ("military", "terrorism")
    assert event.means == ("rocket", "mortar")


def test_a_report_that_nobody_knows_the_time_of_is_refused(claim_of: Make) -> None:
    with pytest.raises(UsageError, match="r1"):
        build_events([claim_of("r1")], [])


def test_a_day_of_publication_counts_from_its_end(claim_of: Make) -> None:
    (event,) = build_events([claim_of("r1")], [], published={"r1": date(2019, 12, 28)})
    assert event.known_at == datetime(2019, 12, 28, 23, 59, 59, tzinfo=UTC)


def test_a_view_as_of_an_earlier_day_needs_no_other_judgements(claim_of: Make) -> None:
    claims = [claim_of("r1"), claim_of("r2"), claim_of("r3", at="Iraq", means=("rocket",))]
    known = _known(claims)
    now = datetime(2020, 6, 1, tzinfo=UTC)
    all_judgements = judge(claims, report_known_at=known, now=now)
    early = claims[:2]
    then = judge(early, report_known_at=known, now=now)
    assert build_events(early, all_judgements, report_known_at=known) == build_events(
        early, then, report_known_at=known
    )

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from foreshock.records import ActorMention, Casualties, Claim, DateSpan
from foreshock.resolve import Comparison, compare, sight

Make = Callable[..., Claim]
PUBLISHED = date(2019, 12, 28)


def _compare(left: Claim, right: Claim, *days: date | None) -> Comparison:
    first, second = days or (PUBLISHED, PUBLISHED)
    return compare(sight(left, first), sight(right, second))


def test_same_place_day_and_actors_are_one_and_the_reasons_say_so(claim_of: Make) -> None:
    found = _compare(claim_of("r1"), claim_of("r2"))
    assert found.verdict == "same"
    assert "same place: K1" in found.reasons
    assert "same day: 2019-12-27" in found.reasons
    assert 0.6 < found.score < 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"at": "Taji"}, "different places: K1, Taji"),
        ({"at": "Syria"}, "different places: K1, Syria"),
        ({"on": "2019-12-30"}, "3 days apart"),
        ({"on": "2019-12-28"}, "one day apart"),
        ({"event_type": "PROTEST"}, "different types: ASSAULT and PROTEST"),
        ({"status": "planned"}, "different states: done and planned"),
    ],
)
def test_a_contradiction_is_told(claim_of: Make, change: dict[str, Any], reason: str) -> None:
    found = _compare(claim_of("r1"), claim_of("r2", **change))
    assert found.verdict == "different"
    assert reason in found.reasons


def test_a_denial_is_compared_with_what_it_denies(claim_of: Make) -> None:
    denial = claim_of("r2", status="denied", source="IRN-GOV")
    assert _compare(claim_of("r1"), denial).verdict == "same"


def test_the_same_dyad_and_day_alone_do_not_make_two_attacks_one(claim_of: Make) -> None:
    found = _compare(claim_of("r1"), claim_of("r2", at=None, source="IRQ-REB"))
    assert found.verdict is None


def test_disputed_blame_does_not_keep_one_attack_in_two(claim_of: Make) -> None:
    other = claim_of("r2", source="IRQ-REB-ISIL", means=("rocket",))
    found = _compare(claim_of("r1", means=("rocket",)), other)
    assert found.verdict == "same"
    assert any(reason.startswith("different sources") for reason in found.reasons)


def test_two_speakers_make_two_statements(claim_of: Make) -> None:
    words = {"event_type": "THREATEN", "status": "threatened", "at": None}
    iran = claim_of("r1", source="IRN-GOV", **words)
    assert _compare(iran, claim_of("r2", source="IRN-GOV", **words)).verdict == "same"
    assert _compare(iran, claim_of("r2", source="ISR-GOV", **words)).verdict == "different"


def test_casualty_figures_join_and_growing_ones_do_not_part(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    unplaced = {"at": None, "source": None}
    left = claim_of("r1", casualties=(killed_of(23),), **unplaced)
    same = _compare(left, claim_of("r2", casualties=(killed_of(23),), **unplaced))
    assert (same.verdict, same.reasons[0]) == ("same", "same number: 23 killed")
    at_k1 = claim_of("r1", casualties=(killed_of(2),))
    grown = _compare(at_k1, claim_of("r2", casualties=(killed_of(4),)))
    assert grown.verdict == "same"
    assert "different numbers of casualties" in grown.reasons


def test_figures_of_different_nationalities_are_not_compared(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    left = claim_of("r1", casualties=(killed_of(2, country="USA"),))
    found = _compare(left, claim_of("r2", casualties=(killed_of(1, country="GBR"),)))
    assert not any("number" in reason for reason in found.reasons)


def test_a_day_across_midnight_is_one_only_with_more_evidence(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    left = claim_of("r1", casualties=(killed_of(1),))
    right = claim_of("r2", on="2019-12-28", casualties=(killed_of(1),))
    assert _compare(left, right).verdict == "same"


def test_wide_spans_that_overlap_weigh_against(
    claim_of: Make, span_of: Callable[..., DateSpan]
) -> None:
    month = span_of("2019-12-01", until="2019-12-31", precision="month")
    found = _compare(claim_of("r1", on=month), claim_of("r2", on=month))
    assert "dates overlap within 31 days" in found.reasons


@pytest.mark.parametrize(
    ("published", "verdict"),
    [
        (date(2019, 12, 28), "same"),
        (date(2019, 12, 20), "different"),
        (date(2020, 5, 1), None),
    ],
)
def test_publication_bounds_an_undated_claim(
    claim_of: Make, published: date, verdict: str | None
) -> None:
    undated = claim_of("r2", on=None, target=None)
    assert _compare(claim_of("r1"), undated, PUBLISHED, published).verdict == verdict


def test_without_day_and_place_claims_join_only_within_a_report(claim_of: Make) -> None:
    bare: dict[str, Any] = {"on": None, "at": None}
    left = claim_of("r1", **bare)
    assert _compare(left, claim_of("r1", start=500, **bare)).verdict == "same"
    assert _compare(left, claim_of("r2", **bare)).verdict is None
    assert _compare(left, claim_of("r1", start=500, trigger="shelled", **bare)).verdict is None
    assert _compare(left, claim_of("r1", start=500, source="IRN", **bare)).verdict is None


def test_a_copied_sentence_is_one_even_without_day_and_place(claim_of: Make) -> None:
    bare: dict[str, Any] = {"text": "They fired.", "on": None, "at": None, "source": None}
    found = _compare(claim_of("r1", **bare), claim_of("r2", **bare))
    assert (found.verdict, found.score) == ("same", 1.0)
    later = _compare(claim_of("r1", **bare), claim_of("r2", **bare), PUBLISHED, date(2020, 3, 1))
    assert later.verdict is None


def test_a_report_that_says_another_means_another(claim_of: Make) -> None:
    first = claim_of("r1", text="Militiamen fired rockets at the base.")
    second = claim_of("r1", text="In another attack they fired rockets at the base.", start=100)
    assert _compare(first, second).verdict == "different"
    elsewhere = claim_of("r2", text="In another attack they fired rockets at the base.")
    assert _compare(first, elsewhere).verdict == "same"


def test_types_that_tell_of_one_act(claim_of: Make) -> None:
    abducted = claim_of("r1", mode="abduct")
    arrested = claim_of("r2", event_type="COERCE", mode="arrest")
    assert _compare(abducted, arrested).verdict == "same"


def test_one_place_inside_another(claim_of: Make) -> None:
    found = _compare(claim_of("r1", at="K1"), claim_of("r2", at="Kirkuk"))
    assert found.verdict == "same"
    assert "one place within the other: K1, Kirkuk" in found.reasons


def test_backers_and_parts_are_no_contradiction(
    claim_of: Make, actor_of: Callable[..., ActorMention]
) -> None:
    backed = [actor_of("IRQ-REB-KATAIB-HEZBOLLAH", backers=("IRN",))]
    found = _compare(claim_of("r1", source=backed), claim_of("r2", source="IRN"))
    assert found.verdict == "same"
    assert any(reason.startswith("backer beside backed") for reason in found.reasons)


class Who:
    """A registry that knows one person."""

    def is_part_of(self, part: str, whole: str) -> bool:
        return False

    def get(self, actor_id: str | None) -> Any:
        return Leader() if actor_id == "IRN-MIL-QASEM-SOLEIMANI" else None


class Leader:
    kind = "leader"


def test_a_person_dies_once_whenever_it_is_told(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    told = {"target": "IRN-MIL-QASEM-SOLEIMANI", "casualties": (killed_of(1),), "at": None}
    left = sight(claim_of("r1", on="2020-01-03", **told), date(2020, 1, 4))
    recalled = sight(claim_of("r2", on=None, **told), date(2020, 4, 2))
    found = compare(left, recalled, Who())
    assert found.verdict == "same"
    assert found.reasons[0] == "the death of IRN-MIL-QASEM-SOLEIMANI"
    assert compare(left, recalled).verdict is None
    group = sight(claim_of("r3", on=None, **{**told, "target": "IRQ-REB-X"}), date(2020, 4, 2))
    assert compare(group, recalled, Who()).verdict is None


def test_a_campaign_of_weeks_is_not_one_of_its_acts(
    claim_of: Make, span_of: Callable[..., DateSpan]
) -> None:
    weeks = span_of("2019-12-10", until="2019-12-31", precision="span")
    bombs: dict[str, Any] = {"mode": "explosives", "means": ("bomb",), "at": "Kirkuk"}
    act = claim_of("r1", source=None, target=None, **bombs)
    campaign = claim_of("r2", on=weeks, source=None, target=None, **bombs)
    assert _compare(act, campaign).verdict is None


def test_undated_acts_in_a_town_need_more_than_the_town(claim_of: Make) -> None:
    bombs: dict[str, Any] = {"mode": "explosives", "means": ("bomb",), "at": "Kirkuk", "on": None}
    left = claim_of("r1", target=None, source=None, **bombs)
    right = claim_of("r2", target=None, source=None, **bombs)
    assert _compare(left, right).verdict is None
    assert _compare(claim_of("r1", **bombs), claim_of("r2", **bombs)).verdict == "same"


def test_figures_weigh_by_how_rare_they_are(
    claim_of: Make, killed_of: Callable[..., Casualties]
) -> None:
    def joined(*figures: Casualties) -> bool:
        told: dict[str, Any] = {"at": None, "source": None, "target": None, "casualties": figures}
        return _compare(claim_of("r1", **told), claim_of("r2", **told)).verdict == "same"

    assert not joined(killed_of(1))
    assert joined(killed_of(9))
    assert not joined(killed_of(2, country="USA"), killed_of(1, country="GBR"))
    assert joined(killed_of(5, country="USA"), killed_of(3, country="GBR"))


def test_edited_agency_copy_is_recognised(claim_of: Make) -> None:
    undated: dict[str, Any] = {"on": None, "at": "Iraq", "source": None, "target": None}
    wire = "Gunmen on motorcycles fired at a convoy of trucks on the old road to the border"
    edited = "Gunmen on motorbikes fired at a convoy of trucks on the old road to the border"
    assert _compare(claim_of("r1", wire, **undated), claim_of("r2", edited, **undated)).verdict
    later = _compare(
        claim_of("r1", wire, **undated), claim_of("r2", edited, **undated),
        PUBLISHED, date(2020, 3, 1),
    )  # fmt: skip
    assert later.verdict is None

"""Groups of the reports that the registry does not know: found, joined, parted, adopted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from foreshock.actors import Registry, default_registry, load_registry
from foreshock.actors.provisional import spelling_score
from foreshock.errors import NotFoundError, UsageError
from foreshock.extract import Reader
from foreshock.records import Report
from foreshock.store import Intake, Store
from foreshock.workflow.discovering import adopt, decide_spelling, judge_new_groups, new_groups

NOW = datetime(2020, 5, 1, tzinfo=UTC)
TEXTS = {
    date(2020, 4, 2): "New groups turn up in Iraq with names like Usbat al Wafarin and Jund "
    "Alsabr, groups that exist on paper but not on the streets.",
    date(2020, 4, 9): "Osama Tariq leads Usbat al-Wafareen, an Iraqi militia backed by Iran.",
}


@pytest.fixture
def store() -> Store:
    reader = Reader(gate=False)
    opened = Store.open(":memory:")
    reports = [Report.make(text, origin="test", published=day) for day, text in TEXTS.items()]
    opened.add_many(
        [
            Intake(report, None, content.claims, (), content.relations, content.namings)
            for report, content in reader.read_contents(reports)
        ],
        recorded_at=NOW,
    )
    return opened


def test_spellings_are_one_group_by_a_judgement_that_can_be_undone(store: Store) -> None:
    assert len(new_groups(store)) == 3
    assert judge_new_groups(store, now=NOW) == 1
    assert judge_new_groups(store, now=NOW) == 0
    first, *rest = new_groups(store)
    assert first.actor_id == "NEW-USBAT-AL-WAFARIN"
    assert set(first.names) == {"Usbat al Wafarin", "Usbat al-Wafareen"}
    assert [one.name for one in rest] == ["Jund Alsabr"]
    decide_spelling(store, "NEW-USBAT-AL-WAFARIN", "NEW-USBAT-AL-WAFAREEN", same=False)
    assert len(new_groups(store)) == 3


def test_what_the_reports_say_is_gathered(store: Store) -> None:
    judge_new_groups(store, now=NOW)
    group = new_groups(store)[0]
    assert group.n_reports == 2
    assert "IRN" in group.backers
    assert "on_paper" in group.remarks
    assert group.first_seen is not None
    assert group.first_seen.date() == date(2020, 4, 2)


def test_nothing_known_later_is_told(store: Store) -> None:
    judge_new_groups(store, now=NOW)
    then = {one.name: one for one in new_groups(store, as_of=date(2020, 4, 3))}
    assert then.keys() == {"Usbat al Wafarin", "Jund Alsabr"}
    assert then["Usbat al Wafarin"].n_reports == 1


def test_an_adopted_group_is_known_from_then_on(store: Store, tmp_path: Path) -> None:
    judge_new_groups(store, now=NOW)
    pack = tmp_path / "own.yaml"
    pack.write_text("# mine\nactors:\n  - {id: IRQ-REB-X, name: Saraya X, country: IRQ, "
                    "sectors: [REB], kind: group}\n")  # fmt: skip
    entry = adopt(store, "NEW-USBAT-AL-WAFARIN", pack, country="IRQ")
    registry = load_registry([pack])
    (match,) = registry.find("Usbat al-Wafareen")
    assert match.actors[0].actor_id == entry["id"] == "IRQ-REB-USBAT-AL-WAFARIN"
    assert "IRQ-REB-X" in registry
    assert pack.read_text().startswith("# mine")
    with pytest.raises(UsageError, match="already"):
        adopt(store, "NEW-USBAT-AL-WAFARIN", pack, country="IRQ")


def test_a_group_that_is_not_there_cannot_be_adopted(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="--new"):
        adopt(store, "NEW-NOBODY", tmp_path / "own.yaml")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ashab Alkahaf", "Ashab al-Kahf", True),
        ("Saraya al-Qasim", "Saraya al-Kassim", True),
        ("Kataib Hezbollah", "Hezbollah", False),
        ("Liwa al-Fatah", "Liwa al-Sabr", False),
        ("Harakat Sayf", "Harakat Nur", False),
    ],
)
def test_how_alike_two_names_sound(one: str, other: str, same: bool) -> None:
    assert (spelling_score(one, other) >= 0.94) is same


def test_paper_groups_are_discovered_when_the_registry_lacks_them() -> None:
    dropped = {"IRQ-REB-USBAT-AL-THAIREEN", "IRQ-REB-ASHAB-AL-KAHF"}
    kept = (a for a in default_registry().actors() if a.actor_id not in dropped)
    reader = Reader(registry=Registry(kept))  # type: ignore[arg-type]
    text = (
        "The proxies formed units within the Hashd al-Shaabi, and new factions crop up under "
        "names like Usbat al Thaerin and Ashab Alkahaf, factions that exist only on paper."
    )
    ((_, content),) = reader.read_contents([Report.make(text, origin="test")])
    assert {one.group.text for one in content.namings} == {"Usbat al Thaerin", "Ashab Alkahaf"}

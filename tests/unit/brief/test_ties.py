"""The brief's tables of relations and of new and front groups."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from foreshock.brief import Brief
from foreshock.brief.markdown import render_markdown
from foreshock.extract import Reader
from foreshock.records import Report
from foreshock.store import Intake, Store
from foreshock.workflow.briefing import brief_from_store

TEXT = (
    "Iran backs Hezbollah. New factions turn up in Iraq with names like Usbat al Wafarin, "
    "factions that exist on paper. Israel bombed Damascus on Monday."
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    store = Store.open(":memory:")
    report = Report.make(TEXT, origin="test", published=date(2020, 4, 2))
    ((_, content),) = Reader(gate=False).read_contents([report])
    intake = Intake(report, None, content.claims, (), content.relations, content.namings)
    store.add_many([intake], recorded_at=datetime(2020, 5, 1, tzinfo=UTC))
    return brief_from_store(store)


def test_a_relation_stands_with_its_sentence(brief: Brief) -> None:
    (row,) = (tie for tie in brief.ties if tie.kind == "is backed by")
    assert (row.source, row.target, row.status) == ("Hezbollah", "Iran", "stated")
    quoted = {one.quote_id: one for one in brief.quotations}
    assert quoted[row.n.evidence[0]].words == "Iran backs Hezbollah"


def test_a_new_group_that_exists_on_paper_is_shown(brief: Brief) -> None:
    (row,) = brief.groups
    assert row.name == "Usbat al Wafarin"
    assert row.is_new
    assert "on paper" in row.said
    assert row.n.evidence


def test_the_markdown_holds_both(brief: Brief) -> None:
    text = render_markdown(brief)
    assert "is backed by" in text
    assert "Usbat al Wafarin" in text

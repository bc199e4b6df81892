from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest

from foreshock.brief import Brief, BriefInputs, Figure, build_brief
from foreshock.errors import UsageError


def figures_in(value: object) -> Iterator[Figure]:
    """Yield every figure of a brief, however deep."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from figures_in(getattr(value, field))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from figures_in(item)


def text_of(brief: Brief, heading: str) -> str:
    """Return a paragraph of the headline as it is read."""
    paragraph = next(p for p in brief.headline if p.heading == heading)
    pieces = [*paragraph.parts, *(part for item in paragraph.items for part in item)]
    return "".join(p if isinstance(p, str) else p.text for p in [*pieces, *paragraph.after])


def test_every_figure_cites_quotations_that_are_there(brief: Brief) -> None:
    known = {quotation.quote_id for quotation in brief.quotations}
    figures = list(figures_in(brief))
    assert len(figures) > 50
    assert all(set(figure.evidence) <= known for figure in figures)


def test_every_positive_count_has_evidence(brief: Brief) -> None:
    counts = [figure for figure in figures_in(brief) if figure.text.isdigit()]
    assert all(figure.evidence or figure.anchor for figure in counts if figure.text != "0")


def test_quotations_are_the_reports_own_words(brief: Brief, inputs: BriefInputs) -> None:
    texts = {report.report_id: " ".join(report.text.split()) for report in inputs.reports}
    for quotation in brief.quotations:
        whole = " ".join((quotation.before + quotation.words + quotation.after).split())
        assert whole.removeprefix("… ").removesuffix(" …") in texts[quotation.report_id]


def test_every_quotation_has_its_source(brief: Brief) -> None:
    sources = {source.report_id for source in brief.sources}
    assert {quotation.report_id for quotation in brief.quotations} <= sources


def test_counts_keep_words_deeds_and_what_was_not_done_apart(brief: Brief) -> None:
    read = text_of(brief, "The reading")
    assert read.startswith("7 reports make 10 claims. They tell of 9 events: 4 deeds")
    assert "and 3 words" in read
    assert "1 planned, announced or merely possible, 0 denied, 1 long past" in read
    assert read.endswith("1 record could not be read.")


def test_what_was_known_later_is_left_out_and_counted(brief: Brief) -> None:
    assert brief.n_events_in_all == 9
    assert all("again" not in quotation.before for quotation in brief.quotations)
    later = next(p for p in brief.unknowns if p.heading == "Known later")
    assert later.parts == ("Left out: 1 event known only later.",)


def test_deaths_keep_their_range(brief: Brief) -> None:
    assert "3 January 2020: at least 7" in text_of(brief, "Deadliest days")
    assert "27 December 2019: 1" in text_of(brief, "Deadliest days")


def test_disagreement_names_who_says_what(brief: Brief) -> None:
    (found,) = brief.disagreements
    assert found.field == "killed"
    assert [(said.value, said.outlets) for said in found.values] == [
        ("10", ("Tigris Wire",)),
        ("at least 7", ("Potomac Ledger",)),
    ]
    assert [row.differs for row in brief.events].count(True) == 1


def test_threat_carries_condition_and_consequence(brief: Brief) -> None:
    threat = next(row for row in brief.threats if row.kind == "threat")
    assert (threat.condition, threat.consequence) == ("American forces stay", "harsh revenge")
    assert threat.words.text == "harsh revenge awaits them"


def test_events_are_listed_latest_first_and_dates_keep_their_precision(brief: Brief) -> None:
    days = [row.when_sort for row in brief.events]
    assert days == sorted(days, reverse=True)
    when = {row.what: row.when for row in brief.events}
    assert when["aid"] == "1 January to 31 January 2020" or when["aid"] == "January 2020"
    assert when["meeting"] == "undated, reported 6 January 2020"


def test_unknowns_are_counted(brief: Brief) -> None:
    when = next(p for p in brief.unknowns if p.heading == "When")
    assert [p.text for p in when.parts if isinstance(p, Figure)] == ["2", "2"]


def test_same_reading_gives_same_brief(inputs: BriefInputs, brief: Brief) -> None:
    assert build_brief(inputs) == brief


def test_empty_reading_is_a_brief() -> None:
    period = (date(2020, 1, 1), date(2020, 3, 1))
    empty = BriefInputs(
        title="", as_of=date(2020, 3, 1), period=period, events=(), claims=(), reports=()
    )
    brief = build_brief(empty)
    assert brief.events == ()
    assert brief.disagreements == ()


def test_large_reading_carries_only_what_it_cites(inputs: BriefInputs) -> None:
    first = inputs.events[1]
    copies = tuple(
        msgspec.structs.replace(first, event_id=f"e{n}", known_at=datetime(2020, 1, 4, tzinfo=UTC))
        for n in range(3_001)
    )
    brief = build_brief(msgspec.structs.replace(inputs, events=copies))
    assert len(brief.events) == 1_000
    assert brief.n_events_in_all == 3_001
    assert len(brief.limits) == 2
    assert max(len(figure.evidence) for figure in figures_in(brief)) <= 12


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": (date(2020, 2, 1), date(2020, 1, 1))},
        {"region_bbox": (64.0, 12.0, 34.0, 43.0)},
    ],
)
def test_impossible_inputs_are_refused(inputs: BriefInputs, wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        msgspec.structs.replace(inputs, **wrong)

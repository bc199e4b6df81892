"""What must hold of reading, whatever the text says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreshock.extract.reader import Reader
from foreshock.ontology import load_ontology
from foreshock.records import ACCOMPLISHED, STATUSES, Claim, Rejected, Report

#: A parse costs milliseconds, so a fifth of the profile's examples must do.
READING = settings(
    max_examples=max(10, settings().max_examples // 5),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FRAGMENTS = st.sampled_from(
    [
        "Kenyan soldiers attacked a camp near Garissa on Monday. ",
        "Rebels killed three policemen in Kano",
        "GUNMEN FIRED AT A BUS IN LIMA. ",
        "“If Eritrea closes the port,” the minister said, “Ethiopia will send troops.” ",
        "They ",
        "who ",
        "its proxies, ",
        "and wounded at least 35 civilians ",
        "No one claimed responsibility. ",
        "In response, ",
        "Kata’ib Hezbollah’s men ",
        "threatened to ",
        "denied that it had ",
        "\n\n",
        "\n",
        "\u00a0",
        "\u200f\u202b",
        "حزب الله قال إن ",
        "צה״ל תקף ",
        "e\u0301",
        "😀",
        "İSTANBUL ",
        "BAGHDAD, Dec 27 (Agency) -- ",
        "- ",
        "(",
        '"',
        "'s ",
        "U.S. ",
        "was bombed by ",
        "to attack to attack ",
        "of of of ",
        "?",
        "…",
        "1,000,000 ",
        "in 1982 ",
        "31 February 2019 ",
        "which led to ",
        "\x00",
        "\t\r\n",
    ]
)  # fmt: skip
GLUED = st.lists(FRAGMENTS, min_size=1, max_size=12).map("".join)
TEXTS = (st.text(min_size=1, max_size=200) | GLUED).filter(lambda text: bool(text.strip()))
DAYS = st.none() | st.dates(date(1946, 1, 1), date(2035, 12, 31))


def _report(text: str, published: date | None = None) -> Report:
    return Report.make(text, origin="law", published=published)


def _check(claim: Claim, text: str) -> None:
    evidence, trigger = claim.evidence, claim.trigger
    assert text[evidence.start : evidence.end] == evidence.text
    assert text[trigger.start : trigger.end] == trigger.text != ""
    assert evidence.start <= trigger.start < trigger.end <= evidence.end
    assert 0 <= evidence.sentence_start <= evidence.start
    assert evidence.end <= evidence.sentence_end <= len(text)
    responsibility = claim.responsibility
    for side in (*claim.source, *claim.target, *claim.speaker, *responsibility.claimed_by,
                 *responsibility.blamed, *responsibility.denied_by):  # fmt: skip
        assert text[side.start : side.end] == side.text != ""
    for one in claim.casualties:
        assert text[one.start : one.end] == one.text
        assert one.low is None or one.low >= 0
    if claim.place is not None:
        assert text[claim.place.start : claim.place.end] == claim.place.text
    for link in claim.links:
        assert 0 <= link.evidence.start < link.evidence.end <= len(text)
    for part in (claim.condition.trigger, claim.condition.consequence) if claim.condition else ():
        assert part is None or part in text


@READING
@given(TEXTS, DAYS)
def test_reading_never_fails_and_all_offsets_quote_the_text(
    reader: Reader, text: str, published: date | None
) -> None:
    ontology = load_ontology()
    ((_, outcome),) = reader.read_many([_report(text, published)])
    assert not isinstance(outcome, Rejected), outcome
    ids = [claim.claim_id for claim in outcome]
    assert len(set(ids)) == len(ids)
    for claim in outcome:
        _check(claim, text)
        assert claim.event_type in ontology.event_types
        assert claim.status in STATUSES
        assert {link.claim_id for link in claim.links} <= set(ids)


@READING
@given(GLUED.filter(lambda text: bool(text.strip())), DAYS)
def test_the_same_text_gives_the_same_claims(
    reader: Reader, text: str, published: date | None
) -> None:
    report = _report(text, published)
    assert reader.read(report) == reader.read(report)


@READING
@given(st.lists(GLUED.filter(lambda text: bool(text.strip())), min_size=2, max_size=5), st.data())
def test_how_reports_are_batched_changes_nothing(
    reader: Reader, texts: list[str], data: st.DataObject
) -> None:
    reports = [_report(text, date(2020, 4, 2)) for text in texts]
    cut = data.draw(st.integers(0, len(reports)))
    whole = list(reader.read_many(reports))
    halves = [*reader.read_many(reports[:cut]), *reader.read_many(reports[cut:])]
    singly = [pair for report in reports for pair in reader.read_many([report])]
    small = list(reader.read_many(reports, batch_size=1))
    assert whole == halves == singly == small
    assert [report for report, _ in whole] == reports


@READING
@given(GLUED.filter(lambda text: bool(text.strip())), st.dates(date(1950, 1, 1), date(2030, 1, 1)))
def test_nothing_accomplished_lies_more_than_days_ahead(
    reader: Reader, text: str, published: date
) -> None:
    """What is told as done has no date behind the day on which it was told."""
    for claim in reader.read(_report(text, published)):
        if claim.status in ACCOMPLISHED and claim.date.basis == "relative" and claim.date.start:
            assert claim.date.start <= published + timedelta(days=62)


@READING
@given(TEXTS)
def test_without_a_day_of_publication_no_date_is_relative(reader: Reader, text: str) -> None:
    assert all(claim.date.basis != "relative" for claim in reader.read(_report(text)))


@settings(max_examples=3, deadline=None)
@given(st.lists(GLUED.filter(lambda text: bool(text.strip())), min_size=1, max_size=3))
def test_a_paragraph_of_blanks_before_a_text_moves_the_offsets_and_nothing_else(
    reader: Reader, texts: list[str]
) -> None:
    for text in texts:
        for claim in reader.read(_report("\n\n" + text)):
            _check(claim, "\n\n" + text)


def test_two_processes_read_what_one_reads(reader: Reader) -> None:
    reports = [
        _report(f"Rebels killed {n} policemen in Kano. Kenya condemned Sudan.", date(2020, 4, 2))
        for n in range(2, 8)
    ]
    one = list(reader.read_many(reports, jobs=1))
    two = list(reader.read_many(reports, jobs=2, batch_size=2))
    assert one == two
    assert all(outcome for _, outcome in one)
    assert all(first.report_id != second.report_id for first, second in pairwise(reports))

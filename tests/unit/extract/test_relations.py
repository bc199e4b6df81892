"""Relations between actors: each form once, and what must not be one."""

from __future__ import annotations

from datetime import date

import pytest

from foreshock.extract import Reader
from foreshock.extract.relations import read_relations
from foreshock.extract.tiewords import tie_words
from foreshock.records import Relation, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> list[Relation]:
    report = Report.make(text, origin="test", published=date(2020, 4, 2))
    (context,) = reader.contexts([report])
    return read_relations(context)


def told(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    return {(o.source.actor_id or o.source.text, o.kind, o.target.actor_id or o.target.text)
            for o in read(reader, text)}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran backs Hezbollah.", ("LBN-REB-HEZBOLLAH", "backed_by", "IRN")),
        (
            "The Iranian-backed groups Kataib Hezbollah and others fired rockets.",
            ("IRQ-REB-KATAIB-HEZBOLLAH", "backed_by", "IRN"),
        ),
        (
            "Harakat Sayf, a Syrian militia backed by Iran, shelled a post.",
            ("SYR-PRM", "backed_by", "IRN"),
        ),
        (
            "Liwa al-Zahra, an Iranian proxy, has kept silent.",
            ("Liwa al-Zahra", "backed_by", "IRN"),
        ),
        (
            "Hezbollah's leader Hassan Nasrallah spoke on Friday.",
            ("LBN-REB-HASSAN-NASRALLAH", "leads", "LBN-REB-HEZBOLLAH"),
        ),
        (
            "Qasem Soleimani, commander of the Quds Force, flew to Baghdad.",
            ("IRN-MIL-SOLEIMANI", "leads", "IRN-MIL-QUDS-FORCE"),
        ),
        (
            "Harakat Sayf is an offshoot of Hezbollah.",
            ("Harakat Sayf", "part_of", "LBN-REB-HEZBOLLAH"),
        ),
        (
            "Liwa al-Zahra is a front for Kataib Hezbollah.",
            ("Liwa al-Zahra", "front_of", "IRQ-REB-KATAIB-HEZBOLLAH"),
        ),
        ("The Houthis are allied with Hamas.", ("YEM-REB-ANSAR-ALLAH", "allied_with",
                                                "PSE-REB-HAMAS")),
        ("The Taliban are fighting against the Islamic State.",
         ("AFG-REB-TALIBAN", "fights", "IMG-REB-ISLAMIC-STATE")),
        ("Hezbollah's Mohammed al-Kawtharani met them.",
         ("LBN-REB-MOHAMMAD-AL-KAWTHARANI", "member_of", "LBN-REB-HEZBOLLAH")),
    ],
)  # fmt: skip
def test_a_form_is_read(reader: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(reader, text)


def test_an_abbreviation_in_brackets_is_an_alias(reader: Reader) -> None:
    (one,) = read(reader, "The Rojava Defence Council (RDC) met.")
    assert (one.kind, one.source.text, one.target.text) == (
        "alias_of", "RDC", "Rojava Defence Council",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran denied that it arms the Houthis.", "denied"),
        ("Iran does not back the Houthis.", "denied"),
        ("Officials accused Pakistan of backing the Taliban.", "alleged"),
        ("Iran may back the Houthis.", "possible"),
        ("Iran backs the Houthis.", "stated"),
    ],
)
def test_the_status_tells_how_sure_it_is(reader: Reader, text: str, status: str) -> None:
    assert {o.status for o in read(reader, text) if o.kind == "backed_by"} == {status}


def test_who_says_so_and_since_when_is_kept(reader: Reader) -> None:
    text = "Harakat Sayf has been backed by Iran since 2012, Israel said."
    (one,) = (o for o in read(reader, text) if o.kind == "backed_by")
    assert [speaker.actor_id for speaker in one.speaker] == ["ISR"]
    assert one.date.start == date(2012, 1, 1)


def test_offsets_quote_the_text(reader: Reader) -> None:
    text = "On Monday it was calm. Iran funds Hezbollah’s wing, and Hamas, an ally of Iran, too."
    for one in read(reader, text):
        evidence = one.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert text[one.source.start : one.source.end] == one.source.text
        assert text[one.target.start : one.target.end] == one.target.text


@pytest.mark.parametrize(
    "text",
    [
        "The storm destroyed a tank near Homs.",
        "Iran led the way in vaccine research.",
        "Two teams fought for the cup in Doha.",
        "The minister joined the talks in Geneva.",
        "Iran said it was ready to talk.",
    ],
)
def test_no_relation_is_made_of_other_talk(reader: Reader, text: str) -> None:
    assert told(reader, text) == set()


def test_read_many_gives_claims_alone_and_contents_the_same_claims(reader: Reader) -> None:
    reports = [Report.make("Iran backs Hezbollah. Israel bombed Damascus.", origin="test")]
    ((_, claims),) = reader.read_many(reports)
    ((_, content),) = reader.read_contents(reports)
    assert content.claims == claims
    assert [one.kind for one in content.relations] == ["backed_by"]


def test_a_paragraph_without_an_act_is_parsed_for_its_relations(reader: Reader) -> None:
    text = "Israel bombed Damascus on Monday.\n\nHezbollah is an Iranian proxy.\n"
    ((_, content),) = reader.read_contents([Report.make(text, origin="test")])
    assert ("LBN-REB-HEZBOLLAH", "backed_by") in {
        (one.source.actor_id, one.kind) for one in content.relations
    }


def test_the_frames_use_known_kinds_alone() -> None:
    kinds = {frame.kind for entries in tie_words().nouns.values() for _, frame in entries}
    assert "leads" in kinds

"""Names of groups that the registry does not know, and remarks on groups."""

from __future__ import annotations

import pytest

from foreshock.extract import Reader
from foreshock.records import Naming, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(gate=False)


def read(reader: Reader, text: str) -> list[Naming]:
    ((_, content),) = reader.read_contents([Report.make(text, origin="test")])
    return content.namings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A previously unknown group calling itself Saraya al-Ghadab claimed it.",
         "Saraya al-Ghadab"),
        ("Harakat Sayf, a Syrian militia, shelled the post.", "Harakat Sayf"),
        ("The Nur Front is a front group for the IRGC.", "Nur Front"),
        ("Fighters of the Qasr Liberation Brigade attacked a post.", "Qasr Liberation Brigade"),
    ],
)  # fmt: skip
def test_an_unknown_group_is_named(reader: Reader, text: str, name: str) -> None:
    assert [one.group.text for one in read(reader, text)] == [name]


def test_groups_in_a_list_share_what_is_said_of_them(reader: Reader) -> None:
    text = "New groups turn up with names like Jund Alsabr and Usbat al Wafar, on paper only."
    found = {one.group.text: set(one.remarks) for one in read(reader, text)}
    assert found.keys() == {"Jund Alsabr", "Usbat al Wafar"}
    assert all("on_paper" in remarks for remarks in found.values())


def test_a_remark_is_on_the_nearest_group_alone(reader: Reader) -> None:
    text = "Liwa al-Zahra, a militia that exists on paper, is close to Kataib Hezbollah."
    assert {one.group.text for one in read(reader, text) if "on_paper" in one.remarks} == {
        "Liwa al-Zahra"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Michael Thornbury met Hezbollah in Beirut.",
        "The Guardian wrote about the Syrian Army.",
        "Soldiers left Khan Bani Saad on Monday.",
        "Acme Holdings sold the company.",
    ],
)
def test_persons_places_and_firms_are_no_groups(reader: Reader, text: str) -> None:
    assert read(reader, text) == []

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Reader


def test_text_is_kept_to_the_character(reader: Reader) -> None:
    text = "  Rockets hit base \r\n\r\nTwo rockets\tfell. \x07\n\n"
    report = reader.report("a.txt", text)
    assert (report.text, report.title) == (text, "Rockets hit base")
    assert report.origin == str(reader.folder / "a.txt")
    assert report.media_type == "text/plain"


@pytest.mark.parametrize(
    "text",
    [
        "One line only",
        "A first line\nand a second.",
        "x" * 201 + "\n\nlong",
        "TIKRIT, 9 March 2020 -- Police said so.\n\nMore.",
    ],
)
def test_not_every_first_line_is_a_title(reader: Reader, text: str) -> None:
    assert reader.report("a.txt", text).title is None


def test_dateline_dates_the_report(reader: Reader) -> None:
    wire = "SAN SALVADOR, 3 JAN 90 -- THE GARRISON SAID"
    assert reader.report("a.txt", wire, published=date(2020, 1, 1)).published == date(1990, 1, 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "no text"),
        (b"ab\x00", "NUL"),
        (b"PK\x03\x04...", "archives"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_refused(reader: Reader, content: bytes, reason: str) -> None:
    assert reason in reader.reason("a.txt", content)


def test_a_name_without_ending_may_be_a_page(reader: Reader) -> None:
    page = "<!-- saved --><!DOCTYPE html><html><body><p>Rockets fell on a base.</p></body></html>"
    assert reader.report("index", page).text == "Rockets fell on a base."
    assert reader.report("index.txt", page).text == page

from __future__ import annotations

from typing import TYPE_CHECKING

from foreshock.records import Rejected
from foreshock.sources import Read

if TYPE_CHECKING:
    from conftest import Reader


def test_one_object(reader: Reader) -> None:
    report = reader.report("a.json", '\ufeff {"id": "x", "text": "Rockets fell."}\n')
    assert (report.report_id, report.text) == ("x", "Rockets fell.")
    assert report.origin.endswith("a.json")


def test_a_list_item_by_item(reader: Reader) -> None:
    first, second, third = reader.outcomes("a.json", '[{"text": "a" }, 3, {"text": "é"}]')
    assert isinstance(first, Read)
    assert (first.raw, first.report.origin[-8:]) == (b'{"text": "a" }', "a.json#1")
    assert isinstance(second, Rejected)
    assert second.record_id.endswith("a.json#2")
    assert isinstance(third, Read)
    assert third.report.text == "é"


def test_refused(reader: Reader) -> None:
    assert reader.reason("a.json", "[]") == "the list is empty"
    assert "not JSON" in reader.reason("a.json", "[{}")
    assert "nested too deeply" in reader.reason("a.json", "[" * 100_000)
    assert 'no "text"' in reader.reason("a.json", '{"type": "FeatureCollection"}')
    assert "name it .jsonl" in reader.reason("a.json", '{"text": "a"}\n{"text": "b"}\n')

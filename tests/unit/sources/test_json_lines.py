from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foreshock.records import Rejected
from foreshock.sources import Limits, Read, count_records, read_paths
from foreshock.sources.json_lines import lines_of

if TYPE_CHECKING:
    from conftest import Reader


def test_a_line_is_a_report_and_its_bytes(reader: Reader) -> None:
    line = {
        "id": 17,
        "text": "Rockets fell.\n",
        "title": " Rockets \u202ehit ",
        "published": "2020-03-12T10:00:00Z",
        "outlet": "Wire",
        "outlet_kind": "agency",
        "url": "https://wire.example/17",
        "language": "en",
        "templates": [{"x": 1}],
    }
    raw = json.dumps(line).encode()
    (read,) = reader.outcomes("a.jsonl", b"\n" + raw + b"\r\n\n")
    assert isinstance(read, Read)
    report = read.report
    assert read.raw == raw
    assert report.origin == f"{reader.folder / 'a.jsonl'}#2"
    assert (report.report_id, report.text, report.title) == ("17", "Rockets fell.\n", "Rockets hit")
    assert report.published_at == datetime(2020, 3, 12, 10, tzinfo=UTC)
    assert (report.outlet, report.outlet_kind, report.language) == ("Wire", "agency", "en")


@pytest.mark.parametrize("source", ['"Wire"', '{"name": "Wire"}'])
def test_other_names_of_keys(reader: Reader, source: str) -> None:
    report = reader.report("a.ndjson", f'{{"text": "x", "date": "2020-03-12", "source": {source}}}')
    assert (report.published, report.outlet) == (date(2020, 3, 12), "Wire")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "not JSON"),
        ('{"text": "a"', "not JSON"),
        ("[1]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("{}", 'no "text"'),
        ('{"text": null}', '"text" has the wrong type'),
        ('{"text": " "}', "there is no text"),
        ('{"text": "a\\u0000"}', "NUL"),
        ('{"text": "a\\ud800"}', "surrogate"),
        ('{"text": "a", "id": true}', '"id" has the wrong type'),
        ('{"text": "a", "id": " "}', "id ' ' is empty"),
        ('{"text": "a", "id": "a\\nb"}', "control characters"),
        ('{"text": "a", "title": 5}', '"title" has the wrong type'),
        ('{"text": "a", "url": "data:text/html,x"}', "not a web address"),
        ('{"text": "a", "published": "2020-02-31"}', "published '2020-02-31' is not a date"),
        ('{"text": "a", "published": "2031-01-01"}', "future"),
        ('{"text": "a", "published": 1585821600}', "write it as YYYY-MM-DD"),
        ('{"text": "a", "x": ' + "[" * 100_000, "nested too deeply"),
        ('{"text": "a", "id": ' + "9" * 5_000 + "}", "out of range"),
    ],
)
def test_a_bad_line_is_refused_and_the_rest_goes_on(reader: Reader, line: str, reason: str) -> None:
    before, refused, after = reader.outcomes("a.jsonl", f'{{"text": "b"}}\n{line}\n{{"text": "c"}}')
    assert isinstance(before, Read)
    assert isinstance(after, Read)
    assert isinstance(refused, Rejected)
    assert refused.record_id.endswith("a.jsonl#2")
    assert reason in refused.reason


def test_one_id_with_two_texts(reader: Reader) -> None:
    lines = '{"id": 1, "text": "a"}\n{"id": "1", "text": "b"}\n{"id": 1, "text": "a"}\n'
    first, second, third = reader.outcomes("a.jsonl", lines)
    assert isinstance(first, Read)
    assert isinstance(second, Rejected)
    assert "read before with another text" in second.reason
    assert isinstance(third, Read)


def test_known_ids_are_bounded(reader: Reader) -> None:
    lines = "".join(f'{{"id": {n % 3}, "text": "text {n}"}}\n' for n in range(9))
    outcomes = reader.outcomes("a.jsonl", lines, limits=Limits(max_known_ids=2))
    assert all(isinstance(outcome, Read) for outcome in outcomes)


def test_a_line_over_the_limit_is_not_held(reader: Reader) -> None:
    long = b'{"text": "' + b"a" * 5_000 + b'"}\n'
    refused, after = reader.outcomes(
        "a.jsonl", long + b'{"text": "after"}', limits=Limits(max_bytes=1_000)
    )
    assert isinstance(refused, Rejected)
    assert refused.reason.startswith("the line is too large: 5013 bytes, the limit is 1000 bytes")
    assert isinstance(after, Read)


def test_a_line_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1234\n12345\n1234")
    with path.open("rb") as handle:
        assert [line.raw for line in lines_of(handle, max_bytes=4)] == [b"1234", None, b"1234"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_encodings_of_whole_files(reader: Reader, encoding: str) -> None:
    # U+0A00 and U+010A hold the byte of a line end
    text = "\u0a01\u010a Téhéran"
    lines = f'{{"text": "{text}", "id": 1}}\n{{"text": "b"}}\n'
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    first, second = reader.outcomes("a.jsonl", mark + lines.encode(encoding))
    assert isinstance(first, Read)
    assert first.report.text == text
    assert isinstance(second, Read)


def test_utf16_limits_and_faults(reader: Reader) -> None:
    lines = '{"text": "\ud800"}\n{"text": "b"}\n' + "x" * 900 + '\n{"text": "c"}'
    raw = b"\xff\xfe" + lines.encode("utf-16-le", "surrogatepass") + b"\x00"
    reasons = [
        outcome.reason if isinstance(outcome, Rejected) else outcome.report.text
        for outcome in reader.outcomes("a.jsonl", raw, limits=Limits(max_bytes=1_000))
    ]
    assert "surrogate" in reasons[0]
    assert reasons[1] == "b"
    assert "too large: 1802 bytes" in reasons[2]
    assert "middle of a character" in reasons[-1]


def test_a_line_in_another_encoding(reader: Reader) -> None:
    report = reader.report("a.jsonl", b'{"text": "The mayor of S\xe3o Paulo said"}')
    assert report.text == "The mayor of São Paulo said"
    assert report.media_type == "application/jsonl; charset=cp1252"


def test_empty_file(reader: Reader) -> None:
    assert reader.reason("a.jsonl", b"") == "the file is empty"
    assert reader.reason("b.jsonl", b"\n \n") == "the file is empty"


def test_count(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b"}\n{"text": "c"}')
    assert count_records([path]) == 3


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path, now: datetime) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.jsonl"
    with path.open("wb") as handle:
        handle.write(b'{"text": "' + b"a" * 60_000_000 + b'"}\n')
        for n in range(20_000):
            handle.write(b'{"id": %d, "text": "%s"}\n' % (n, b"Rockets fell. " * 70))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    n_read = sum(isinstance(outcome, Read) for outcome in read_paths([path], retrieved=now))
    grown_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert n_read == 20_000
    assert grown_kb < 60_000

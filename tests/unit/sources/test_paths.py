from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foreshock.errors import SourceError
from foreshock.records import Rejected
from foreshock.sources import Limits, Outcome, Read, count_records, read_paths

if TYPE_CHECKING:
    from conftest import Reader

ReadAll = Callable[..., list[Outcome]]


def names(outcomes: list[Outcome]) -> list[str]:
    return [
        Path(outcome.report.origin).name if isinstance(outcome, Read) else f"- {outcome.reason}"
        for outcome in outcomes
    ]


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"The text of {path}.")


def test_folders_sorted_without_hidden_files(tmp_path: Path, read_all: ReadAll) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/y/x.txt", ".hidden.txt", ".git/q.txt", "c.txt")
    assert names(read_all(tmp_path)) == ["x.txt", "z.txt", "b.txt", "c.txt"]
    assert count_records([tmp_path]) == 4


def test_a_case_gives_its_dispatches_only(tmp_path: Path, read_all: ReadAll) -> None:
    write(tmp_path, "b.txt", "case/case.yaml", "case/README.md", "case/notes/n.txt")
    write(tmp_path, "case/dispatches/1/a.txt")
    assert names(read_all(tmp_path / "case")) == ["a.txt"]
    assert names(read_all(tmp_path)) == ["b.txt", "a.txt"]


def test_a_case_without_dispatches(tmp_path: Path, read_all: ReadAll) -> None:
    write(tmp_path, "case.yaml", "a.txt")
    assert names(read_all(tmp_path)) == ["- a case (case.yaml) without a folder dispatches"]


def test_empty_folder(tmp_path: Path, read_all: ReadAll) -> None:
    assert names(read_all(tmp_path)) == ["- the folder has no files to read"]


def test_what_is_named_twice_is_read_once(tmp_path: Path, read_all: ReadAll) -> None:
    write(tmp_path, "a.txt")
    path = tmp_path / "a.txt"
    assert names(read_all(path, str(path), tmp_path, tmp_path / "." / "a.txt")) == ["a.txt"]


def test_same_text_in_two_files_comes_twice(tmp_path: Path, read_all: ReadAll) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same.")
    assert names(read_all(tmp_path)) == ["a.txt", "b.txt"]


def test_links_do_not_lead_out(tmp_path: Path, read_all: ReadAll) -> None:
    write(tmp_path, "secret.txt", "in/a.txt", "in/sub/b.txt")
    inside = tmp_path / "in"
    (inside / "z_out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "z_up").symlink_to(tmp_path)
    (inside / "sub" / "loop").symlink_to(inside)
    (inside / "z_again.txt").symlink_to(inside / "a.txt")
    (inside / "z_gone.txt").symlink_to(inside / "nothing.txt")
    assert names(read_all(inside)) == [
        "a.txt",
        "b.txt",
        "- cannot be opened: No such file or directory",
        "- a link that leaves the folder is not followed",
        "- a link that leaves the folder is not followed",
    ]


def test_a_link_that_the_user_names_is_followed(tmp_path: Path, read_all: ReadAll) -> None:
    write(tmp_path, "in/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert names(read_all(tmp_path / "link")) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path, read_all: ReadAll) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(read_all(tmp_path)) == ["- neither a file nor a folder"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.html", "a.md"])
def test_a_file_that_may_not_be_opened(
    tmp_path: Path, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(tmp_path, name, "b.txt")
    opened = Path.open

    def deny(path: Path, *args: object, **kwargs: object) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", deny)
    assert names(read_all(tmp_path)) == ["- cannot be opened: Permission denied", "b.txt"]
    assert count_records([tmp_path]) == 2


def test_a_folder_that_may_not_be_opened(
    tmp_path: Path, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a/x.txt", "b.txt")
    listed = os.listdir

    def deny(path: Path) -> list[str]:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", deny)
    assert names(read_all(tmp_path)) == ["- cannot be opened: Permission denied", "b.txt"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.zip", "archives are not read yet"),
        ("a.jsonl.gz", "archives are not read yet"),
        ("a.docx", "office documents are not read yet"),
        ("A.PDF", "PDF is not read yet"),
        ("a.rss", "feeds are not read yet"),
        ("a.csv", "tables are not read"),
        ("a.js", "program code"),
        ("a.jpg", "pictures"),
    ],
)
def test_kinds_that_are_known_and_not_read(reader: Reader, name: str, reason: str) -> None:
    assert reason in reader.reason(name, b"any")


def test_unknown_binary_and_unknown_text(reader: Reader) -> None:
    assert "binary" in reader.reason("a.bin", b"\x7fELF\x02\x01\x01\x00\x00")
    assert reader.report("a.wire", "Rockets fell.").text == "Rockets fell."


def test_too_large_a_file_tells_its_size(reader: Reader) -> None:
    assert reader.reason("a.txt", b"x" * 3_000_000, limits=Limits(max_bytes=2_000_000)) == (
        "the file is too large: 3.0 MB, the limit is 2.0 MB; split it into several"
    )


def test_a_missing_path_is_the_user_s_mistake(
    tmp_path: Path, read_all: ReadAll, now: datetime
) -> None:
    write(tmp_path, "april.jsonl")
    with pytest.raises(SourceError, match=r"did you mean .*april\.jsonl\?"):
        # at once, not when the first record is asked for
        read_paths([tmp_path / "aprl.jsonl"], retrieved=now)
    with pytest.raises(SourceError, match="looked from"):
        read_all(tmp_path / "zzz" / "q")
    with pytest.raises(SourceError, match="not read in this release"):
        read_all("https://wire.example/a")
    with pytest.raises(SourceError, match="null"):
        read_all("a\0b")
    with pytest.raises(SourceError, match="no such file"):
        count_records([tmp_path / "zzz"])


def test_a_single_path_is_no_list_of_letters(tmp_path: Path, now: datetime) -> None:
    write(tmp_path, "a.txt")
    assert len(list(read_paths(str(tmp_path / "a.txt"), retrieved=now))) == 1


def test_one_id_with_two_texts_in_two_files(tmp_path: Path, read_all: ReadAll) -> None:
    (tmp_path / "a.md").write_text("---\nid: x\n---\nOne text.")
    (tmp_path / "b.json").write_text('{"id": "x", "text": "Another text."}')
    first, second = read_all(tmp_path)
    assert isinstance(first, Read)
    assert isinstance(second, Rejected)
    assert second.record_id.endswith("b.json")


def test_a_name_that_is_no_unicode(tmp_path: Path, read_all: ReadAll) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text("Rockets fell.")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    (outcome,) = read_all(tmp_path)
    assert isinstance(outcome, Read)
    assert outcome.report.origin.endswith("caf\\xe9.txt")


def test_rejected_tells_stage_and_time(tmp_path: Path, read_all: ReadAll, now: datetime) -> None:
    (outcome,) = read_all(tmp_path)
    assert isinstance(outcome, Rejected)
    assert (outcome.stage, outcome.known_at) == ("source", now)

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from foreshock.workflow.files import write_whole


def test_a_file_is_there_whole_or_not_at_all(tmp_path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def breaks_off():
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(path, breaks_off())
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]
    write_whole(path, [b"new"])
    assert path.read_bytes() == b"new"


def test_others_may_read_it_as_the_users_mask_says(tmp_path) -> None:
    path = write_whole(tmp_path / "out.txt", [b"x"])
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), [b"x"])
    assert Path(os.devnull).is_char_device()

"""A process that dies, or a disk that is full, costs nothing that was accepted."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from foreshock.errors import StoreError
from foreshock.store import Store

ADD = """
import sys
from foreshock.store import Intake, Store
from foreshock.store.sample import RECORDED_AT, sample_claim, sample_report
from datetime import date
store = Store.open(sys.argv[1])
for n in range(int(sys.argv[2])):
    report = sample_report(n, published=date(2020, 3, 1))
    claims = [sample_claim(report, k) for k in range(20)]
    store.add(report, raw=report.text.encode() * 50, claims=claims, rejected=[],
              recorded_at=RECORDED_AT)
    print(n, flush=True)
store.close()
print("done", flush=True)
"""
FULL = """
import resource, sys
from datetime import date
from foreshock.errors import StoreError
from foreshock.store import Intake, Store
from foreshock.store.sample import RECORDED_AT, sample_report
store = Store.open(sys.argv[1])
# A limit on the size of files fails in the same way as a disk without space.
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
for n in range(100):
    report = sample_report(n, published=date(2020, 3, 1))
    try:
        store.add(report, raw=bytes([n]) * 100_000, claims=[], rejected=[],
                  recorded_at=RECORDED_AT)
    except StoreError as error:
        print(n, error, flush=True)
        break
"""


def run(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def assert_whole(store: Store) -> int:
    """Check that each report has its bytes and its claims, and return their number."""
    reports = store.reports()
    for report in reports:
        assert store.raw(report.report_id) == report.text.encode() * 50
    assert len(store.claims()) == 20 * len(reports)
    return len(reports)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_killed_while_adding_every_accepted_report_is_whole(tmp_path: Path) -> None:
    path, rng = tmp_path / "a.duckdb", random.Random(20200402)
    for _ in range(4):
        process = run(ADD, path, 10_000)
        assert process.stdout
        accepted = int(process.stdout.readline())
        time.sleep(rng.uniform(0, 0.3))
        process.kill()
        lines = process.communicate(timeout=30)[0].split()
        accepted = max([accepted, *map(int, lines)])
        with Store.open(path, read_only=True) as store:
            assert assert_whole(store) > accepted
    with Store.open(path) as store:
        n_reports = assert_whole(store)
    again = run(ADD, path, n_reports + 1).communicate(timeout=120)[0]
    assert again.endswith("done\n")
    with Store.open(path) as store:
        assert assert_whole(store) == n_reports + 1
        assert store.rejected() == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_killed_while_opening_the_store_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    code = "print('go', flush=True); from foreshock.store import Store; " + ADD
    started = time.monotonic()
    run(code, tmp_path / "timing.duckdb", 0).communicate(timeout=60)
    whole_seconds = time.monotonic() - started
    for share in (0.7, 0.8, 0.85, 0.9, 0.95):
        process = run(code, path, 0)
        time.sleep(whole_seconds * share)
        process.kill()
        process.communicate(timeout=30)
        Store.open(path).close()
        path.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files here")
def test_a_full_disk_is_told_and_what_was_accepted_is_safe(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    said = run(FULL, path).communicate(timeout=60)[0]
    n_accepted = int(said.split()[0])
    assert "the disk is full" in said
    assert n_accepted > 0
    with Store.open(path) as store:
        assert store.counts()["reports"] == n_accepted


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="may not be written"):
        Store.open(tmp_path / "a.duckdb")

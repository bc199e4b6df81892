from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from foreshock.cli import running
from foreshock.cli.app import app
from foreshock.cli.options import DEFAULT_PIPELINE
from foreshock.errors import NotFoundError, UsageError

COMMAND = [sys.executable, "-m", "foreshock"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def test_help_is_everywhere(run) -> None:
    names = typer.main.get_command(app).commands
    for words in ([], *([name] for name in names), ["lexicon", "check"], ["lexicon", "list"]):
        for flag in ("--help", "-h"):
            done = run(*words, flag)
            assert done.status == 0
            assert "Usage: foreshock" in done.out


def test_a_bare_command_shows_its_help(run) -> None:
    for words in ([], ["lexicon"]):
        done = run(*words)
        assert (done.status, done.out) == (2, "")
        assert "Commands:" in done.err


def test_wrong_usage_points_to_help(run) -> None:
    done = run("code")
    assert done.status == 2
    assert "try foreshock code --help" in done.err
    assert run("no-such-command").status == 2


def test_the_version_is_printed(run) -> None:
    assert run("--version").out.startswith("foreshock 0.")


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (NotFoundError("nobody is called that"), 1, "nobody is called that"),
        (UsageError("both cannot be"), 2, "both cannot be"),
        (OSError(errno.ENOSPC, "No space left on device", "b.html"), 1, "the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), 1, "check its rights"),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "out"), 1, "Is a directory: out"),
        (OSError(errno.EMFILE, "Too many open files"), 1, "too many files"),
        (MemoryError(), 1, "memory"),
        (KeyError("x"), 1, "unexpected error (KeyError: 'x'); please report it"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
    ],
)
def test_each_failure_is_one_sentence_and_a_status(
    run, monkeypatch, error: BaseException, status: int, message: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(running, "_forget_stdout", lambda: None)
    monkeypatch.setattr("foreshock.actors.resolve_phrase", fails)
    done = run("actors", "--resolve", "x")
    assert (done.status, done.out) == (status, "")
    assert message in done.err
    assert len(done.err.splitlines()) <= 1


def test_the_traceback_is_there_for_those_who_ask(monkeypatch, capfd) -> None:
    monkeypatch.setenv("FORESHOCK_DEBUG", "1")
    assert running.run(["claims", "--store", "nowhere.duckdb"]) == 1
    assert "Traceback" in capfd.readouterr().err


def test_a_hostile_name_cannot_drive_the_terminal(run) -> None:
    done = run("code", "\x1b[2Jnothing.txt")
    assert done.status == 1
    assert "\x1b" not in done.err


def test_the_default_pipeline_is_the_readers() -> None:
    from foreshock import extract

    assert extract.DEFAULT_PIPELINE == DEFAULT_PIPELINE


def test_a_pipeline_that_is_missing_is_told(run, note) -> None:
    done = run("code", note, "--nlp", "xx_no_such_pipeline")
    assert (done.status, done.out) == (1, "")
    assert "not installed" in done.err


def test_help_is_quick() -> None:
    """Heavy packages are loaded inside the commands that need them."""
    code = (
        "import sys; from foreshock.cli.running import run; run(['--help']); "
        "sys.stderr.write(str(sorted({'spacy', 'duckdb', 'ibis', 'altair'} & set(sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stderr == "[]"


def test_a_real_process_reads_stdin_and_stays_quiet_in_a_pipe(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "code", "-", "--published", "2020-01-07"],
        input=b"Iran condemned Israel on Monday.",
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=ENVIRONMENT,
    )
    assert b'"ACCUSE"' in done.stdout
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_reader_that_goes_away_is_no_noise(tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m foreshock lexicon list | head -n 1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=ENVIRONMENT,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 141)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_ends_cleanly(tmp_path: Path) -> None:
    started = subprocess.Popen(
        [*COMMAND, "code", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=ENVIRONMENT,
    )
    time.sleep(6)  # a busy machine may still be importing before
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=20)
    assert started.returncode == 130
    assert b"Traceback" not in err
    assert out == b""

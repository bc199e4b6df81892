"""Run a command and turn whatever happens into one sentence and an exit status."""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import typer

from foreshock.cli.options import ReaderGoneError
from foreshock.errors import ForeshockError, UsageError

DONE, FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED = 128 + signal.SIGINT
#: What a shell reports of a program whose reader has gone away, as in ``foreshock claims | head``.
READER_GONE = 128 + 13
DEBUG = "FORESHOCK_DEBUG"


def main() -> NoReturn:
    """Run the command that was typed, and exit."""
    status = run(sys.argv[1:])
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    sys.exit(status)


def run(words: Sequence[str]) -> int:
    """Run a command and return its exit status: 0 done, 1 failed, 2 wrong usage."""
    try:
        from foreshock.cli.app import app

        outcome = app(list(words), prog_name="foreshock", standalone_mode=False)
        # Here, and not at the end of the process, where a failure could only be shown raw.
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        outcome = INTERRUPTED
    except (BrokenPipeError, ReaderGoneError):
        _forget_stdout()
        return READER_GONE
    except Exception as error:  # noqa: BLE001 - the last resort; no traceback reaches a user
        return _told(error)
    if outcome == INTERRUPTED:
        say("interrupted")
    return outcome if isinstance(outcome, int) else DONE


def say(message: str) -> None:
    """Print a message to the user, apart from the data."""
    with suppress(OSError, ValueError):
        print(f"foreshock: {message}", file=sys.stderr)


def _told(error: Exception) -> int:
    """Say what went wrong and return the exit status."""
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    if isinstance(error, ForeshockError):
        say(_one_line(str(error)))
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    if _is_usage_error(error):
        return _told_usage(error)
    if isinstance(error, OSError):
        _forget_stdout()
        say(_plain_os_error(error))
        return FAILED
    if isinstance(error, MemoryError):
        say("the memory is used up: give fewer or smaller files at once, or --jobs 1")
        return FAILED
    say(
        f"unexpected error ({type(error).__name__}: {_one_line(str(error))}); please report it, "
        f"with what {DEBUG}=1 shows"
    )
    return FAILED


def _is_usage_error(error: Exception) -> bool:
    """Whether the command line itself was wrong; the parser's own classes are not public."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def _told_usage(error: Exception) -> int:
    """Say what was wrong with the command line and where help is."""
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "foreshock")
    message = getattr(error, "format_message", lambda: str(error))()
    if message.startswith("Usage:"):
        # A bare command: its help is the message.
        print(message, file=sys.stderr)
        return WRONG_USAGE
    say(_one_line(message))
    say(f"try {command} --help")
    return WRONG_USAGE


def _one_line(message: str) -> str:
    """Return a message without the line breaks and controls that a file name may bring."""
    lines = [line.rstrip() for line in message.splitlines() if line.strip()]
    shown = "\n".join(lines)
    return "".join(char if char.isprintable() or char == "\n" else "?" for char in shown)


def _plain_os_error(error: OSError) -> str:
    """Say in plain words what the system refused."""
    where = f" {error.filename}" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full{where and ', cannot write'}{where}: free some space and run again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"may not write or read{where}: check its rights and its folder's"
    if error.errno == errno.EMFILE:
        return "too many files are open: raise the limit (ulimit -n) and run again"
    return f"{error.strerror or error}{where and ':'}{where}"


def _forget_stdout() -> None:
    """Let the interpreter's own last flush find nothing to complain about."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)

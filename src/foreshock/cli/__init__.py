"""The command ``foreshock``: thin shells that parse, call and print."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that was typed, and exit."""
    try:
        from foreshock.cli.running import main as run_and_exit
    except KeyboardInterrupt:  # pressed before anything was loaded
        sys.exit(130)
    run_and_exit()


__all__ = ["main"]

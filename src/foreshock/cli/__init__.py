"""The command ``foreshock``: thin shells that parse, call and print."""

from foreshock.cli.running import main

__all__ = ["main"]

"""The command ``foreshock``: thin shells that parse, call and print."""

from foreshock.cli.main import main

__all__ = ["main"]

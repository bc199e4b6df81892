"""How far a long run has come, told to whoever wants to know."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Follows the stages of a run; the library itself prints nothing."""

    def start(self, total: int | None, label: str) -> None:
        """Begin a stage of `total` steps, ``None`` where nobody knows how many."""
        ...

    def advance(self, n_steps: int = 1) -> None:
        """Count steps of the current stage as done."""
        ...

    def finish(self) -> None:
        """End the current stage."""
        ...


class _Silent:
    """Tells nobody."""

    def start(self, total: int | None, label: str) -> None:
        """Begin a stage."""

    def advance(self, n_steps: int = 1) -> None:
        """Count steps."""

    def finish(self) -> None:
        """End a stage."""


SILENT: Progress = _Silent()

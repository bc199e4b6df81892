"""Progress bars on stderr, for a person at a terminal and nobody else."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as RichProgress


class Bars:
    """Shows each stage of a run as a bar; silent where nobody watches.

    Parameters
    ----------
    quiet : show nothing even at a terminal
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._bars = RichProgress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=quiet or not sys.stderr.isatty(),
        )
        self._stage: TaskID | None = None

    def start(self, total: int | None, label: str) -> None:
        """Begin a stage."""
        self._stage = self._bars.add_task(label, total=total)

    def advance(self, n_steps: int = 1) -> None:
        """Count steps of the current stage as done."""
        if self._stage is not None:
            self._bars.advance(self._stage, n_steps)

    def finish(self) -> None:
        """End the current stage and take its bar away."""
        if self._stage is not None:
            self._bars.remove_task(self._stage)
            self._stage = None

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

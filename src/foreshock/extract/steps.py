"""Looking on while a report is read: each step shows what it made, and mostly nobody looks."""

from __future__ import annotations

from typing import Any, Literal, Protocol

#: ``predicates``: all that the lexicon's frames fitted; ``earnest``: those of them that are not of
#: a game or a market; ``assembled``: pairs of an act and its
#: claim, ``None`` where it has no side; ``unique``: the claims without doubles.
Step = Literal["predicates", "earnest", "assembled", "unique"]


class Observer(Protocol):
    """Is shown what the steps of a reading made."""

    def __call__(self, step: Step, made: Any) -> None:
        """Take up what a step made; it must not be changed."""
        ...


def ignore(step: Step, made: Any) -> None:
    """Look at nothing."""

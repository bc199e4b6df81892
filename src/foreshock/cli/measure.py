"""``foreshock measure``: how much passes between two actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from foreshock.cli.columns import Column, View, joined
from foreshock.cli.filters import actor_ids
from foreshock.cli.options import AsOfOption, StoreOption, day
from foreshock.cli.output import Output, emit
from foreshock.cli.session import open_store
from foreshock.errors import UsageError

if TYPE_CHECKING:
    from foreshock.workflow.measuring import PeriodValue

PERIODS: View[PeriodValue] = View(
    (
        Column("first", "day", lambda one: one.first, True),
        Column("last", "day", lambda one: one.last, True),
        Column("precision", "text", lambda one: one.precision),
        Column("source", "text", lambda one: one.source, True),
        Column("target", "text", lambda one: one.target, True),
        Column("n_words", "int", lambda one: one.n_words, True),
        Column("n_deeds", "int", lambda one: one.n_deeds, True),
        Column("intensity_words", "float", lambda one: one.intensity_words),
        Column("intensity_deeds", "float", lambda one: one.intensity_deeds),
        Column("event_ids", "text", lambda one: joined(one.event_ids), True),
    ),
    msgspec.structs.asdict,
)


def measure(
    context: typer.Context,
    between: Annotated[
        tuple[str, str],
        typer.Option("--between", metavar="A B", help="The two actors: countries, ids or names."),
    ],
    output: Output,
    since: Annotated[
        Any, typer.Option("--since", metavar="DATE", parser=day, help="First day of the window.")
    ] = None,
    until: Annotated[
        Any, typer.Option("--until", metavar="DATE", parser=day, help="Last day of the window.")
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Count words and deeds of two actors by week.

    Each number names its events. What is not known to the day stands at the end.
    """
    from foreshock.workflow.measuring import weeks_between

    sides = actor_ids(list(between), as_of)
    if len(sides) != 2:
        raise UsageError(f"{between[0]!r} and {between[1]!r} are one actor: name two")
    if since and until and until < since:
        raise UsageError(f"the window ends {until}, before it starts {since}")
    with open_store(context, store) as opened:
        found = weeks_between(opened, *sides, as_of=as_of, since=since, until=until)
    emit(found, PERIODS, output)

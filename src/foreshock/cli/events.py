"""``foreshock events``: what happened, as the reports in the store tell it."""

from __future__ import annotations

import typer

from foreshock.cli.columns import EVENTS
from foreshock.cli.filters import Filters
from foreshock.cli.options import AsOfOption, StoreOption
from foreshock.cli.output import Output, emit
from foreshock.cli.session import open_store


def events(
    context: typer.Context,
    filters: Filters,
    output: Output,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Show events, each made of one claim or of many."""
    from foreshock.store import EventQuery
    from foreshock.workflow.resolving import events_of

    query = EventQuery(**filters.for_query(as_of))
    with open_store(context, store) as opened:
        found = filters.by_place(events_of(opened, query))
    emit(found, EVENTS, output)

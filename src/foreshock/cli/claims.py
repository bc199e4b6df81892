"""``foreshock claims``: what the reports in the store say."""

from __future__ import annotations

import typer

from foreshock.cli.columns import CLAIMS
from foreshock.cli.filters import Filters
from foreshock.cli.options import AsOfOption, StoreOption
from foreshock.cli.output import Output, emit
from foreshock.cli.session import open_store


def claims(
    context: typer.Context,
    filters: Filters,
    output: Output,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Show what single reports say, each with its sentence."""
    from foreshock.store import ClaimQuery

    query = ClaimQuery(**filters.for_query(as_of))
    with open_store(context, store) as opened:
        found = filters.by_place(opened.claims(query))
    emit(found, CLAIMS, output)

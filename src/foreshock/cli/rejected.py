"""``foreshock rejected``: what could not be read."""

from __future__ import annotations

import typer

from foreshock.cli.columns import REJECTED
from foreshock.cli.options import AsOfOption, StoreOption
from foreshock.cli.output import Output, emit
from foreshock.cli.session import open_store


def rejected(
    context: typer.Context,
    output: Output,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Show the records that failed, at which stage, and why."""
    with open_store(context, store) as opened:
        found = opened.rejected(as_of=as_of)
    emit(found, REJECTED, output)

"""The command and its subcommands; each one lives in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import foreshock
from foreshock.cli.actors import actors
from foreshock.cli.add import add
from foreshock.cli.brief import brief
from foreshock.cli.claims import claims
from foreshock.cli.code import code
from foreshock.cli.demo import demo
from foreshock.cli.events import events
from foreshock.cli.lexicon import lexicon
from foreshock.cli.measure import measure
from foreshock.cli.options import QuietOption, StoreOption, expanded
from foreshock.cli.rejected import rejected
from foreshock.cli.relations import relations
from foreshock.cli.session import Session

app = typer.Typer(
    name="foreshock",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"foreshock {foreshock.__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    store: StoreOption = None,
    quiet: QuietOption = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read open reporting on a conflict: who did and said what to whom, each with its sentence."""
    del version
    context.obj = Session(store=Path(store) if store else None, quiet=quiet)


for _command in (demo, code, add, claims, events, relations, rejected, measure, brief):
    app.command(_command.__name__)(expanded(_command))
app.add_typer(actors, name="actors")
app.add_typer(lexicon, name="lexicon")

"""``foreshock add``: files into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foreshock.cli.bars import Bars
from foreshock.cli.options import (
    DEFAULT_PIPELINE,
    ActorsOption,
    GateOption,
    JobsOption,
    LexiconOption,
    NlpOption,
    PublishedOption,
    QuietOption,
    StoreOption,
)
from foreshock.cli.running import FAILED, say
from foreshock.cli.session import open_store, session_of, use_actors
from foreshock.errors import UsageError


def add(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files and folders with reports.")
    ],
    store: StoreOption = None,
    published: PublishedOption = None,
    jobs: JobsOption = 1,
    nlp: NlpOption = DEFAULT_PIPELINE,
    lexicon: LexiconOption = None,
    gate: GateOption = True,
    own: ActorsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read reports into the store.

    What tells of one event is joined; what cannot be read is kept with its reason.
    """
    from foreshock.workflow.adding import add_to_store
    from foreshock.workflow.reading import make_reader

    _refuse_addresses(paths)
    use_actors(own)
    hush = quiet or session_of(context).quiet
    with Bars(quiet=hush) as bars, open_store(context, store, write=True) as opened:
        summary = add_to_store(
            opened,
            [Path(path) for path in paths],
            reader=make_reader(nlp, lexicon_files=tuple(lexicon or ()), gate=gate),
            published=published,
            jobs=jobs,
            progress=bars,
        )
        where = opened.path
    if not hush:
        say(
            f"{where}: {summary.n_added} reports added with {summary.n_claims} claims; "
            f"{summary.n_events} events in the store"
        )
        if summary.n_duplicates:
            say(f"{summary.n_duplicates} were there already")
    if summary.n_conflicts:
        say(f"{summary.n_conflicts} have an id that names another text: see foreshock rejected")
    if summary.n_rejected:
        say(f"{summary.n_rejected} rejected: see foreshock rejected")
    if not summary.n_added and not summary.n_duplicates and summary.n_offered:
        raise typer.Exit(FAILED)


def _refuse_addresses(paths: list[str]) -> None:
    """Say plainly that nothing is fetched in this release."""
    for path in paths:
        if "://" in path:
            raise UsageError(
                f"{path}: addresses are not fetched yet; save the page and add the file"
            )

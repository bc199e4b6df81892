"""``foreshock demo``: the shipped case, from raw text to a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foreshock.cli.bars import Bars
from foreshock.cli.options import DEFAULT_PIPELINE, JobsOption, NlpOption, QuietOption
from foreshock.cli.running import say
from foreshock.cli.session import session_of


def demo(
    context: typer.Context,
    out_dir: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write into.")
    ] = Path("demo"),
    case: Annotated[
        Path | None,
        typer.Option(
            "--case", metavar="DIR", help="A case folder of your own.", show_default=False
        ),
    ] = None,
    jobs: JobsOption = 1,
    nlp: NlpOption = DEFAULT_PIPELINE,
    quiet: QuietOption = False,
) -> None:
    """Read the shipped case and write its page.

    All of it from raw text; in a folder of its own, beside the store.
    """
    from foreshock.workflow.demo import run_demo
    from foreshock.workflow.reading import make_reader

    hush = quiet or session_of(context).quiet
    if not hush:
        say("reading the dispatches; this takes less than a minute")
    with Bars(quiet=hush) as bars:
        result = run_demo(
            out_dir, case_folder=case, reader=make_reader(nlp), jobs=jobs, progress=bars
        )
    if not hush:
        summary = result.summary
        say(
            f"{summary.n_added} reports, {summary.n_claims} claims, {summary.n_events} events, "
            f"{summary.n_rejected} rejected"
        )
        say(f"ask further with: foreshock events --store {result.store}")
        say("open this page in a browser:")
    print(result.page)

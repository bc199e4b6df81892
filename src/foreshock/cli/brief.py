"""``foreshock brief``: a page on what the store holds."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foreshock.cli.bars import Bars
from foreshock.cli.options import AsOfOption, QuietOption, StoreOption, day
from foreshock.cli.running import say
from foreshock.cli.session import open_store, session_of
from foreshock.errors import UsageError

if TYPE_CHECKING:
    from foreshock.brief import Brief


class BriefFormat(StrEnum):
    """How a brief is written."""

    HTML = "html"
    MD = "md"
    JSON = "json"


def brief(
    context: typer.Context,
    path: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write into a file; - is stdout. At a terminal brief.html unless told.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        BriefFormat | None,
        typer.Option(
            "--format",
            metavar="html|md|json",
            case_sensitive=False,
            help="How to write; else by the ending of -o, else html.",
            show_default=False,
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Heading of the brief.")
    ] = None,
    focus: Annotated[
        list[str] | None,
        typer.Option("--focus", metavar="WHO", help="A side to look at; may be repeated."),
    ] = None,
    since: Annotated[
        Any, typer.Option("--since", metavar="DATE", parser=day, help="First day it is about.")
    ] = None,
    until: Annotated[
        Any, typer.Option("--until", metavar="DATE", parser=day, help="Last day it is about.")
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write a page on what the store holds.

    Figures in sentences, charts and tables, each with the sentences behind it, in one file.
    """
    from foreshock.cli.filters import actor_ids
    from foreshock.workflow.briefing import brief_from_store

    chosen = _chosen(format, path)
    hush = quiet or session_of(context).quiet
    with Bars(quiet=hush) as bars, open_store(context, store) as opened:
        made = brief_from_store(
            opened,
            title=title,
            as_of=as_of,
            since=since,
            until=until,
            focus=actor_ids(focus or [], as_of),
            progress=bars,
        )
    written = _rendered(made, chosen)
    if path is None and format is None and sys.stdout.isatty():
        path = Path("brief.html")
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(written)
        return
    from foreshock.workflow.files import write_whole

    print(write_whole(path, [written]))
    if not hush:
        say("open it in a browser" if chosen is BriefFormat.HTML else "written")


def _chosen(format: BriefFormat | None, path: Path | None) -> BriefFormat:  # noqa: A002
    """Return the format that was named, or that a file's ending tells."""
    if format is not None:
        return format
    ending = path.suffix.lower().removeprefix(".") if path else ""
    known = {one.value: one for one in BriefFormat} | {
        "htm": BriefFormat.HTML,
        "": BriefFormat.HTML,
    }
    known["markdown"] = BriefFormat.MD
    if ending not in known:
        raise UsageError(f"a brief is written as html, md or json, not {ending!r}: give --format")
    return known[ending]


def _rendered(made: Brief, chosen: BriefFormat) -> bytes:
    from foreshock.brief import render_html, render_json, render_markdown

    if chosen is BriefFormat.JSON:
        return render_json(made)
    text = render_html(made) if chosen is BriefFormat.HTML else render_markdown(made)
    return text.encode("utf-8", "backslashreplace")

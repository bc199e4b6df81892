"""``foreshock actors``: who is meant by a phrase, and who is in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from foreshock.cli.columns import Column, View, joined
from foreshock.cli.options import ActorsOption, AsOfOption, StoreOption, day, expanded
from foreshock.cli.output import Output, emit
from foreshock.cli.running import FAILED, say
from foreshock.cli.session import open_store, use_actors
from foreshock.records import Claim

actors = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


class Seen(NamedTuple):
    """How often an actor stands on a side of the claims of a store."""

    actor_id: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]
    n_source: int
    n_target: int
    n_reports: int


SEEN: View[Seen] = View(
    (
        Column("actor_id", "text", lambda one: one.actor_id, True),
        Column("name", "text", lambda one: one.name, True),
        Column("country", "text", lambda one: one.country, True),
        Column("sectors", "text", lambda one: joined(one.sectors), True),
        Column("n_source", "int", lambda one: one.n_source, True),
        Column("n_target", "int", lambda one: one.n_target, True),
        Column("n_reports", "int", lambda one: one.n_reports, True),
    ),
    lambda one: one._asdict(),
)
CANDIDATES: View[Any] = View(
    (
        Column("actor_id", "text", lambda one: one.actor_id, True),
        Column("name", "text", lambda one: one.name, True),
        Column("country", "text", lambda one: one.country, True),
        Column("sectors", "text", lambda one: joined(one.sectors), True),
        Column("score", "float", lambda one: one.score, True),
        Column("backers", "text", lambda one: joined(one.backers), True),
        Column("explanation", "text", lambda one: one.explanation, True),
    ),
    lambda one: one._asdict(),
)


@actors.callback()
@expanded
def show(
    context: typer.Context,
    output: Output,
    resolve: Annotated[
        str | None,
        typer.Option("--resolve", metavar="PHRASE", help="Whom these words mean, best first."),
    ] = None,
    on: Annotated[
        Any,
        typer.Option("--on", metavar="DATE", parser=day, help="The day on which they were said."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Groups that the registry does not know.")
    ] = False,
    fronts: Annotated[
        bool, typer.Option("--fronts", help="How much each group talks and is seen to act.")
    ] = False,
    store: StoreOption = None,
    as_of: AsOfOption = None,
    own: ActorsOption = None,
) -> None:
    """Show the actors of the store.

    With --resolve, show whom a phrase means instead; this needs no store. With --new, show the
    groups that reports name and the registry does not know; with --fronts, every group's words
    beside its deeds, with an interval and no verdict.
    """
    if context.invoked_subcommand is not None:
        return
    use_actors(own)
    if new or fronts:
        from foreshock.cli.discovered import show_fronts, show_new

        with open_store(context, store) as opened:
            (show_fronts if fronts else show_new)(opened, as_of, output)
        return
    if resolve is not None:
        from foreshock.actors import resolve_phrase

        emit(resolve_phrase(resolve, on=on), CANDIDATES, output)
        return
    from foreshock.store import ClaimQuery

    with open_store(context, store) as opened:
        found = opened.claims(ClaimQuery(as_of=as_of))
    emit(seen(found), SEEN, output)


def seen(claims: Iterable[Claim]) -> list[Seen]:
    """Count the actors of claims, the most frequent first."""
    first: dict[str, tuple[str | None, str, str | None, tuple[str, ...]]] = {}
    sources: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    for claim in claims:
        for counts, actors_of_side in ((sources, claim.source), (targets, claim.target)):
            for actor in actors_of_side:
                key = actor.actor_id or f"?{actor.name}"
                first.setdefault(key, (actor.actor_id, actor.name, actor.country, actor.sectors))
                counts[key] += 1
                reports.setdefault(key, set()).add(claim.report_id)
    ranked = sorted(first, key=lambda key: (-sources[key] - targets[key], key))
    return [
        Seen(*first[key], sources[key], targets[key], n_reports=len(reports[key])) for key in ranked
    ]


@actors.command()
@expanded
def adopt(
    context: typer.Context,
    output: Output,
    actor_id: Annotated[
        str, typer.Argument(metavar="ID", help="A new group, such as NEW-USBAT-AL-THAERIN.")
    ],
    pack: Annotated[
        Path, typer.Option("--pack", metavar="FILE", help="Your own pack; made if it is missing.")
    ],
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CODE", help="Its country, where no report tells it."),
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write a new group into a pack of your own."""
    from foreshock.cli.discovered import ENTRY
    from foreshock.workflow.discovering import adopt

    with open_store(context, store) as opened:
        entry = adopt(opened, actor_id, pack, as_of=as_of, country=country)
    emit([entry], ENTRY, output)


_One = Annotated[str, typer.Argument(metavar="ID", help="A new group.")]
_Other = Annotated[str, typer.Argument(metavar="ID", help="Another one.")]


@actors.command()
@expanded
def same(context: typer.Context, one: _One, other: _Other, store: StoreOption = None) -> None:
    """Record that two new groups are one under two spellings."""
    _decide(context, one, other, store, is_same=True)


@actors.command()
@expanded
def apart(context: typer.Context, one: _One, other: _Other, store: StoreOption = None) -> None:
    """Record that two new groups are two, also where the program joined them."""
    _decide(context, one, other, store, is_same=False)


def _decide(
    context: typer.Context, one: str, other: str, store: Path | None, *, is_same: bool
) -> None:
    from foreshock.workflow.discovering import decide_spelling

    with open_store(context, store, write=True) as opened:
        decide_spelling(opened, one, other, same=is_same)


@actors.command()
@expanded
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Packs (YAML).")],
) -> None:
    """Check packs of actors.

    Tells every fault with its line, or how many actors a file holds.
    """
    from foreshock.actors import load_registry
    from foreshock.actors.packs import read_pack_file
    from foreshock.errors import DataFileError

    shipped = load_registry().by_id
    n_faults = 0
    for path in files:
        try:
            n_found = len(read_pack_file(path, over=shipped))
        except DataFileError as error:
            n_faults += len(error.faults)
            say(str(error))
        else:
            print(f"{path}: in order, {n_found} actors")
    if n_faults:
        raise typer.Exit(FAILED)


class Foreign(StrEnum):
    """Forms of lists of actors that can be imported."""

    CAMEO = "cameo"
    WIKIDATA = "wikidata"


@actors.command("import")
@expanded
def import_actors(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The list of actors.")],
    form: Annotated[
        Foreign,
        typer.Option(
            "--format",
            help="A dictionary in CAMEO's form, or a Wikidata query result (CSV or JSON).",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="PACK", help="Where the pack goes; else stdout."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CODE", help="Country of rows that tell none."),
    ] = None,
    sector: Annotated[
        str, typer.Option("--sector", metavar="CODE", help="Sector of a Wikidata result's rows.")
    ] = "REB",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Kind of a Wikidata result's rows.")
    ] = "group",
) -> None:
    """Make a pack of a list of actors in another form.

    What gives no entry is told with its line and the reason.
    """
    from foreshock.actors.cameo_import import read_cameo
    from foreshock.actors.drafts import pack_text
    from foreshock.actors.packyaml import read_text
    from foreshock.actors.wikidata_import import read_wikidata

    text = read_text(file)
    if form is Foreign.CAMEO:
        draft = read_cameo(text)
    else:
        draft = read_wikidata(text, country=country, sector=sector, kind=kind)
    made = pack_text(draft, head=f"Made of {file.name} ({form.value}).")
    if out is None:
        print(made, end="")
    else:
        out.write_text(made, encoding="utf-8")
    say(f"{len(draft.entries)} actors, {len(draft.left_out)} left out")
    for one in draft.left_out:
        say(f"  line {one.line}: {one.text}: {one.reason}")

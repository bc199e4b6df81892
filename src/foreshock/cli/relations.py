"""``foreshock relations``: who stands to whom, as reports and the registry tell it."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import typer

from foreshock.cli.columns import Column, View, joined
from foreshock.cli.filters import actor_ids
from foreshock.cli.options import AsOfOption, StoreOption
from foreshock.cli.output import Output, emit
from foreshock.cli.session import open_store

_SHOWN = ("source", "kind", "target", "status", "told_by", "agreement", "since", "evidence")
_KINDS = {"since": "day", "until": "day", "confidence": "float", "start": "int", "end": "int",
          "sentence_start": "int", "sentence_end": "int"}  # fmt: skip
_NAMES = ("source", "kind", "target", "status", "told_by", "agreement", "since", "until",
          "source_id", "target_id", "speaker", "confidence", "method", "note", "evidence",
          "report_id", "start", "end", "sentence_start", "sentence_end")  # fmt: skip


def _value(name: str) -> Any:
    if name == "speaker":
        return lambda row: joined(row.speaker)
    return lambda row: getattr(row, name)


RELATIONS: View[Any] = View(
    tuple(
        Column(name, _KINDS.get(name, "text"), _value(name), name in _SHOWN)  # type: ignore[arg-type]
        for name in _NAMES
    ),
    msgspec.to_builtins,
)


def relations(
    context: typer.Context,
    output: Output,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Such as backed_by; may be repeated."),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="WHO", help="On either side: a country, an id or a name."),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="WHO", help="Who is backed, leads, belongs.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="WHO", help="By, of or against whom.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", metavar="A B", help="Two actors, in either direction."),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option("--min-confidence", metavar="P", min=0, max=1, help="From text, at least."),
    ] = 0.0,
    with_registry: Annotated[
        bool, typer.Option("--registry/--no-registry", help="Show what the registry says too.")
    ] = True,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help="At most so many from text."),
    ] = None,
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Show who backs, leads, belongs to, fights or is another name of whom, each with its words.

    What reports say stands beside what the registry says; contradictions are kept and marked.
    """
    from foreshock.store import RelationQuery
    from foreshock.workflow.relating import relations_beside

    def one(name: str | None) -> str | None:
        return actor_ids([name], as_of)[0] if name else None

    query = RelationQuery(
        as_of=as_of,
        kinds=tuple(kinds or ()),
        actor=one(actor),
        source=one(source),
        target=one(target),
        between=(one(between[0]) or "", one(between[1]) or "") if between else None,
        min_confidence=min_confidence,
        limit=limit,
    )
    with open_store(context, store) as opened:
        found = relations_beside(opened, query, with_registry=with_registry)
    emit(found, RELATIONS, output)

"""``foreshock actors``: who is meant by a phrase, and who is in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

import typer

from foreshock.cli.columns import Column, View, joined
from foreshock.cli.options import AsOfOption, StoreOption, day
from foreshock.cli.output import Output, emit
from foreshock.cli.session import open_store
from foreshock.records import Claim


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


def actors(
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
    store: StoreOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Show the actors of the store.

    With --resolve, show whom a phrase means instead; this needs no store.
    """
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

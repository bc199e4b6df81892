"""What ``foreshock actors`` shows of groups that only the reports know."""

from __future__ import annotations

from typing import Any

import msgspec

from foreshock.cli.columns import Column, View, joined
from foreshock.cli.output import Output, emit

NEW: View[Any] = View(
    (
        Column("actor_id", "text", lambda one: one.actor_id, True),
        Column("name", "text", lambda one: one.name, True),
        Column("names", "text", lambda one: joined(one.names)),
        Column("country", "text", lambda one: one.country, True),
        Column("described_as", "text", lambda one: joined(one.described_as), True),
        Column("remarks", "text", lambda one: joined(one.remarks), True),
        Column("backers", "text", lambda one: joined(one.backers), True),
        Column("leaders", "text", lambda one: joined(one.leaders)),
        Column("first_seen", "instant", lambda one: one.first_seen, True),
        Column("last_seen", "instant", lambda one: one.last_seen),
        Column("n_reports", "int", lambda one: one.n_reports, True),
        Column("confidence", "float", lambda one: one.confidence, True),
        Column("naming_ids", "text", lambda one: joined(one.naming_ids)),
        Column("relation_ids", "text", lambda one: joined(one.relation_ids)),
    ),
    msgspec.to_builtins,
)
ENTRY: View[Any] = View(
    (
        Column("id", "text", lambda entry: entry["id"], True),
        Column("name", "text", lambda entry: entry["name"], True),
        Column("country", "text", lambda entry: entry["country"], True),
    ),
    lambda entry: entry,
)


FRONTS: View[Any] = View(
    (
        Column("actor_id", "text", lambda one: one.actor_id),
        Column("name", "text", lambda one: one.name, True),
        Column("first_seen", "instant", lambda one: one.first_seen, True),
        Column("talk", "float", lambda one: one.talk, True),
        Column("low", "float", lambda one: one.low, True),
        Column("high", "float", lambda one: one.high, True),
        Column("n_words", "int", lambda one: one.n_words, True),
        Column("n_claimed", "int", lambda one: one.n_claimed, True),
        Column("n_attributed", "int", lambda one: one.n_attributed, True),
        Column("n_confirmed", "int", lambda one: one.n_confirmed, True),
        Column("backers", "text", lambda one: joined(one.backers), True),
        Column("n_on_paper", "int", lambda one: len(one.on_paper), True),
        Column("beside", "text", lambda one: joined(b.actor_id for b in one.beside)),
        Column("explanation", "text", lambda one: one.explanation),
        Column("word_claims", "text", lambda one: joined(one.word_claims)),
        Column("deed_claims", "text", lambda one: joined(one.deed_claims)),
        Column("on_paper", "text", lambda one: joined(one.on_paper)),
    ),
    msgspec.to_builtins,
)


def show_fronts(store: Any, as_of: Any, output: Output) -> None:
    """Show how much each group of a store talks and is seen to act."""
    from foreshock.workflow.discovering import fronts

    emit(fronts(store, as_of=as_of), FRONTS, output)


def show_new(store: Any, as_of: Any, output: Output) -> None:
    """Show the provisional actors of a store."""
    from foreshock.workflow.discovering import new_groups

    emit(new_groups(store, as_of=as_of), NEW, output)

"""Groups that a store's reports name and the registry does not know; taking one into a pack."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from foreshock.actors import default_registry
from foreshock.actors.packs import read_pack
from foreshock.actors.provisional import (
    PREFIX,
    Provisional,
    discover,
    judge_spellings,
    spelling_judgement,
)
from foreshock.errors import NotFoundError, UsageError
from foreshock.measures.fronts import FrontProfile, front_profiles
from foreshock.store import AsOf, ClaimQuery, RelationQuery, Store


def new_groups(store: Store, *, as_of: AsOf | None = None) -> list[Provisional]:
    """Return the provisional actors of a store as they were known at `as_of`."""
    return discover(
        store.namings(as_of=as_of),
        store.relations(RelationQuery(as_of=as_of)),
        store.spellings(as_of=as_of),
        known_at=store.known_days(as_of=as_of),
    )


def fronts(store: Store, *, as_of: AsOf | None = None) -> list[FrontProfile]:
    """Return the profile of every group that the store's reports name, known or new."""
    namings = store.namings(as_of=as_of)
    new = new_groups(store, as_of=as_of)
    registry = default_registry()
    groups = {a.actor_id: a.name for a in registry.actors() if a.kind == "group"}
    return front_profiles(
        store.claims(ClaimQuery(as_of=as_of)),
        store.relations(RelationQuery(as_of=as_of)),
        namings,
        groups=groups | {one.actor_id: one.name for one in new},
        known_at=store.known_days(as_of=as_of),
        ids_by_name={name: one.actor_id for one in new for name in one.names},
    )


def judge_new_groups(store: Store, *, now: datetime | None = None) -> int:
    """Record which names of unknown groups are spellings of one; return how many decisions."""
    made = judge_spellings(store.namings(), store.spellings(), now=now or datetime.now(UTC))
    store.record_spellings(made)
    return len(made)


def decide_spelling(store: Store, left: str, right: str, *, same: bool, by: str = "user") -> None:
    """Record a person's decision that two provisional actors are, or are not, one group."""
    if left == right or not (left.startswith(PREFIX) and right.startswith(PREFIX)):
        raise UsageError(f"{left} and {right} are not two provisional ids ({PREFIX}...)")
    verdict = "same" if same else "different"
    judgement = spelling_judgement(left, right, verdict, by=by, now=datetime.now(UTC))
    store.record_spellings([judgement])


def adopt(
    store: Store, actor_id: str, pack: Path, *, as_of: AsOf | None = None,
    country: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Write a provisional actor into a user's own pack, making the file if need be.

    Returns
    -------
    The entry as written.

    Raises
    ------
    NotFoundError
        If the store knows no such group.
    UsageError
        If its country is neither told nor given, or the pack has it already.
    """
    found = {one.actor_id: one for one in new_groups(store, as_of=as_of)}
    if actor_id not in found:
        raise NotFoundError(f"{store.path} knows no group {actor_id!r}: see foreshock actors --new")
    one = found[actor_id]
    where = country or one.country
    if where is None:
        raise UsageError(f"no report tells the country of {actor_id}: give it with --country")
    entry = _entry(one, where)
    text = pack.read_text("utf-8") if pack.exists() else ""
    if any(known.actor_id == entry["id"] for known in read_pack(str(pack), text)):
        raise UsageError(f"{pack} has {entry['id']} already")
    whole = _with_entry(text, entry)
    read_pack(str(pack), whole)  # nothing is written that could not be read back
    pack.write_text(whole, "utf-8")
    return entry


def _entry(one: Provisional, country: str) -> dict[str, Any]:
    registry = default_registry()
    entry: dict[str, Any] = {
        "id": f"{country}-REB-{one.actor_id.removeprefix(PREFIX)}",
        "name": one.name,
        "names": list(one.names[1:]),
        "country": country,
        "sectors": ["REB"],
        "kind": "group",
        "backers": [{"actor": backer} for backer in one.backers if backer in registry],
        "note": "; ".join([f"adopted from {one.n_reports} report(s)", *one.remarks]),
    }
    if one.first_seen is not None:
        entry["since"] = f"{one.first_seen:%Y-%m}"
    return {key: value for key, value in entry.items() if value}


def _with_entry(text: str, entry: dict[str, Any]) -> str:
    """Return a pack's text with one actor more; its comments and other entries stay as they are."""
    lines = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False).splitlines()
    added = "".join(f"  {line}\n" for line in lines)
    if re.search(r"^actors:", text, re.MULTILINE) is None:
        return f"{text.rstrip()}\n\nactors:\n{added}".lstrip()
    head, rest = _section(text)
    return f"{head}{added}{rest}"


def _section(text: str) -> tuple[str, str]:
    """Return a text cut right behind its line ``actors:``."""
    match = re.search(r"^actors:[^\n]*\n?", text, re.MULTILINE)
    end = match.end() if match else len(text)
    head = text[:end] if text[:end].endswith("\n") else text[:end] + "\n"
    return head, text[end:]

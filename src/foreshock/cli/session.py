"""What holds for one run of the command, whatever the command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from foreshock.store import Store

STORE_VARIABLE = "FORESHOCK_STORE"
DEFAULT_STORE = "foreshock.duckdb"


@dataclass(frozen=True)
class Session:
    """What was said before the command's name."""

    store: Path | None = None
    quiet: bool = False


def session_of(context: typer.Context) -> Session:
    """Return what was said before the command's name."""
    found = context.find_object(Session)
    return found if found is not None else Session()


def store_path(context: typer.Context, named: Path | None) -> Path:
    """Return the store: named behind the command, before it, in the environment, or the usual."""
    before = session_of(context).store
    return named or before or Path(os.environ.get(STORE_VARIABLE) or DEFAULT_STORE)


def open_store(context: typer.Context, named: Path | None, *, write: bool = False) -> Store:
    """Open the store that a command works on.

    Only a writing command makes a missing file; it waits a little for another writer to end.
    """
    from foreshock.store import Store

    path = store_path(context, named)
    if write:
        return Store.open(path, wait_seconds=2.0)
    return Store.open(path, read_only=True, wait_seconds=2.0)


def use_actors(packs: Sequence[Path] | None) -> None:
    """Lay a user's packs over the shipped ones, for this run and for the processes it starts.

    They are read at once, so that a fault in one is told before anything else happens.
    """
    from foreshock.actors import OWN_PACKS_VARIABLE, default_registry, own_packs

    if packs:
        every = dict.fromkeys([*own_packs(), *(path.resolve() for path in packs)])
        os.environ[OWN_PACKS_VARIABLE] = os.pathsep.join(str(path) for path in every)
        default_registry.cache_clear()
        default_registry()

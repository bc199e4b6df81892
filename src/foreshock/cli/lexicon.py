"""``foreshock lexicon``: the words that name acts, shipped and of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from foreshock.cli.columns import Column, View, joined
from foreshock.cli.options import expanded
from foreshock.cli.output import Output, emit
from foreshock.cli.running import FAILED, say

lexicon = typer.Typer(
    help="Check or list the words that name acts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Row(NamedTuple):
    """One word of the lexicon."""

    word: str
    kind: str
    event_type: str
    mode: str | None
    entry: str


ROWS: View[Row] = View(
    (
        Column("word", "text", lambda row: row.word, True),
        Column("kind", "text", lambda row: row.kind, True),
        Column("event_type", "text", lambda row: row.event_type, True),
        Column("mode", "text", lambda row: row.mode, True),
        Column("entry", "text", lambda row: row.entry, True),
    ),
    lambda row: row._asdict(),
)


@lexicon.command()
@expanded
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lexicon files (YAML).")],
) -> None:
    """Check lexicon files.

    Tells every fault with its place, or how many words a file adds.
    """
    from foreshock.errors import DataFileError, SourceError
    from foreshock.extract.lexicon import load_lexicon

    shipped = load_lexicon().n_entries
    n_faults = 0
    for path in files:
        try:
            n_added = load_lexicon((path.resolve(),)).n_entries - shipped
        except OSError as error:
            raise SourceError(path, error.strerror or str(error)) from error
        except UnicodeDecodeError as error:
            raise SourceError(path, "it is not UTF-8") from error
        except DataFileError as error:
            n_faults += len(error.faults)
            say(str(error))
        else:
            print(f"{path}: in order, {n_added} words")
    if n_faults:
        raise typer.Exit(FAILED)


@lexicon.command("list")
@expanded
def list_words(
    output: Output,
    event_type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Of one PLOVER type alone.")
    ] = None,
) -> None:
    """List the words that name acts."""
    wanted = event_type.upper() if event_type else None
    emit((row for row in _rows() if wanted in (None, row.event_type)), ROWS, output)


def _rows() -> Iterator[Row]:
    """Yield every word, in the order of the alphabet."""
    from foreshock.extract.lexicon import load_lexicon

    found = load_lexicon()
    tables = (("verb", found.verbs), ("noun", found.nouns), ("adjective", found.adjectives))
    for kind, table in tables:
        for word in sorted(table):
            for entry in table[word]:
                name = joined(entry.words) or word
                yield Row(name, kind, entry.type, entry.mode, entry.name)

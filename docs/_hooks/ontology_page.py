"""Write the tables of the ontology page from the data that the program itself reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from foreshock.ontology import load_ontology

QUADS = {
    1: "words of cooperation",
    2: "deeds of cooperation",
    3: "words of conflict",
    4: "deeds of conflict",
}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Replace each mark on a page with its table."""
    for mark, table in (
        ("<!-- types -->", types_table),
        ("<!-- modes -->", modes_table),
        ("<!-- sectors -->", sectors_table),
        ("<!-- mends -->", mends_table),
    ):
        if mark in markdown:
            markdown = markdown.replace(mark, table())
    return markdown


def types_table() -> str:
    """Return the sixteen types."""
    return _table(
        ["type", "quad", "score", "what it is"],
        (
            [one.name, f"{one.quad}: {QUADS[one.quad]}", f"{one.score:g}", one.definition]
            for one in load_ontology().event_types.values()
        ),
    )


def modes_table() -> str:
    """Return the modes of all types."""
    return _table(
        ["type", "mode", "score", "what it is"],
        (
            [
                one.name,
                mode.name,
                "none" if mode.score is None else f"{mode.score:g}",
                mode.definition,
            ]
            for one in load_ontology().event_types.values()
            for mode in one.modes
        ),
    )


def sectors_table() -> str:
    """Return the sectors of actors."""
    rows = ([one.code, one.meaning] for one in load_ontology().sectors.values())
    return _table(["code", "what it is"], rows)


def mends_table() -> str:
    """Return what was mended in the source."""
    rows = ([one.where, one.source_says, one.we_use, one.why] for one in load_ontology().mends)
    return _table(["where", "the source says", "Foreshock uses", "why"], rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )

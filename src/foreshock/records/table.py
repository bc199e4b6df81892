"""Records as a small HTML table, for notebooks; everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any


def rows_to_html(rows: Iterable[dict[str, Any]], *, max_rows: int = 50) -> str:
    """Return an HTML table, one row a record.

    Examples
    --------
    >>> rows_to_html([{"name": "<b>"}])
    '<table><tr><th>name</th></tr><tr><td>&lt;b&gt;</td></tr></table>'
    """
    listed = list(rows)
    if not listed:
        return "<p>no records</p>"
    columns = list(listed[0])
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(row.get(c)))}</td>" for c in columns) + "</tr>"
        for row in listed[:max_rows]
    )
    more = len(listed) - max_rows
    tail = f"<tr><td colspan={len(columns)}>and {more} more</td></tr>" if more > 0 else ""
    return f"<table><tr>{head}</tr>{body}{tail}</table>"


def _cell(value: object) -> str:
    """Shorten a value to what one reads at a glance."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value)
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    return str(value)

"""Markdown with YAML front matter, rendered to the plain text that a reader sees."""

from __future__ import annotations

import re
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from foreshock.sources.decoding import decode
from foreshock.sources.options import Limits
from foreshock.sources.record import Draft, UnreadableError
from foreshock.sources.whole_file import WholeFileSource

_FENCE = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_MAX_FRONT_CHARS = 100_000
_ABSENT = frozenset({None, "", "~", "null", "Null", "NULL"})
_TAG = re.compile(r"<[^<>]*>")
_NO_PROSE_BLOCK = re.compile(r"\s*<(?:script|style|pre|textarea|!|\?)", re.IGNORECASE)


def draft_markdown(raw: bytes, limits: Limits) -> Draft:
    """Return the readable text of a Markdown file and what its front matter tells."""
    decoded = decode(raw)
    front, body = split_front_matter(decoded.text)
    try:
        tokens = MarkdownIt("commonmark").parse(body)
        text = rendered(tokens)
    except Exception as fault:  # a fault of the parser must not end the run
        raise UnreadableError(f"Markdown cannot be parsed: {type(fault).__name__}") from fault
    return Draft(
        text=text,
        report_id=_told(front, "id"),
        title=_told(front, "title") or _first_heading(tokens),
        published=_told(front, "published") or _told(front, "date"),
        outlet=_told(front, "outlet"),
        outlet_kind=_told(front, "outlet_kind"),
        url=_told(front, "url"),
        language=_told(front, "language"),
        charset=decoded.charset,
    )


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    r"""Return the front matter and the rest of a Markdown file.

    Scalars are left as they are written: YAML would take the outlet ``NO`` for false, the id
    ``007`` for 7 and fail on the day 2020-02-31 without naming it.

    Raises
    ------
    UnreadableError
        If the front matter is not closed, not YAML, or no mapping; it names the line.

    Examples
    --------
    >>> split_front_matter("---\nid: 007\n---\nRockets fell.")
    ({'id': '007'}, 'Rockets fell.')
    """
    opened = _FENCE.match(text)
    if opened is None:
        return {}, text
    closed = _END.search(text, opened.end(), opened.end() + _MAX_FRONT_CHARS)
    if closed is None:
        raise UnreadableError("front matter opened in line 1 is not closed by a line ---")
    front = _mapping(text[opened.end() : closed.start()])
    return front, text[closed.end() :].lstrip("\r\n")


def _mapping(block: str) -> dict[str, Any]:
    """Parse front matter whose first line is line 2 of the file."""
    try:
        # BaseLoader builds strings, lists and mappings only, even less than safe_load does.
        front = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 2 if fault.problem_mark else 2
        raise UnreadableError(f"front matter is broken in line {line}: {fault.problem}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        reason = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
        raise UnreadableError(f"front matter from line 2 is broken: {reason}") from None
    if front is None or front == "":
        return {}
    if not isinstance(front, dict):
        raise UnreadableError("front matter from line 2 is not a mapping of names to values")
    return front


def _told(front: dict[str, Any], name: str) -> str | None:
    """Return a value of the front matter, ``None`` where it is absent or null."""
    value = front.get(name)
    if value is not None and not isinstance(value, str):
        raise UnreadableError(f"{name} in the front matter is not a single value")
    return None if value in _ABSENT else value


def rendered(tokens: list[Token]) -> str:
    r"""Return the text of parsed Markdown: paragraphs apart, no markup, no code blocks.

    Examples
    --------
    >>> rendered(MarkdownIt("commonmark").parse("# Flash\n\nTwo *rockets* [fell](http://x)."))
    'Flash\n\nTwo rockets fell.'
    """
    blocks = (_block_text(token) for token in tokens)
    return "\n\n".join(text for text in blocks if text)


def _block_text(token: Token) -> str:
    if token.type == "inline":
        return "".join(_inline_text(child) for child in token.children or []).strip()
    if token.type == "html_block" and not _NO_PROSE_BLOCK.match(token.content):
        return _TAG.sub("", token.content).strip()
    return ""


def _inline_text(token: Token) -> str:
    """Return what a reader sees of an inline token; tags and pictures are not prose."""
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" else ""


def _first_heading(tokens: list[Token]) -> str | None:
    """Return the heading that opens the body."""
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return _block_text(tokens[1]) or None
    return None


MARKDOWN = WholeFileSource(
    suffixes=(".md", ".markdown"), media_type="text/markdown", draft=draft_markdown
)

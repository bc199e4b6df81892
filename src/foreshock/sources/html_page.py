"""HTML pages: the article's text by trafilatura, its metadata from its own tags."""

from __future__ import annotations

import logging
import re
from typing import Any

from foreshock.sources.decoding import decode
from foreshock.sources.options import Limits
from foreshock.sources.page_metadata import PageMetadata, page_metadata
from foreshock.sources.record import Draft, UnreadableError
from foreshock.sources.whole_file import WholeFileSource

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_HEAD_BYTES = 4_096
#: Declarations inside a doctype: the parser does not expand them but takes their end for text.
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[]{0,500}\[.{0,4000}?\]\s*>", re.IGNORECASE | re.DOTALL)
#: Removed before the extraction, which falls back on all text of the page when there is little.
_NO_ARTICLE = ["//script", "//style", "//noscript", "//template", "//nav", "//footer"]


def draft_page(raw: bytes, limits: Limits) -> Draft:
    """Return the article of a page; nothing in the page is run or fetched.

    Raises
    ------
    UnreadableError
        If the page has no article, or too many elements.
    """
    found = _CHARSET.search(raw[:_HEAD_BYTES])
    decoded = decode(raw, declared=found[1].decode("ascii") if found else None)
    try:
        page, told = _extracted(decoded.text, limits)
    except UnreadableError:
        raise
    except Exception as fault:  # a fault of the parser must not end the run
        raise UnreadableError(f"HTML cannot be parsed: {type(fault).__name__}") from fault
    text = ((page and page.text) or "").strip()
    if not any(map(str.isalnum, text)):
        raise UnreadableError("HTML without text")
    return Draft(
        text=text,
        report_id=told.report_id,
        title=told.title or page.title,
        published=told.published,
        outlet=told.outlet or page.sitename,
        outlet_kind=told.outlet_kind,
        url=told.url,
        language=told.language,
        charset=decoded.charset,
    )


def _extracted(text: str, limits: Limits) -> tuple[Any, PageMetadata]:
    """Return trafilatura's document, ``None`` if it finds no article, and the page's tags."""
    # 0.3 s to import, so only when the first page comes
    import trafilatura

    _silence("trafilatura")
    _silence("htmldate")
    tree = _tree(text)
    if tree is None:
        return None, PageMetadata()
    n_elements = sum(1 for _ in tree.iter())
    if n_elements > limits.max_elements:
        raise UnreadableError(
            f"HTML with {n_elements} elements, the limit is {limits.max_elements}; "
            "save the article as text"
        )
    told = page_metadata(tree)
    page = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, prune_xpath=_NO_ARTICLE
    )
    return page, told


def _tree(text: str) -> Any:
    """Parse a page; a bare fragment, which trafilatura takes for no HTML, is given a body."""
    from trafilatura import load_html

    text = _SUBSET.sub("", text[:_HEAD_BYTES], count=1) + text[_HEAD_BYTES:]
    tree = load_html(text)
    return load_html(f"<html><body>{text}</body></html>") if tree is None else tree


def _silence(name: str) -> None:
    """Keep a library's notes on odd pages off stderr, unless the program asked for them."""
    logger = logging.getLogger(name)
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.CRITICAL)


HTML_PAGE = WholeFileSource(
    suffixes=(".html", ".htm", ".xhtml"), media_type="text/html", draft=draft_page
)

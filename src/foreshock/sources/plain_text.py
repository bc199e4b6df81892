"""Plain text: kept to the character."""

from __future__ import annotations

import re

from foreshock.sources.dateline import find_dateline
from foreshock.sources.decoding import decode
from foreshock.sources.options import Limits
from foreshock.sources.record import Draft
from foreshock.sources.whole_file import WholeFileSource

#: A first line, a blank line, and more text.
_HEADLINE = re.compile(r"\s*(?P<title>\S[^\r\n]{0,199})\r?\n[^\S\n]*\r?\n\s*\S")


def draft_text(raw: bytes, limits: Limits) -> Draft:
    """Return the text of a file and its headline, which stays in the text."""
    decoded = decode(raw)
    return Draft(text=decoded.text, title=headline_of(decoded.text), charset=decoded.charset)


def headline_of(text: str) -> str | None:
    r"""Return the short first line that a blank line sets off, unless a dateline opens it.

    Examples
    --------
    >>> headline_of("Rockets hit base\n\nTwo rockets fell on Monday.")
    'Rockets hit base'
    >>> headline_of("Two rockets fell on Monday.\nNobody was hurt.") is None
    True
    """
    found = _HEADLINE.match(text)
    if found is None:
        return None
    title = found["title"].strip()
    return None if find_dateline(title) else title


PLAIN_TEXT = WholeFileSource(suffixes=(".txt", ".text"), media_type="text/plain", draft=draft_text)

"""What each form of a date means: a form by name, read by its reader."""

from __future__ import annotations

from datetime import date

from foreshock.extract.daterelative import RELATIVE
from foreshock.extract.datestated import STATED, Match
from foreshock.records import DateSpan

READERS = {**STATED, **RELATIVE}


def read_form(name: str, match: Match, published: date | None) -> DateSpan | None:
    """Read a match of one of the forms; "31 November" is a typing error and no date."""
    try:
        return READERS[name](match, published)
    except (ValueError, OverflowError):
        return None

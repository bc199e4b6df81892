"""Values as the tables can hold them."""

from __future__ import annotations

from datetime import UTC, datetime


def naive_utc(instant: datetime) -> datetime:
    """Return an instant in UTC and without a zone; one without zone is in UTC already.

    Time zones in DuckDB follow the session's setting and an extension; plain UTC does not.
    """
    return instant.astimezone(UTC).replace(tzinfo=None) if instant.tzinfo else instant


def escaped(text: str) -> str:
    r"""Return the text with what UTF-8 cannot write as escapes.

    Names of files, and what is typed in a shell, need not be text.

    Examples
    --------
    >>> escaped("a\udcff.txt")
    'a\\udcff.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def bound(value: object) -> object:
    """Return a value that a question mark of a statement can take."""
    if isinstance(value, str):
        return escaped(value)
    return [bound(one) for one in value] if isinstance(value, list) else value

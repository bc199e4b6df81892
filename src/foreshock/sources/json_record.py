"""One JSON object to a draft: the same for a line of JSONL and for an item of a JSON file."""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec

from foreshock.sources.decoding import decode
from foreshock.sources.record import Draft, UnreadableError

_T = TypeVar("_T")
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")


class _Dispatch(msgspec.Struct):
    """The keys that are read; msgspec skips all others without building them."""

    text: str
    id: str | int | float | None = None
    published: Any = None
    date: Any = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    source: Any = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(_Dispatch)


def draft_object(raw: bytes) -> Draft:
    """Return what a JSON object tells of one report.

    Parameters
    ----------
    raw : the object, in UTF-8 or, failing that, in an encoding that is guessed

    Raises
    ------
    UnreadableError
        If it is not JSON, not an object, or has no text.

    Examples
    --------
    >>> draft_object(b'{"id": 17, "text": "Rockets fell.", "relevant": true}').report_id
    '17'
    """
    charset = None
    try:
        dispatch = decode_json(raw, _DECODER)
    except UnicodeDecodeError:
        decoded = decode(raw)
        charset = decoded.charset
        dispatch = decode_json(decoded.text.encode("utf-8"), _DECODER)
    return Draft(
        text=dispatch.text,
        report_id=None if dispatch.id is None else str(dispatch.id),
        title=dispatch.title,
        published=dispatch.date if dispatch.published is None else dispatch.published,
        outlet=dispatch.outlet or _source_name(dispatch.source),
        outlet_kind=dispatch.outlet_kind,
        url=dispatch.url,
        language=dispatch.language,
        charset=charset,
    )


def decode_json(raw: bytes, decoder: msgspec.json.Decoder[_T]) -> _T:
    """Decode hostile JSON.

    Raises
    ------
    UnicodeDecodeError
        If a string is not UTF-8.
    UnreadableError
        If it cannot be decoded for any other reason.
    """
    try:
        return decoder.decode(raw)
    except UnicodeDecodeError:
        raise
    except RecursionError:
        raise UnreadableError("JSON is nested too deeply") from None
    except msgspec.ValidationError as fault:
        raise UnreadableError(_explained(str(fault))) from None
    except msgspec.DecodeError as fault:
        if _SURROGATE_ESCAPE.search(raw) and _is_json(raw):
            # msgspec says "truncated" of these
            reason = "half a surrogate pair (a lone \\ud800..\\udfff escape); it is not Unicode"
            raise UnreadableError(reason) from None
        raise UnreadableError(
            f"not JSON: {str(fault).removeprefix('JSON is malformed: ')}"
        ) from None


def _explained(fault: str) -> str:
    """Say in our words what msgspec found wrong.

    Examples
    --------
    >>> _explained("Object missing required field `text`")
    'it has no "text"'
    >>> _explained("Expected `str`, got `int` - at `$.title`")
    '"title" has the wrong type: expected `str`, got `int`'
    """
    if fault == "Object missing required field `text`":
        return 'it has no "text"'
    found = re.fullmatch(r"(.*) - at `\$\.(\w+)`", fault, re.DOTALL)
    if found:
        wrong = found[1][0].lower() + found[1][1:]
        return f'"{found[2]}" has the wrong type: {wrong}'
    return f"not a JSON object with a text: {fault[0].lower() + fault[1:]}"


def _is_json(raw: bytes) -> bool:
    """Whether the standard library, which allows lone surrogates, can read it."""
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _source_name(source: object) -> str | None:
    """Return the outlet that "source" names, as a word or as ``{"name": ...}``."""
    name = source.get("name") if isinstance(source, dict) else source
    return name if isinstance(name, str) else None

"""Stable ids: the hash of what identifies a record, and of nothing else."""

from __future__ import annotations

import hashlib


def stable_id(prefix: str, *parts: object, length: int = 20) -> str:
    """Return an id that is the same in every run and on every machine.

    Parameters
    ----------
    prefix : one or two letters that tell the kind of record
    parts : what identifies the record; ``None`` and ``""`` differ
    length : number of hexadecimal digits; 20 digits are 80 bits

    Examples
    --------
    >>> stable_id("c", "r1", 10, 14, "ASSAULT") == stable_id("c", "r1", 10, 14, "ASSAULT")
    True
    >>> stable_id("c", None) == stable_id("c", "")
    False
    """
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}_{digest[:length]}"

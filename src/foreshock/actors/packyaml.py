"""Packs as YAML with the line of each entry, and without YAML's guesses about plain words.

YAML takes a bare ``NO`` or ``on`` for a truth value and ``1990-08-02`` for a date. In a pack all
are words; what they mean is decided by the key they stand under.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from foreshock.errors import DataFileError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"
#: No pack nests deeper; what does is a circle of anchors.
_MAX_DEPTH = 12


class Located(dict[str, Any]):
    """A mapping that knows its line, and which of its keys stand twice."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.repeated: list[str] = []


def read_located(path: str, text: str) -> Located:
    """Read one document whose root is a mapping; an empty one is an empty mapping.

    Raises
    ------
    DataFileError
        If it is not YAML, or its root is no mapping.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
        found = Located(1) if root is None else _value(root, 0)
    except yaml.YAMLError as error:
        raise DataFileError(path, [_not_yaml(error, text)]) from error
    if found is None:
        return Located(1)
    if not isinstance(found, Located):
        raise DataFileError(path, ["line 1: a pack is a mapping with states and actors"])
    return found


def _value(node: yaml.Node, depth: int) -> Any:
    line = node.start_mark.line + 1
    if depth > _MAX_DEPTH:
        raise yaml.YAMLError(f"line {line}: nested too deeply")
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, depth + 1) for child in node.value]
    found = Located(line)
    for key, child in node.value:
        name = str(key.value)
        if name in found:
            found.repeated.append(name)
        found[name] = _value(child, depth + 1)
    return found


def _not_yaml(error: yaml.YAMLError, text: str) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"line {error.problem_mark.line + 1}: not YAML: {error.problem}"
    position = getattr(error, "position", None)
    if isinstance(position, int):
        line = text.count("\n", 0, position) + 1
        return f"line {line}: not YAML: {getattr(error, 'reason', error)}"
    return f"not YAML: {error}"


def read_text(path: Path) -> str:
    """Return the text of a user's file.

    Raises
    ------
    DataFileError
        If it cannot be opened or is not UTF-8; in the second case with the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFileError(path, [error.strerror or str(error)]) from error
    return decoded(path, content)


def decoded(path: Path | str, content: bytes) -> str:
    """Decode the bytes of a file, or say on which line they are no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"line {line}: not UTF-8: byte {content[error.start]:#04x}"
        raise DataFileError(path, [reason]) from error

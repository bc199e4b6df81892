"""Read a YAML file and remember on which line each value stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from foreshock.errors import DataFileError


class YamlFile(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a YAML file.

    Attributes
    ----------
    data : plain values, whose keys are strings
    lines : line number, from 1, by the path of keys and positions that leads to a value
    faults : keys that stand twice; YAML itself would keep the last in silence
    """

    data: dict[str, Any]
    lines: dict[tuple[str, ...], int]
    faults: tuple[str, ...]

    def at(self, *path: str) -> str:
        """Return ``line 12: types.AGREE`` for the nearest known ancestor of a path."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return f"line {self.lines.get(known, 1)}: {'.'.join(path)}"


def read_yaml(path: Path) -> YamlFile:
    """Read one document whose root is a mapping.

    Raises
    ------
    DataFileError
        If the file cannot be read, is not YAML, or its root is no mapping.
    """
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataFileError(path, [str(error)]) from error
    if not isinstance(root, yaml.MappingNode):
        raise DataFileError(path, ["its root is not a mapping of names to values"])
    lines = dict(_positions(root, ()))
    return YamlFile(data=data, lines=lines, faults=tuple(_repeats(root, ())))


def _children(
    node: yaml.Node, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], yaml.Node]]:
    """Yield each value directly below `node` with its path."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, str(key.value)), value
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield (*path, str(position)), value


def _positions(node: yaml.Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield path and line of every value at or below `node`."""
    yield path, node.start_mark.line + 1
    for below, child in _children(node, path):
        yield from _positions(child, below)


def _repeats(node: yaml.Node, path: tuple[str, ...]) -> Iterator[str]:
    """Yield a fault for every key that stands twice in one mapping."""
    seen: set[tuple[str, ...]] = set()
    for below, child in _children(node, path):
        if below in seen:
            yield f"line {child.start_mark.line + 1}: {'.'.join(below)} stands twice"
        seen.add(below)
        yield from _repeats(child, below)

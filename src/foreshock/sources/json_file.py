"""A JSON file: one dispatch, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from foreshock.sources.decoding import decode
from foreshock.sources.json_record import decode_json, draft_object
from foreshock.sources.options import DEFAULT_LIMITS, ReadOptions
from foreshock.sources.record import Outcome, UnreadableError, complete, origin_of, refuse
from foreshock.sources.whole_file import cannot_open, read_whole

#: Items stay bytes, so that each is parsed, and fails, by itself.
_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])


class JsonFileSource(msgspec.Struct, frozen=True):
    """A `Source` of one JSON object, or a list of them, in a file."""

    suffixes: tuple[str, ...] = (".json",)
    media_type: str = "application/json"

    def read(self, path: Path, *, options: ReadOptions) -> Iterator[Outcome]:
        """Yield the object, or each item of the list."""
        try:
            raw = read_whole(path, options.limits)
            decoded = decode(raw)
            items = _items(decoded.text.encode("utf-8"))
        except UnreadableError as fault:
            yield refuse(origin_of(path), f"{fault}{_hint(fault)}", options)
        except OSError as fault:
            yield refuse(origin_of(path), cannot_open(fault), options)
        else:
            if items is None:
                yield self._outcome(raw, decoded.text, origin_of(path), decoded.charset, options)
                return
            for number, item in enumerate(items, 1):
                origin = origin_of(path, number)
                yield self._outcome(item, item.decode(), origin, decoded.charset, options)

    def _outcome(
        self, raw: bytes, text: str, origin: str, charset: str | None, options: ReadOptions
    ) -> Outcome:
        try:
            draft = draft_object(text.encode("utf-8"))
        except UnreadableError as fault:
            return refuse(origin, f"{fault}{_hint(fault)}", options)
        draft = msgspec.structs.replace(draft, charset=charset)
        return complete(draft, origin=origin, raw=raw, media_type=self.media_type, options=options)

    def count(self, path: Path) -> int:
        """Return how often a text is named: about one a record."""
        with path.open("rb") as handle:
            return max(1, handle.read(DEFAULT_LIMITS.max_bytes).count(b'"text"'))


def _items(utf8: bytes) -> list[bytes] | None:
    """Return the items of a list, ``None`` for anything but a list."""
    if not utf8.lstrip().startswith(b"["):
        return None
    items = [bytes(item) for item in decode_json(utf8, _ITEMS)]
    if not items:
        raise UnreadableError("the list is empty")
    return items


def _hint(fault: UnreadableError) -> str:
    is_lines = "trailing characters" in str(fault)
    return "; if it has one object a line, name it .jsonl" if is_lines else ""


JSON_FILE = JsonFileSource()

"""Bytes to text: UTF-8, UTF-16 with its mark, what the file declares, or a guess that is marked."""

from __future__ import annotations

import codecs
from typing import NamedTuple

import charset_normalizer

from foreshock.sources.record import UnreadableError

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
#: The encodings among which a guess is made. Without this list charset-normalizer 3.5 reads
#: "café" in Latin-1 as UTF-16, and KOI8-R as Shift JIS.
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "koi8_u"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp949"),
]
#: What a page may declare: Python has codecs (rot13, zlib, idna) that are no encodings of pages.
_DECLARABLE = frozenset(codecs.lookup(name).name for name in (*_GUESSES, "latin-1", "ascii")) | {
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
    *("cp874", "cp1257", "cp1258", "cp866", "gbk", "gb2312", "iso2022_jp", "mac-roman"),
}
#: Below this share of bytes outside ASCII a text is English with a few accents or typographic
#: quotes, on which a statistical guess has nothing to go by (it read "São Paulo" as Chinese).
_FEW_HIGH_BYTES = 0.08
_MAX_CONTROL_SHARE = 0.1
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})
_ASCII = bytes(range(0x80))


class Decoded(NamedTuple):
    """A text, and its encoding where that is not UTF-8."""

    text: str
    charset: str | None


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    r"""Return the text of a file, its byte order mark dropped and all else as given.

    Parameters
    ----------
    raw : the whole file
    declared : the encoding that the file itself names, tried after UTF-8

    Raises
    ------
    UnreadableError
        If the bytes are empty, binary, or in no encoding that is known.

    Examples
    --------
    >>> decode("Téhéran".encode("utf-16"))
    Decoded(text='Téhéran', charset='utf-16-le')
    >>> decode(b"The mayor of S\xe3o Paulo said")
    Decoded(text='The mayor of São Paulo said', charset='cp1252')
    """
    if not raw:
        raise UnreadableError("the file is empty")
    utf16 = utf16_of(raw)
    if utf16:
        return Decoded(_strictly(raw[2:], utf16), utf16)
    _check_not_binary(raw)
    try:
        return Decoded(raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), None)
    except UnicodeDecodeError:
        return _decode_otherwise(raw, declared)


def utf16_of(raw: bytes) -> str | None:
    """Return the codec of bytes that begin with the mark of UTF-16."""
    return _UTF16_MARKS.get(raw[:2])


def _strictly(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset)
    except UnicodeDecodeError as fault:
        raise UnreadableError(f"not valid {charset} at byte {fault.start}") from None


def _check_not_binary(raw: bytes) -> None:
    if b"\x00" in raw:
        raise UnreadableError("binary, not text: it has NUL bytes")
    n_controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if n_controls > _MAX_CONTROL_SHARE * len(raw):
        raise UnreadableError(f"binary, not text: {n_controls} of {len(raw)} bytes are controls")


def _decode_otherwise(raw: bytes, declared: str | None) -> Decoded:
    """Decode what is not UTF-8, by what it declares or by a guess."""
    n_high = len(raw.translate(None, _ASCII))
    likely = [name for name in (_known(declared),) if name]
    if n_high < _FEW_HIGH_BYTES * len(raw):
        likely.append("cp1252")
    for charset in likely:
        try:
            return Decoded(raw.decode(charset), charset)
        except UnicodeDecodeError:
            continue
    best = charset_normalizer.from_bytes(raw, cp_isolation=_GUESSES).best()
    if best is None:
        raise UnreadableError("neither UTF-8 nor in an encoding that can be told; save it as UTF-8")
    return Decoded(_strictly(raw, best.encoding), best.encoding)


def _known(declared: str | None) -> str | None:
    """Return the codec of a declared encoding; pages that say Latin-1 mean Windows-1252."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return name if name in _DECLARABLE else None

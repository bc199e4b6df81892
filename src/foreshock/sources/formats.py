"""Which format a file is, by its name and its first bytes, and which are not read."""

from __future__ import annotations

import re
from pathlib import Path

from foreshock.sources.html_page import HTML_PAGE
from foreshock.sources.json_file import JSON_FILE
from foreshock.sources.json_lines import JSON_LINES
from foreshock.sources.markdown import MARKDOWN
from foreshock.sources.plain_text import PLAIN_TEXT
from foreshock.sources.protocol import Source
from foreshock.sources.record import UnreadableError

SOURCES: tuple[Source, ...] = (PLAIN_TEXT, HTML_PAGE, MARKDOWN, JSON_LINES, JSON_FILE)
_BY_SUFFIX = {suffix: source for source in SOURCES for suffix in source.suffixes}

_ARCHIVE = "archives are not read yet; unpack it and give the folder"
_OFFICE = "office documents are not read yet; save it as text or HTML"
_PDF = "PDF is not read yet; save it as text or HTML"
_FEED = "XML and feeds are not read yet; give text, HTML, Markdown or JSONL"
_TABLE = "tables are not read as reports; give one JSON object with a text a line (.jsonl)"
_CODE = "program code or settings, no report"
_PICTURE = "pictures, sound and video are not read"
_NOT_READ = {
    _ARCHIVE: ".zip .gz .tgz .bz2 .xz .7z .rar .tar .zst .warc .wacz .mbox",
    _OFFICE: ".doc .docx .odt .rtf .epub .xls .xlsx .ods .ppt .pptx .odp",
    _PDF: ".pdf",
    _FEED: ".xml .rss .atom",
    _TABLE: ".csv .tsv .parquet .feather .duckdb .sqlite .db",
    _CODE: ".js .mjs .css .py .ini .toml .yaml .yml .svg .sh",
    _PICTURE: ".png .jpg .jpeg .gif .webp .ico .bmp .tif .tiff .mp3 .mp4 .wav .mov .webm",
}
_REASON_BY_SUFFIX = {
    suffix: reason for reason, suffixes in _NOT_READ.items() for suffix in suffixes.split()
}
_REASON_BY_MAGIC = (
    (b"PK\x03\x04", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"%PDF-", _PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", _OFFICE),
)
_HEAD_BYTES = 1_024
_PAGE_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def source_of(path: Path) -> Source:
    """Return the format of a file; one of an unknown name is HTML if it begins so, else text.

    Raises
    ------
    UnreadableError
        If it is of a kind that is known and not read.
    OSError
        If it cannot be opened.

    Examples
    --------
    >>> source_of(Path("backup.zip"))
    Traceback (most recent call last):
    foreshock.sources.record.UnreadableError: archives are not read yet; unpack it ...
    """
    suffix = path.suffix.lower()
    if suffix in _REASON_BY_SUFFIX:
        raise UnreadableError(_REASON_BY_SUFFIX[suffix])
    with path.open("rb") as handle:
        head = handle.read(_HEAD_BYTES)
    for magic, reason in _REASON_BY_MAGIC:
        if head.startswith(magic):
            raise UnreadableError(reason)
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return HTML_PAGE if _PAGE_START.match(head) else PLAIN_TEXT

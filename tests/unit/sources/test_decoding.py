from __future__ import annotations

import pytest

from foreshock.sources.decoding import decode
from foreshock.sources.record import UnreadableError


@pytest.mark.parametrize(
    ("text", "encoding", "charset"),
    [
        ("Two rockets fell.", "ascii", None),
        ("Téhéran réagit.", "utf-8", None),
        ("Téhéran réagit.", "utf-8-sig", None),
        ("Téhéran réagit.", "utf-16", "utf-16-le"),
        ("The base — hit by 3 rockets, the commander’s aide said.", "cp1252", "cp1252"),
        ("The mayor of São Paulo said", "latin-1", "cp1252"),
        ("Президент заявил, что войска готовы.", "cp1251", "cp1251"),
        ("Президент заявил, что войска готовы.", "koi8-r", "koi8_r"),
        ("قال الرئيس إن القوات مستعدة لأي تطور", "cp1256", "cp1256"),
    ],
)
def test_tells_text_and_marks_what_is_not_utf8(
    text: str, encoding: str, charset: str | None
) -> None:
    assert decode(text.encode(encoding)) == (text, charset)


def test_keeps_everything_but_the_mark() -> None:
    given = "\ufeffA\r\n\r\n B\t\x1b[0m \ufeffC\x07\n"
    assert decode(given.encode()).text == given[1:]


def test_believes_a_declaration_unless_it_is_no_encoding() -> None:
    assert decode("Erdoğan’ın açıklaması".encode("cp1254"), declared="windows-1254") == (
        "Erdoğan’ın açıklaması",
        "cp1254",
    )
    for declared in ("rot13", "zlib", "idna", "unicode_escape", "no such", "x" * 40):
        assert decode(b"S\xe3o Paulo and the whole of its port", declared=declared).charset == (
            "cp1252"
        )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"ab\x00cd", "NUL"),
        (bytes(range(1, 30)) * 5, "binary"),
        (b"\xff\xfea", "not valid utf-16-le"),
        (b"\xff\xfe\x00\xd8a\x00", "not valid utf-16-le"),
    ],
)
def test_refuses_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(raw)

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from foreshock.sources import Limits

if TYPE_CHECKING:
    from conftest import Reader

BODY = """<body><nav><a href=/>Home</a></nav><article><h1>Rockets at Taji</h1>
<p>Two rockets hit the base on Monday, officials said.</p><p>No one took credit &lt;yet&gt;.</p>
<script>alert("no")</script></article><footer>Copyright 2019 Wire</footer></body>"""


def page(head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head>{BODY}</html>"


def test_article_without_navigation_and_scripts(reader: Reader) -> None:
    report = reader.report("a.html", page())
    assert report.text.endswith("officials said.\nNo one took credit <yet>.")
    for noise in ("alert", "Home", "Copyright"):
        assert noise not in report.text
    assert (report.title, report.language) == ("Rockets at Taji", "en")


def test_own_tags_come_first(reader: Reader) -> None:
    own = {"id": "x-7", "outlet": "Wire", "outlet_kind": "agency", "published": "2020-03-12"}
    head = "".join(f"<meta name='foreshock:{key}' content='{value}'>" for key, value in own.items())
    others = """<meta property='og:site_name' content='Other'>
    <meta property='article:published_time' content='2020-03-13'>"""
    report = reader.report("a.htm", page(others + head))
    assert (report.report_id, report.outlet, report.outlet_kind) == ("x-7", "Wire", "agency")
    assert report.published == date(2020, 3, 12)


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2020-03-12T10:00:00Z'>",
        "<meta name='DC.date.issued' content='2020-03-12T10:00:00Z'>",
        """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
        "datePublished": "2020-03-12T10:00:00Z"}]}</script>""",
        """<script type="application/ld+json">{broken</script>
        <time pubdate datetime="2020-03-12T10:00:00Z"></time>""",
    ],
)
def test_date_from_the_page_s_own_tags(reader: Reader, head: str) -> None:
    report = reader.report("a.html", page(head))
    assert report.published_at == datetime(2020, 3, 12, 10, tzinfo=UTC)


@pytest.mark.parametrize("head", ["", "<meta name='date' content='Thursday'>"])
def test_no_date_is_invented_from_a_copyright(reader: Reader, head: str) -> None:
    assert reader.report("a.html", page(head)).published is None


def test_impossible_date_is_refused(reader: Reader) -> None:
    head = "<meta property='article:published_time' content='2020-02-31'>"
    assert reader.reason("a.html", page(head)) == "published '2020-02-31' is not a date"


def test_outlet_and_address(reader: Reader) -> None:
    head = """<meta property='og:site_name' content='Wire &amp; Co'>
    <link rel=canonical href='javascript:alert(1)'>
    <meta property='og:url' content='https://wire.example/a'>"""
    report = reader.report("a.html", page(head))
    assert (report.outlet, report.url) == ("Wire & Co", "https://wire.example/a")


@pytest.mark.parametrize(
    "content",
    [
        "<html><head><title>x</title></head><body></body></html>",
        "<html><body><script>var text = 'text';</script><style>p {}</style></body></html>",
        "<html><body><nav><a href=/>Home</a></nav><footer>Copyright</footer></body></html>",
        "<",
    ],
)
def test_page_without_article(reader: Reader, content: str) -> None:
    assert reader.reason("a.html", content) == "HTML without text"


@pytest.mark.parametrize("content", ["<p>Rockets fell.</p>", "Rockets fell."])
def test_a_fragment_is_read(reader: Reader, content: str) -> None:
    assert reader.report("a.html", content).text == "Rockets fell."


def test_declared_encoding(reader: Reader) -> None:
    text = "Президент заявил, что войска готовы."
    content = f"<html><head><meta charset=windows-1251></head><body><p>{text}</p></body></html>"
    report = reader.report("a.html", content.encode("cp1251"))
    assert (report.text, report.media_type) == (text, "text/html; charset=cp1251")


def test_entities_are_not_expanded(reader: Reader) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    report = reader.report("a.html", f"{bomb}<html><body><p>Said &a; and &b; so.</p></body></html>")
    assert "boom" not in report.text
    assert "root:" not in report.text


def test_too_many_elements(reader: Reader) -> None:
    content = f"<html><body>{'<p>Said so.</p>' * 100}</body></html>"
    assert "102 elements" in reader.reason("a.html", content, limits=Limits(max_elements=100))

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from foreshock.brief import Brief, page, render_html, render_json, render_markdown

GOLDEN = Path(__file__).parents[2] / "golden" / "brief" / "small.md"


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


@pytest.fixture(scope="module")
def html(brief: Brief) -> str:
    return render_html(brief)


@pytest.fixture(scope="module")
def parsed(html: str) -> Page:
    return Page(html)


def test_policy_allows_exactly_the_scripts_of_the_page(parsed: Page) -> None:
    metas = [attrs for tag, attrs in parsed.elements if tag == "meta"]
    policy = next(a["content"] for a in metas if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "connect-src 'none'" in policy
    code = parsed.scripts[1:]
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in code]
    assert re.findall(r"'sha256-([^']+)'", policy) == digests


def test_page_asks_for_nothing_from_outside(parsed: Page) -> None:
    for tag, attrs in parsed.elements:
        assert "src" not in attrs, tag
        assert tag != "link" or (attrs["href"] or "").startswith("data:")
        assert not any(name.startswith("on") for name in attrs), tag


def test_hostile_text_stays_text(html: str, parsed: Page) -> None:
    assert [tag for tag, _ in parsed.elements].count("script") == 3
    assert not any(tag == "img" for tag, _ in parsed.elements)
    assert "&lt;b&gt;not JSON&lt;/b&gt;" in html
    assert "\u2028" not in parsed.scripts[0]


def test_only_web_addresses_become_links(parsed: Page) -> None:
    sources = json.loads(parsed.scripts[0])["sources"]
    assert {source[5] for source in sources} == {"https://example.org/strike", None}


def test_every_button_names_sentences_that_are_there(parsed: Page) -> None:
    n_quotes = len(json.loads(parsed.scripts[0])["quotes"])
    buttons = [attrs["data-ev"] for _, attrs in parsed.elements if "data-ev" in attrs]
    assert len(buttons) > 50
    for value in buttons:
        assert all(int(number) < n_quotes for number in (value or "").split(","))


def test_every_mark_carries_evidence(parsed: Page) -> None:
    data = json.loads(parsed.scripts[0])
    specs = [*data["timeline"], data["map"], data["network"]]
    marks = [
        row
        for spec in specs
        for name in ("bars", "vague", "exact", "edges", "backings", "nodes")
        for row in spec["datasets"].get(name, [])
    ]
    assert len(marks) > 15
    assert all(row["ev"] and row["label"] for row in marks)


def test_page_has_language_title_and_landmarks(parsed: Page) -> None:
    tags = [tag for tag, _ in parsed.elements]
    assert parsed.elements[0] == ("html", {"lang": "en"})
    assert {"title", "main", "nav", "header", "dialog"} <= set(tags)
    headings = [tag for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert headings[:3] == ["h1", "h2", "h3"]
    assert tags.count("h1") == 1


def test_page_without_its_map_says_so(brief: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "find_base_map", lambda: None)
    assert "without its map file" in render_html(brief)


def test_json_is_the_whole_brief(brief: Brief) -> None:
    assert msgspec.json.decode(render_json(brief), type=Brief) == brief


def test_markdown_is_as_agreed(brief: Brief) -> None:
    """Compare with the golden file; ``FORESHOCK_UPDATE_GOLDEN=1`` writes it anew."""
    text = render_markdown(brief)
    if os.environ.get("FORESHOCK_UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_markdown_notes_are_all_defined(brief: Brief) -> None:
    text = render_markdown(brief)
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert cited == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert "<script>" not in text.replace("\\<script\\>", "")

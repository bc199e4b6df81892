"""The brief in a real browser: what a reader clicks, types, prints and cannot be harmed by."""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from foreshock.brief import build_brief, render_html

pytestmark = pytest.mark.browser

CHROMIUM = Path(os.environ.get("FORESHOCK_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXAMPLE = Path(__file__).parents[1] / "unit" / "brief" / "conftest.py"
if not CHROMIUM.exists() and not os.environ.get("CI"):
    pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium", allow_module_level=True)

playwright = pytest.importorskip("playwright.sync_api")


class Watched:
    """A page with everything it complained of and asked for."""

    def __init__(self, page: playwright.Page, address: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self._answer)
        self._address = address
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")

    def _hear(self, message: playwright.ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _answer(self, route: playwright.Route) -> None:
        if route.request.url == self._address:
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    @property
    def drawer(self) -> playwright.Locator:
        return self.page.locator("dialog#drawer")

    def is_open(self) -> bool:
        return self.drawer.evaluate("dialog => dialog.open")

    def marked_words(self) -> list[str]:
        return self.drawer.locator("mark").all_text_contents()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    make_inputs = runpy.run_path(str(EXAMPLE))["make_inputs"]
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(render_html(build_brief(make_inputs())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(browser: playwright.Browser, address: str) -> Iterator[Watched]:
    """Yield one page for all tests that only look and open the drawer."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(10_000)
    yield Watched(page, address)
    page.close()


@pytest.fixture
def shared(opened: Watched) -> Iterator[Watched]:
    """Yield the common page and close its drawer afterwards."""
    yield opened
    opened.page.evaluate("document.getElementById('drawer').close()")


@pytest.fixture
def open_page(browser: playwright.Browser, address: str) -> Iterator[object]:
    pages = []

    def open_at(width: int = 1280, height: int = 900, **options: object) -> Watched:
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        page.set_default_timeout(10_000)
        pages.append(page)
        return Watched(page, address)

    yield open_at
    for page in pages:
        page.close()


@pytest.fixture
def watched(open_page) -> Watched:  # type: ignore[no-untyped-def]
    return open_page()


def test_page_is_silent_and_asks_no_host(watched: Watched) -> None:
    page = watched.page
    page.locator("button.num").first.click()
    page.keyboard.press("Escape")
    page.locator("[data-map=in]").click()
    page.mouse.wheel(0, 2000)
    assert watched.complaints == []
    assert watched.requests == []


@pytest.mark.parametrize(
    ("chart", "mark", "words"),
    [
        ("#timeline-0", ".bars_marks path", "Kataib Hezbollah fired 30 rockets"),
        ("#map-chart", ".exact_marks path >> nth=-1", "Rockets fell on Camp Taji"),
        ("#map-chart", ".vague_marks path", "Kataib Hezbollah fired 30 rockets"),
        ("#network-chart", ".nodes_marks path", "American drones struck a convoy"),
        ("#network-chart", ".targets_marks line", "American drones struck a convoy"),
    ],
)
def test_marks_open_their_sentences(shared: Watched, chart: str, mark: str, words: str) -> None:
    target = shared.page.locator(f"{chart} {mark}").first
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    # Nodes lie on the ends of a line, so it is hit off its middle.
    shared.page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.4)
    assert shared.is_open()
    assert any(words in told for told in shared.marked_words())


def test_drawer_tells_sentence_title_outlet_day_and_origin(shared: Watched) -> None:
    shared.page.get_by_role("button", name="harsh revenge awaits them").click()
    quote = shared.drawer.locator(".quote")
    assert quote.count() == 1
    told = quote.inner_text()
    for part in (
        "If American forces stay, Iran said, harsh revenge awaits them.",
        "Strike at the airport",
        "Tigris Wire, agency",
        "3 January 2020",
        "wire/r1.txt",
    ):
        assert part in told
    assert shared.marked_words() == ["harsh revenge awaits them"]
    link = quote.get_by_role("link", name="original")
    assert link.get_attribute("href") == "https://example.org/strike"


def test_keyboard_opens_and_closes_and_focus_returns(shared: Watched) -> None:
    keyboard = shared.page.keyboard
    for _ in range(40):
        keyboard.press("Tab")
        if shared.page.evaluate("document.activeElement.matches('button[data-ev]')"):
            break
    number = shared.page.evaluate("document.activeElement.textContent")
    for key in ("Enter", "Space"):
        keyboard.press(key)
        assert shared.is_open(), key
        keyboard.press("Escape")
        assert not shared.is_open(), key
        assert shared.page.evaluate("document.activeElement.textContent") == number


def test_many_sentences_are_paged(shared: Watched) -> None:
    shared.page.locator(".lead button.num").nth(1).click()
    first = shared.marked_words()
    assert len(first) == 8
    shared.page.locator("#drawer-next").click()
    assert 0 < len(shared.marked_words()) <= 2
    assert shared.page.locator("#drawer-next").is_disabled()
    shared.page.keyboard.press("ArrowLeft")
    assert shared.marked_words() == first


def test_hostile_dispatch_shows_as_text(watched: Watched) -> None:
    watched.page.locator("#event-filter").fill("Taji")
    watched.page.locator("#event-table tbody tr:visible button.num").click()
    told = watched.drawer.inner_text()
    assert '"><img src=x onerror="window.pwned=1">' in told
    assert "<script>window.pwned = 1</script>" in told
    assert "</script>Channel" in told
    assert watched.page.evaluate("window.pwned === undefined")
    assert watched.page.locator("img").count() == 0
    assert watched.complaints == []


def test_filter_and_sort_of_events(watched: Watched) -> None:
    page = watched.page
    rows = page.locator("#event-table tbody tr:visible")
    assert rows.count() == 9
    page.locator("#event-kind").select_option("deed")
    assert rows.count() == 4
    page.get_by_role("button", name="Killed").click()
    page.get_by_role("button", name="Killed").click()
    assert "drone strike" in rows.first.inner_text()
    page.locator("#event-filter").fill("nothing like it")
    assert rows.count() == 0
    assert page.locator("#event-count").text_content() == "0 of 9 listed events"


def test_map_moves_by_wheel_drag_keys_and_buttons(watched: Watched) -> None:
    page = watched.page
    chart = page.locator("#map-chart")
    chart.scroll_into_view_if_needed()
    mark = chart.locator(".exact_marks path").first
    box = chart.bounding_box()
    assert box is not None

    def moved(act: object) -> bool:
        before = mark.bounding_box()
        act()  # type: ignore[operator]
        page.wait_for_timeout(120)
        return mark.bounding_box() != before

    def drag() -> None:
        page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 60)
        page.mouse.down()
        page.mouse.move(box["x"] + 160, box["y"] + box["height"] - 90, steps=4)
        page.mouse.up()

    page.mouse.move(box["x"] + 300, box["y"] + 200)
    assert moved(lambda: page.mouse.wheel(0, -300))
    assert moved(drag)
    assert not watched.is_open()
    chart.focus()
    assert moved(lambda: page.keyboard.press("ArrowLeft"))
    assert moved(lambda: page.keyboard.press("+"))
    assert moved(lambda: page.locator("[data-map=home]").click())


def test_page_never_scrolls_sideways(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page(360, color_scheme="dark").page
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    for width in (360, 390, 700, 720, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_opens_tables_and_hides_controls(watched: Watched) -> None:
    page = watched.page
    table = page.locator("#map details table")
    assert not table.is_visible()
    page.emulate_media(media="print")
    table.wait_for(state="visible")
    page.wait_for_function("document.querySelector('#map details').open")
    assert not page.locator("#event-filter").is_visible()
    assert not page.locator(".mapkeys").is_visible()
    assert page.locator("#event-table tbody tr:visible").count() == 9
    page.emulate_media(media="screen")
    table.wait_for(state="hidden")


def test_tables_hold_the_numbers_of_their_charts(watched: Watched) -> None:
    page = watched.page
    page.locator("#network details summary").click()
    page.locator("#network details table").first.locator("button.num").first.click()
    assert watched.is_open()


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it."""

    def luminance(colour: tuple[float, ...]) -> float:
        parts = [c / 255 for c in colour[:3]]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_text_has_the_contrast_of_aa(shared: Watched, scheme: str) -> None:
    page = shared.page
    page.emulate_media(color_scheme=scheme)
    found = page.evaluate(
        """() => {
            const read = (value) => (value.match(/[\\d.]+/g) || []).map(Number);
            const paper = read(getComputedStyle(document.body).backgroundColor);
            const words = document.querySelectorAll(
                "p, h1, h2, h3, td, th, dt, dd, summary, button.num, .verdict, .interval, nav a"
            );
            const ink = (e) => read(getComputedStyle(e).color);
            // The tooltip has a paper of its own.
            const onPaper = [...words].filter((e) => !e.closest(".vg-tooltip"));
            return onPaper.map((e) => [e.className || e.tagName, ink(e), paper]);
        }"""
    )
    assert len(found) > 50
    assert {name for name, ink, paper in found if contrast(tuple(ink), tuple(paper)) < 4.5} == set()

"""A brief as one HTML file that needs nothing else, not even a network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from foreshock.brief.basemap import Country, find_base_map, read_countries
from foreshock.brief.layout import HEIGHT, WIDTH
from foreshock.brief.model import Brief, Figure, Source
from foreshock.brief.network import side_name
from foreshock.brief.wording import PRECISION_WORDS, QUAD_WORDS, day_text, ratio_text

# Rows shown before the reader asks for the rest.
_FIRST_ROWS = 40


def render_html(brief: Brief, *, base_map: Path | None = None) -> str:
    """Return the page.

    All text from outside goes through the template's escaping or, in the drawer, through
    ``textContent``. The content policy allows the two scripts by their hash and nothing else:
    no request leaves the page.

    Parameters
    ----------
    base_map : a TopoJSON file of countries to draw instead of the one that came with Foreshock;
        borders are a matter of view, so the choice is the user's
    """
    index = _QuoteIndex(brief)
    path = base_map or find_base_map()
    countries = read_countries(path, brief.place_map.view) if path else ()
    scripts = [_vega_script(), _asset("app.js")]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            brief=brief,
            has_borders=bool(countries),
            data_json=script_json(_data(brief, index, countries)),
            scripts=[Markup(script) for script in scripts],
            hashes=" ".join(f"'{_sha256(script)}'" for script in scripts),
            style=Markup(_asset("style.css")),
            evidence=index.attribute,
            first_rows=_FIRST_ROWS,
        )
    )


def _data(brief: Brief, index: _QuoteIndex, countries: Sequence[Country]) -> dict[str, Any]:
    """Return what the page's script reads."""
    # Altair takes a second to load, which no other command should pay for.
    from foreshock.brief.mapchart import map_spec, scale_of
    from foreshock.brief.netchart import network_spec
    from foreshock.brief.timechart import timeline_specs

    return {
        "quotes": index.quotes(),
        "sources": [_source_row(source) for source in brief.sources],
        "timeline": timeline_specs(brief.timeline, index.mark),
        "mapScale": scale_of(brief.place_map.view),
        "mapSize": [WIDTH, HEIGHT],
        "map": map_spec(brief.place_map, countries, index.mark),
        "network": network_spec(brief.network, index.mark),
    }


class _QuoteIndex:
    """Numbers the quotations, so that a page names each by a short number."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._number = {quote.quote_id: n for n, quote in enumerate(brief.quotations)}
        self._source = {source.report_id: n for n, source in enumerate(brief.sources)}

    def quotes(self) -> list[list[Any]]:
        """Return the quotations as rows: source, event, before, words, after."""
        return [
            [self._source[q.report_id], q.event, q.before, q.words, q.after]
            for q in self._brief.quotations
        ]

    def numbers(self, figure: Figure) -> list[int]:
        """Return the numbers of a figure's quotations."""
        return [self._number[quote_id] for quote_id in figure.evidence]

    def mark(self, figure: Figure) -> dict[str, Any]:
        """Return what a mark of a chart carries."""
        return {"ev": self.numbers(figure), "of": figure.n_evidence, "label": figure.label}

    def attribute(self, figure: Figure) -> str:
        """Return what a button carries."""
        return ",".join(str(number) for number in self.numbers(figure))


def _source_row(source: Source) -> list[str | None]:
    published = day_text(source.published) if source.published else None
    return [
        source.title,
        source.outlet,
        source.outlet_kind,
        published,
        source.origin,
        _web_address(source.url),
    ]


def _web_address(url: str | None) -> str | None:
    """Return an address that may become a link; ``javascript:`` and the like may not."""
    is_web = url is not None and url.lower().startswith(("https://", "http://"))
    return url if is_web else None


def script_json(data: object) -> Markup:
    r"""Return JSON that cannot end the script element that it stands in.

    Examples
    --------
    >>> script_json(["</script>"])
    Markup('["\\u003c/script>"]')
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


@cache
def _vega_script() -> str:
    """Return Vega in a function of its own: it declares hundreds of names such as ``t``."""
    import vl_convert

    # Its stub asks for a snippet, its documentation and code do not.
    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    if "</script" in bundle.lower():
        raise RuntimeError("the Vega bundle holds the end of a script element: do not inline it")
    return f"(function () {{\n{bundle}\n}})();"


def _asset(name: str) -> str:
    return (resources.files("foreshock.brief") / "assets" / name).read_text(encoding="utf-8")


def _sha256(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("foreshock.brief", "assets"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=day_text, ratio=ratio_text)
    environment.globals.update(
        quad_words=QUAD_WORDS,
        precision_words=PRECISION_WORDS,
        side_name=side_name,
    )
    return environment

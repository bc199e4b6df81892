"""What the tags of an HTML page tell of it.

trafilatura's own date is not used: of ``2020-02-31`` it makes the 1st of February, and of
"Copyright 2019" the 1st of January.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

#: Written for machines and for one meaning: a broken one is a fault of the page.
_STRICT_DATES = ("foreshock:published", "article:published_time")
#: Used by many sites for many things: read only where they hold a date.
_LOOSE_DATES = (
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "date",
)
_MAX_LD_BYTES = 1_000_000
_MAX_DEPTH = 4


class PageMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a page tells of itself; `published` as it is worded."""

    report_id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    outlet_kind: str | None = None
    url: str | None = None
    language: str | None = None


def page_metadata(tree: Any) -> PageMetadata:
    """Return what the tags of a parsed page tell.

    ``foreshock:`` tags (``id``, ``title``, ``published``, ``outlet``, ``outlet_kind``, ``url``,
    ``language``) come first.

    Parameters
    ----------
    tree : the root element (lxml)
    """
    tags = _meta_tags(tree)
    return PageMetadata(
        report_id=tags.get("foreshock:id"),
        title=tags.get("foreshock:title"),
        published=_published(tree, tags),
        outlet=tags.get("foreshock:outlet") or tags.get("og:site_name"),
        outlet_kind=tags.get("foreshock:outlet_kind"),
        url=tags.get("foreshock:url") or _address(tree, tags),
        language=tags.get("foreshock:language") or tree.get("lang") or None,
    )


def _meta_tags(tree: Any) -> dict[str, str]:
    """Return the first content of each ``meta`` tag by its name in lower case."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                tags.setdefault(name, content)
    return tags


def _published(tree: Any, tags: dict[str, str]) -> str | None:
    """Return the page's own time of publication, as it words it."""
    for name in _STRICT_DATES:
        if name in tags:
            return tags[name]
    loose = [tags[name] for name in _LOOSE_DATES if name in tags]
    return next(filter(_has_day, [*_linked_data_dates(tree), *loose, *_time_tags(tree)]), None)


def _has_day(words: str) -> bool:
    """Whether words begin with a full ISO date, whatever day that is."""
    digits = words[:10].replace("-", "")
    return len(digits) == 8 and digits.isascii() and digits.isdigit()


def _linked_data_dates(tree: Any) -> Iterator[str]:
    """Yield each ``datePublished`` of the page's JSON-LD."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = msgspec.json.decode((element.text or "")[:_MAX_LD_BYTES])
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue  # half of all pages have broken JSON-LD; the other tags are still there
        yield from _dates_in(data, depth=0)


def _dates_in(node: object, *, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            yield from _dates_in(item, depth=depth + 1)
    elif isinstance(node, dict):
        told = node.get("datePublished")
        if isinstance(told, str):
            yield told
        yield from _dates_in(node.get("@graph"), depth=depth + 1)


def _time_tags(tree: Any) -> list[str]:
    """Return the time in the article's ``time`` tags if they all agree.

    Several times belong to the happenings told, or to teasers of other articles.
    """
    marked = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    inside = marked or tree.xpath("//article//time/@datetime")
    times = {str(words).strip() for words in inside}
    return list(times) if len(times) == 1 else []


def _address(tree: Any, tags: dict[str, str]) -> str | None:
    """Return the page's canonical address; one that is no web address is not taken up."""
    links = [str(link) for link in tree.xpath("//link[@rel='canonical']/@href")]
    for address in (*links, tags.get("og:url", "")):
        if address.lower().startswith(("http://", "https://")):
            return address
    return None

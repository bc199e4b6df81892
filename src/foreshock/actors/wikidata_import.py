"""A Wikidata query result that the user has downloaded (CSV or JSON) as a pack.

Columns are known by their usual names: ``item``, ``itemLabel``, ``itemAltLabel``, ``native``,
``iso3``, ``inception``, ``dissolved``. Rows of one item are joined, as one comes for each value.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from foreshock.actors.drafts import Draft, LeftOut, slug, with_own_ids
from foreshock.actors.packchecks import known_countries
from foreshock.errors import UsageError

#: What a column may be called, in small letters.
_COLUMNS = {
    "item": ("item", "actor", "group", "organization", "organisation", "qid"),
    "name": ("itemlabel", "actorlabel", "grouplabel", "label", "name"),
    "names": ("itemaltlabel", "altlabel", "altlabels", "aliases", "alias"),
    "native": ("native", "nativelabel", "nativename", "native_label"),
    "country": ("iso3", "iso", "countrycode", "country"),
    "since": ("inception", "start", "since", "from"),
    "until": ("dissolved", "end", "until", "abolished"),
}
_ITEM = re.compile(r"Q\d+$")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read_wikidata(
    text: str, *, country: str | None = None, sector: str = "REB", kind: str = "group"
) -> Draft:
    """Read a result.

    Parameters
    ----------
    country, sector, kind : what holds of all rows; a row's own country goes before

    Raises
    ------
    UsageError
        If it has no column of labels.
    """
    items: dict[str, dict[str, Any]] = {}
    left_out: list[LeftOut] = []
    for line, row in enumerate(_rows(text), start=2):
        cells = _known(row)
        if "name" not in cells:
            raise UsageError(f"no column of labels among {', '.join(row)}: ask for ?itemLabel")
        reason = _unfit(cells, country)
        if reason:
            left_out.append(LeftOut(line, cells["name"], reason))
            continue
        _join(items, cells, country)
    entries = [_entry(item, sector, kind) for item in items.values()]
    return Draft(with_own_ids(entries), left_out)


def _rows(text: str) -> Iterator[dict[str, str]]:
    if text.lstrip()[:1] not in "[{" or not text.strip():
        yield from csv.DictReader(io.StringIO(text))
        return
    raw = json.loads(text)
    rows = raw["results"]["bindings"] if isinstance(raw, dict) else raw
    for row in rows:
        yield {
            key: str(value.get("value", "")) if isinstance(value, dict) else str(value)
            for key, value in row.items()
        }


def _known(row: Mapping[str, str | None]) -> dict[str, str]:
    small = {str(key).lower(): value for key, value in row.items() if value}
    return {
        field: small[name].strip()
        for field, names in _COLUMNS.items()
        for name in reversed(names)
        if name in small
    }


def _unfit(cells: Mapping[str, str], country: str | None) -> str | None:
    if _ITEM.fullmatch(cells["name"]):
        return "it has no label in the language that was asked for"
    if _country(cells, country) is None:
        return "no country: ask for its ISO 3166 alpha-3 code (P298), or give --country"
    return None


def _country(cells: Mapping[str, str], country: str | None) -> str | None:
    own = cells.get("country", "").upper()
    return own if own in known_countries() else country


def _join(items: dict[str, dict[str, Any]], cells: Mapping[str, str], country: str | None) -> None:
    found = _ITEM.search(cells.get("item", ""))
    wikidata = found.group() if found else None
    item = items.setdefault(
        wikidata or cells["name"],
        {"name": cells["name"], "names": {}, "native": {}, "wikidata": wikidata, "since": None,
         "until": None, "country": _country(cells, country)},
    )  # fmt: skip
    for name in re.split(r"\s*[|,]\s*", cells.get("names", "")):
        if name and name != item["name"]:
            item["names"][name] = True
    if native := cells.get("native"):
        item["native"][native] = True
    for field in ("since", "until"):
        item[field] = item[field] or _day(cells.get(field, ""))


def _day(text: str) -> str | None:
    match = _DAY.match(text)
    if match is None:
        return None
    # A year comes as its first of January.
    year, month, day = match.groups()
    is_year = (month, day) in {("01", "01"), (None, None), ("00", "00")}
    return year if is_year else "-".join(part for part in (year, month, day) if part)


def _entry(item: Mapping[str, Any], sector: str, kind: str) -> dict[str, Any]:
    return {
        "id": f"{item['country']}-{sector}-{slug(item['name']) or item['wikidata']}",
        "name": item["name"],
        "names": list(item["names"]),
        "native_names": list(item["native"]),
        "country": item["country"],
        "sectors": [sector],
        "kind": kind,
        "since": item["since"],
        "until": item["until"],
        "wikidata": item["wikidata"],
    }

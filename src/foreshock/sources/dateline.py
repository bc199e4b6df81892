"""Datelines: ``BAGHDAD, Dec 27, 2019 (Reuters) -`` and what day they tell.

Only an explicit one is read: a place, a comma, a day and a month, then a dash. A dateline that
is not there is not looked for in the prose, where "May 3" may be the day of anything.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

# written out: the names in `calendar` follow the user's locale
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_MONTH_STARTS = "janfebmaraprmayjunjulaugsepoctnovdec"
_DAY = r"\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"\d{4}|\d{2})\b"
_DAY_MONTH = rf"(?P<day1>{_DAY}\s+(?P<month1>{_MONTH})\b\.?(?:,?\s+(?P<year1>{_YEAR})?"
_MONTH_DAY = rf"(?P<month2>{_MONTH})\b\.?\s+(?P<day2>{_DAY}\b(?:,?\s+(?P<year2>{_YEAR})?"
_ISO = r"(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
_DATE = rf"(?:{_DAY_MONTH}|{_MONTH_DAY}|{_ISO})"
_NAME = r"[^\W\d_](?:[^\W\d_]|[ .'’/\-\n]){1,60}?"
_PARENTHESIS = r"(?:\s*[(\[][^()]{1,80}\))"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"
_DATELINE = re.compile(
    rf"(?P<place>{_NAME}){_PARENTHESIS}?(?:,\s*{_NAME})?{_PARENTHESIS}?,\s*{_WEEKDAY}{_DATE}"
    rf"(?:,?\s+{_NAME}|,?{_PARENTHESIS})?\s*(?:--|[-–—](?!\d))",
    re.IGNORECASE,
)
_WHOLE_DATE = re.compile(rf"\s*{_WEEKDAY}{_DATE}\s*", re.IGNORECASE)
#: Words that begin a sentence about a place, not a dateline.
_NO_PLACE = frozenset(
    {"in", "on", "at", "since", "by", "after", "before", "from", "until", "as", "during", "near"}
)
_N_LINES = 8
_N_CHARS = 1_500


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """The date of a dateline as it is written.

    Attributes
    ----------
    day, month : as written, perhaps impossible ("30 FEB")
    year : four digits, or two digits as 0..99, ``None`` if there is none
    text : the words
    """

    day: int
    month: int
    year: int | None
    has_short_year: bool
    text: str


def find_dateline(text: str) -> Dateline | None:
    r"""Return the dateline that opens a text, ``None`` if there is none.

    It may follow a headline: the first lines are tried, each from its beginning.

    Examples
    --------
    >>> find_dateline("SAN SALVADOR, 3 JAN 90 -- [TEXT] THE ARMY SAID").text
    'SAN SALVADOR, 3 JAN 90 --'
    >>> find_dateline("Rockets hit base\n\nBAGHDAD, Dec. 27 (Reuters) - Two").day
    27
    >>> find_dateline("On Monday, 3 January 2020 - a cold day - he left") is None
    True
    """
    head = text[:_N_CHARS]
    starts = [found.start() for found in re.finditer(r"^[^\S\n]*\S", head, re.MULTILINE)]
    for start in starts[:_N_LINES]:
        inset = start + len(head[start:]) - len(head[start:].lstrip())
        found = _DATELINE.match(head, inset)
        if found and _is_place(found["place"]):
            return _dateline(found)
    return None


def parse_written_date(text: str) -> Dateline | None:
    """Return a date written in words and nothing else ("2 April 2020", "Apr 2, 2020")."""
    found = _WHOLE_DATE.fullmatch(text)
    return _dateline(found) if found else None


def _is_place(words: str) -> bool:
    """Whether words are capitalised as the name of a place is ("al-Asad", "Rio de Janeiro")."""
    parts = words.split()
    if parts[0].lower() in _NO_PLACE:
        return False
    return all(part[0].isupper() or len(part) <= 3 or "-" in part for part in parts)


def _dateline(found: re.Match[str]) -> Dateline:
    """Read the parts of whichever of the three ways to write a date was found."""
    parts = found.groupdict()
    way = next(way for way in "123" if parts[f"day{way}"])
    year = parts[f"year{way}"]
    return Dateline(
        day=int(parts[f"day{way}"]),
        month=_month_number(parts[f"month{way}"]),
        year=int(year) if year else None,
        has_short_year=bool(year) and len(year) == 2,
        text=" ".join(found[0].split()),
    )


def _month_number(name: str) -> int:
    return int(name) if name.isdigit() else _MONTH_STARTS.index(name[:3].lower()) // 3 + 1


def day_of(dateline: Dateline, *, latest: date, published: date | None = None) -> date | None:
    """Return the day that a dateline tells.

    Two digits stand for the latest such year that is not after `latest`. A dateline without a
    year tells a day only beside the day of publication, which it cannot follow.

    Raises
    ------
    ValueError
        If there is no such day.

    Examples
    --------
    >>> wire = find_dateline("LIMA, 3 JAN 90 (EFE) -- THE ARMY")
    >>> day_of(wire, latest=date(2026, 11, 1))
    datetime.date(1990, 1, 3)
    >>> flash = find_dateline("BAGHDAD, Dec 27 (Reuters) - A rocket")
    >>> day_of(flash, latest=date(2026, 11, 1)) is None
    True
    >>> day_of(flash, latest=date(2026, 11, 1), published=date(2020, 1, 2))
    datetime.date(2019, 12, 27)
    """
    if dateline.has_short_year and dateline.year is not None:
        century = latest.year // 100 * 100
        return _latest_of(
            dateline, [century + dateline.year, century - 100 + dateline.year], latest
        )
    if dateline.year is not None:
        return date(dateline.year, dateline.month, dateline.day)
    if published is None:
        return None
    return _latest_of(dateline, [published.year + 1, published.year, published.year - 1], published)


def _latest_of(dateline: Dateline, years: list[int], latest: date) -> date:
    """Return the day in the first of the years that has it and is not after `latest`.

    Raises
    ------
    ValueError
        If none of the years has that day.
    """
    for year in years:
        try:
            day = date(year, dateline.month, dateline.day)
        except ValueError:
            continue
        if day <= latest:
            return day
    raise ValueError(f"{dateline.text} is in none of the years {years}")

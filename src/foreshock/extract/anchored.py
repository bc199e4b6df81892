"""Dates that count from another date of the text: "a day earlier", "that night", "in June" of 1982.

They are read in the order of the text, each from the date told before it. Where there is none,
"earlier" counts from the day of publication and the rest stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from foreshock.extract.dateforms import ANCHORED
from foreshock.extract.daterelative import around, number_of, unit_around
from foreshock.extract.datestated import make_span
from foreshock.records import DateSpan

#: How many characters back another date may stand.
_REACH = 400
#: A span longer than this is no day to count from.
_LONGEST_ANCHOR_DAYS = 8
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'(])|\n\s*\n")
_OF_A_DAY = frozenset({"day", "night", "morning", "evening", "afternoon"})
_SHIFT = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}


class DateMention(NamedTuple):
    """A date in a text: where its words stand, and what they mean.

    Attributes
    ----------
    is_of_clause : whether it dates only what stands behind it ("a day after rebels took Goma")
    """

    start: int
    end: int
    span: DateSpan
    is_of_clause: bool = False


def with_anchored(
    text: str, found: Sequence[DateMention], published: date | None
) -> list[DateMention]:
    """Return the dates of a text and those that count from them, in the text's order."""
    known = _in_told_years(text, found, published)
    for name, match in _matches(text):
        if any(match.start() < m.end and m.start < match.end() for m in known):
            continue
        span = _read(name, match, text, known, published)
        if span is not None:
            known.append(DateMention(match.start(), match.end(), span, name == "offset"))
            known.sort()
    return known


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    every = [(m.start(), i, name, m) for i, (name, p) in enumerate(ANCHORED)
             for m in p.finditer(text)]  # fmt: skip
    for _, _, name, match in sorted(every, key=lambda one: one[:2]):
        yield name, match


def _read(
    name: str,
    match: re.Match[str],
    text: str,
    known: Sequence[DateMention],
    published: date | None,
) -> DateSpan | None:
    if published is None:
        return None
    try:
        match name:
            case "offset":
                return _read_offset(match, text, known)
            case "counted":
                return _read_counted(match, known, published)
            case "beside":
                return _read_beside(match, known, published)
            case _:
                return _read_time(name, match, text, known, published)
    except OverflowError:
        return None


def _read_offset(match: re.Match[str], text: str, known: Sequence[DateMention]) -> DateSpan | None:
    """Read "a day after X" in "... today, a day after X": X lies a day before today."""
    anchor = _day(_in_sentence(match, text, known))
    n = _number(match)
    if anchor is None or n is None:
        return None
    return around(n if match["side"] == "before" else -n, match["unit"], anchor, match.group())


def _read_counted(
    match: re.Match[str], known: Sequence[DateMention], published: date
) -> DateSpan | None:
    anchor, n = _day(_before(match, known)), _number(match)
    is_back = match["side"] in {"earlier", "before"}
    if anchor is None and is_back:
        anchor = published
    if anchor is None or n is None:
        return None
    span = around(-n if is_back else n, match["unit"], anchor, match.group())
    return span if span.start is not None and span.start <= published else None


def _read_beside(
    match: re.Match[str], known: Sequence[DateMention], published: date
) -> DateSpan | None:
    groups, unit = match.groupdict(), match["unit"]
    which = (groups.get("which") or "same").lower()
    mention = _before(match, known)
    anchor = _day(mention) if unit in _OF_A_DAY else mention.span.start if mention else None
    if anchor is None:
        if which != "previous" or unit in _OF_A_DAY - {"night"}:
            return None
        anchor = published
    shift = _SHIFT.get(which, 0)
    if unit in _OF_A_DAY and shift == 0 and mention is not None:
        span = mention.span
        return make_span(span.start or anchor, span.end or anchor, span.precision, "relative",
                         match.group())  # fmt: skip
    return unit_around(anchor, unit, shift, match.group())


def _read_time(
    name: str,
    match: re.Match[str],
    text: str,
    known: Sequence[DateMention],
    published: date,
) -> DateSpan | None:
    """Read "before dawn" and "for the third day" where no day is told beside them."""
    if _in_sentence(match, text, known) is not None:
        return None
    anchor = _day(_before(match, known)) if name == "time" else None
    if anchor is None or anchor > published:
        return make_span(published - timedelta(days=1), published, "span", "relative",
                         match.group())  # fmt: skip
    end = min(anchor + timedelta(days=1), published)
    return make_span(anchor, end, "span", "relative", match.group())


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if match["unit"] in {"hour", "minute", "moment"}:
        return 0
    if not groups.get("n"):
        return 1
    return number_of(groups["n"]) or None


def _before(match: re.Match[str], known: Sequence[DateMention]) -> DateMention | None:
    """Return the nearest date told before some words."""
    near = [m for m in known if match.start() - _REACH < m.end <= match.start()]
    near = [m for m in near if not m.is_of_clause]
    return near[-1] if near else None


def _in_sentence(
    match: re.Match[str], text: str, known: Sequence[DateMention]
) -> DateMention | None:
    """Return the date told nearest in the same sentence, one before it first."""
    far = max(0, match.start() - 2 * _REACH)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, far, match.start())]
    start = ends[-1] if ends else far
    behind = _SENTENCE_END.search(text, match.end())
    end = behind.start() if behind else len(text)
    inside = [m for m in known if start <= m.start and m.end <= end and not m.is_of_clause]
    before = [m for m in inside if m.end <= match.start()]
    return before[-1] if before else next(iter(inside), None)


def _day(mention: DateMention | None) -> date | None:
    """Return the day that one can count from, ``None`` where a date is no day or two."""
    if mention is None or (mention.span.n_days or 999) > _LONGEST_ANCHOR_DAYS:
        return None
    return mention.span.end


def _in_told_years(
    text: str, found: Sequence[DateMention], published: date | None
) -> list[DateMention]:
    """Return the dates, "in June" set in 1982 where the sentence before opens with "In 1982"."""
    told: list[DateMention] = []
    for mention in found:
        year = _year_told(text, told[-1], mention, published) if told and published else None
        told.append(_in_year(mention, year) if year else mention)
    return told


def _year_told(
    text: str, before: DateMention, mention: DateMention, published: date | None
) -> int | None:
    start, past = mention.span.start, before.span.end
    if start is None or past is None or published is None:
        return None
    is_guessed = mention.span.basis == "relative" and not re.search(
        r"\b(?:last|next|this|day|week|ago|today|night|morning|Mon|Tue|Wed|Thu|Fri|Sat|Sun)",
        mention.span.text or "",
    )
    is_past = before.span.basis == "stated" and (published - past).days > 365
    is_past = is_past or (before.span.text or "") in _set_back(before, published)
    near = mention.start - before.end < _REACH
    if not (is_guessed and is_past and near and (before.span.n_days or 999) <= 366):
        return None
    return past.year if _opens_sentence(text, before) else None


def _set_back(before: DateMention, published: date) -> tuple[str, ...]:
    """Return the text of a date that was itself set in a past year."""
    is_past = before.span.end is not None and (published - before.span.end).days > 730
    return (before.span.text or "",) if is_past and before.span.basis == "relative" else ()


def _opens_sentence(text: str, mention: DateMention) -> bool:
    lead = text[max(0, mention.start - 14) : mention.start]
    ends = [m.end() for m in _SENTENCE_END.finditer(lead + "A")]
    first = lead[ends[-1] :] if ends else lead if mention.start <= 14 else "none"
    return first.strip().lower() in {"", "in", "on", "by", "early in", "late in", "since"}


def _in_year(mention: DateMention, year: int) -> DateMention:
    span = mention.span
    if span.start is None or span.end is None:
        return mention
    try:
        start, end = span.start.replace(year=year), span.end.replace(year=year)
    except ValueError:
        return mention
    if end < start:
        return mention
    return mention._replace(span=make_span(start, end, span.precision, "relative", span.text or ""))

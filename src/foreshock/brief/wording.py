"""Plain words for codes, dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from foreshock.records import DateSpan, Event, PlaceMention, PlacePrecision, Status

# Not strftime: month names must not depend on the reader's locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

STATUS_WORDS: dict[Status, str] = {
    "occurred": "done",
    "ongoing": "under way",
    "planned": "planned",
    "threatened": "threatened",
    "demanded": "demanded",
    "predicted": "predicted",
    "possible": "possible",
    "denied": "denied",
    "historical": "long past",
}
PRECISION_WORDS: dict[PlacePrecision, str] = {
    "point": "exact spot",
    "city": "town or city",
    "admin1": "province",
    "region": "region",
    "country": "country only",
}
QUAD_WORDS = {
    4: "deeds of conflict",
    2: "deeds of cooperation",
    3: "words of conflict",
    1: "words of cooperation",
}
_TYPE_WORDS = {
    "AGREE": "offer or promise",
    "CONSULT": "meeting",
    "SUPPORT": "support in words",
    "CONCEDE": "concession in words",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "step back",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "military move",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}
_MODE_WORDS = {
    ("CONSULT", "visit"): "visit",
    ("CONSULT", "phone"): "call",
    ("RETREAT", "withdraw"): "withdrawal",
    ("RETREAT", "release"): "release",
    ("RETREAT", "ceasefire"): "ceasefire",
    ("RETREAT", "resign"): "resignation",
    ("ACCUSE", "disapprove"): "condemnation",
    ("ACCUSE", "investigate"): "investigation",
    ("THREATEN", "violence"): "threat of force",
    ("THREATEN", "restrict"): "threat of sanctions or bans",
    ("THREATEN", "expel"): "threat to expel or withdraw",
    ("PROTEST", "demo"): "demonstration",
    ("PROTEST", "riot"): "riot",
    ("PROTEST", "strike"): "labour strike",
    ("PROTEST", "obstruct"): "blockade by protesters",
    ("SANCTION", "convict"): "conviction",
    ("SANCTION", "expel"): "expulsion",
    ("SANCTION", "withdraw"): "withdrawal from talks or missions",
    ("SANCTION", "discontinue"): "sanctions or stopped aid",
    ("MOBILIZE", "troops"): "troop movement",
    ("MOBILIZE", "weapons"): "weapons moved or tested",
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "curfew"): "curfew",
    ("COERCE", "restrict"): "restriction",
    ("COERCE", "seize"): "seizure",
    ("ASSAULT", "abduct"): "abduction",
    ("ASSAULT", "targeted"): "targeted killing",
    ("ASSAULT", "destroy"): "destruction",
    ("ASSAULT", "firearms"): "shooting",
    ("ASSAULT", "explosives"): "bombing",
    ("ASSAULT", "suicide-attack"): "suicide attack",
    ("ASSAULT", "aerial"): "air strike",
    ("ASSAULT", "drone"): "drone strike",
    ("ASSAULT", "heavy-weapons"): "rocket or artillery fire",
    ("ASSAULT", "crowd-control"): "force against a crowd",
}


def day_text(day: date, *, year: bool = True) -> str:
    """Return a day as it is read.

    Examples
    --------
    >>> day_text(date(2020, 1, 3)), day_text(date(2020, 1, 3), year=False)
    ('3 January 2020', '3 January')
    """
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def span_text(span: DateSpan) -> str:
    """Return a date no more exact than it is known.

    Examples
    --------
    >>> span_text(DateSpan(start=date(2019, 11, 1), end=date(2019, 11, 30), precision="month",
    ...                    basis="stated"))
    'November 2019'
    >>> span_text(DateSpan())
    'undated'
    """
    if span.start is None or span.end is None:
        return _open_span_text(span)
    if span.start == span.end:
        return day_text(span.start)
    if span.precision == "month":
        return f"{_MONTHS[span.start.month - 1]} {span.start.year}"
    if span.precision == "year":
        return str(span.start.year)
    if span.precision == "decade":
        return f"{span.start.year // 10 * 10}s"
    same_year = span.start.year == span.end.year
    return f"{day_text(span.start, year=not same_year)} to {day_text(span.end)}"


def _open_span_text(span: DateSpan) -> str:
    if span.start is not None:
        return f"from {day_text(span.start)}"
    if span.end is not None:
        return f"until {day_text(span.end)}"
    return "undated"


def day_within_week(span: DateSpan) -> date | None:
    """Return the first day of a span that lies in one week from Monday on, else ``None``.

    Examples
    --------
    >>> day_within_week(DateSpan(start=date(2020, 1, 6), end=date(2020, 1, 12), precision="week",
    ...                          basis="relative"))
    datetime.date(2020, 1, 6)
    """
    if span.start is None or span.end is None:
        return None
    days_left = 6 - span.start.weekday()
    return span.start if (span.end - span.start).days <= days_left else None


def count_text(n: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun.

    Examples
    --------
    >>> count_text(1, "reply", "replies"), count_text(1204, "event")
    ('1 reply', '1,204 events')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def range_text(low: int, high: int | None) -> str:
    """Return a range of numbers.

    Examples
    --------
    >>> range_text(2, 2), range_text(2, 5), range_text(2, None)
    ('2', '2 to 5', 'at least 2')
    """
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def list_text(items: Sequence[str], *, most: int = 4) -> str:
    """Return a list in words, cut after `most` items.

    Examples
    --------
    >>> list_text(["a"]), list_text(["a", "b", "c"]), list_text(list("abcdef"), most=3)
    ('a', 'a, b and c', 'a, b, c and 3 more')
    """
    shown = list(items[:most]) or ["none"]
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def ratio_text(ratio: float | None) -> str:
    """Return a ratio with no more digits than tell anything; ``None`` is an open end.

    Examples
    --------
    >>> ratio_text(0.0256), ratio_text(1.62), ratio_text(157.3), ratio_text(None)
    ('0.03', '1.6', '157', '∞')
    """
    if ratio is None or ratio == 0:
        return "∞" if ratio is None else "0"
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 0.1 else f"{ratio:.2f}"


def act_text(event: Event) -> str:
    """Return what kind of act an event is, with the means where they are told."""
    act = _MODE_WORDS.get((event.event_type, event.mode or "")) or _TYPE_WORDS.get(
        event.event_type, event.event_type.lower()
    )
    means = [word for word in event.means if word not in act]
    return f"{act} ({list_text(means, most=3)})" if means else act


def place_text(place: PlaceMention | None) -> str:
    """Return a place with what is not exact about it."""
    if place is None:
        return "not told"
    if place.precision in ("point", "city"):
        return place.name
    return f"{place.name} ({PRECISION_WORDS[place.precision]})"

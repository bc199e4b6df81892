"""What rose or fell: two counts compared as Poisson rates, exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import exp, inf, lgamma, log

from foreshock.brief.evidence import EvidenceBook
from foreshock.brief.model import RateChange, Trend, Verdict
from foreshock.brief.reading import Reading, in_order, is_conflict
from foreshock.brief.sides import is_between, name_of
from foreshock.records import Event

RECENT_DAYS = 28
_FOUR_WEEKS, _EIGHT_WEEKS = 28, 56
_ALPHA = 0.05
# Where the interval spans more than this factor, "no clear change" would say more than is known.
_WIDEST_FACTOR = 4.0
_FEWEST = 10


def compare_rates(
    n_recent: int, n_before: int, *, days_recent: int, days_before: int
) -> RateChange:
    r"""Compare two counts as rates of Poisson processes.

    Given their sum :math:`n`, the recent count is binomial with
    :math:`p = \rho T_1 / (\rho T_1 + T_0)`; the exact (Clopper-Pearson) interval of :math:`p`
    gives that of the rate ratio :math:`\rho` [1]_. Events that bring about events make counts
    vary more than Poisson counts do, so that the true interval is wider.

    Parameters
    ----------
    n_recent, n_before : number of events
    days_recent, days_before : length of the two windows

    References
    ----------
    .. [1] Przyborowski, J. and Wilenski, H. (1940). Biometrika 31, 313-323.

    Examples
    --------
    >>> change = compare_rates(12, 3, days_recent=28, days_before=28)
    >>> change.ratio, change.verdict, round(change.low, 2), round(change.high, 1)
    (4.0, 'rose', 1.08, 22.1)
    >>> compare_rates(2, 1, days_recent=28, days_before=28).verdict
    'too little to tell'
    """
    low, high = _ratio_interval(n_recent, n_before, days_before / days_recent)
    ratio = (n_recent / days_recent) / (n_before / days_before) if n_before else None
    return RateChange(
        n_recent=n_recent,
        n_before=n_before,
        days_recent=days_recent,
        days_before=days_before,
        ratio=ratio,
        low=low,
        high=high,
        verdict=_verdict(n_recent + n_before, low, high),
    )


def _verdict(n: int, low: float, high: float | None) -> Verdict:
    if low > 1:
        return "rose"
    if high is not None and high < 1:
        return "fell"
    widest = inf if high is None or low == 0 else high / low
    return "too little to tell" if n < _FEWEST or widest > _WIDEST_FACTOR else "no clear change"


def _ratio_interval(n_recent: int, n_before: int, scale: float) -> tuple[float, float | None]:
    """Return the interval of the rate ratio; an open upper end is ``None``."""
    n = n_recent + n_before
    low = 0.0
    if n_recent:
        p = _root(lambda p: _at_least(n_recent, n, p) - _ALPHA / 2)
        low = scale * p / (1 - p)
    if not n_before:
        return low, None
    p = _root(lambda p: _ALPHA / 2 - (1 - _at_least(n_recent + 1, n, p)))
    return low, scale * p / (1 - p)


def _at_least(k: int, n: int, p: float) -> float:
    """Return the chance of `k` successes or more in `n` trials."""
    if k <= 0:
        return 1.0
    logs = (
        lgamma(n + 1) - lgamma(i + 1) - lgamma(n - i + 1) + i * log(p) + (n - i) * log(1 - p)
        for i in range(k, n + 1)
    )
    return min(1.0, sum(exp(value) for value in logs))


def _root(rising: Callable[[float], float]) -> float:
    """Bisect an increasing function on (0, 1)."""
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def find_trends(reading: Reading, book: EvidenceBook) -> tuple[Trend, ...]:
    """Compare the last four weeks with those before, for all and for each pair in focus."""
    conflict = [event for event in reading.happened if is_conflict(event)]
    groups: list[tuple[str, list[Event]]] = [("All sides", conflict)]
    for one, other in combinations(reading.inputs.focus, 2):
        between = [event for event in conflict if is_between(event, one, other)]
        groups.append((f"{name_of(one)} and {name_of(other)}", between))
    return tuple(
        _trend(reading, book, name, kind, [event for event in events if event.domain == domain])
        for name, events in groups
        for kind, domain in (("deeds of conflict", "deed"), ("words of conflict", "word"))
    )


def _trend(
    reading: Reading, book: EvidenceBook, between: str, kind: str, events: Sequence[Event]
) -> Trend:
    end = min(reading.inputs.as_of, reading.end)
    recent_start = end - timedelta(days=RECENT_DAYS - 1)
    recent = _within(reading, events, recent_start, end)
    former = {
        days: _within(
            reading, events, recent_start - timedelta(days=days), recent_start - timedelta(days=1)
        )
        for days in (_FOUR_WEEKS, _EIGHT_WEEKS)
    }
    changes = {
        days: _change(reading, len(recent), len(found), recent_start, days)
        for days, found in former.items()
    }
    label = f"{between}: {kind}"
    return Trend(
        between=between,
        kind=kind,
        recent=book.count_events(recent, f"{label}, last 4 weeks"),
        four_before=book.count_events(former[_FOUR_WEEKS], f"{label}, the 4 weeks before"),
        eight_before=book.count_events(former[_EIGHT_WEEKS], f"{label}, the 8 weeks before"),
        against_four=changes[_FOUR_WEEKS],
        against_eight=changes[_EIGHT_WEEKS],
    )


def _change(
    reading: Reading, n_recent: int, n_before: int, recent_start: date, days: int
) -> RateChange:
    change = compare_rates(n_recent, n_before, days_recent=RECENT_DAYS, days_before=days)
    if recent_start - timedelta(days=days) >= reading.start:
        return change
    return RateChange(
        n_recent=n_recent,
        n_before=n_before,
        days_recent=RECENT_DAYS,
        days_before=days,
        ratio=None,
        low=None,
        high=None,
        verdict="not covered",
    )


def _within(reading: Reading, events: Sequence[Event], start: date, end: date) -> list[Event]:
    """Return the events of some days, leaving out those dated too vaguely."""
    return in_order(
        event
        for event in events
        if (day := reading.day_of.get(event.event_id)) is not None and start <= day <= end
    )

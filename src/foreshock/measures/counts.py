"""Named measures over the table of events, as Ibis expressions that any engine can run.

Every row of a result names the events that gave it. Words and deeds are never added up.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

import ibis
import ibis.expr.types as ir

from foreshock.records import ACCOMPLISHED, STATUSES, Status

By = Literal["country", "id"]
Role = Literal["source", "target"]

#: States in which a deed counts: it was done, as far as reports say.
DONE: frozenset[Status] = ACCOMPLISHED
#: States in which words count: a threat was uttered even though what it threatens was not done.
UTTERED: frozenset[Status] = frozenset(STATUSES) - {"denied", "historical", "possible"}


def counted(
    table: ir.Table,
    *,
    words: Collection[Status] = UTTERED,
    deeds: Collection[Status] = DONE,
) -> ir.Table:
    """Keep what counts: words that were uttered and deeds that were done.

    Parameters
    ----------
    table : of `foreshock.measures.events_table`
    words, deeds : states in which they count
    """
    uttered = (table.domain == "word") & table.status.isin(sorted(words))
    done = (table.domain == "deed") & table.status.isin(sorted(deeds))
    return table.filter(uttered | done)


def known_by(table: ir.Table, as_of: datetime) -> ir.Table:
    """Keep events known by an instant (UTC).

    Their fields are those of the view that they were built for; build events as of the same
    instant to have nothing in them that was known later.
    """
    return table.filter(table.known_at <= ibis.literal(as_of))


def dyad_day_counts(
    table: ir.Table,
    *,
    by: By = "country",
    words: Collection[Status] = UTTERED,
    deeds: Collection[Status] = DONE,
) -> ir.Table:
    """Count events by pair of sides and day.

    Only events known to the day are on a day; `undated` counts the others.

    Parameters
    ----------
    table : of `foreshock.measures.events_table`
    by : whether sides are countries or actors; unknown ones are null
    words, deeds : states in which they count

    Returns
    -------
    Table with ``source, target, day, day_number, n_words, n_deeds, intensity_words,
    intensity_deeds, event_ids``; intensities are sums of scores in [-10, 10], `event_ids`
    ascend. Days without events have no row.
    """
    chosen = _pairs(counted(table, words=words, deeds=deeds), by)
    dated = chosen.filter(chosen.day_number.notnull())
    return _tally(dated, "source", "target", "day", "day_number")


def dyad_week(
    table: ir.Table,
    *,
    by: By = "country",
    words: Collection[Status] = UTTERED,
    deeds: Collection[Status] = DONE,
) -> ir.Table:
    """Count events by pair of sides and week, named by its Monday.

    An event counts if all the days on which it may have happened are in one week.
    """
    chosen = _pairs(counted(table, words=words, deeds=deeds), by)
    return _tally(chosen.filter(chosen.week.notnull()), "source", "target", "week")


def undated(
    table: ir.Table,
    *,
    by: By = "country",
    words: Collection[Status] = UTTERED,
    deeds: Collection[Status] = DONE,
) -> ir.Table:
    """Count the events that are not known to the day, by pair of sides and span of days.

    `dyad_day_counts` and this together count every event.
    """
    chosen = _pairs(counted(table, words=words, deeds=deeds), by)
    coarse = chosen.filter(chosen.day_number.isnull())
    return _tally(coarse, "source", "target", "date_precision", "day", "last_day")


def actor_day_counts(
    table: ir.Table,
    *,
    role: Role = "source",
    by: By = "id",
    words: Collection[Status] = UTTERED,
    deeds: Collection[Status] = DONE,
) -> ir.Table:
    """Count events by actor and day: those that it did, or those that it suffered.

    Returns
    -------
    Table with ``actor, day, day_number`` and the columns of `dyad_day_counts`
    """
    chosen = _pairs(counted(table, words=words, deeds=deeds), by)
    dated = chosen.filter(chosen.day_number.notnull())
    one_side = dated.rename(actor=role).drop("target" if role == "source" else "source").distinct()
    return _tally(one_side, "actor", "day", "day_number")


def event_type_counts(
    table: ir.Table,
    *,
    words: Collection[Status] = UTTERED,
    deeds: Collection[Status] = DONE,
) -> ir.Table:
    """Count events by type and state, dated or not.

    Returns
    -------
    Table with ``event_type, domain, status, n_events, intensity, event_ids``
    """
    chosen = counted(table, words=words, deeds=deeds)
    once = chosen.select("event_id", "event_type", "domain", "status", "intensity").distinct()
    return (
        once.group_by("event_type", "domain", "status")
        .aggregate(
            n_events=once.count(),
            intensity=once.intensity.sum(),
            event_ids=once.event_id.collect().sort(),
        )
        .order_by("event_type", "status")
    )


def rolling_sums(daily: ir.Table, *, n_days: int) -> ir.Table:
    """Add to daily counts of pairs their sums over the last `n_days` days, that day included.

    Days without events have no row and need none for sums; means and lags need a spine of days
    (`foreshock.measures.between` has one).

    Parameters
    ----------
    daily : of `dyad_day_counts`
    n_days : length of the window, 1 or more

    Raises
    ------
    ValueError
        If the window has no day.
    """
    if n_days < 1:
        raise ValueError(f"a window of {n_days} days holds nothing: give 1 or more")
    window = ibis.range_window(
        preceding=n_days - 1,
        following=0,
        group_by=["source", "target"],
        order_by="day_number",
    )
    sums = {
        f"{name}_{n_days}d": daily[name].sum().over(window)
        for name in ("n_words", "n_deeds", "intensity_words", "intensity_deeds")
    }
    return daily.mutate(**sums)


def _pairs(table: ir.Table, by: By) -> ir.Table:
    """Keep each event once a pair of sides: two forces of one country are one side."""
    return table.select(
        "event_id",
        "day",
        "last_day",
        "date_precision",
        "day_number",
        "week",
        "domain",
        "intensity",
        source=table[f"source_{by}"],
        target=table[f"target_{by}"],
    ).distinct()


def _tally(table: ir.Table, *keys: str) -> ir.Table:
    """Count words and deeds apart, and name the events."""
    is_word = table.domain == "word"
    return (
        table.group_by(*keys)
        .aggregate(
            n_words=is_word.sum(),
            n_deeds=(~is_word).sum(),
            intensity_words=_sum_where(table.intensity, is_word),
            intensity_deeds=_sum_where(table.intensity, ~is_word),
            event_ids=table.event_id.collect().sort(),
        )
        .order_by(*keys)
    )


def _sum_where(values: Any, where: Any) -> Any:
    """Sum up with 0 for nothing: engines give null for an empty sum."""
    return values.sum(where=where).coalesce(0.0)

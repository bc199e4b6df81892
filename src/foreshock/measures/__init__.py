"""Events into rates: words and deeds apart, and every number names the events that gave it."""

from foreshock.measures.between import (
    Between,
    DayValue,
    UndatedValue,
    between,
    day_values,
    undated_values,
)
from foreshock.measures.counts import (
    DONE,
    UTTERED,
    actor_day_counts,
    counted,
    dyad_day_counts,
    dyad_week,
    event_type_counts,
    known_by,
    rolling_sums,
    undated,
)
from foreshock.measures.table import events_arrow, events_table

__all__ = [
    "DONE",
    "UTTERED",
    "Between",
    "DayValue",
    "UndatedValue",
    "actor_day_counts",
    "between",
    "counted",
    "day_values",
    "dyad_day_counts",
    "dyad_week",
    "event_type_counts",
    "events_arrow",
    "events_table",
    "known_by",
    "rolling_sums",
    "undated",
    "undated_values",
]

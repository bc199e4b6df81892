"""The date and the status of an act: of the dates near it, the one that is its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from foreshock.extract.acts import HOSTILE, Act
from foreshock.extract.clause import clause_words
from foreshock.extract.context import Context
from foreshock.extract.ownership import is_own
from foreshock.extract.past import is_told_as_past
from foreshock.extract.remembered import is_of_old_times
from foreshock.extract.when import DateMention, as_future, is_long_past, nearest
from foreshock.records import UNKNOWN_DATE, DateSpan, Status

# The date of a threat or a demand is mostly that of its utterance.
_AHEAD = frozenset({"planned", "predicted"})


_DEEDS = HOSTILE | {"RETREAT", "CONCEDE", "COOPERATE"}


def read_date(context: Context, act: Act, dates: Sequence[DateMention]) -> DateSpan:
    """Return the date of an act: of its clause, else of its sentence, else of the dateline."""
    found = _nearest_own(context, act, dates)
    if found is None:
        return _dateline_date(context, act, dates)
    is_word = act.event_type in {"THREATEN", "REQUEST", "ACCUSE", "REJECT"}
    lies_ahead = act.status in _AHEAD or (act.state.future and not is_word)
    return as_future(found, published=context.published) if lies_ahead else found.span


def _nearest_own(context: Context, act: Act, dates: Sequence[DateMention]) -> DateMention | None:
    words = clause_words(act)
    clause = (min(w.idx for w in words), max(w.idx + len(w) for w in words))
    sentence = act.predicate.token.sent
    whole = (sentence.start_char, sentence.end_char)
    for low, high in (clause, whole):
        for found in nearest(dates, low, high, act.predicate.token.idx):
            if is_own(context, act, found, in_clause=(low, high) == clause):
                return found
    return None


def _dateline_date(context: Context, act: Act, dates: Sequence[DateMention]) -> DateSpan:
    """Date the news of a first sentence by the dateline: that day, or the day before."""
    if act.status not in {"occurred", "ongoing"} or context.dateline_end == 0:
        return UNKNOWN_DATE
    lead = context.text[context.dateline_end :].strip()
    sentence = act.predicate.token.sent
    if not lead or sentence.start_char > context.dateline_end + 2:
        return UNKNOWN_DATE
    day = next((m.span for m in reversed(dates) if m.end <= context.dateline_end), None)
    if day is None or day.start is None or day.precision != "day":
        return UNKNOWN_DATE
    return DateSpan(start=day.start - timedelta(days=1), end=day.start, precision="span",
                    basis="dateline", text=day.text)  # fmt: skip


def read_status(context: Context, act: Act, when: DateSpan) -> Status:
    """Return the status of an act, "historical" for one that is told as long past."""
    if act.status in {"occurred", "ongoing"}:
        if is_long_past(when, context.published):
            return "historical"
        token = act.predicate.token
        if is_told_as_past(token):
            return "historical"
        # Of the Nazis one still talks; but what they did is history.
        if act.event_type in _DEEDS and is_of_old_times(token, context.published):
            return "historical"
    return act.status

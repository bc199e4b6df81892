"""The day that news goes on from: what is told as news behind "on Tuesday" is no older than it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from foreshock.extract.context import Context
from foreshock.extract.placewords import TELLING
from foreshock.extract.syntax import Token, auxiliaries
from foreshock.extract.when import DateMention, is_long_past
from foreshock.records import Claim, DatePrecision, DateSpan

#: How many sentences behind a dated one news goes on.
_REACH = 3
#: Only a day that lies so near to publication is one that news goes on from.
_NEAR = timedelta(days=4)
_LONGEST_DAYS = 3
_TOLD_NOW = frozenset({"occurred", "ongoing", "demanded", "threatened"})
_TELLING_OF_OLD = frozenset(
    (
        "earlier previously already once formerly before ago since always often repeatedly "
        "frequently regularly historically traditionally long recently usually last past former "
        "every decades years months weeks anniversary sometimes generally never"
    ).split()
)
_CLAUSES = frozenset({"relcl", "acl", "advcl", "csubj", "pcomp"})


class NewsDays:
    """The dates of a text as the days that undated news behind them is set in.

    Parameters
    ----------
    starts : where each sentence begins
    """

    def __init__(
        self, context: Context, dates: Sequence[DateMention], starts: Sequence[int]
    ) -> None:
        self._context = context
        self._starts = starts
        self._dated = {bisect_right(starts, m.start) for m in dates if not m.is_of_clause}
        self._dates = dates

    def of(self, claim: Claim) -> DateSpan | None:
        """Return the days between the news day told before a claim and publication."""
        published = self._context.published
        if published is None or not self.is_news(claim):
            return None
        sentence = bisect_right(self._starts, claim.trigger.start)
        told = self._last_told(sentence, published)
        if told is None or told.start is None:
            return None
        end = max(told.end or told.start, published)
        precision: DatePrecision = "day" if end == told.start else "span"
        return DateSpan(
            start=told.start, end=end, precision=precision, basis=told.basis, text=told.text
        )  # fmt: skip

    def is_news(self, claim: Claim) -> bool:
        """Whether a claim is told as news, in a sentence that says no other time."""
        is_dated = bisect_right(self._starts, claim.trigger.start) in self._dated
        return not is_dated and self.is_told_now(claim)

    def is_told_now(self, claim: Claim) -> bool:
        """Whether a claim is the news of its sentence, dated there or not."""
        if claim.status not in _TOLD_NOW:
            return False
        trigger = claim.trigger
        span = self._context.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
        return span is not None and _is_told_as_news(span.root)

    def _of_mention(self, mention: DateMention) -> DateSpan:
        """Return a date as told, that of a dateline with the day before it."""
        day = mention.span
        if mention.end > self._context.dateline_end or day.start is None:
            return day
        return DateSpan(start=day.start - timedelta(days=1), end=day.end, precision="span",
                        basis="dateline", text=day.text)  # fmt: skip

    def _last_told(self, sentence: int, published: date) -> DateSpan | None:
        """Return the last date of the sentences before, if news can go on from it."""
        before = [
            m for m in self._dates
            if sentence - _REACH <= bisect_right(self._starts, m.start) < sentence
        ]  # fmt: skip
        mention = next((m for m in reversed(before) if not m.is_of_clause), None)
        told = self._of_mention(mention) if mention else None
        if told is None or told.start is None or is_long_past(told, published):
            return None
        is_near = published - _NEAR <= told.start <= published
        is_short = (told.n_days or 99) <= _LONGEST_DAYS
        return told if is_near and is_short and (told.end or published) <= published else None


def _is_told_as_news(trigger: Token) -> bool:
    """Whether a verb of the main line tells something new, with no word for an older time."""
    if trigger.pos_ in {"NOUN", "PROPN"} and _is_spoken_of(trigger):
        return False
    verb = trigger
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"} or not _is_on_main_line(verb):
        return False
    if "had" in auxiliaries(verb) or any(t.lower_ in _TELLING_OF_OLD for t in verb.sent):
        return False
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or bool(auxiliaries(verb) & _FINITE)


def _is_spoken_of(noun: Token) -> bool:
    """Whether a noun takes up what was told before, or only says what something is."""
    is_definite = any(c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.lefts)
    return is_definite or noun.dep_ not in {"nsubj", "nsubjpass", "dobj"}


_FINITE = frozenset({"was", "were", "has", "have", "is", "are", "been"})


def _is_on_main_line(verb: Token) -> bool:
    """Whether a verb is the sentence's own or what somebody now says."""
    for word in (verb, *verb.ancestors):
        if word.dep_ in _CLAUSES:
            return False
        if word.dep_ == "xcomp":
            return False
        if word.dep_ == "ccomp" and word.head.lemma_.lower() not in TELLING:
            return False
    return True

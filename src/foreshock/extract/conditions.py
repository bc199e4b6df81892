"""The condition that a text sets for an act to come, and what it says will follow."""

from __future__ import annotations

from foreshock.extract.acts import Act
from foreshock.extract.context import Context
from foreshock.extract.quoting import trimmed
from foreshock.extract.syntax import Token, children
from foreshock.records import Condition

_CONDITIONAL_TYPES = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT"})
_CONDITIONAL_STATUSES = frozenset({"planned", "threatened", "possible"})
#: Types that set somebody a time.
_SETTING = frozenset({"THREATEN", "REQUEST"})
_UNTIL = frozenset({"by", "before", "until", "till", "within"})
_TIMES = frozenset({"DATE", "TIME"})


def read_condition(context: Context, act: Act) -> Condition | None:
    """Return the condition of an act: an if-clause, or "any attack" as subject of a threat."""
    if act.event_type not in _CONDITIONAL_TYPES and act.status not in _CONDITIONAL_STATUSES:
        return None
    clause = act.state.if_clause
    consequence = act.predicate.clause
    if clause is None or clause.i == consequence.i:
        clause = _any_subject(consequence) if act.event_type == "THREATEN" else None
    if clause is None:
        deadline = _deadline(context, act.predicate.token) if act.event_type in _SETTING else None
        return Condition(trigger=None, consequence=None, deadline=deadline) if deadline else None
    return Condition(
        trigger=_text_of(context, clause),
        consequence=_text_without(context, consequence, clause),
        deadline=_deadline(context, clause),
    )


def _deadline(context: Context, top: Token) -> str | None:
    """Return the words for the time by which something must be done: "within 48 hours"."""
    for token in top.subtree:
        is_until = token.dep_ == "prep" and token.lower_ in _UNTIL
        is_of_verb = is_until and token.head.pos_ in {"VERB", "AUX"}
        if is_of_verb and any(c.ent_type_ in _TIMES for c in children(token, "pobj")):
            return _text_of(context, token)
    for given in (*children(top, "dobj"), *children(top, "npadvmod")):
        if top.lemma_ == "give" and given.ent_type_ in _TIMES:
            return _text_of(context, given)  # "gave the garrison two days"
    return None


def _any_subject(verb: Token) -> Token | None:
    """Return the subject of "any attack will be answered", which is a condition."""
    for subject in verb.children:
        if subject.dep_ in {"nsubj", "nsubjpass"} and any(
            c.lower_ in {"any", "whoever", "anyone"} for c in (*subject.children, subject)
        ):
            return subject
    return None


def _text_of(context: Context, token: Token) -> str:
    right = token.right_edge
    start, end = trimmed(context.report.text, token.left_edge.idx, right.idx + len(right))
    return context.quote(start, end)


def _text_without(context: Context, top: Token, part: Token) -> str:
    """Words of a clause that lie before or behind one part of it, whichever holds its verb."""
    if part.right_edge.i < top.i:
        first = part.right_edge.i + 1
        last = top.right_edge.i
    else:
        first = top.left_edge.i
        last = part.left_edge.i - 1
    tokens = context.doc[first : last + 1]
    start, end = trimmed(context.report.text, tokens.start_char, tokens.end_char)
    return context.quote(start, end)

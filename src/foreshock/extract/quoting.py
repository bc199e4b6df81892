"""The words of a report that show an act: the words that name it and the clause that tells it."""

from __future__ import annotations

from foreshock.extract.acts import Act
from foreshock.extract.context import Context
from foreshock.extract.syntax import Token
from foreshock.records import Evidence, Quote


def read_trigger(context: Context, act: Act) -> Quote:
    """Return the words that name the act: one stretch if they stand close, else the main word."""
    words = [w for w in act.words if not w.is_space]
    start = min(w.idx for w in words)
    end = max(w.idx + len(w) for w in words)
    if words[-1].i - words[0].i > 5:
        start = act.predicate.token.idx
        end = start + len(act.predicate.token)
    return Quote(start=start, end=end, text=context.quote(start, end))


def read_evidence(context: Context, act: Act, trigger: Quote) -> Evidence:
    """Return the clause that tells an act, inside the sentence around it."""
    sentence = act.predicate.token.sent
    text = context.text[sentence.start_char : sentence.end_char]
    low = sentence.start_char + len(text) - len(text.lstrip())
    high = sentence.start_char + len(text.rstrip())
    top = _top_of_evidence(act)
    start = max(low, min(trigger.start, top.left_edge.idx))
    right = _last_word(act, top)
    end = min(high, max(trigger.end, right.idx + len(right)))
    start, end = trimmed(context.report.text, start, end)
    start, end = min(start, trigger.start), max(end, trigger.end)
    low, high = min(low, start), max(high, end)
    return Evidence(
        start=start, end=end, sentence_start=low, sentence_end=high, text=context.quote(start, end)
    )


def _last_word(act: Act, top: Token) -> Token:
    """Return where the evidence ends: an act noun in a list does not speak for what follows it."""
    noun = act.predicate.token
    is_list = noun.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "conj" for c in noun.children)
    if not is_list or noun.dep_ in {"nsubj", "nsubjpass"}:
        return top.right_edge
    own = [t for c in noun.children if c.dep_ not in {"conj", "cc", "punct"} for t in c.subtree]
    return max([noun, *own], key=lambda t: t.i)


def _top_of_evidence(act: Act) -> Token:
    """Return the verb whose whole clause shows what is claimed: operators belong to it."""
    top = act.predicate.clause
    for step in act.state.steps:
        if step.effect != "say" and step.token.i in {t.i for t in top.ancestors}:
            top = step.token
    return top


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out blanks and commas at both ends of a stretch."""
    while start < end and text[start] in " \n\t,;:":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:":
        end -= 1
    return start, end

"""Two predicates that tell of one act: its name and its cost, or a verb and its noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foreshock.extract.frames import Predicate
from foreshock.extract.syntax import Token


def merged_causes(predicates: Sequence[Predicate]) -> list[Predicate]:
    """Join "an attack by X killed two" and "two were killed in an attack by X" into one each."""
    by_token: Mapping[int, Predicate] = {p.token.i: p for p in predicates}
    dropped: set[int] = set()
    joined: list[Predicate] = []
    for predicate in predicates:
        merged = predicate
        for named in _named_by_object(predicate, by_token):
            dropped.add(named.token.i)
            merged = merged._replace(target=merged.target or named.target)
        cause = _cause_of(merged, by_token)
        if cause is not None:
            dropped.add(cause.token.i)
            merged = _with_cause(merged, cause)
        joined.append(merged)
    return [p for p in joined if p.token.i not in dropped]


def _named_by_object(
    predicate: Predicate, by_token: Mapping[int, Predicate]
) -> Iterator[Predicate]:
    """Yield what the object names: in "slapped sanctions on" verb and noun tell one act."""
    for thing in predicate.token.children:
        other = by_token.get(thing.i)
        if (
            other is not None
            and thing.dep_ in {"dobj", "nsubjpass"}
            and (other.entry.type == predicate.entry.type and predicate.entry.object)
        ):
            yield other


def _with_cause(predicate: Predicate, cause: Predicate) -> Predicate:
    entry = predicate.entry
    return predicate._replace(
        source=cause.source or tuple(s for s in predicate.source if s.i != cause.token.i),
        target=predicate.target or cause.target,
        words=tuple(sorted({*predicate.words, *cause.words}, key=lambda w: w.i)),
        entry=entry if entry.mode else cause.entry,
    )


def _cause_of(predicate: Predicate, by_token: Mapping[int, Predicate]) -> Predicate | None:
    """Return the named assault that did what a verb tells."""
    verb = predicate.token
    if verb.pos_ != "VERB" or predicate.entry.type != "ASSAULT":
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i in by_token:
        # "rebels attacked a base, killing three": that verb is no noun to merge with.
        return None
    for noun in _causing_nouns(verb):
        cause = by_token.get(noun.i)
        if (
            cause is not None
            and cause.entry.type == "ASSAULT"
            and cause.token.pos_ in {"NOUN", "PROPN"}
        ):
            return cause
    return None


def _causing_nouns(verb: Token) -> Iterator[Token]:
    """Yield nouns that may name the cause: subjects, what a clause hangs on, "in", "by"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    yield from subjects
    is_relative = verb.dep_ in {"relcl", "acl"} and verb.head.pos_ == "NOUN"
    if is_relative and all(c.pos_ == "PRON" for c in subjects):
        yield verb.head
    for prep in verb.children:
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"in", "by", "during", "when"}:
            yield from (c for c in prep.children if c.dep_ == "pobj")

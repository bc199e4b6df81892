"""How far a place told in one clause holds for an act told in another."""

from __future__ import annotations

from collections.abc import Iterable

from foreshock.extract.placewords import CONDITIONAL, SAME_MOMENT, TELLING
from foreshock.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, Token, children

#: Steps between clauses that a place can take at most.
FARTHEST = 5


def steps_between(place: Token, act: Token) -> int | None:
    """Return over how many clause borders a place reaches an act, ``None`` if it does not.

    Inside a clause there is no border. A clause of the same moment ("when a bomb exploded in a
    market") is close; a condition or the words of a speaker are not where it happened.
    """
    up_from_act = [act, *act.ancestors]
    depth_of = {token.i: depth for depth, token in enumerate(up_from_act)}
    up_from_place = [place]
    while up_from_place[-1].i not in depth_of:
        head = up_from_place[-1].head
        if head.i == up_from_place[-1].i:
            return None
        up_from_place.append(head)
    meeting = depth_of[up_from_place[-1].i]
    down = _sum(_down_to_place(token, act) for token in up_from_place[:-1])
    opens = up_from_place[0].sent.start == min(t.i for t in up_from_place[:-1] or [place])
    up = _sum(_up_from_act(token, opens=opens) for token in up_from_act[:meeting])
    if down is None or up is None or down + up > FARTHEST:
        return None
    return down + up


def _sum(steps: Iterable[int | None]) -> int | None:
    total = 0
    for step in steps:
        if step is None:
            return None
        total += step
    return total


def _down_to_place(border: Token, act: Token) -> int | None:
    """Cost of the border above a place that stands in a clause below the act's."""
    match border.dep_:
        case "advcl":
            mark = _mark(border)
            if mark is None:
                return 1
            return 3 if mark in SAME_MOMENT else None
        case "relcl":
            return 2 if border.head.i == act.i else None
        case "acl" | "xcomp" | "pcomp":
            return 1
        case "ccomp" | "parataxis" | "csubj":
            return None
        case "conj" if border.pos_ in {"VERB", "AUX"}:
            if _is_gapped(border):
                return 2
            return None if _has_subject(border) else 4
        case _:
            return 0


def _up_from_act(border: Token, *, opens: bool) -> int | None:
    """Cost of the border between an act and the clause above it, where the place stands.

    A place that opens the sentence sets the scene for all of it, whoever tells it.
    """
    match border.dep_:
        case "advcl":
            mark = _mark(border)
            if mark is None:
                return 1
            return None if mark in CONDITIONAL else 4
        case "ccomp":
            return None if border.head.lemma_.lower() in TELLING and not opens else 2
        case "relcl" | "xcomp":
            return 2
        case "acl" | "pcomp":
            return 1
        case "parataxis":
            return 3
        case "conj" if border.pos_ in {"VERB", "AUX"}:
            return 3 if _has_subject(border) else 1
        case _:
            return 0


def _is_gapped(verb: Token) -> bool:
    """Whether a joined verb leaves out "were": "two were killed and ten hurt in Gao"."""
    return bool(verb.tag_ == "VBN") and not children(verb, "aux", "auxpass")


def _mark(clause: Token) -> str | None:
    for child in clause.children:
        if child.dep_ in {"mark", "advmod"} and child.i < clause.i and child.tag_ in {"IN", "WRB"}:
            return str(child.lower_)
    return None


def _has_subject(verb: Token) -> bool:
    return bool(children(verb, *SUBJECTS, *PASSIVE_SUBJECTS))

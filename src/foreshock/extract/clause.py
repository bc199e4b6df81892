"""The words of an act's own clause."""

from __future__ import annotations

from foreshock.extract.acts import Act
from foreshock.extract.syntax import Token


def clause_words(act: Act) -> list[Token]:
    """Words of an act's own clause: its phrases and participles, no other clause."""
    found: dict[int, Token] = {w.i: w for w in act.words}
    waiting: list[Token] = [act.predicate.clause, act.predicate.token]
    while waiting:
        token = waiting.pop()
        found[token.i] = token
        waiting += [c for c in token.children if c.i not in found and not _is_other_clause(c)]
    return [found[i] for i in sorted(found)]


def _is_other_clause(token: Token) -> bool:
    if token.dep_ == "advcl":
        has_mark = any(c.dep_ == "mark" for c in token.children)
        return token.tag_ != "VBG" or has_mark
    return token.dep_ in {"ccomp", "parataxis", "relcl"} or (
        token.dep_ == "conj" and token.pos_ == "VERB"
    )

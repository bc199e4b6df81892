"""Whether the words around a verb or noun deny it: "not", "no one", "nor had they", "nobody"."""

from __future__ import annotations

from foreshock.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, Token, auxiliaries

_NEVER = frozenset({"never", "neither", "nor", "hardly", "scarcely"})
_NO_ONE = frozenset({"nobody", "none", "nothing"})
#: First words of a subject or object that say that there was none: "not a single plane".
_NONE_OF = frozenset({"no", "not", "none", "neither", "hardly", "scarcely", "nobody", "nothing"})
_VERBS = frozenset({"VERB", "AUX"})


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "no" or "no longer" denies a verb or noun."""
    is_verb = token.pos_ in _VERBS
    for child in token.children:
        lower = child.lower_
        if child.i > token.i and not is_verb:
            break  # "an attack clearly not the work of amateurs"
        if child.dep_ == "neg" or lower in _NEVER:
            return not ((lower == "no" and child.dep_ == "det" and is_verb) or _is_not_only(child))
        if lower == "no" and child.dep_ in {"det", "advmod"}:
            return not (is_verb and child.i + 1 < token.i and child.nbor(1).lower_ == "sooner")
        if lower == "longer" and any(g.lower_ == "no" for g in child.children):
            return True
    return is_verb and _is_verb_negated(token)


def _is_verb_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS and _is_none(child):
            return True
        if child.dep_ == "dobj" and child.i > verb.i and _is_no_one(child):
            return True
        if child.lower_ == "nowhere":
            return True
        if child.dep_ in {"aux", "auxpass"} and is_negated(child):
            return True
    return _after_nor(verb) or _shares_negation(verb)


def _is_none(noun: Token) -> bool:
    """Whether a noun phrase speaks of nobody: "none of the soldiers", "not one shot"."""
    first = noun.left_edge
    if first.lower_ not in _NONE_OF or first.i > noun.i:
        return False
    return first.lower_ != "not" or not _is_not_only(first)


def _is_not_only(word: Token) -> bool:
    following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return following in {"only", "just", "merely", "simply", "surprisingly"}


def _is_no_one(noun: Token) -> bool:
    """Whether an object is nobody: "killed no one", "resigned nothing"."""
    return noun.lower_ in _NO_ONE or (
        noun.lower_ == "one" and any(c.lower_ == "no" for c in noun.children)
    )


def _after_nor(verb: Token) -> bool:
    """Whether "nor" joins the verb to what stands before: "nor had they fired"."""
    if verb.dep_ != "conj" or verb.head.i > verb.i:
        return False
    between = [c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i]
    return bool(between) and between[-1].lower_ == "nor"


def _shares_negation(verb: Token) -> bool:
    """Whether one "not" denies two joined verbs: "did not attack or bomb"."""
    head = verb.head
    if verb.dep_ != "conj" or head.i > verb.i or head.pos_ not in _VERBS:
        return False
    if verb.tag_ != head.tag_ or verb.tag_ not in {"VB", "VBN"} or not auxiliaries(head):
        return False
    own = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"aux", "neg"} for c in verb.children)
    joined = {c.lower_ for c in head.children if c.dep_ == "cc" and c.i < verb.i}
    return not own and "but" not in joined and is_negated(head)

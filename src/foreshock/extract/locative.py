"""Whether a place word stands as a place, not as an actor, a nationality or part of a name."""

from __future__ import annotations

from foreshock.extract.context import Context
from foreshock.extract.placewords import (
    DIRECTIONS,
    EVENT_NOUNS,
    LOCATIVE,
    PARTS,
    PLACE_NOUNS,
    TO_PLACES,
)
from foreshock.extract.syntax import Token

_UNITS = frozenset("km kms kilometer kilometers kilometre kilometres mile miles metre metres meter "
                   "meters drive hour hours".split())  # fmt: skip
_COMPASS = frozenset("north south east west northeast northwest southeast southwest north-east "
                     "north-west south-east south-west".split())  # fmt: skip
_LINES = frozenset(
    "border frontier road highway route line railway track boundary area way".split()
)


def is_location(context: Context, token: Token) -> bool:
    """Whether a place's last word stands where something happens."""
    top = _top(token)
    if top.pos_ in {"VERB", "AUX", "ADJ"} or top.dep_ == "advcl":
        return _stands_behind(context, token)  # a name that the parser took for another word
    match top.dep_:
        case "pobj":
            return _is_placing(context, top.head, token)
        case "npadvmod" | "ROOT" | "dep" | "advmod":
            return not _names_actor(context, token) or top.dep_ in {"ROOT", "dep"}
        case "dobj" | "nsubjpass":
            return _takes_place(context, top)
        case "nsubj":
            return top.head.lemma_.lower() == "fall" and not _names_actor(context, token)
        case "poss":
            return _is_of_place(context, token, top.head) and not _has_name(context, top.head)
        case "compound" | "nmod":
            return _is_of_place(context, token, top.head)
        case _:
            return False


def is_direction(token: Token) -> bool:
    """Whether a place is only where something went to or came from."""
    top = _top(token)
    return top.dep_ == "pobj" and top.head.lower_ in DIRECTIONS and not _is_line(top.head.head)


def has_where_clause(place: Token, act: Token) -> bool:
    """Whether an act stands in the place's own clause: "Semarang, where offices were burned"."""
    for clause in (act, *act.ancestors):
        if clause.dep_ == "relcl" and clause.head.i == place.i:
            return any(c.lower_ == "where" for c in clause.children)
    return False


def is_distance(token: Token) -> bool:
    """Whether a place only helps to find another: "30 km north of Maiduguri"."""
    top = _top(token)
    while top.dep_ == "pobj" and top.head.lower_ == "of" and _is_place_noun(top.head.head):
        top = top.head.head
    if top.dep_ != "pobj":
        return False
    ways = [top.head, top.head.head]
    if any(way.lower_ in _UNITS for way in ways):
        return True
    if any(way.lower_ in _COMPASS and way.dep_ in {"advmod", "npadvmod", "amod"} for way in ways):
        return True
    ways = [way for way in ways if way.pos_ in {"ADP", "ADV"}]
    return any(c.i < top.i and (c.lower_ in _UNITS or c.like_num)
               for way in ways for c in way.subtree)  # fmt: skip


def _stands_behind(context: Context, token: Token) -> bool:
    match = context.place_at.get(token.i)
    if match is None:
        return False
    first = context.doc.char_span(match.start, match.end, alignment_mode="expand")[0].i
    return bool(first) and context.doc[first - 1].lower_ in LOCATIVE - {"of"}


def _top(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    return token


def _is_placing(context: Context, prep: Token, place: Token) -> bool:
    name = prep.lower_
    if prep.head.pos_ == "ADJ" and name in {"to", "of", "from"}:
        return False  # "loyal to Iran"
    if name == "of":
        head = prep.head
        return head.pos_ in {"ADV", "ADP"} or head.lower_ in PARTS or _is_place_noun(head)
    if name == "between":
        return _is_line(prep.head) or not _names_actor(context, place)
    return name in LOCATIVE


def _takes_place(context: Context, noun: Token) -> bool:
    lemma = noun.head.lemma_.lower()
    if lemma == "blast" and _names_actor(context, noun):
        return _is_town(context, noun)  # "blasts Iran" with words
    if noun.dep_ == "nsubjpass" and _names_actor(context, noun):
        return lemma in TO_PLACES - {"strike", "hit", "attack", "shake"} or _is_town(context, noun)
    return lemma in TO_PLACES


def _is_town(context: Context, token: Token) -> bool:
    match = context.place_at.get(token.i)
    return match is not None and match.candidates[0].precision in {"point", "city", "admin1"}


def _is_of_place(context: Context, token: Token, noun: Token) -> bool:
    """Whether a place before a noun says where it is, not whose: "the US embassy" is no place."""
    if not _is_place_noun(noun):
        return False
    match = context.place_at.get(token.i)
    is_country = match is not None and match.candidates[0].precision == "country"
    lemma = noun.lemma_.lower()
    if lemma in EVENT_NOUNS or noun.lower_ in EVENT_NOUNS:
        return not _names_actor(context, token)
    return not (is_country and PLACE_NOUNS.get(lemma) == "point")


def _has_name(context: Context, noun: Token) -> bool:
    """Whether a noun for a place has a name of its own ("Baghdad's Karrada district")."""
    names = [c for c in noun.lefts if c.dep_ in {"compound", "amod"} and c.pos_ == "PROPN"]
    return bool(names) or noun.lemma_.lower() in EVENT_NOUNS or context.is_place(noun)


def _is_line(noun: Token) -> bool:
    return noun.lower_ in _LINES


def _is_place_noun(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return (
        lemma in PLACE_NOUNS
        or lemma in EVENT_NOUNS
        or token.lower_ in EVENT_NOUNS
        or lemma == "capital"
    )


def _names_actor(context: Context, token: Token) -> bool:
    return context.name_of(token) is not None

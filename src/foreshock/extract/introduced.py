"""Places that no gazetteer knows and that the text itself introduces: "the village of Dvorane".

A noun for a place, or a preposition that only places follow, tells that a name is one. Where it
lies is known only as far as the text says which known place it is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.placewords import (
    FIRMLY_LOCATIVE,
    NOT_PLACES,
    PLACE_NOUNS,
    TO_PLACES,
    WITHIN_TOWNS,
)
from foreshock.extract.syntax import Token
from foreshock.places import Place
from foreshock.records import PlaceMention, PlacePrecision

_INNER = frozenset({"of", "de", "del", "la", "las", "los", "al", "el", "-", "the", "des", "du"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
#: What a name may look like to the entity recogniser, which knows few villages.
_ANY_NAME = _PLACE_ENTITIES | {"", "ORG", "PERSON", "PRODUCT", "NORP", "WORK_OF_ART"}
_PARTIES = frozenset({"ORG", "PERSON", "NORP"})
#: Verbs whose "at" names whom they are aimed at, as often as where.
_AIMING = frozenset({"fire", "shoot", "aim", "throw", "hurl", "launch", "direct", "level", "lob"})


class Introduced(NamedTuple):
    """An unknown name that the text tells to be a place: its tokens, and what kind of place."""

    head: Token
    start: int
    end: int
    precision: PlacePrecision


def introduced_places(context: Context, start: int, end: int) -> Iterator[Introduced]:
    """Yield the places that a stretch of tokens introduces by words for places."""
    for token in context.doc[start:end]:
        if _may_be_name(token) and _is_free(context, token) and _heads_name(token):
            if (found := _introduced(context, token)) is not None:
                yield found
        elif (found := _kind_with_name(context, token)) is not None:
            yield found


def _may_be_name(token: Token) -> bool:
    """Whether a word is a name: by its tag, or by standing behind "the outpost of"."""
    if token.pos_ == "PROPN":
        return True
    is_inner = token.text[:1].isupper() and token.i > token.sent.start
    return is_inner and token.pos_ == "NOUN" and _kind_told(token) is not None


def _introduced(context: Context, name: Token) -> Introduced | None:
    """Read "the village of Dvorane", "at Zegra", "in Revolution Street", "shelled Terter"."""
    kind = _kind_told(name)
    if kind is None and not (_follows_locative(name) or _is_taken(name)):
        return None
    start = _name_start(context, name)
    last = PLACE_NOUNS.get(name.lower_)
    if last is not None and start == name.i:
        return None  # "Parliament", "the Valley": a noun for a place is no name
    return Introduced(name, start, name.i + 1, last or kind or "city")


def _kind_told(name: Token) -> PlacePrecision | None:
    """Kind of place that the words before a name tell: "the village of", "the capital, "."""
    head = name.head
    if name.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        return PLACE_NOUNS.get(head.head.lemma_.lower())
    if name.dep_ == "appos" and head.pos_ == "NOUN":
        return "city" if head.lower_ == "capital" else PLACE_NOUNS.get(head.lemma_.lower())
    return None


def _follows_locative(name: Token) -> bool:
    if name.ent_type_ not in _ANY_NAME or name.lower_ in NOT_PLACES or name.text.isupper():
        return False
    head = name.head
    if name.dep_ == "conj" and head.dep_ == "pobj":
        head = head.head
    elif name.dep_ != "pobj":
        return False
    if any(left.lower_ in NOT_PLACES for left in name.lefts):
        return False
    if name.lower_ in PLACE_NOUNS:
        return True
    if not head.whitespace_:
        return False  # "Commander-in-Chief"
    is_aim = head.lower_ == "at" and head.head.lemma_.lower() in _AIMING
    return head.lower_ in FIRMLY_LOCATIVE and not (is_aim and name.ent_type_ in _PARTIES)


def _is_taken(name: Token) -> bool:
    """Whether a name is the object of a verb like "shell", and looks like a place besides."""
    if name.ent_type_ not in _PLACE_ENTITIES:
        return False
    is_object = name.dep_ in {"dobj", "nsubjpass"}
    return is_object and name.head.lemma_.lower() in TO_PLACES


def _kind_with_name(context: Context, noun: Token) -> Introduced | None:
    """Read "the Petrovsky district", "Revolution street": a noun with a name before it."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in PLACE_NOUNS:
        return None
    names = [c for c in noun.lefts if c.dep_ in {"compound", "amod"} and c.pos_ == "PROPN"]
    if not names or names[-1].i != noun.i - 1 or not _is_free(context, names[-1]):
        return None
    start = min(c.left_edge.i for c in names)
    if not all(
        _is_free(context, t) and t.pos_ in {"PROPN", "PUNCT"} for t in context.doc[start : noun.i]
    ):
        return None
    if any(t.lower_ in NOT_PLACES for t in context.doc[start : noun.i]):
        return None
    precision = PLACE_NOUNS[noun.lemma_.lower()]
    if precision == "point" and names[-1].ent_type_ in {"NORP", "PERSON"}:
        return None  # "the Shiite mosque" has no name
    return Introduced(noun, start, noun.i + 1, precision)


def _is_free(context: Context, token: Token) -> bool:
    """Whether no known name, place, month or weekday holds the token."""
    return (
        token.i not in context.inside
        and token.ent_type_ not in {"DATE", "TIME", "LANGUAGE", "CARDINAL", "ORDINAL", "EVENT"}
        and token.text[:1].isupper()
    )


def _heads_name(token: Token) -> bool:
    """Whether a proper noun is the last word of its name."""
    return token.dep_ not in {"compound", "nmod", "poss", "nummod", "amod", "det"}


def _name_start(context: Context, name: Token) -> int:
    start: int = name.i
    for child in reversed(list(name.lefts)):
        if child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN":
            start = min(start, child.left_edge.i)
    while start < name.i and context.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    return start


def as_introduced(
    context: Context, found: Introduced, container: Place | None, country: str | None
) -> PlaceMention:
    """Return an introduced place, on the map only where the place that it lies in is."""
    span = context.doc[found.start : found.end]
    holds = container is not None and container.precision != "country"
    return PlaceMention(
        name=context.quote(span.start_char, span.end_char),
        country=container.country if container else country,
        lat=container.lat if container and holds else None,
        lon=container.lon if container and holds else None,
        precision=found.precision,
        radius_km=container.radius_km if container and holds else None,
        text=context.quote(span.start_char, span.end_char),
        start=span.start_char,
        end=span.end_char,
    )


def container_of(context: Context, found: Introduced) -> tuple[Token, Place] | None:
    """Return the known place that the text says a name lies in: "Karamai, Borno state"."""
    for token in (found.head, found.head.head if found.head.dep_ == "pobj" else found.head):
        for child in token.rights:
            inner = [child] if child.dep_ in {"appos", "npadvmod"} else []
            if child.dep_ == "prep" and child.lower_ in {"in", "of"}:
                inner = [c for c in child.children if c.dep_ == "pobj"]
            for one in inner:
                if (match := _place_at(context, one)) is not None:
                    return one, match
    return None


def _place_at(context: Context, token: Token) -> Place | None:
    for index in (token.i, *(c.i for c in token.lefts)):
        match = context.place_at.get(index)
        if match is not None:
            return match.candidates[0]
    return None


def is_in_town(found: Introduced, container: Place | None) -> bool:
    """Whether a street or hotel lies in a known town, by which it is then told."""
    return (
        container is not None and found.precision == WITHIN_TOWNS and container.precision == "city"
    )

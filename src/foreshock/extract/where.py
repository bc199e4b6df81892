"""The place of an act: the nearest place that its own clause names, then its sentence's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foreshock.extract.context import Context
from foreshock.extract.syntax import Token
from foreshock.places import Place, PlaceMatch
from foreshock.records import ActorMention, PlaceMention

_LOCATIVE = frozenset(
    (
        "in at near inside outside around across over within on along of from into to towards "
        "toward throughout off between north south east west northern southern eastern "
        "western central"
    ).split()
)
#: Prepositions of a direction: a place of the act only if nothing better is told.
_DIRECTIONS = frozenset({"to", "into", "from", "toward", "towards", "on", "of"})
#: Verbs whose object is where it happens: "entered Kirkuk".
_TO_PLACES = frozenset(
    (
        "leave enter visit hit strike target attack shell bomb seize capture reach rock storm "
        "control invade occupy retake recapture"
    ).split()
)
#: Nouns that a place name before them places: "Erbil airport", "the Kabul bombing".
_PLACED = frozenset(
    (
        "base province city town district village airport border governorate department region "
        "area neighborhood suburb square zone camp capital attack bombing airbase strike port "
        "street oblast state countryside municipality farm"
    ).split()
)
_PRECISION_ORDER = {"point": 0, "city": 1, "admin1": 2, "region": 3, "country": 4}


def read_place(
    context: Context, token: Token, sides: Iterable[ActorMention] = ()
) -> PlaceMention | None:
    """Return where an act took place, ``None`` if the text does not say.

    Places inside the act's own phrase come first, then those of its clause, then the rest of the
    sentence; among equals the most precise. A capital that acts, or is acted upon, is no place.
    """
    sentence = token.sent
    acting = [(s.start, s.end) for s in sides]
    own = {t.i for t in token.subtree}
    clause = _clause_tokens(token)
    ranked = []
    for index, match in context.places_in(sentence.start, sentence.end):
        if not _is_location(context, index):
            continue
        best = _best(context, match)
        if any(start <= match.start and match.end <= end for start, end in acting) and (
            best.precision in {"country", "region"} or context.name_of(context.doc[index])
        ):
            continue
        ring = 0 if index in own else 1 if index in clause else 2
        if ring == 2 and not _is_above(context.doc[index], token):
            continue
        ring += 3 * (context.doc[index].head.lower_ in _DIRECTIONS)
        distance = abs(index - token.i)
        ranked.append((ring, _PRECISION_ORDER[best.precision], distance, match, best))
    if not ranked:
        return None
    _, _, _, match, best = min(ranked, key=lambda item: item[:3])
    return as_mention(context, match, best)


def _is_above(place: Token, token: Token) -> bool:
    """Whether a place stands in a clause that governs the act's own."""
    verb = place
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    return any(verb.i == ancestor.i for ancestor in token.ancestors) or verb.i == token.i


def _clause_tokens(token: Token) -> set[int]:
    current = token
    while current.head.i != current.i and current.pos_ not in {"VERB", "AUX"}:
        current = current.head
    tokens: set[int] = set()
    for child in current.children:
        if child.dep_ not in {"ccomp", "advcl", "conj", "parataxis", "relcl"}:
            tokens.update(t.i for t in child.subtree)
    return tokens | {current.i}


def _is_location(context: Context, index: int) -> bool:
    """Whether a place word stands as a place, not as an actor or a nationality."""
    token = context.doc[index]
    if token.dep_ in {"pobj", "conj", "appos", "npadvmod", "dobj"}:
        head: Any = token.head
        while token.dep_ in {"conj", "appos"} and head.i != token.i:
            token, head = head, head.head
        if token.dep_ == "dobj":
            return head.lemma_ in _TO_PLACES
        return head.lower_ in _LOCATIVE
    if token.dep_ in {"poss", "compound", "nmod"}:
        head = token.head
        return head.lemma_.lower() in _PLACED
    return token.dep_ in {"ROOT", "dep"}


def _best(context: Context, match: PlaceMatch) -> Place:
    """Choose among homonyms: in a country that the report speaks of, else the first."""
    countries = context.cache.get("countries")
    if countries is None:
        countries = [m.candidates[0].country for m in context.place_at.values()
                     if m.candidates[0].kind == "country"]  # fmt: skip
        if context.country:
            countries.append(context.country)
        context.cache["countries"] = countries
    for candidate in match.candidates:
        if candidate.country in countries:
            return candidate
    return match.candidates[0]


def as_mention(context: Context, match: PlaceMatch, place: Place) -> PlaceMention:
    """Return a place as the claim tells it."""
    return PlaceMention(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        radius_km=place.radius_km,
        text=context.quote(match.start, match.end),
        start=match.start,
        end=match.end,
    )

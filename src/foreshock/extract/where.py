"""The place of an act: the nearest place that its own clause names, then its sentence's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.introduced import (
    as_introduced,
    container_of,
    introduced_places,
    is_in_town,
)
from foreshock.extract.locative import (
    has_where_clause,
    is_direction,
    is_distance,
    is_location,
)
from foreshock.extract.reach import steps_between
from foreshock.extract.syntax import Token
from foreshock.places import Place, PlaceMatch
from foreshock.records import ACCOMPLISHED, ActorMention, Claim, PlaceMention

_PRECISION_ORDER = {"point": 0, "city": 1, "admin1": 2, "region": 3, "country": 4}
#: A reference point of a distance gives way to any place that is named itself.
_OF_DISTANCE = 2
#: A place that was gone to holds for a verb joined by "and", for no clause farther off.
_DIRECTION_REACHES = 2


#: Deeds that a report's own correspondent tells of where they happened.
_LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})


class _Candidate(NamedTuple):
    token: Token
    mention: PlaceMention


def read_place(
    context: Context, token: Token, sides: Iterable[ActorMention] = ()
) -> PlaceMention | None:
    """Return where an act took place, ``None`` if the text does not say.

    Places of the act's own clause come first, then those of clauses close to it; among equals
    the most precise. A capital that acts, or is acted upon, is no place.
    """
    acting = [(s.start, s.end) for s in sides]
    ranked = []
    for candidate in _candidates(context, token):
        place = candidate.mention
        if _acts(context, candidate, acting):
            continue
        steps = _steps(candidate.token, token)
        if steps is not None:
            distance = abs(candidate.token.i - token.i)
            ranked.append((steps, _PRECISION_ORDER[place.precision], distance, place))
    return min(ranked, key=lambda item: item[:3])[3] if ranked else None


def _steps(place: Token, act: Token) -> int | None:
    """How far off a place is told, one that is only come from or gone to farther."""
    if has_where_clause(place, act):
        return 0
    steps = steps_between(place, act)
    if steps is None or not is_direction(place):
        return None if steps is None else steps + _OF_DISTANCE * is_distance(place)
    return steps + 1 if steps <= _DIRECTION_REACHES else None


def _candidates(context: Context, token: Token) -> Iterator[_Candidate]:
    """Yield the places of a sentence, those of the gazetteer and those that it introduces."""
    sentence = token.sent
    key = ("places of", sentence.start)
    if key not in context.cache:
        context.cache[key] = [*_known(context, sentence), *_introduced(context, sentence)]
    yield from context.cache[key]


def _known(context: Context, sentence: Token) -> Iterator[_Candidate]:
    for index, match in context.places_in(sentence.start, sentence.end):
        word = context.doc[index]
        if is_location(context, word):
            yield _Candidate(word, as_mention(context, match, _best(context, match)))


def _introduced(context: Context, sentence: Token) -> Iterator[_Candidate]:
    for found in introduced_places(context, sentence.start, sentence.end):
        if not is_location(context, found.head):
            continue
        told = container_of(context, found)
        container = told[1] if told else None
        if not is_in_town(found, container):
            country = context.country
            yield _Candidate(found.head, as_introduced(context, found, container, country))


def _acts(context: Context, candidate: _Candidate, acting: list[tuple[int, int]]) -> bool:
    """Whether a place is one of the sides, as a state and its capital can be."""
    place = candidate.mention
    if not any(start <= place.start and place.end <= end for start, end in acting):
        return False
    return place.precision in {"country", "region"} or bool(context.name_of(candidate.token))


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


def dateline_place(context: Context, claim: Claim) -> PlaceMention | None:
    """Return where a lead without a place was filed, the country if that is its capital.

    A lead that speaks of another country was written about it from afar.
    """
    end = context.dateline_end
    if not end or claim.status not in ACCOMPLISHED or claim.event_type not in _LOCAL:
        return None
    lead = context.text[end:].lstrip()
    is_lead = claim.evidence.sentence_start <= len(context.text) - len(lead)
    filed = [(i, m) for i, m in context.place_at.items() if m.end <= end and m.candidates]
    if not is_lead or not filed or claim.evidence.sentence_end <= end:
        return None
    index, match = min(filed)
    place = _best(context, match)
    if _speaks_of_others(context, claim, place):
        return None
    if place.precision == "city" and context.name_of(context.doc[index]):
        return _country_of(context, match, place)
    return as_mention(context, match, place)


def _speaks_of_others(context: Context, claim: Claim, place: Place) -> bool:
    start, end = claim.evidence.sentence_start, claim.evidence.sentence_end
    places = [m.candidates[0] for m in context.place_at.values()
              if start <= m.start < end and m.start >= context.dateline_end]  # fmt: skip
    sides = (*claim.source, *claim.target)
    countries = {side.country for side in sides} | {context.country}
    return bool(places) or not countries <= {None, place.country}


def _country_of(context: Context, match: PlaceMatch, place: Place) -> PlaceMention | None:
    for country in context.gazetteer.places:
        if country.kind == "country" and country.country == place.country:
            return as_mention(context, match, country)
    return None

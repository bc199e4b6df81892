"""Nouns of a sentence as actors: named, composed, pronouns, or left empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foreshock.actors import Candidate, resolve_phrase, role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.coreference import antecedent, told_before
from foreshock.extract.joined import Part, both_of, parts_of
from foreshock.extract.syntax import (
    Token,
    counted,
    noun_phrase,
    noun_phrase_with_tail,
    with_conjuncts,
)
from foreshock.records import ActorMention

_NO_ACTORS = frozenset(
    (
        "DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL WORK_OF_ART LAW LANGUAGE EVENT LOC FAC "
        "GPE"
    ).split()
)
_PEOPLE_PRONOUNS = frozenset("they them he him she her it who we us themselves himself".split())
_VAGUE = frozenset(
    (
        "something anything nothing someone anyone everyone one those these this that which "
        "what others other another all many some both none"
    ).split()
)
_BACKED = role_table().backing | {"pro", "loyal"}
#: Below this score a candidate says whose a thing is, not who acts.
_MIN_ACTOR_SCORE = 0.45


def mentions(context: Context, tokens: Iterable[Token]) -> tuple[ActorMention, ...]:
    """Return the actors that nouns stand for, each once, in order."""
    found: dict[tuple[str | None, int], ActorMention] = {}
    for token in tokens:
        for mention in _mentions_of(context, token):
            found.setdefault((mention.actor_id, mention.start), mention)
    by_actor: dict[str, ActorMention] = {}
    for mention in found.values():
        by_actor.setdefault(mention.actor_id or f"{mention.start}", mention)
    return tuple(by_actor.values())


def mention(context: Context, token: Token) -> ActorMention | None:
    """Return the first actor that a noun stands for, ``None`` if it is no actor."""
    return next(iter(_mentions_of(context, token)), None)


def _mentions_of(context: Context, token: Token) -> Sequence[ActorMention]:
    key = ("mentions", token.i)
    if key not in context.cache:
        context.cache[key] = ()  # a pronoun that leads back to itself stands for nobody
        context.cache[key] = _read_mentions(context, token)
    found: Sequence[ActorMention] = context.cache[key]
    return found


def _read_mentions(context: Context, token: Token) -> Sequence[ActorMention]:
    # "US" is a pronoun to many taggers; a known name is never one.
    is_name = token.i in context.inside
    if not is_name and (token.pos_ in {"PRON", "DET"} or token.lower_ in _PEOPLE_PRONOUNS | _VAGUE):
        return _pronoun(context, token)
    token = context.doc[context.inside.get(token.i, token.i)]
    if others := counted(token):
        return [m for other in others for m in _mentions_of(context, other)]
    if several := both_of(context, token):
        return [m for other in several if (m := _nominal(context, other))]
    if (named := told_before(context, token)) is not None:
        return _mentions_of(context, named)
    if parts := parts_of(context, token):
        return _of_parts(context, parts)
    if one := _nominal(context, token):
        return (one,)
    return ()


def _of_parts(context: Context, parts: Sequence[Part]) -> Sequence[ActorMention]:
    """Read "Iraqi and Syrian troops" as the troops of each."""
    found = []
    for part in parts:
        named = resolve_phrase(part.phrase, on=context.published, registry=context.registry)
        if named:
            found.append(_mention(context, named[0], part.start, part.end))
    return found


def _pronoun(context: Context, token: Token) -> Sequence[ActorMention]:
    noun = antecedent(context, token)
    if noun is None:
        return ()
    found = []
    for one in with_conjuncts(noun):
        # The words kept are those that name the actor: "they" would tell a reader nothing.
        original = _nominal(context, context.doc[context.inside.get(one.i, one.i)])
        if original is not None:
            found.append(original)
    return found


def _at(context: Context, original: ActorMention, start: int, end: int) -> ActorMention:
    """Return an actor as named by a later, shorter word."""
    return ActorMention(
        actor_id=original.actor_id,
        name=original.name,
        country=original.country,
        sectors=original.sectors,
        backers=original.backers,
        text=context.quote(start, end),
        start=start,
        end=end,
    )


def _phrases(token: Token) -> tuple[tuple[int, int], tuple[int, int]]:
    """Token ranges of a noun, without and with its tail; both hold a name set right behind it."""
    short, long = noun_phrase(token), noun_phrase_with_tail(token)
    for child in token.rights:  # "his counterpart Imran Khan"
        if child.dep_ == "appos" and child.left_edge.i == short[1] and child.pos_ == "PROPN":
            short = (short[0], child.i + 1)
            long = (long[0], max(long[1], child.i + 1))
    return short, long


def _nominal(context: Context, token: Token) -> ActorMention | None:
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X"} and token.i not in context.name_at:
        return None
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} and token.i not in context.name_at:
        return None
    short, long = _phrases(token)
    candidate = _candidate(context, long, token)
    start, end = characters(context, short)
    if candidate is not None and candidate.score >= _MIN_ACTOR_SCORE:
        return _mention(context, candidate, start, end)
    for child in token.children:
        if child.dep_ == "appos" and (other := _nominal(context, child)) and other.actor_id:
            return _at(context, other, start, end)
    if candidate is not None and candidate.sectors and candidate.score < 0.35:
        if {token.lemma_.lower(), token.lower_.removesuffix("s")} & role_table().things:
            return None  # a base or a drone acts for its owner, and this one has none
        return _mention(context, candidate, start, end)
    if _is_named_somebody(context, token):
        if candidate is not None and _is_of_nation(context, token):
            return _mention(context, candidate, start, end)  # "British Canberras"
        return ActorMention(
            actor_id=None, name=context.quote(start, end), country=None, sectors=(),
            text=context.quote(start, end), start=start, end=end,
        )  # fmt: skip
    return None


def somebody(context: Context, token: Token) -> tuple[ActorMention, ...]:
    """Return a noun by its words only: a witness is somebody, whoever he is; a pronoun nobody."""
    if token.pos_ not in {"NOUN", "PROPN"} or context.is_place(token):
        return ()
    start, end = characters(context, noun_phrase(token))
    text = context.quote(start, end)
    return (
        ActorMention(actor_id=None, name=text, country=None, sectors=(), text=text,
                     start=start, end=end),
    )  # fmt: skip


def _is_named_somebody(context: Context, token: Token) -> bool:
    """Whether an unknown noun names a person or an organisation."""
    if context.is_place(token):
        return False
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    return token.ent_type_ not in _NO_ACTORS


def _is_of_nation(context: Context, token: Token) -> bool:
    """Whether a nationality stands right before an unknown name."""
    return any(
        child.dep_ in {"amod", "compound", "nmod"}
        and (name := context.name_of(child)) is not None
        and name.actors[0].kind == "state"
        and context.text[name.end : name.end + 1] != "-"
        and context.text[name.start - 1 : name.start] != "-"
        for child in token.lefts
    )


def _candidate(context: Context, span: tuple[int, int], token: Token) -> Candidate | None:
    start, end = characters(context, span)
    phrase = context.text[start:end]
    if context.is_place(token):
        return _place_as_actor(context, token)
    found = resolve_phrase(
        phrase, on=context.published, country_hint=_hint(context, span), registry=context.registry
    )
    if not found:
        return None
    return _owned_by_pronoun(context, token, found[0])


def _owned_by_pronoun(context: Context, token: Token, candidate: Candidate) -> Candidate:
    """Give "its proxies" and "their army" to whom the pronoun stands for."""
    if candidate.score >= 0.8:
        return candidate
    pronoun = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    holder = mention(context, pronoun) if pronoun is not None else None
    if holder is None or holder.country is None or not candidate.sectors:
        return candidate
    phrase = f"{holder.country}'s {token.text}"
    named = resolve_phrase(
        phrase, on=context.published, country_hint=context.country, registry=context.registry
    )
    if not named or named[0].sectors != candidate.sectors:
        if candidate.sectors == ("PRM",):
            return candidate._replace(backers=(*candidate.backers, holder.country))
        country = holder.country
        return candidate._replace(
            actor_id=f"{country}-{candidate.sectors[0]}", country=country, score=0.6
        )
    return named[0]


def _hint(context: Context, span: tuple[int, int]) -> str | None:
    """Country for a role without one: of a place in the phrase, else of the report.

    Only institutions take the report's country: "the army" is its army, but "gunmen" are nobody's,
    and "its army" is that of whom "its" stands for.
    """
    if any(t.dep_ == "poss" and t.pos_ == "PRON" for t in context.doc[slice(*span)]):
        return None
    for index in range(*span):
        place = context.place_at.get(index)
        country = place.candidates[0].country if place is not None else None
        if country and not _tells_of_backing(context, index):
            return country
    words = words_of(context.text[slice(*characters(context, span))])
    role = role_table().last_in(words)
    last = words[-1].folded if words else ""
    if last in role_table().things or last.removesuffix("s") in role_table().things:
        return None
    if role and (role.sectors[0] == "PRM" or any(w.folded in _BACKED for w in words)):
        return context.country if context.home.located else None
    if role and role.sectors[0] in {"MIL", "GOV", "COP", "LEG", "JUD", "SPY"}:
        tokens = context.doc[span[0] : span[1]]
        is_definite = not any(
            t.lower_ in {"a", "an", "some", "any", "no", "several"} or t.pos_ == "NUM"
            for t in tokens
        )
        return _country_near(context, span) or context.country if is_definite else None
    return None


def _tells_of_backing(context: Context, index: int) -> bool:
    """Whether a place stands for who is behind somebody: "Rwanda-backed", "loyal to Eritrea"."""
    place = context.place_at[index]
    before = context.text[: place.start].split()[-1:]
    return context.text[place.end : place.end + 1] == "-" or before in (["to"], ["by"], ["with"])


def _country_near(context: Context, span: tuple[int, int]) -> str | None:
    """Return the country that the sentence sets the scene in ("in Iraq the prime minister")."""
    sentence = context.doc[span[0]].sent
    for _, place in context.places_in(sentence.start, sentence.end):
        if place.candidates[0].country:
            first = context.doc.char_span(place.start, place.end, alignment_mode="expand")
            if (
                first is not None
                and first.start > 0
                and context.doc[first.start - 1].lower_ == "in"
            ):
                return place.candidates[0].country
    return None


def _place_as_actor(context: Context, token: Token) -> Candidate | None:
    """Read a place as an actor: a country is one, a capital stands for its government."""
    place = context.place_at[token.i]
    names = context.registry.find(place.text)
    if not names or names[0].end - names[0].start < len(place.text):
        found = []  # "Ayn al-Assad" is not Assad
    else:
        found = resolve_phrase(place.text, on=context.published, registry=context.registry)
    if found and found[0].score >= 1.0:
        return found[0]
    best = place.candidates[0]
    if best.country is None:
        return None
    return Candidate(best.country, best.name, best.country, (), 0.5, (), "a place of that country")


def characters(context: Context, span: tuple[int, int]) -> tuple[int, int]:
    """Return where a stretch of tokens stands in the text, without its article."""
    first, last = context.doc[span[0]], context.doc[span[1] - 1]
    while first.i < last.i and (
        first.pos_ in {"DET", "PUNCT", "SPACE", "CCONJ"} or first.dep_ in {"predet", "preconj"}
    ):
        first = context.doc[first.i + 1]
    return first.idx, last.idx + len(last)


def _mention(context: Context, candidate: Candidate, start: int, end: int) -> ActorMention:
    return ActorMention(
        actor_id=candidate.actor_id,
        name=candidate.name,
        country=candidate.country,
        sectors=candidate.sectors,
        backers=candidate.backers,
        text=context.quote(start, end),
        start=start,
        end=end,
    )

"""Nouns of a sentence as actors: named, composed, pronouns, or left empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foreshock.actors import Candidate, resolve_phrase, role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.coreference import antecedent
from foreshock.extract.syntax import (
    Token,
    counted,
    noun_owner,
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
#: Prepositions behind a thing that lead to whose it is.
_OWNING = frozenset({"of", "by", "from", "in", "against", "on", "to"})
_BACKED = frozenset({"pro", "backed", "aligned", "supported", "sponsored", "allied"})
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
    if one := _nominal(context, token):
        return (one,)
    return ()


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
    start, end = _characters(context, short)
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
        return ActorMention(
            actor_id=None, name=context.quote(start, end), country=None, sectors=(),
            text=context.quote(start, end), start=start, end=end,
        )  # fmt: skip
    return None


def _is_named_somebody(context: Context, token: Token) -> bool:
    """Whether an unknown noun names a person or an organisation."""
    if context.is_place(token):
        return False
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    return token.ent_type_ not in _NO_ACTORS


def _candidate(context: Context, span: tuple[int, int], token: Token) -> Candidate | None:
    start, end = _characters(context, span)
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

    Only institutions take the report's country: "the army" is its army, but "gunmen" are nobody's.
    """
    for index in range(*span):
        place = context.place_at.get(index)
        if place is not None and (country := place.candidates[0].country):
            return country
    words = words_of(context.text[slice(*_characters(context, span))])
    role = role_table().last_in(words)
    last = words[-1].folded if words else ""
    if last in role_table().things or last.removesuffix("s") in role_table().things:
        return None
    if role and (role.sectors[0] == "PRM" or any(w.folded in _BACKED for w in words)):
        return context.country
    if role and role.sectors[0] in {"MIL", "GOV", "COP", "LEG", "JUD", "SPY"}:
        tokens = context.doc[span[0] : span[1]]
        is_definite = not any(
            t.lower_ in {"a", "an", "some", "any", "no", "several"} or t.pos_ == "NUM"
            for t in tokens
        )
        return _country_near(context, span) or context.country if is_definite else None
    return None


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


def _characters(context: Context, span: tuple[int, int]) -> tuple[int, int]:
    tokens = context.doc[span[0] : span[1]]
    while len(tokens) > 1 and (tokens[0].pos_ in {"DET", "PUNCT", "SPACE", "CCONJ"} or
                               tokens[0].dep_ in {"predet", "preconj"}):  # fmt: skip
        tokens = tokens[1:]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


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


def _role_modifier(context: Context, token: Token) -> ActorMention | None:
    """Read "rebel positions" as the rebels': a role noun before a thing tells whose it is."""
    words = words_of(token.text)
    sectors = role_table().sectors_of(words) if words else ()
    if not sectors or token.lower_ in role_table().things or token.dep_ == "amod":
        return None
    start, end = _characters(context, noun_phrase(token.head))
    text = context.quote(start, end)
    return ActorMention(actor_id=None, name=token.text, country=None, sectors=sectors, text=text,
                        start=start, end=end)  # fmt: skip


def owner(context: Context, token: Token) -> ActorMention | None:
    """Whose a thing is: the actor inside a phrase that is no actor itself.

    "the Israeli prime minister's declaration" is his; "a base where US personnel are" is theirs.
    """
    order = {"poss": 0, "amod": 1, "compound": 1, "nmod": 1, "prep": 2, "acl": 3, "relcl": 3}
    for child in sorted(token.children, key=lambda c: (order.get(c.dep_, 9), c.i)):
        if (found := _owner_in(context, child)) is not None:
            return found
    return None


def _owner_in(context: Context, child: Token) -> ActorMention | None:
    """Return the actor that one dependent of a thing names: a modifier, a phrase or a clause."""
    if child.dep_ in {"poss", "amod", "compound", "nmod"}:
        return _named_modifier(context, child)
    if child.dep_ == "prep" and child.lower_ in _OWNING:
        for noun in child.children:
            if noun.dep_ == "pobj" and (found := mention(context, noun) or owner(context, noun)):
                return found
    elif child.dep_ in {"relcl", "acl"}:
        for noun in child.subtree:
            if (
                noun.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
                and noun.pos_ in {"NOUN", "PROPN"}
                and (found := mention(context, noun))
            ):
                return found
    return None


def author(context: Context, token: Token) -> ActorMention | None:
    """Whose words a document is: "Amnesty put out a report accusing the army" is Amnesty's."""
    by_name = next((m for noun in noun_owner(token) if (m := mention(context, noun))), None)
    if by_name is not None:
        return by_name
    said_of = any(c.dep_ in {"poss", "amod", "compound", "nmod"} for c in token.children)
    of_whom = any(c.dep_ == "prep" and c.lower_ in {"by", "of"} for c in token.children)
    return owner(context, token) if said_of or of_whom else None


def _named_modifier(context: Context, token: Token) -> ActorMention | None:
    if token.dep_ == "poss":
        return mention(context, token) or owner(context, token)
    match = context.name_of(token)
    text = context.text
    if match is None:
        return _role_modifier(context, token)
    if "-" in (text[match.start - 1 : match.start], text[match.end : match.end + 1]):
        return None  # "pro-Iranian factions" are not Iran
    actor = match.actors[0]
    start, end = _characters(context, noun_phrase(token.head))
    return ActorMention(
        actor_id=actor.actor_id, name=actor.name, country=actor.country, sectors=actor.sectors,
        backers=actor.backers_on(context.published), text=context.quote(start, end),
        start=start, end=end,
    )  # fmt: skip

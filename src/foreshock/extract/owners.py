"""Whose a thing is: the actor inside a phrase that is no actor itself."""

from __future__ import annotations

from foreshock.actors import role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.sides import characters, mention
from foreshock.extract.syntax import Token, noun_owner, noun_phrase
from foreshock.records import ActorMention

#: Prepositions behind a thing that lead to whose it is.
_OWNING = frozenset({"of", "by", "from", "in", "against", "on", "to"})


def _role_modifier(context: Context, token: Token) -> ActorMention | None:
    """Read "rebel positions" as the rebels': a role noun before a thing tells whose it is."""
    words = words_of(token.text)
    sectors = role_table().sectors_of(words) if words else ()
    if not sectors or token.lower_ in role_table().things or token.dep_ == "amod":
        return None
    start, end = characters(context, noun_phrase(token.head))
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


def whose(context: Context, token: Token) -> ActorMention | None:
    """As `owner`, but only what stands before a thing or right behind its "of"."""
    for child in token.children:
        is_before = child.dep_ in {"poss", "amod", "compound", "nmod"}
        if (is_before or child.lower_ == "of") and (found := _owner_in(context, child)):
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
    start, end = characters(context, noun_phrase(token.head))
    return ActorMention(
        actor_id=actor.actor_id, name=actor.name, country=actor.country, sectors=actor.sectors,
        backers=actor.backers_on(context.published), text=context.quote(start, end),
        start=start, end=end,
    )  # fmt: skip

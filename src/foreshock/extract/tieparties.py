"""Who stands at the two ends of a relation: names, their nouns, and those in apposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from foreshock.actors import role_table
from foreshock.extract.context import Context
from foreshock.extract.sides import mentions
from foreshock.extract.syntax import Token, children, prepositions, subjects, with_conjuncts
from foreshock.extract.tiewords import tie_words
from foreshock.records import ActorMention

#: Words of English names that also stand in names of states' forces, companies and parties.
COMMON = frozenset(
    "army forces force party front group guard guards movement islamic popular".split()
)
_NO_BODIES = frozenset(
    "DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL LAW LANGUAGE EVENT WORK_OF_ART".split()
)
_ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "at", "ath", "az", "an"})
_COPULAS = frozenset({"be", "become", "remain"})
_OF = frozenset({"of", "for"})
_IN = frozenset({"in", "at", "with", "within", "from"})
_BODIES = frozenset({"group", "force", "police", "service", "party", "alliance", "igo"})
_UNITS = frozenset(
    (
        "battery battalion squadron regiment company wing command corps unit division nations "
        "countries members team"
    ).split()
)
#: What a force has or does acts for it, but neither backs nor is backed.
_THINGS = frozenset("airstrike strike attack operation raid drone vehicle weapon".split())


def parties(context: Context, tokens: Iterable[Token]) -> list[ActorMention]:
    """Return the actors that nouns stand for; an unknown name is an actor too."""
    found: list[ActorMention] = []
    for token in map(_named_by, tokens):
        if token.ent_type_ in _NO_BODIES and token.i not in context.inside:
            continue
        named = (_whole(context, token, one) for one in mentions(context, [token]))
        found.extend(one for one in named if one.actor_id or _is_named(one))
    return list({(one.start, one.end): one for one in found}.values())


def name_start(context: Context, token: Token) -> int:
    """Return the first token of an unknown name, also where the parser lost its article "al-"."""
    first: int = token.i
    while first > token.sent.start and first - 1 not in context.inside:
        before = context.doc[first - 1]
        is_joint = before.text == "-" or before.lower_ in _ARTICLES
        if before.pos_ != "PROPN" and not is_joint:
            break
        first -= 1
    while first < token.i and not context.doc[first].text[:1].isupper():
        first += 1
    return first


def _whole(context: Context, token: Token, mention: ActorMention) -> ActorMention:
    """Return an unknown name with all its words."""
    if mention.actor_id or token.pos_ != "PROPN" or mention.end != token.idx + len(token):
        return mention
    start = context.doc[name_start(context, token)].idx
    if start >= mention.start:
        return mention
    text = context.quote(start, mention.end)
    return msgspec.structs.replace(mention, start=start, text=text, name=text)


def _named_by(noun: Token) -> Token:
    """Return the name that a noun describes: "X, a militia", "X is a militia"."""
    head = noun.head
    if noun.pos_ != "NOUN":
        return noun
    if noun.dep_ == "appos" and head.pos_ == "PROPN":
        return head
    if noun.dep_ == "attr" and head.lemma_ in _COPULAS:
        names = [c for c in children(head, "nsubj") if c.pos_ == "PROPN"]
        return names[0] if names else noun
    return noun


def _is_named(mention: ActorMention) -> bool:
    """Whether the words hold a name, or tell at least a country: "Syrian rebels"."""
    words = mention.text.split()
    return mention.country is not None or any(word[:1].isupper() for word in words[-3:])


def owners_of(context: Context, noun: Token) -> list[Token]:
    """Return whose leader, wing or proxy a noun is: possessor, "of" phrase or a name before it."""
    owners = [n for c in children(noun, "poss") for n in with_conjuncts(c)]
    owners += [n for name, n in prepositions(noun) if name in _OF]
    if not owners:
        before = [c for c in noun.lefts if c.dep_ in {"compound", "amod", "nmod"}]
        owners = [c for c in before if _is_owner(context, c)][-1:]
    return owners


def places_of_service(context: Context, noun: Token) -> list[Token]:
    """Return the bodies that somebody serves in: "a crew chief in Abel Battery"."""
    found = [n for name, n in prepositions(noun) if name in _IN]
    return [n for n in found if not context.is_place(n) and is_group_name(context, n)]


def is_group_name(context: Context, noun: Token) -> bool:
    """Whether a noun ends the name of a body that has members: a group or force, no state."""
    name = context.name_of(noun)
    if name is not None and name.end >= noun.idx + len(noun):
        return name.actors[0].kind in _BODIES
    words = {t.lower_ for t in (noun, *noun.lefts)}
    return bool(noun.text[:1].isupper() or noun.ent_type_ == "ORG") and not words.isdisjoint(
        tie_words().name_words | tie_words().groups | _UNITS
    )


def doers_of(context: Context, noun: Token) -> list[Token]:
    """Return whose fight or strike a noun is: its owner, or the subject of "conducted strikes"."""
    owners = [one for one in owners_of(context, noun) if not context.is_place(one)]
    if not owners and noun.dep_ in {"dobj", "pobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        owners = subjects(verb) if verb.pos_ == "VERB" else owners_of(context, verb)
    return owners


def _is_owner(context: Context, token: Token) -> bool:
    """Whether a name before a noun owns it: not in "pro-Iranian activists"."""
    name = context.name_of(token)
    if name is None:
        return _is_org(token)
    return "-" not in (
        context.text[name.start - 1 : name.start],
        context.text[name.end : name.end + 1],
    )


def _is_org(token: Token) -> bool:
    return bool(token.ent_type_ in {"ORG", "NORP", "GPE"} and token.pos_ in {"PROPN", "ADJ"})


def bearers_of(context: Context, noun: Token) -> list[Token]:
    """Return of whom a noun is said: "Y, leader of X", "X leader Y", "Y is the leader of X"."""
    found = list(_in_apposition(noun))
    head = noun.head
    if noun.dep_ == "appos" and head.i != noun.i:
        found += with_conjuncts(head)
    elif noun.dep_ in {"compound", "nmod"} and head.pos_ == "PROPN":
        found.append(head)
    elif noun.dep_ in {"attr", "oprd"} and head.lemma_ in _COPULAS:
        found += [n for c in children(head, "nsubj", "nsubjpass") for n in with_conjuncts(c)]
    elif noun.dep_ == "pobj" and head.lower_ == "as" and head.head.pos_ in {"VERB", "AUX"}:
        found += subjects(head.head)  # "operates as part of X"
    elif noun.dep_ == "conj" and head.i != noun.i and noun.i - head.i < 12:
        # "founder and leader of X": what the first is said of, the second is said of too.
        return found or [b for b in bearers_of(context, head) if b.i != noun.i]
    return [one for one in found if one.i != noun.i]


def _in_apposition(noun: Token) -> Iterator[Token]:
    for child in children(noun, "appos"):
        if child.pos_ == "PROPN" or child.ent_type_:
            yield from with_conjuncts(child)


def named_beside(noun: Token) -> Sequence[Token]:
    """Return names set behind a noun for a group: "the proxy groups Hizb X and Y", "such as X"."""
    found = list(_in_apposition(noun))
    for name, other in prepositions(noun):
        if name in {"as", "like", "including"}:
            found.append(other)
    return found or _right_behind(noun)


def _right_behind(noun: Token) -> list[Token]:
    """Return names that follow a plural noun without a comma, however they are parsed."""
    behind = noun.i + 1
    if noun.tag_ != "NNS" or behind >= len(noun.doc) or noun.doc[behind].pos_ != "PROPN":
        return []
    name = noun.doc[behind]
    while name.dep_ in {"compound", "nmod"} and name.head.i > name.i:
        name = name.head
    return with_conjuncts(name)


def is_person(mention: ActorMention, context: Context) -> bool:
    """Whether a mention names a person."""
    actor = context.registry.get(mention.actor_id)
    if actor is not None:
        return actor.kind == "leader"
    words = {word.lower() for word in mention.text.split()}
    if words & (tie_words().name_words - COMMON):
        return False  # "Harakat Sayf" looks like a person's name to the entity recogniser
    span = context.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and any(t.ent_type_ == "PERSON" for t in span)


def takes_sides(mention: ActorMention, context: Context) -> bool:
    """Whether a mention is a body that can back or fight another: no person, and no mere crowd."""
    if is_person(mention, context) or not is_body(mention):
        return False
    if mention.actor_id or mention.country:
        return True
    words = {word.lower() for word in mention.text.split()}
    return not words.isdisjoint(tie_words().name_words | tie_words().groups | _UNITS)


def is_right_before(context: Context, owner: Token, noun: Token) -> bool:
    """Whether an owner stands right before its noun: an "ISIL gang leader" leads a gang."""
    last = context.inside.get(owner.i, owner.i)
    return owner.dep_ not in {"compound", "amod", "nmod"} or last == noun.i - 1


def is_body(mention: ActorMention) -> bool:
    """Whether a mention stands for people who can be led, fought or joined, not for a thing."""
    last = mention.text.lower().split()[-1] if mention.text.split() else ""
    if {last, last.removesuffix("s")} & (role_table().things | _THINGS):
        return False
    if mention.actor_id or mention.sectors:
        return True
    words = {word.lower() for word in mention.text.split()}
    return not words.isdisjoint(tie_words().name_words | tie_words().groups | _UNITS)

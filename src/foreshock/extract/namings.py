"""Groups that a text names and the registry does not know, and what it remarks on groups.

A name is a group's if a noun says so ("a militia called X", "groups like X and Y", "X, a Syrian
faction"), if it holds a word that names of armed groups are made of ("Liwa", "Brigade"), or if the
text treats it as one: it is claimed to be backed, led or joined. A person's or a place's name is
never one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foreshock.extract.context import Context
from foreshock.extract.sides import mention
from foreshock.extract.speech import read_speech
from foreshock.extract.syntax import Token, children, noun_phrase, prepositions, with_conjuncts
from foreshock.extract.tieparties import COMMON, name_start
from foreshock.extract.tiewords import remarks_of, tie_words
from foreshock.records import ActorMention, Evidence, Naming, Relation, Remark, naming_id

_GROUP_KINDS = frozenset({"group", "alliance", "party", "force"})
_CALLED = frozenset({"call", "name", "dub", "know", "style", "label", "term"})
_LIKE = frozenset({"like", "as", "including"})
#: Remarks that follow the name ("X, which exists on paper") where a name stands before them.
_SAID_BEHIND = frozenset({"on_paper", "front"})
_MAX_WORDS = 7
#: Relations whose source is a group when a name stands there.
_MAKE_GROUPS = frozenset({"backed_by", "front_of", "part_of"})


def read_namings(context: Context, relations: Sequence[Relation] = ()) -> list[Naming]:
    """Return the groups that a parsed report names without the registry knowing them.

    Groups that it does know are told only where the sentence remarks on them, as that they exist
    on paper.
    """
    found: dict[int, Naming] = {}
    as_groups = {one.source.start for one in relations if one.kind in _MAKE_GROUPS}
    for token in context.doc:
        if token.pos_ != "PROPN" or token.dep_ in {"compound", "nmod"}:
            continue
        if token.i in context.inside:
            one = _known(context, token)
        else:
            one = _unknown(context, token, as_groups)
        if one is not None:
            found.setdefault(one.group.start, one)
    return sorted(found.values(), key=lambda one: one.group.start)


def _known(context: Context, token: Token) -> Naming | None:
    """Return a remark on a group of the registry, if the sentence makes one."""
    name = context.name_of(token)
    if name is None or name.actors[0].kind not in _GROUP_KINDS or token.i not in context.name_at:
        return None
    remarks = tuple(dict.fromkeys(_remarks(context, token)))
    described = _described(context, token)
    who = mention(context, token)
    if not remarks or who is None or who.actor_id is None:
        return None
    return _naming(context, token, who, described, remarks, "known", 0.8)


def _unknown(context: Context, token: Token, as_groups: set[int]) -> Naming | None:
    if context.is_place(token) or token.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "EVENT"}:
        return None
    if not token.text[:1].isupper():
        return None  # an article that the parser took for a name's last word
    start, end = _name(context, token)
    words = [t.lower_ for t in context.doc[start:end]]
    known = [i for i in range(start, end) if i in context.inside]
    if not 1 <= len(words) <= _MAX_WORDS or (known and len(words) - len(known) < 2):
        return None  # "Syrian Army" is the army of Syria; "Syrian Martyrs Brigade" is a name
    method = _reason(context, token, words, as_groups)
    if method is None:
        return None
    low, high = context.doc[start].idx, token.idx + len(token)
    told = mention(context, token)
    who = ActorMention(
        actor_id=None, name=context.quote(low, high), country=_country(context, token, told),
        sectors=told.sectors if told else (), backers=told.backers if told else (),
        text=context.quote(low, high), start=low, end=high,
    )  # fmt: skip
    remarks = tuple(dict.fromkeys(_remarks(context, token)))
    confidence = {"noun": 0.85, "list": 0.8, "relation": 0.75, "word": 0.65}[method]
    return _naming(context, token, who, _described(context, token), remarks, method, confidence)


def _name(context: Context, token: Token) -> tuple[int, int]:
    """Return the words of a name without its article."""
    start, end = name_start(context, token), token.i + 1
    if context.doc[start].lower_ == "the":
        start += 1
    return start, end


def _reason(
    context: Context, token: Token, words: Sequence[str], as_groups: set[int]
) -> str | None:
    """Return why an unknown name is a group's, ``None`` if nothing says so."""
    noun = _group_noun(token)
    if noun is not None:
        return "list" if noun.dep_ == "pobj" or _is_listed(token) else "noun"
    telling = set(words) & tie_words().name_words
    if telling - COMMON and len(words) > 1 and token.ent_type_ != "PERSON":
        return "word"
    first = context.doc[max(0, token.i - len(words) + 1)].idx
    if first in as_groups and token.ent_type_ != "PERSON":
        return "relation"
    return None


def _is_listed(token: Token) -> bool:
    top = _top(token)
    return top.dep_ == "pobj" and top.head.lower_ in _LIKE


def _top(token: Token) -> Token:
    while token.dep_ in {"conj"} and token.head.i < token.i and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _group_noun(token: Token) -> Token | None:
    """Return the noun that calls a name a group: "X, a militia", "groups like X"."""
    top = _top(token)
    for noun in _nouns_said(top):
        if noun.lemma_.lower() in tie_words().groups or noun.lower_ in tie_words().groups:
            return noun
    return None


def _nouns_said(name: Token) -> Iterator[Token]:
    head = name.head
    before = name.doc[max(0, name.left_edge.i - 1)]
    if before.lower_ in {"itself", "themselves"} and before.head.lemma_.lower() in _CALLED:
        yield before.head.head
    yield from (c for c in children(name, "appos", "compound") if c.pos_ == "NOUN")
    for conjunct in name.conjuncts:
        yield from (c for c in children(conjunct, "appos") if c.pos_ == "NOUN")
    if name.dep_ == "appos" and head.pos_ == "NOUN":
        yield head
    if name.dep_ in {"nsubj", "nsubjpass"}:
        yield from children(head, "attr")
    if name.dep_ in {"oprd", "attr", "dobj", "pobj", "npadvmod", "dep"}:
        verb = head.head if head.dep_ == "prep" else head
        if verb.lemma_.lower() in _CALLED:
            yield from ([verb.head] if verb.dep_ in {"acl", "relcl"} else [])
            yield from children(verb, "nsubj", "nsubjpass")
        if head.lower_ in _LIKE and head.head.pos_ == "NOUN":
            yield head.head
            yield from _above_names(head.head)


def _above_names(noun: Token) -> Iterator[Token]:
    """Yield whose names they are: "groups with names like X", "groups keep popping up with ..."."""
    if noun.lemma_ != "name":
        return
    for ancestor in noun.ancestors:
        if ancestor.pos_ == "NOUN":
            yield ancestor
        if ancestor.pos_ == "VERB":
            yield from (n for c in children(ancestor, "nsubj") for n in with_conjuncts(c))


def _described(context: Context, token: Token) -> str | None:
    """Return the words that tell what a group is."""
    noun = _group_noun(token)
    if noun is None:
        return None
    start, end = noun_phrase(noun)
    for name, other in prepositions(noun):
        if name in {"of", "in", "from"} and other.i - noun.i < 6 and other.i > noun.i:
            end = max(end, other.i + 1)
    span = context.doc[start:end]
    return context.quote(span.start_char, span.end_char)


def _country(context: Context, token: Token, told: ActorMention | None) -> str | None:
    if told is not None and told.country:
        return told.country
    noun = _group_noun(token)
    described = mention(context, noun) if noun is not None else None
    return described.country if described else None


def _remarks(context: Context, token: Token) -> Iterator[Remark]:
    """Yield what the sentence remarks on this group rather than on another that it names.

    A remark is on the name nearest to it and those joined to that name; that something is a front,
    or exists on paper, is said behind the name, that it is new before it, if one stands there.
    """
    sentence = token.sent
    low = sentence.start_char
    told = list(remarks_of(context.text[low : sentence.end_char]))
    if not told:
        return
    names = [t for t in sentence if _may_be_group(context, t)]
    for remark, at in told:
        is_behind = remark in _SAID_BEHIND
        among = [t for t in names if (t.idx < low + at) == is_behind] or names
        nearest = min(among, key=lambda t: abs(t.idx - low - at), default=None)
        if nearest is not None and token.i in {nearest.i, *(c.i for c in nearest.conjuncts)}:
            yield remark


def _may_be_group(context: Context, token: Token) -> bool:
    if token.pos_ != "PROPN" or token.dep_ in {"compound", "nmod"} or context.is_place(token):
        return False
    name = context.name_of(token)
    return name is None or (name.actors[0].kind in _GROUP_KINDS and token.i in context.name_at)


def _naming(
    context: Context, token: Token, who: ActorMention, described: str | None,
    remarks: Sequence[Remark], method: str, confidence: float,
) -> Naming:  # fmt: skip
    sentence = token.sent
    low = sentence.start_char
    high = low + len(context.text[low : sentence.end_char].rstrip())
    speech = read_speech(context, token)
    low, high = min(low, who.start), max(high, who.end)
    return Naming(
        naming_id=naming_id(context.report.report_id, who),
        report_id=context.report.report_id,
        origin=context.report.origin,
        group=who,
        described_as=described,
        remarks=tuple(remarks),
        evidence=Evidence(start=who.start, end=who.end, sentence_start=low, sentence_end=high,
                          text=context.quote(who.start, who.end)),
        speaker=speech.speakers,
        hedged=speech.hedged,
        confidence=round(confidence * (0.8 if speech.hedged else 1), 3),
        method=f"naming:{method}",
    )  # fmt: skip

"""Relations between actors as a text tells them: who backs, leads, belongs to or fights whom.

Four forms tell most of them, and each is a frame of the data: a verb with its slots ("Iran funds
X"), a noun with an owner and a bearer ("Y, commander of X"), a name tied on by a hyphen
("Iranian-backed X"), and an adjective with a preposition ("loyal to X"). Possessives of persons
("X's Y"), brackets ("Long Name (LN)") and "behind X stands Y" are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.negation import is_negated
from foreshock.extract.phrases import noun_words, verb_words
from foreshock.extract.sides import mentions
from foreshock.extract.slots import verb_slots
from foreshock.extract.speech import read_speech
from foreshock.extract.syntax import (
    Token,
    auxiliaries,
    children,
    is_passive,
    prepositions,
    subjects,
    with_conjuncts,
)
from foreshock.extract.tieparties import (
    bearers_of,
    doers_of,
    is_body,
    is_group_name,
    is_person,
    is_right_before,
    named_beside,
    owners_of,
    parties,
    places_of_service,
    takes_sides,
)
from foreshock.extract.tiewords import NounFrame, VerbFrame, tie_words
from foreshock.extract.when import find_dates, nearest
from foreshock.records import (
    UNKNOWN_DATE,
    ActorMention,
    DateSpan,
    Evidence,
    Quote,
    Relation,
    RelationKind,
    RelationStatus,
    relation_id,
)

_BRACKETS = re.compile(r"\(\s*(?:or\s+)?\"?([A-Z][A-Za-z&/-]{1,9})\"?\s*[),;]")
_TIED_BEFORE = re.compile(r"\bpro-$", re.IGNORECASE)
#: Words of one clause that a date may stand from its relation.
_DATE_REACH = 60
_DENYING = frozenset({"deny", "dismiss", "refute", "rebut", "disavow"})
_ACCUSING = frozenset({"accuse", "allege", "claim", "suspect", "blame"})


class _Tie(NamedTuple):
    """A relation between words, before it is known who they are."""

    kind: RelationKind
    word: Token
    source: Sequence[ActorMention]
    target: Sequence[ActorMention]
    form: str
    confidence: float
    status: RelationStatus | None = None


def read_relations(context: Context) -> list[Relation]:
    """Return the relations that a parsed report tells, in the order of its text."""
    dates = find_dates(context.text, published=context.published)
    found: dict[tuple[object, ...], Relation] = {}
    for tie in _ties(context):
        for source in tie.source:
            for target in tie.target:
                if not _is_other(source, target, tie.kind):
                    continue
                one = _relation(context, tie, source, target, dates)
                known = found.get(key := _key(one))
                if known is None or known.confidence < one.confidence:
                    found[key] = one
    return sorted(found.values(), key=lambda one: (one.trigger.start, one.relation_id))


def _key(one: Relation) -> tuple[object, ...]:
    """Return what makes two readings of a sentence one relation."""
    ends = tuple(side.actor_id or side.text for side in (one.source, one.target))
    return (one.kind, *ends, one.evidence.sentence_start)


def _ties(context: Context) -> Iterator[_Tie]:
    for token in context.doc:
        if token.pos_ in {"VERB", "AUX"}:
            yield from _by_verb(context, token)
        if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            yield from _by_noun(context, token)
        if token.pos_ == "NOUN":
            yield from _by_origin(context, token)
        if token.pos_ in {"ADJ", "VERB"} and token.lower_ in tie_words().adjectives:
            yield from _by_adjective(context, token)
        if token.dep_ == "poss" and token.head.ent_type_ == "PERSON":
            yield from _by_possessor(context, token)
        if token.lower_ == "behind":
            yield from _behind(context, token)
    yield from _by_hyphen(context)
    yield from _by_brackets(context)


def _by_verb(context: Context, verb: Token) -> Iterator[_Tie]:
    for phrase, frame in tie_words().verbs.get(verb.lemma_.lower(), ()):
        if verb_words(verb, phrase) is None:
            continue
        slots = verb_slots(verb)
        if frame.kind == "alias_of":
            yield from _by_naming(context, verb, frame)
            continue
        source = _first(context, [slots.fill(name) for name in frame.source])
        target = _first(context, [slots.fill(name) for name in frame.target])
        if frame.nature == "body":
            target = [one for one in target if is_body(one)]
        if frame.nature == "body" and frame.kind == "part_of":
            source = [one for one in source if is_body(one)]
        if frame.kind == "member_of":
            target = [one for one in target if _is_group(context, one)]
        if frame.kind in {"backed_by", "fights"}:
            source, target = _sides(context, source), _sides(context, target)
        yield _Tie(frame.kind, verb, source, target, "verb", 0.8, frame.status)


def _sides(context: Context, found: Sequence[ActorMention]) -> list[ActorMention]:
    """Return those who can back or fight others: bodies and holders of office."""
    return [one for one in found if takes_sides(one, context)]


def _is_group(context: Context, mention: ActorMention) -> bool:
    span = context.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and is_group_name(context, span.root)


def _first(context: Context, choices: Iterable[Sequence[Token]]) -> list[ActorMention]:
    for nouns in choices:
        if found := parties(context, nouns):
            return found
    return []


def _by_naming(context: Context, verb: Token, frame: VerbFrame) -> Iterator[_Tie]:
    """Read "X, also known as Y", "a group called Y": another name, not a description."""
    if not (is_passive(verb) or verb.dep_ == "acl"):
        return
    names = [n for name, n in prepositions(verb) if name == "as"]
    names += children(verb, "oprd")
    heads = [verb.head] if verb.dep_ in {"acl", "amod"} else children(verb, "nsubjpass")
    target = [m for n in names if n.pos_ == "PROPN" for m in parties(context, [n])]
    source = [m for m in parties(context, heads) if m.actor_id or m.text[:1].isupper()]
    yield _Tie(frame.kind, verb, target, source, "naming", 0.8)


def _by_noun(context: Context, noun: Token) -> Iterator[_Tie]:
    lemma = noun.lemma_.lower()
    for phrase, frame in tie_words().nouns.get(lemma, ()):
        if noun_words(noun, phrase) is None or noun.i in context.name_at:
            continue
        if noun.pos_ == "PROPN" and frame.kind not in {"leads", "member_of"}:
            continue  # "the Land Component Command" has no component
        source = _end(context, noun, frame, frame.source)
        target = _end(context, noun, frame, frame.target)
        if frame.kind in {"leads", "member_of"}:
            source = [one for one in source if is_person(one, context)]
            if not target:
                served = parties(context, places_of_service(context, noun))
                yield _Tie("member_of", noun, source, served, "noun", 0.75)
        if frame.kind in {"fights", "backed_by"}:
            source, target = _sides(context, source), _sides(context, target)
        if frame.kind == "part_of":
            source = [one for one in source if is_body(one)]
        yield _Tie(_as_led(context, noun, frame.kind), noun, source, target, "noun", 0.85)


def _as_led(context: Context, noun: Token, kind: RelationKind) -> RelationKind:
    owners = owners_of(context, noun)
    is_near = not owners or is_right_before(context, owners[-1], noun)
    return "member_of" if kind == "leads" and not is_near else kind


def _by_origin(context: Context, noun: Token) -> Iterator[_Tie]:
    """Read "fighters from Jaysh X", "a jet from the 5th Wing": they are part of that body."""
    for name, other in prepositions(noun):
        if name in {"from", "with"} and other.i - noun.i < 6 and is_group_name(context, other):
            source = [one for one in parties(context, [noun]) if is_body(one)]
            yield _Tie("part_of", noun, source, parties(context, [other]), "origin", 0.65)


def _end(
    context: Context, noun: Token, frame: NounFrame, end: str | tuple[str, ...]
) -> list[ActorMention]:
    if end == "owner":
        return parties(context, owners_of(context, noun))
    if end == "doer":
        return parties(context, doers_of(context, noun))
    if end == "bearer":
        found = parties(context, bearers_of(context, noun))
        named = parties(context, named_beside(noun))
        if found or named or not frame.itself:
            return [*found, *(one for one in named if one not in found)]
        return [one for one in mentions(context, [noun]) if one.start <= noun.idx < one.end]
    names = [n for name, n in prepositions(noun) if name in end]
    if not names and noun.dep_ in {"dobj", "pobj", "nsubj"}:  # "conducted strikes against X"
        names = [n for name, n in prepositions(noun.head) if name in end]
    return parties(context, names)


def _by_adjective(context: Context, adjective: Token) -> Iterator[_Tie]:
    """Read "forces loyal to X", "the group is allied with X"."""
    for frame in tie_words().adjectives[adjective.lower_]:
        target = [n for name, n in prepositions(adjective) if name in frame.target]
        if not target:
            continue
        if adjective.dep_ in {"acl", "amod", "relcl", "appos"} or adjective.head.pos_ == "NOUN":
            bearers: list[Token] = with_conjuncts(adjective.head)
        elif adjective.pos_ == "VERB":
            bearers = [n for c in children(adjective, "nsubj", "nsubjpass")
                       for n in with_conjuncts(c)]  # fmt: skip
        else:
            bearers = list(subjects(adjective.head))
        ends = parties(context, bearers), parties(context, target)
        yield _Tie(frame.kind, adjective, *ends, "adjective", 0.8)


def _by_possessor(context: Context, owner: Token) -> Iterator[_Tie]:
    """Read "Hezbollah's Naim Qassem": a person who is a body's belongs to it."""
    person = owner.head
    actor = name.actors[0] if (name := context.name_of(owner)) else None
    if actor is None or actor.kind in {"leader", "media"}:
        return
    kind: RelationKind = "member_of"
    yield _Tie(kind, owner, parties(context, [person]), parties(context, [owner]), "possessor", 0.7)


def _behind(context: Context, word: Token) -> Iterator[_Tie]:
    """Read "Behind them is the long arm of Iran", "Iran is behind the group"."""
    verb = word.head
    if verb.lemma_ not in {"be", "stand", "lie"}:
        return
    below = [n for c in children(word, "pobj") for n in with_conjuncts(c)]
    above = [n for c in children(verb, "nsubj", "attr") for n in with_conjuncts(c)]
    owners = [o for n in above for o in owners_of(context, n)]
    backers = parties(context, above) or parties(context, owners)
    yield _Tie("backed_by", word, parties(context, below), backers, "behind", 0.65)


def _by_hyphen(context: Context) -> Iterator[_Tie]:
    """Read "Iranian-backed groups", "the US-led coalition", "pro-Iranian factions"."""
    for last in sorted(context.name_at):
        name = context.name_at[last]
        token = context.doc[last]
        rest = re.match(r"-([a-z]+)", context.text[name.end : name.end + 14])
        frame = tie_words().tied.get(rest.group(1)) if rest else None
        kind: RelationKind | None = frame.kind if frame else None
        word = token
        if frame is None and _TIED_BEFORE.search(context.text[max(0, name.start - 4) : name.start]):
            kind = "allied_with"
        if kind is None:
            continue
        head = _noun_above(word, last)
        if head is None:
            continue
        owner = _as_owner(context, last)
        named = parties(context, named_beside(head))
        bearers = [*named, *(m for m in mentions(context, [head]) if m not in named)]
        bearers += [m for m in parties(context, bearers_of(context, head)) if m not in bearers]
        ends = (owner, bearers) if frame is not None and frame.reverse else (bearers, owner)
        yield _Tie(kind, head, *ends, "hyphen", 0.9 if frame else 0.7)


def _noun_above(word: Token, last: int) -> Token | None:
    """Return the noun that a hyphened word describes."""
    for _ in range(4):
        if word.pos_ in {"NOUN", "PROPN"} and word.i > last and word.dep_ != "compound":
            return word
        if word.head.i == word.i:
            return None
        word = word.head
    return None


def _as_owner(context: Context, last: int) -> list[ActorMention]:
    """Return the actor of a name by its name alone: "Iranian" in "Iranian-backed"."""
    name = context.name_at[last]
    actor = name.actors[0]
    return [
        ActorMention(
            actor_id=actor.actor_id, name=actor.name, country=actor.country,
            sectors=actor.sectors, text=context.quote(name.start, name.end),
            start=name.start, end=name.end,
        )
    ]  # fmt: skip


def _by_brackets(context: Context) -> Iterator[_Tie]:
    """Read "Popular Mobilization Forces (PMF)": the letters in brackets are the name's."""
    for match in _BRACKETS.finditer(context.text):
        short = match.group(1)
        before = context.text[max(0, match.start() - 90) : match.start()].rstrip()
        span = context.doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        at = _longer_name(before, short)
        if at is None or span is None:
            continue
        end = match.start() - (len(context.text[: match.start()]) -
                               len(context.text[: match.start()].rstrip()))  # fmt: skip
        start = end - len(before) + at
        yield _Tie("alias_of", span[-1], [_plain(context, match.start(1), match.end(1))],
                   [_plain(context, start, end)], "brackets", 0.9)  # fmt: skip


def _longer_name(before: str, short: str) -> int | None:
    """Return where the name begins that an abbreviation shortens, letter by letter.

    Examples
    --------
    >>> _longer_name("said the Syrian Democratic Forces", "SDF")
    9
    """
    words = list(re.finditer(r"[A-Za-z][\w']*", before))
    letters = [c for c in short.upper() if c.isalpha()]
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at].group()[:1].islower():
            at -= 1  # "of", "and"
        if at < 0 or words[at].group()[:1].upper() != letter:
            return None
    return words[at].start() if len(letters) > 1 else None


def _plain(context: Context, start: int, end: int) -> ActorMention:
    """Return who a stretch of text names, by the registry or by its words alone."""
    text = context.quote(start, end)
    known = [m for m in context.registry.find(text, on=context.published)
             if m.start == 0 and m.end == len(text)]  # fmt: skip
    actor = known[0].actors[0] if known else None
    return ActorMention(
        actor_id=actor.actor_id if actor else None, name=actor.name if actor else text,
        country=actor.country if actor else None, sectors=actor.sectors if actor else (),
        text=text, start=start, end=end,
    )  # fmt: skip


def _is_other(source: ActorMention, target: ActorMention, kind: RelationKind) -> bool:
    """Whether two mentions can stand in a relation: two actors, and not one inside the other."""
    if kind == "alias_of":
        return source.start != target.start and source.text != target.text
    if source.actor_id is not None and source.actor_id == target.actor_id:
        return False
    if (source.start, source.end) == (target.start, target.end):
        return False
    return bool(source.actor_id or target.actor_id or source.text[:1].isupper())


def _relation(
    context: Context, tie: _Tie, source: ActorMention, target: ActorMention, dates: Sequence[object]
) -> Relation:
    speech = read_speech(context, tie.word)
    trigger = Quote(start=tie.word.idx, end=tie.word.idx + len(tie.word),
                    text=context.quote(tie.word.idx, tie.word.idx + len(tie.word)))  # fmt: skip
    status = tie.status or _status(tie.word, hedged=speech.hedged)
    return Relation(
        relation_id=relation_id(context.report.report_id, tie.kind, source, target),
        report_id=context.report.report_id,
        origin=context.report.origin,
        kind=tie.kind,
        source=source,
        target=target,
        evidence=evidence_of(context, tie.word, (source, target), trigger),
        trigger=trigger,
        speaker=speech.speakers,
        hedged=speech.hedged,
        status=status,
        date=_date(context, tie.word, dates),
        confidence=round(tie.confidence * (1 if source.actor_id and target.actor_id else 0.8)
                         * (0.7 if speech.hedged else 1), 3),
        method=f"relation:{tie.form}",
    )  # fmt: skip


def _status(word: Token, *, hedged: bool) -> RelationStatus:
    above = word.head
    if is_negated(word) or (above.pos_ in {"VERB", "AUX"} and is_negated(above)
                            and word.dep_ in {"attr", "dobj", "acomp"}):  # fmt: skip
        return "denied"
    if any(a.lemma_ in _DENYING for a in word.ancestors):
        return "denied"
    before = {c.lower_ for c in (*word.lefts, *word.head.lefts)}
    before |= auxiliaries(word) if word.pos_ in {"VERB", "AUX"} else set()
    words = tie_words()
    if before & words.former:
        return "former"
    if before & words.possible:
        return "possible"
    if hedged or before & words.alleged or any(a.lemma_ in _ACCUSING for a in word.ancestors):
        return "alleged"
    return "stated"


def _date(context: Context, word: Token, dates: Sequence[object]) -> DateSpan:
    """Return since or until when it held, if a date stands right behind the words that tell it."""
    sentence = word.sent
    start, end = sentence.start_char, sentence.end_char
    for mention in nearest(dates, start, end, word.idx):  # type: ignore[arg-type]
        lead = context.text[max(start, mention.start - 7) : mention.start].lower()
        near = 0 <= mention.start - word.idx <= _DATE_REACH
        told = (mention.span.text or "").lower()
        if near and (lead.rstrip().endswith(("since", "in", "until")) or told.startswith("since")):
            return mention.span
    return UNKNOWN_DATE


def evidence_of(
    context: Context, word: Token, ends: Sequence[ActorMention], trigger: Quote
) -> Evidence:
    """Return the words from one end of a relation to the other, in their sentence."""
    sentence = word.sent
    low, high = sentence.start_char, sentence.end_char
    inside = [one for one in ends if low <= one.start and one.end <= high]
    start = min([trigger.start, *(one.start for one in inside)])
    end = max([trigger.end, *(one.end for one in inside)])
    low, high = min(low, start), max(high, end)
    high -= len(context.text[low:high]) - len(context.text[low:high].rstrip())
    return Evidence(start=start, end=end, sentence_start=low, sentence_end=max(high, end),
                    text=context.quote(start, end))  # fmt: skip

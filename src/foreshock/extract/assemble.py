"""From acts to claims: sides, speaker, place, date, cost, condition and confidence put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.cost import MODE_OF_MEANS, read_casualties, read_means
from foreshock.extract.interpret import Act
from foreshock.extract.sides import author, mentions, owner
from foreshock.extract.speech import Speech, read_speech
from foreshock.extract.syntax import Token
from foreshock.extract.themes import read_contexts
from foreshock.extract.when import DateMention, as_future, is_long_past, nearest
from foreshock.extract.where import read_place
from foreshock.ontology import load_ontology
from foreshock.records import (
    UNKNOWN_DATE,
    ActorMention,
    Claim,
    Condition,
    DateSpan,
    Evidence,
    Quote,
    Status,
    claim_id,
)

METHOD = "rules.v1"
_PAST_WORDS = frozenset({"anniversary", "commemorate", "former", "historic", "veteran", "memorial",
                         "decades-old", "remembrance"})  # fmt: skip
#: Acts towards a country, which is then not where they took place.
_OF_NO_PLACE = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT",
                          "THREATEN"})  # fmt: skip
_BARE_DEEDS = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE"})


class Sides(NamedTuple):
    """The resolved sides of an act."""

    source: tuple[ActorMention, ...]
    target: tuple[ActorMention, ...]


def assemble(context: Context, act: Act, dates: Sequence[DateMention]) -> Claim | None:
    """Return the claim that an act makes, ``None`` where the text says too little to be one."""
    speech = read_speech(context, act.predicate.token)
    sides = read_sides(context, act, speech)
    words = _clause_words(act)
    named = (*sides.source, *sides.target) if act.event_type in _OF_NO_PLACE else ()
    place = read_place(context, act.predicate.token, named)
    when = _date(context, act, dates)
    casualties = read_casualties(context, words) if act.event_type == "ASSAULT" else ()
    means, quantity = (
        read_means(words)
        if act.event_type in {"ASSAULT", "MOBILIZE", "AID", "THREATEN"}
        else ((), None)
    )
    if not _says_enough(act, sides, has_detail=bool(place or casualties or means)):
        return None
    status = _status(context, act, when)
    mode = _mode(act, means)
    ontology = load_ontology()
    trigger = _trigger(context, act)
    evidence = _evidence(context, act, trigger)
    return Claim(
        claim_id=claim_id(context.report.report_id, trigger, act.event_type),
        report_id=context.report.report_id,
        origin=context.report.origin,
        evidence=evidence,
        trigger=trigger,
        event_type=act.event_type,
        mode=mode,
        contexts=read_contexts(act.predicate.token.sent, act.predicate.entry.contexts, sides),
        quad=ontology.quad(act.event_type),
        intensity=ontology.intensity(act.event_type, mode),
        status=status,
        source=sides.source,
        target=sides.target,
        speaker=_other_speakers(speech, sides),
        hedged=speech.hedged or act.state.hedged,
        place=place,
        date=when,
        condition=_condition(context, act),
        casualties=casualties,
        means=means,
        quantity=quantity,
        confidence=_confidence(act, sides, hedged=speech.hedged or act.state.hedged),
        method=f"{METHOD}:{act.rule}",
    )


def read_sides(context: Context, act: Act, speech: Speech) -> Sides:
    """Resolve the sides of an act; what cannot be resolved stays empty."""
    source = mentions(context, act.source)
    if not source:
        source = tuple(m for t in act.source if (m := _owner_of_source(context, t)))
    if act.predicate.from_speaker and not source:
        source = speech.speakers[:1]
    target = _target(context, act)
    known = {(m.start, m.end) for m in source}
    target = tuple(m for m in target if (m.start, m.end) not in known)
    if not target and len(source) > 1 and _is_symmetric(act):
        # A and B met: each is on both sides, and a pair is made of two different actors.
        target = source
    return Sides(source, target)


def _is_symmetric(act: Act) -> bool:
    """Whether all who act also receive: meetings, agreements, exchanges, clashes."""
    if act.event_type in {"CONSULT", "AGREE", "COOPERATE"}:
        return True
    if act.event_type == "SUPPORT" and act.predicate.token.lemma_.lower() in {"sign", "ratify"}:
        return True
    return act.event_type == "ASSAULT" and act.predicate.token.lemma_.lower() in {
        "clash", "fight", "battle", "exchange", "trade", "fighting", "combat", "skirmish",
    }  # fmt: skip


def _owner_of_source(context: Context, token: Token) -> ActorMention | None:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    return author(context, token)


def _target(context: Context, act: Act) -> tuple[ActorMention, ...]:
    found: list[ActorMention] = []
    for token in act.target:
        if act.event_type in {"ASSAULT", "PROTEST"} and _is_scene(context, token):
            continue
        own = mentions(context, [token])
        possessor = None if any(m.actor_id for m in own) else owner(context, token)
        if possessor is not None and (possessor.actor_id or not own):
            found.append(possessor)
        else:
            found.extend(own)
    unique: dict[str, ActorMention] = {}
    for one in found:
        unique.setdefault(one.actor_id or f"{one.start}", one)
    return tuple(unique.values())


def _is_scene(context: Context, token: Token) -> bool:
    """Whether a place is only where it happened ("an attack in Kabul")."""
    is_locative = token.dep_ == "pobj" and token.head.lower_ in {
        "in", "at", "near", "outside", "inside", "under", "over", "around", "along",
    }  # fmt: skip
    return is_locative and (context.is_place(token) or token.ent_type_ in {"GPE", "LOC", "FAC"})


def _says_enough(act: Act, sides: Sides, *, has_detail: bool) -> bool:
    """Whether an act has at least somebody, or for a deed something concrete, behind it."""
    if sides.source or sides.target:
        return not (
            act.predicate.token.pos_ == "NOUN" and _is_anaphoric(act.predicate.token, sides)
        )
    if act.event_type not in _BARE_DEEDS or not has_detail:
        return False
    return not _is_definite(act.predicate.token)


def _is_definite(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"}
               for c in token.children)  # fmt: skip


def _is_anaphoric(token: Token, sides: Sides) -> bool:
    """Whether "the attack" only takes up an act told before, with nothing of its own."""
    return _is_definite(token) and not sides.source and not sides.target


def _clause_words(act: Act) -> list[Token]:
    """Words of an act's own clause: its phrases and participles, no other clause."""
    top = act.predicate.clause
    found: dict[int, Token] = {w.i: w for w in act.words}
    waiting: list[Token] = [top, act.predicate.token]
    while waiting:
        token = waiting.pop()
        found[token.i] = token
        for child in token.children:
            is_other = child.dep_ in {"ccomp", "parataxis", "relcl"} or (
                child.dep_ == "conj" and child.pos_ == "VERB"
            )
            if child.dep_ == "advcl" and not (child.tag_ == "VBG" and not _has_mark(child)):
                is_other = True
            if child.i not in found and not is_other:
                waiting.append(child)
    return [found[i] for i in sorted(found)]


def _has_mark(token: Token) -> bool:
    return any(c.dep_ == "mark" for c in token.children)


def _date(context: Context, act: Act, dates: Sequence[DateMention]) -> DateSpan:
    sentence = act.predicate.token.sent
    words = _clause_words(act)
    start = min(w.idx for w in words)
    end = max(w.idx + len(w) for w in words)
    position = act.predicate.token.idx
    lies_ahead = act.state.future or act.status in {
        "planned",
        "threatened",
        "predicted",
        "demanded",
    }
    for low, high in ((start, end), (sentence.start_char, sentence.end_char)):
        for found in nearest(list(dates), low, high, position):
            if (low, high) != (start, end) and _belongs_elsewhere(context, found, act):
                continue
            span = as_future(found, published=context.published) if lies_ahead else found.span
            return span
    return _dateline_date(context, act, dates)


def _dateline_date(context: Context, act: Act, dates: Sequence[DateMention]) -> DateSpan:
    """Date the news of a first sentence by the dateline: that day, or the day before."""
    if act.status not in {"occurred", "ongoing"} or context.dateline_end == 0:
        return UNKNOWN_DATE
    lead = context.doc.text[context.dateline_end :].strip()
    sentence = act.predicate.token.sent
    if not lead or sentence.start_char > context.dateline_end + 2:
        return UNKNOWN_DATE
    day = next((m.span for m in dates if m.end <= context.dateline_end), None)
    if day is None or day.start is None or day.precision != "day":
        return UNKNOWN_DATE
    return DateSpan(start=day.start - timedelta(days=1), end=day.start, precision="span",
                    basis="dateline", text=day.text)  # fmt: skip


def _belongs_elsewhere(context: Context, found: DateMention, act: Act) -> bool:
    """Whether a date outside the clause stands in another clause that does not govern this one."""
    span = context.doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return True
    verb = span.root
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    ancestors = {t.i for t in act.predicate.token.ancestors}
    if verb.i not in ancestors:
        return True
    return verb.lemma_.lower() in {"say", "tell", "report", "announce", "state", "add", "warn"}


def _status(context: Context, act: Act, when: DateSpan) -> Status:
    if act.status in {"occurred", "ongoing"}:
        if is_long_past(when, context.published):
            return "historical"
        near = [act.predicate.token, *act.predicate.token.children, *act.predicate.token.ancestors]
        if any(
            t.lemma_.lower() in _PAST_WORDS and abs(t.i - act.predicate.token.i) < 8 for t in near
        ):
            return "historical"
    return act.status


def _mode(act: Act, means: Sequence[str]) -> str | None:
    if act.mode is not None or act.event_type != "ASSAULT":
        return act.mode
    modes = load_ontology().modes("ASSAULT")
    return next((MODE_OF_MEANS[m] for m in means if MODE_OF_MEANS.get(m) in modes), None)


def _trigger(context: Context, act: Act) -> Quote:
    """Return the words that name the act, as one stretch if they stand close, else the main word."""
    words = [w for w in act.words if not w.is_space]
    start = min(w.idx for w in words)
    end = max(w.idx + len(w) for w in words)
    if words[-1].i - words[0].i > 5:
        start = act.predicate.token.idx
        end = start + len(act.predicate.token)
    return Quote(start=start, end=end, text=context.quote(start, end))


def _evidence(context: Context, act: Act, trigger: Quote) -> Evidence:
    sentence = act.predicate.token.sent
    text = sentence.text
    low = sentence.start_char + len(text) - len(text.lstrip())
    high = sentence.start_char + len(text.rstrip())
    top = _top_of_evidence(act)
    start = max(low, min(trigger.start, top.left_edge.idx))
    right = _last_word(act, top)
    end = min(high, max(trigger.end, right.idx + len(right)))
    start, end = _trim(context.report.text, start, end)
    start, end = min(start, trigger.start), max(end, trigger.end)
    low, high = min(low, start), max(high, end)
    return Evidence(
        start=start, end=end, sentence_start=low, sentence_end=high, text=context.quote(start, end)
    )


def _last_word(act: Act, top: Token) -> Token:
    """Return where the evidence ends: an act noun in a list does not speak for what follows it."""
    noun = act.predicate.token
    is_list = noun.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "conj" for c in noun.children)
    if not is_list or noun.dep_ in {"nsubj", "nsubjpass"}:
        return top.right_edge
    own = [t for c in noun.children if c.dep_ not in {"conj", "cc", "punct"} for t in c.subtree]
    return max([noun, *own], key=lambda t: t.i)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t,;:":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:":
        end -= 1
    return start, end


def _top_of_evidence(act: Act) -> Token:
    """Return the verb whose whole clause shows what is claimed: operators belong to it."""
    top = act.predicate.clause
    for step in act.state.steps:
        if step.effect != "say" and step.token.i in {t.i for t in top.ancestors}:
            top = step.token
    return top


def _condition(context: Context, act: Act) -> Condition | None:
    if act.event_type not in {"THREATEN", "REQUEST", "AGREE", "REJECT"} and act.status not in {
        "planned", "threatened", "possible",
    }:  # fmt: skip
        return None
    clause = act.state.if_clause
    consequence = act.predicate.clause
    if clause is not None and clause.i != consequence.i:
        return Condition(
            trigger=_text_of(context, clause),
            consequence=_text_without(context, consequence, clause),
        )
    for subject in consequence.children:
        is_any = subject.dep_ in {"nsubj", "nsubjpass"} and any(
            c.lower_ in {"any", "whoever", "anyone"} for c in (*subject.children, subject)
        )
        if is_any and act.event_type == "THREATEN":
            return Condition(
                trigger=_text_of(context, subject),
                consequence=_text_without(context, consequence, subject),
            )
    return None


def _text_of(context: Context, token: Token) -> str:
    right = token.right_edge
    start, end = _trim(context.report.text, token.left_edge.idx, right.idx + len(right))
    return context.quote(start, end)


def _text_without(context: Context, top: Token, part: Token) -> str:
    """Words of a clause that lie before or behind one part of it, whichever holds its verb."""
    if part.right_edge.i < top.i:
        first = part.right_edge.i + 1
        last = top.right_edge.i
    else:
        first = top.left_edge.i
        last = part.left_edge.i - 1
    tokens = context.doc[first : last + 1]
    start, end = _trim(context.report.text, tokens.start_char, tokens.end_char)
    return context.quote(start, end)


def _other_speakers(speech: Speech, sides: Sides) -> tuple[ActorMention, ...]:
    own = {m.actor_id or m.text for m in sides.source}
    return tuple(s for s in speech.speakers if (s.actor_id or s.text) not in own)


def _confidence(act: Act, sides: Sides, *, hedged: bool) -> float:
    """How often a claim of this make was right when it was measured; a first, coarse estimate."""
    value = 0.55
    value += 0.12 * bool(sides.source) + 0.12 * bool(sides.target)
    value += 0.08 * any(m.actor_id for m in sides.source)
    value += 0.06 * (act.predicate.entry.specificity > 1)
    value -= 0.1 * hedged
    value -= 0.1 * (act.predicate.token.pos_ == "NOUN" and not act.predicate.entry.needs)
    return round(min(0.95, max(0.1, value)), 2)


def without_doubles(claims: Iterable[Claim]) -> list[Claim]:
    """Keep one claim where the same words were read twice, the surer one."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        sides = (tuple(m.start for m in claim.source), tuple(m.start for m in claim.target))
        key = (claim.evidence.sentence_start, claim.event_type, claim.status, sides)
        if key not in kept or claim.confidence > kept[key].confidence:
            kept[key] = claim
    unique: dict[str, Claim] = {}
    for claim in sorted(kept.values(), key=lambda c: (c.trigger.start, c.trigger.end)):
        unique.setdefault(claim.claim_id, claim)
    return list(unique.values())

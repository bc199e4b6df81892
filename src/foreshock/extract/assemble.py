"""From acts to claims: sides, speaker, place, date, cost, condition and confidence put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from foreshock.extract.acts import Act
from foreshock.extract.clause import clause_words
from foreshock.extract.conditions import read_condition
from foreshock.extract.confidence import confidence_of, signs_of
from foreshock.extract.context import Context
from foreshock.extract.cost import MODE_OF_MEANS, read_means
from foreshock.extract.dating import read_date, read_status
from foreshock.extract.losses import casualties_beside, read_casualties
from foreshock.extract.quoting import read_evidence, read_trigger
from foreshock.extract.roles import Sides, read_sides, settled, with_objects, with_things
from foreshock.extract.speech import Speech, is_suspected, read_speech
from foreshock.extract.syntax import Token, prepositions
from foreshock.extract.themes import read_contexts
from foreshock.extract.when import DateMention
from foreshock.extract.where import read_place
from foreshock.ontology import load_ontology
from foreshock.records import ActorMention, Casualties, Claim, PlaceMention, Quantity, claim_id

METHOD = "rules.v1"
#: Acts towards a country, which is then not where they took place.
_OF_NO_PLACE = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT",
                          "THREATEN"})  # fmt: skip
_BARE_DEEDS = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "SANCTION"})
_OF_MEANS = frozenset({"ASSAULT", "MOBILIZE", "AID", "THREATEN"})


class _Details(NamedTuple):
    """Where an act took place, what it cost, and by what means."""

    place: PlaceMention | None
    casualties: tuple[Casualties, ...]
    means: tuple[str, ...]
    quantity: Quantity | None


def assemble(context: Context, act: Act, dates: Sequence[DateMention]) -> Claim | None:
    """Return the claim that an act makes, ``None`` where the text says too little to be one."""
    speech = read_speech(context, act.predicate.token)
    sides = read_sides(context, act, speech)
    details = _read_details(context, act, sides)
    has_detail = bool(details.place or details.casualties or details.means)
    if not _says_enough(act, sides, has_detail=has_detail):
        return None
    sides = with_things(context, act, sides)
    at_home = settled(context, act, sides, details.place)
    named = with_objects(context, act, at_home)
    claim = _claim(context, act, speech, named, details, dates)
    if at_home == sides:
        return claim
    return msgspec.structs.replace(claim, method=f"{claim.method}+resident")


def _read_details(context: Context, act: Act, sides: Sides) -> _Details:
    words = clause_words(act)
    named = (*sides.source, *sides.target) if act.event_type in _OF_NO_PLACE else ()
    place = read_place(context, act.predicate.token, named)
    casualties = _read_casualties(context, act, words)
    means, quantity = read_means(words) if act.event_type in _OF_MEANS else ((), None)
    return _Details(place, casualties, means, quantity)


def _read_casualties(context: Context, act: Act, words: Sequence[Token]) -> tuple[Casualties, ...]:
    if act.event_type == "COERCE" and act.mode == "arrest":
        return tuple(c for c in read_casualties(context, words) if c.effect == "captured")
    if act.event_type != "ASSAULT":
        return ()
    own = read_casualties(context, words)
    if own or act.status not in {"occurred", "ongoing"}:
        return own
    return casualties_beside(context, act.predicate.token)


def _claim(
    context: Context,
    act: Act,
    speech: Speech,
    sides: Sides,
    details: _Details,
    dates: Sequence[DateMention],
) -> Claim:
    when = read_date(context, act, dates)
    status = read_status(context, act, when)
    mode = _mode(act, details.means)
    hedged = speech.hedged or act.state.hedged or is_suspected(act.source)
    ontology = load_ontology()
    trigger = read_trigger(context, act)
    return Claim(
        claim_id=claim_id(context.report.report_id, trigger, act.event_type),
        report_id=context.report.report_id,
        origin=context.report.origin,
        evidence=read_evidence(context, act, trigger),
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
        hedged=hedged,
        place=details.place,
        date=when,
        condition=read_condition(context, act),
        casualties=details.casualties,
        means=details.means,
        quantity=details.quantity,
        confidence=confidence_of(
            signs_of(act, sides.source, sides.target, status=status, hedged=hedged)
        ),
        method=f"{METHOD}:{act.rule}",
    )


def _says_enough(act: Act, sides: Sides, *, has_detail: bool) -> bool:
    """Whether an act has at least somebody, or for a deed something concrete, behind it."""
    if sides.source or sides.target:
        return not (
            act.predicate.token.pos_ == "NOUN" and _is_anaphoric(act.predicate.token, sides)
        )
    if act.event_type not in _BARE_DEEDS:
        return False
    if not has_detail and not _names_a_party(act):
        return False
    return not _is_definite(act.predicate.token) or _is_described(act.predicate.token)


def _names_a_party(act: Act) -> bool:
    """Whether a verb's frame asks who acts or suffers: it fits, so somebody stands there."""
    entry = act.predicate.entry
    is_verb = act.predicate.token.pos_ in {"VERB", "AUX"}
    return is_verb and bool(entry.subject or entry.object)


def _is_definite(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"}
               for c in token.children)  # fmt: skip


def _is_described(token: Token) -> bool:
    """Whether "of" tells what it was done to: "the bombing of a pub" was not told before."""
    return any(name == "of" and noun.pos_ == "NOUN" for name, noun in prepositions(token))


def _is_anaphoric(token: Token, sides: Sides) -> bool:
    """Whether "the attack" only takes up an act told before, with nothing of its own."""
    return _is_definite(token) and not sides.source and not sides.target


def _mode(act: Act, means: Sequence[str]) -> str | None:
    if act.mode is not None or act.event_type != "ASSAULT":
        return act.mode
    modes = load_ontology().modes("ASSAULT")
    return next((MODE_OF_MEANS[m] for m in means if MODE_OF_MEANS.get(m) in modes), None)


def _other_speakers(speech: Speech, sides: Sides) -> tuple[ActorMention, ...]:
    own = {m.actor_id or m.text for m in sides.source}
    return tuple(s for s in speech.speakers if (s.actor_id or s.text) not in own)


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

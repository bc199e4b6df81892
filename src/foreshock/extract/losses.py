"""Who was killed, wounded, missing or captured, as the clauses of an act tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from foreshock.extract.context import Context
from foreshock.extract.cost import Number, is_qualified, parse_number
from foreshock.extract.losswords import (
    COUNTERS,
    EFFECT_ADJECTIVES,
    EFFECT_NOUNS,
    EFFECT_VERBS,
    MEN,
    SUFFERED,
    TAKING_CAPTIVE,
    TAKING_LIVES,
)
from foreshock.extract.sides import mention
from foreshock.extract.syntax import (
    Token,
    children,
    noun_phrase,
    patients,
    prepositions,
    with_conjuncts,
)
from foreshock.records import Casualties, Effect


def read_casualties(context: Context, tokens: Iterable[Token]) -> tuple[Casualties, ...]:
    """Read who was killed, wounded, missing or captured in the clauses of an act.

    Parameters
    ----------
    tokens : the act's word and the words of its clause
    """
    found: dict[tuple[int, Effect], Casualties] = {}
    for token in tokens:
        for effect, noun in _affected(token):
            if not _is_of_people(noun):
                continue
            one = _casualties(context, effect, noun)
            if one is not None:
                found.setdefault((one.start, effect), one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _is_of_people(noun: Token) -> bool:
    """Whether a noun can be someone hurt: no pronoun, no group by its name, no weapon."""
    if noun.pos_ == "PRON":
        return noun.lower_ in {"one", "two", "none", "nobody"} or noun.text.lower() == "no one"
    return noun.ent_type_ not in {"ORG", "GPE"} or bool(children(noun, "nummod"))


def casualties_beside(context: Context, act: Token) -> tuple[Casualties, ...]:
    """Read the toll that the rest of the sentence tells of an act whose own clause tells none.

    "Troops opened fire; officials speak of six dead": a clause that only follows, or the one
    that "when" joins the act to, and a bare number of dead.
    """
    tokens = [t for t in act.sent if _tells_of(t, act)]
    return read_casualties(context, tokens)


def _tells_of(token: Token, act: Token) -> bool:
    """Whether a word stands in a clause that tells what came of an act."""
    path = {word.i for word in (act, *act.ancestors)}
    for word in (token, *token.ancestors):
        if word.i in path:
            break
        if word.dep_ in {"relcl", "acl"} and word.i != token.i:
            return False
        if word.dep_ == "advcl" and any(c.dep_ == "mark" for c in word.lefts):
            return False
    for word in (act, *act.ancestors):
        if word.dep_ == "advcl" and not any(c.lower_ in _JOINT for c in word.lefts):
            return False
        is_told_first = word.dep_ == "ccomp" and word.head.i > word.i
        is_inner = word.dep_ in {"relcl", "acl", "ccomp"} and not is_told_first
        if is_inner and token.i not in {t.i for t in word.subtree}:
            return False
    return True


_JOINT = frozenset({"when", "as", "while"})


def _affected(token: Token) -> Iterator[tuple[Effect, Token]]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        yield from _affected_by_verb(token, lemma)
    elif token.pos_ == "NUM":
        yield from _bare_number(token)
    elif lemma in EFFECT_NOUNS and token.pos_ in {"NOUN", "ADJ", "PROPN"}:
        yield from _affected_by_noun(token, lemma)


def _bare_number(number: Token) -> Iterator[tuple[Effect, Token]]:
    """Yield those of "one dead and three injured"."""
    if number.i + 1 >= number.sent.end:
        return
    after = number.nbor(1)
    is_before_noun = after.i + 1 < number.sent.end and after.nbor(1).pos_ in {"NOUN", "PROPN"}
    if after.lower_ in EFFECT_ADJECTIVES and not is_before_noun:
        yield EFFECT_ADJECTIVES[after.lower_], number


def _affected_by_verb(verb: Token, lemma: str) -> Iterator[tuple[Effect, Token]]:
    if lemma in EFFECT_VERBS:
        for noun in _sufferers(verb, lemma):
            yield EFFECT_VERBS[lemma], noun
    elif lemma == "shoot" and any(c.lower_ in {"dead", "down"} for c in verb.children):
        for noun in patients(verb):
            if any(c.lower_ == "dead" for c in verb.children) or noun.lemma_.lower() in MEN:
                yield "killed", noun
    elif lemma == "leave":
        yield from _left_dead(verb)
    if lemma in TAKING_LIVES:
        yield from _lives_taken(verb, lemma)
    if lemma in TAKING_CAPTIVE and any(c.lower_ in _CAPTIVE for c in verb.subtree):
        for noun in patients(verb):
            if noun.lower_ not in _CAPTIVE:
                yield "captured", noun


_CAPTIVE = frozenset({"hostage", "hostages", "captive", "captives", "prisoner", "prisoners"})


def _sufferers(verb: Token, lemma: str) -> Sequence[Token]:
    if lemma in SUFFERED:
        return [n for s in children(verb, "nsubj") for n in with_conjuncts(s)]
    return _behind(verb) or patients(verb)


def _behind(verb: Token) -> list[Token]:
    """Return the noun of "killed between 10 and 15 people", which parsers cut from its verb."""
    if verb.i + 1 >= verb.sent.end or verb.nbor(1).lower_ != "between":
        return []
    nouns = (t for t in verb.doc[verb.i + 2 : min(verb.i + 8, verb.sent.end)] if t.pos_ == "NOUN")
    return list(nouns)[:1]


def _lives_taken(verb: Token, lemma: str) -> Iterator[tuple[Effect, Token]]:
    """Yield those of "claimed the lives of 14 soldiers", "lost their lives", "lost three men"."""
    for thing in children(verb, "dobj"):
        if thing.lower_ in {"life", "lives"}:
            counted = [noun for name, noun in prepositions(thing) if name == "of"]
            if lemma == "lose" and not counted and not children(thing, "nummod"):
                counted = [n for s in children(verb, "nsubj") for n in with_conjuncts(s)]
            for noun in counted or [thing]:
                yield "killed", noun
        elif lemma == "lose" and thing.lemma_.lower() in MEN and children(thing, "nummod"):
            yield "killed", thing


def _affected_by_noun(noun: Token, lemma: str) -> Iterator[tuple[Effect, Token]]:
    effect = EFFECT_NOUNS[lemma]
    if lemma in {"death", "killing"}:
        for name, counted in prepositions(noun):
            if name == "of":
                yield effect, counted
    is_counted = bool(children(noun, "nummod"))
    if effect == "captured" and noun.head.lemma_.lower() not in TAKING_CAPTIVE:
        return
    if is_counted and noun.tag_ != "JJ":
        yield effect, noun


def _left_dead(verb: Token) -> Iterator[tuple[Effect, Token]]:
    """Yield those of "left two people dead and five wounded"."""
    for thing in patients(verb):
        for word in (*verb.children, *thing.children):
            if word.lemma_.lower() in EFFECT_ADJECTIVES and word.i > thing.i - 2:
                yield EFFECT_ADJECTIVES[word.lemma_.lower()], thing
    for clause in children(verb, "ccomp", "xcomp"):
        if clause.lemma_.lower() in EFFECT_ADJECTIVES:
            for noun in children(clause, "nsubj"):
                yield EFFECT_ADJECTIVES[clause.lemma_.lower()], noun


def _casualties(context: Context, effect: Effect, noun: Token) -> Casualties | None:
    span = _counted_phrase(context, noun)
    number = parse_number(_with_adverb(context, span.start, span.text))
    if noun.lower_ in {"nobody", "none"} or span.text.lower() == "no one":
        number = Number(0, 0)
    if number is None:
        is_one = noun.tag_ in {"NN", "NNP"} and noun.pos_ != "PRON"
        number = Number(1, 1) if is_one else Number(None, None)
    actor = mention(context, noun)
    return Casualties(
        effect=effect,
        low=number.low,
        high=number.high,
        country=actor.country if actor else None,
        sector=actor.sectors[0] if actor and actor.sectors else None,
        text=context.quote(span.start_char, span.end_char),
        start=span.start_char,
        end=span.end_char,
    )


def _counted_phrase(context: Context, noun: Token) -> Any:
    """Return the span of a noun phrase, of "dozens of people" as a whole."""
    start, end = noun_phrase(noun)
    of_part = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of_part is not None and noun.lower_ in COUNTERS:
        end = of_part.right_edge.i + 1
    return context.doc[start:end]


def _with_adverb(context: Context, start: int, text: str) -> str:
    """Put "at least" or "more than" before a phrase that the parser cut it from."""
    before = context.doc[max(0, start - 2) : start].text
    return f"{before} {text}" if is_qualified(before) else text

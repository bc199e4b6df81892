"""Words that name an act, in the frame that the lexicon asks for.

A verb, noun or adjective of the lexicon becomes a `Predicate` where its frame fits: its subject,
object and prepositions hold what the entry needs. The entry that asks for most wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foreshock.extract.context import Context
from foreshock.extract.fitting import FrameFit
from foreshock.extract.lexicon import NO_ACT, Entry, Lexicon
from foreshock.extract.owners import whose
from foreshock.extract.phrases import noun_words, undoubled, verb_words
from foreshock.extract.sides import mention
from foreshock.extract.slots import Light, Slots, adjective_slots, noun_slots, verb_slots
from foreshock.extract.syntax import Token, children, is_listed

#: Operators whose subject is also the one who acts: "plan an attack", "threatened strikes".
_LENDING = frozenset({"plan", "threaten", "promise", "attempt", "do", "end"})

#: Verbs that say what something is, beside what else they mean ("call a strike").
_NAMING = frozenset({"call", "term", "label", "name", "declare", "brand"})


class Predicate(NamedTuple):
    """An act named by the text.

    Attributes
    ----------
    token : the word that names it
    clause : the verb whose tense and negation it shares (itself for a verb)
    words : all tokens that name it, particles and light verb included
    source, target : nouns that stand in the slots of the two sides
    from_speaker : the source is whoever says so ("will pay a heavy price")
    """

    token: Token
    clause: Token
    words: tuple[Token, ...]
    entry: Entry
    source: tuple[Token, ...]
    target: tuple[Token, ...]
    from_speaker: bool = False


class FrameMatcher:
    """Finds predicates in a parsed report.

    Parameters
    ----------
    lexicon : the words and frames
    context : the report
    """

    def __init__(self, lexicon: Lexicon, context: Context) -> None:
        self.lexicon = lexicon
        self.context = context
        self._fit = FrameFit(lexicon, context)

    def predicates(self) -> Iterator[Predicate]:
        """Yield the predicates of the report in the order of its words."""
        for token in self.context.doc:
            if token.is_space or token.is_punct or self._is_in_name(token):
                continue
            found = self._of_token(token)
            if found is not None:
                yield found

    def slots_of(self, token: Token) -> Slots:
        """Return what stands around a word, as its entries are held against it."""
        if token.pos_ in {"NOUN", "PROPN"}:
            return noun_slots(token, self._light_verb(token), self.context)
        return adjective_slots(token, token.head) if token.pos_ == "ADJ" else verb_slots(token)

    def _is_in_name(self, token: Token) -> bool:
        """Whether a word is of a name, which is no act: "March", "Strike Force"."""
        last = self.context.inside.get(token.i)
        if last is not None and (last != token.i or token.pos_ == "PROPN"):
            return True
        return bool(token.ent_type_ in {"DATE", "TIME", "PERSON", "FAC", "WORK_OF_ART"}
                    and token.pos_ == "PROPN")  # fmt: skip

    def _of_token(self, token: Token) -> Predicate | None:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD", "VBG"}):
            if token.dep_ in {"amod", "compound"} and token.pos_ != "VERB":
                return None
            return self._verb(token, lemma)
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._noun(token, lemma)
        if token.pos_ == "ADJ" and lemma in self.lexicon.adjectives:
            return self._adjective(token, lemma)
        return None

    def _verb(self, verb: Token, lemma: str) -> Predicate | None:
        entries = self.lexicon.verbs.get(lemma) or self.lexicon.verbs.get(undoubled(lemma))
        if not entries or verb.dep_ in {"aux", "auxpass", "compound"}:
            return None
        if verb.dep_ == "amod" and not is_listed(verb):
            return None
        slots = verb_slots(verb)
        for entry in entries:
            words = verb_words(verb, entry.words[0])
            if words is not None and self._fit.fits(entry, slots, verb):
                if entry.type == NO_ACT:
                    return None
                return self._make(verb, verb, words, entry, slots)
        return None

    def _adjective(self, adjective: Token, lemma: str) -> Predicate | None:
        verb = adjective.head
        if adjective.dep_ not in {"acomp", "oprd"} or verb.pos_ not in {"AUX", "VERB"}:
            return None
        slots = adjective_slots(adjective, verb)
        for entry in self.lexicon.adjectives[lemma]:
            if self._fit.fits(entry, slots, adjective):
                if entry.type == NO_ACT:
                    return None
                return self._make(adjective, verb, (adjective,), entry, slots)
        return None

    def _noun(self, noun: Token, lemma: str) -> Predicate | None:
        candidates = [
            (entry, words)
            for entry in self._noun_entries(noun, lemma)
            if (words := noun_words(noun, entry.words[0])) is not None
        ]
        if not candidates or noun.dep_ in {"compound", "npadvmod"}:
            return None
        light = self._light_verb(noun)
        slots = noun_slots(noun, light, self.context)
        for entry, words in candidates:
            if self._fit.fits_modifier(entry, noun) and self._fit.fits(entry, slots, noun):
                if entry.type == NO_ACT:
                    return None
                clause = light[0] if light else _clause_of_noun(noun)
                all_words = (*words, light[0]) if light else words
                return self._make(noun, clause, all_words, entry, slots)
        return None

    def _noun_entries(self, noun: Token, lemma: str) -> Iterator[Entry]:
        yield from self.lexicon.nouns.get(lemma, ())
        for left in children(noun, "compound", "amod"):  # "air strike" is listed under "air"
            for entry in self.lexicon.nouns.get(left.lemma_.lower(), ()):
                if " " in entry.words[0]:
                    yield entry

    def _light_verb(self, noun: Token) -> Light | None:
        """Return the light verb that the noun is the object of, and whether it is reversed."""
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            return self._light_verb(noun.head)
        if noun.dep_ not in {"dobj", "nsubjpass", "pobj", "attr", "oprd"}:
            return None
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ != "VERB" or _is_naming(verb, noun):
            return None
        if noun.dep_ == "dobj" and any(
            operator.effect in _LENDING
            for operator in self.lexicon.operators.get(verb.lemma_.lower(), ())
        ):
            return verb, False
        for light in self.lexicon.light_verbs.get(verb.lemma_.lower(), ()):
            parts = light.words[0].split()
            if noun.dep_ == "pobj" and noun.head.lower_ not in parts[1:]:
                continue
            if verb_words(verb, light.words[0]) is not None:
                return verb, light.reverse
        return None

    def _make(
        self, token: Token, clause: Token, words: Sequence[Token], entry: Entry, slots: Slots
    ) -> Predicate:
        source = self._side(entry.source, slots)
        if not source and "reverse" in slots.by_preposition:
            source = self._side(("by", "from"), slots)  # "received threats from a cartel"
        target = self._side(entry.target, slots, exclude=source, owned=True)
        if not target and "reverse" in slots.by_preposition:
            target = tuple(slots.by_preposition["reverse"])
        return Predicate(
            token=token,
            clause=clause,
            words=tuple(sorted(words, key=lambda word: word.i)),
            entry=entry,
            source=source,
            target=target,
            from_speaker="speaker" in entry.source and not source,
        )

    def _side(
        self,
        names: Sequence[str],
        slots: Slots,
        exclude: Sequence[Token] = (),
        *,
        owned: bool = False,
    ) -> tuple[Token, ...]:
        """Nouns of the first slot that holds an actor, else of the first that holds anything.

        With `owned` a noun that is somebody's ("militia positions") counts as an actor.
        """
        taken = {token.i for token in exclude}
        first: tuple[Token, ...] = ()
        for name in names:
            nouns = tuple(n for n in slots.fill(name) if n.i not in taken and not _is_time(n))
            if name.endswith(".compound"):
                # "Neptune missiles": a name before a thing is nobody unless it is known.
                nouns = tuple(n for n in nouns if n.pos_ != "PROPN" or self.context.name_of(n))
            if nouns and any(self._is_somebodys(noun, owned=owned) for noun in nouns):
                return nouns
            first = first or nouns
        return first

    def _is_somebodys(self, noun: Token, *, owned: bool) -> bool:
        if mention(self.context, noun) is not None:
            return True
        return owned and noun.pos_ == "NOUN" and whose(self.context, noun) is not None


def _is_naming(verb: Token, noun: Token) -> bool:
    """Whether a verb only says what something is: "called the raid a crime" calls no raid."""
    return verb.lemma_.lower() in _NAMING and (noun.dep_ == "oprd" or bool(children(verb, "oprd")))


def _is_time(noun: Token) -> bool:
    """Whether a noun tells when: "on Sunday" is on nobody."""
    return noun.ent_type_ in {"DATE", "TIME"}


def _clause_of_noun(noun: Token) -> Token:
    """Return the verb whose clause a noun stands in, without leaving the sentence."""
    current = noun
    while current.head.i != current.i:
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            return current
    return current

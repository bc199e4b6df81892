"""Words that name an act, in the frame that the lexicon asks for.

A verb, noun or adjective of the lexicon becomes a `Predicate` where its frame fits: its subject,
object and prepositions hold what the entry needs. The entry that asks for most wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foreshock.actors import role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.lexicon import NO_ACT, Entry, Lexicon
from foreshock.extract.sides import mention
from foreshock.extract.syntax import (
    Token,
    agents,
    children,
    counted,
    is_passive,
    noun_owner,
    patients,
    prepositions,
    subjects,
    with_conjuncts,
)

_SUBJECT_PRONOUNS = frozenset(("they he she we i who them him her us it").split())
_CIVIL_SECTORS = frozenset({"CVL", "LAB", "EDU", "REL", "REF", "OPP", "AGR", "MED", "JRN"})
_PEOPLE_SECTORS = frozenset({"CVL", "LAB", "EDU", "REL", "REF", "OPP", "AGR", "MED", "JRN", "MIL",
                             "REB", "UAF", "COP", "GOV", "PRM", "LEG", "JUD", "NGO"})  # fmt: skip
#: Operators whose subject is also the one who acts: "plan an attack", "threatened strikes".
_LENDING = frozenset({"plan", "threaten", "promise", "attempt", "do", "end"})
#: Kinds of actors that hold bases and move forces.
_POWERS = frozenset({"state", "government", "force", "group", "alliance"})
_PARTICLES = frozenset({"prt", "prep", "dobj", "acomp", "advmod", "pobj", "oprd", "attr", "dative",
                        "ccomp", "agent"})  # fmt: skip


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


class Slots(NamedTuple):
    """What stands around a word: nouns by slot."""

    subject: Sequence[Token]
    object: Sequence[Token]
    dative: Sequence[Token]
    by_preposition: Mapping[str, Sequence[Token]]
    clause: Token | None
    complement: Token | None = None

    def fill(self, name: str) -> Sequence[Token]:
        """Nouns of a slot: a role, or a preposition."""
        match name:
            case "subject":
                return self.subject
            case "object":
                return self.object
            case "dative":
                return self.dative
            case "clause.subject":
                return _clause_subject(self.clause)
            case "complement":
                return [self.complement] if self.complement is not None else ()
            case "clause" | "content":
                return [self.clause] if self.clause is not None else ()
            case _:
                return self._path(name)

    def _path(self, name: str) -> Sequence[Token]:
        first, _, rest = name.partition(".")
        if not rest:
            return self.by_preposition.get(first, ())
        found: list[Token] = []
        for noun in self.fill(first):
            if rest == "poss":
                found += [n for c in children(noun, "poss") for n in with_conjuncts(c)]
            elif rest in {"compound", "adjective"}:
                found += children(noun, "compound", "amod", "nmod")
            else:
                found += [other for prep, other in prepositions(noun) if prep == rest]
        return found


def _clause_subject(clause: Token | None) -> Sequence[Token]:
    if clause is None:
        return ()
    own = children(clause, "nsubj", "nsubjpass")
    return [n for noun in own for n in with_conjuncts(noun)]


def verb_slots(verb: Token) -> Slots:
    """Slots of a verb; a preposition may hang on the verb or, less close, on its object."""
    table: dict[str, list[Token]] = {}
    objects = patients(verb)
    for name, noun in prepositions(verb):
        if not (name == "by" and is_passive(verb)):
            table.setdefault(name, []).append(noun)
    for part in children(verb, "prt", "xcomp", "acomp", "oprd", "advmod"):
        if part.dep_ != "xcomp" or part.pos_ in {"ADJ", "NOUN"}:
            for name, noun in prepositions(part):
                table.setdefault(name, []).append(noun)
    for thing in objects:
        for name, noun in prepositions(thing):
            table.setdefault(name, []).append(noun)
        for participle in children(thing, "acl"):
            for name, noun in prepositions(participle):
                table.setdefault(name, []).append(noun)
    clauses = children(verb, "xcomp", "ccomp")
    datives = [n for c in children(verb, "dative") if c.pos_ != "ADP" for n in with_conjuncts(c)]
    for dative in children(verb, "dative"):
        if dative.pos_ == "ADP":
            for noun in children(dative, "pobj"):
                table.setdefault(dative.lower_, []).extend(with_conjuncts(noun))
    named = [*children(verb, "oprd"), *clauses]
    return Slots(
        subjects(verb),
        objects,
        datives,
        table,
        clauses[0] if clauses else None,
        named[0] if named else None,
    )


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

    def predicates(self) -> Iterator[Predicate]:
        """Yield the predicates of the report in the order of its words."""
        for token in self.context.doc:
            if token.is_space or token.is_punct or self._is_in_name(token):
                continue
            found = self._of_token(token)
            if found is not None:
                yield found

    def _is_in_name(self, token: Token) -> bool:
        """Words of names are no acts: "March", "Strike Force", "Operation Peace Spring"."""
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
        entries = self.lexicon.verbs.get(lemma)
        if not entries or verb.dep_ in {"aux", "auxpass", "amod", "compound"}:
            return None
        slots = verb_slots(verb)
        for entry in entries:
            words = _find_words(verb, entry.words[0])
            if words is not None and self._fits(entry, slots, verb):
                if entry.type == NO_ACT:
                    return None
                return self._make(verb, verb, words, entry, slots)
        return None

    def _adjective(self, adjective: Token, lemma: str) -> Predicate | None:
        table: dict[str, list[Token]] = {}
        for name, noun in prepositions(adjective):
            table.setdefault(name, []).append(noun)
        verb = adjective.head
        if adjective.dep_ not in {"acomp", "oprd"} or verb.pos_ not in {"AUX", "VERB"}:
            return None
        clauses = children(adjective, "xcomp", "ccomp")
        slots = Slots(subjects(verb), (), (), table, clauses[0] if clauses else None)
        for entry in self.lexicon.adjectives[lemma]:
            if self._fits(entry, slots, adjective):
                if entry.type == NO_ACT:
                    return None
                return self._make(adjective, verb, (adjective,), entry, slots)
        return None

    def _noun(self, noun: Token, lemma: str) -> Predicate | None:
        candidates = [
            (entry, words)
            for entry in self._noun_entries(noun, lemma)
            if (words := _noun_words(noun, entry.words[0])) is not None
        ]
        if not candidates or noun.dep_ in {"compound", "npadvmod"}:
            return None
        light = self._light_verb(noun)
        slots = self._noun_slots(noun, light)
        for entry, words in candidates:
            if self._fits_noun(entry, slots, noun, light):
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

    def _light_verb(self, noun: Token) -> tuple[Token, bool] | None:
        """Return the light verb that the noun is the object of, and whether it is reversed."""
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            return self._light_verb(noun.head)
        if noun.dep_ not in {"dobj", "nsubjpass", "pobj", "attr", "oprd"}:
            return None
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if verb.pos_ != "VERB":
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
            if _find_words(verb, light.words[0]) is not None:
                return verb, light.reverse
        return None

    def _noun_slots(self, noun: Token, light: tuple[Token, bool] | None) -> Slots:
        table: dict[str, list[Token]] = {}
        for name, other in prepositions(noun):
            table.setdefault(name, []).append(other)
        for participle in children(noun, "acl"):
            if participle.tag_ == "VBG":
                for thing in patients(participle):
                    table.setdefault(participle.lemma_, []).append(thing)
        if "by" not in table:
            for other in (*noun.conjuncts,):
                # "rocket attacks, posturing by militias": one phrase for both.
                table.setdefault("by", []).extend(
                    n for name, n in prepositions(other) if name == "by"
                )
        table["poss"] = [n for c in children(noun, "poss") for n in with_conjuncts(c)]
        table["adjective"] = [
            c for c in children(noun, "amod", "compound", "nmod") if self.context.name_of(c)
        ]
        table["compound"] = [
            c for c in children(noun, "compound")
            if not self.context.name_of(c) and role_table().last_in(words_of(c.text))
        ]  # fmt: skip
        clauses = children(noun, "acl", "ccomp", "advcl")
        if light is None:
            if noun.dep_ in {"nsubj", "dobj", "nsubjpass"}:
                # "Attacks took place on ...": the parser often hangs the phrase on the verb.
                for name, other in prepositions(noun.head):
                    if name in {"on", "against", "by"} or (name == "to" and noun.dep_ == "nsubj"):
                        table.setdefault(name, []).append(other)
            return Slots((), (), (), table, clauses[0] if clauses else None)
        verb, is_reverse = light
        for name, other in prepositions(verb):
            table.setdefault(name, []).append(other)
        doer = subjects(verb)
        if is_reverse:
            table["reverse"] = list(doer)
        else:
            table["light"] = list(doer)
        table["dative"] = [n for c in children(verb, "dative") for n in with_conjuncts(c)]
        return Slots(doer, (), table["dative"], table, clauses[0] if clauses else None)

    def _fits_noun(
        self, entry: Entry, slots: Slots, noun: Token, light: tuple[Token, bool] | None
    ) -> bool:
        if entry.modifier:
            left = [c.lemma_.lower() for c in noun.lefts] + [c.lower_ for c in noun.lefts]
            if not any(self.lexicon.in_class(word, entry.modifier) for word in left):
                return False
        return self._fits(entry, slots, noun)

    def _fits(self, entry: Entry, slots: Slots, token: Token) -> bool:
        if any(
            not (slots.fill(name) or (name == "light" and slots.fill("reverse")))
            for name in entry.needs
        ):
            return False
        if any(slots.fill(name) for name in entry.lacks):
            return False
        if entry.subject and not self._any_in(slots.subject, entry.subject):
            return False
        if entry.object and not self._any_in(slots.object, entry.object):
            return False
        if (
            entry.not_object
            and slots.object
            and self._any_in(slots.object, entry.not_object, strict=True)
        ):
            return False
        if self._is_figurative(slots.subject, entry) or self._is_told_of_nature(token):
            return False
        for name, wanted in entry.prep.items():
            nouns = slots.fill(name)
            if not nouns or (wanted and not self._any_in(nouns, wanted)):
                return False
        return True

    def _is_figurative(self, nouns: Iterable[Token], entry: Entry) -> bool:
        """A storm, a virus or a market attacks nobody."""
        figurative = self.lexicon.classes.get("figurative", frozenset())
        heads = list(nouns)
        if not heads or "@figurative" in entry.subject:
            return False
        return all(
            any(n.lemma_.lower() in figurative and n.lemma_.lower() != "fire" for n in _chain(head))
            for head in heads
        )

    def _is_told_of_nature(self, verb: Token) -> bool:
        """Whether a relative clause hangs on a virus or a storm ("a pandemic that has killed")."""
        pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ == "WDT"), None)
        if pronoun is None:
            return False
        figurative = self.lexicon.classes.get("figurative", frozenset())
        before = verb.doc[max(pronoun.sent.start, pronoun.i - 6) : pronoun.i]
        return any(t.lemma_.lower() in figurative and t.lemma_ != "fire" for t in before)

    def _any_in(
        self, nouns: Iterable[Token], wanted: Sequence[str], *, strict: bool = False
    ) -> bool:
        return any(self._is_in(noun, wanted, strict=strict) for noun in nouns)

    def _is_in(self, noun: Token, wanted: Sequence[str], *, strict: bool) -> bool:
        lemma = noun.lemma_.lower()
        if self.lexicon.in_class(lemma, wanted) or self.lexicon.in_class(noun.lower_, wanted):
            return True
        if phrases := self.lexicon.phrases_of(wanted):
            left = " ".join(c.lower_ for c in children(noun, "compound", "amod"))
            compounds = (f"{left} {lemma}", f"{left} {noun.lower_}")
            if left and any(compound.endswith(p) for p in phrases for compound in compounds):
                return True
        if others := counted(noun):
            return any(self._is_in(other, wanted, strict=strict) for other in others)
        return not strict and self._is_kind(noun, wanted)

    def _is_kind(self, noun: Token, wanted: Sequence[str]) -> bool:
        """Whether a name or pronoun is of a class that its lemma cannot tell."""
        if "@place" in wanted or "@territory" in wanted:
            if self.context.is_place(noun) or noun.ent_type_ in {"GPE", "LOC", "FAC"}:
                return True
        is_people = "@people" in wanted or "@victim" in wanted or "@prisoner" in wanted
        if is_people and (noun.ent_type_ in {"PERSON", "NORP"} or noun.lower_ in _SUBJECT_PRONOUNS):
            return True
        match = self.context.name_of(noun)
        kind = match.actors[0].kind if match is not None else None
        if "@power" in wanted and kind in _POWERS:
            return True
        if kind == "leader" and ("@leader" in wanted or "@official" in wanted):
            return True
        if is_people or "@troops" in wanted or "@actor" in wanted:
            if match is not None:
                if "@actor" in wanted:
                    return True
                if "@troops" in wanted:
                    return kind not in {"igo", "ngo", "media", "leader"}
                is_body = "@victim" in wanted and kind in {"group", "force", "police"}
                return kind == "leader" or match.kind == "people" or is_body
        if is_people:
            role = role_table().last_in(words_of(noun.text))
            sectors = _CIVIL_SECTORS if "@victim" not in wanted else _PEOPLE_SECTORS
            return role is not None and role.sectors[0] in sectors
        if "@actor" in wanted:
            return noun.lower_ in _SUBJECT_PRONOUNS or mention(self.context, noun) is not None
        return False

    def _make(
        self, token: Token, clause: Token, words: Sequence[Token], entry: Entry, slots: Slots
    ) -> Predicate:
        source = self._side(entry.source, slots)
        target = self._side(entry.target, slots, exclude=source)
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
        self, names: Sequence[str], slots: Slots, exclude: Sequence[Token] = ()
    ) -> tuple[Token, ...]:
        """Nouns of the first slot that holds an actor, else of the first that holds anything."""
        taken = {token.i for token in exclude}
        first: tuple[Token, ...] = ()
        for name in names:
            nouns = tuple(noun for noun in slots.fill(name) if noun.i not in taken)
            if nouns and any(mention(self.context, noun) for noun in nouns):
                return nouns
            first = first or nouns
        return first


def _chain(noun: Token) -> Iterator[Token]:
    """Yield a noun and the nouns it hangs on by prepositions: "a pandemic at home that ..."."""
    yield noun
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        yield noun


#: Prepositions that belong to a verb only right behind it: "give in", but not "give land in Chile".
_CLOSE = frozenset({"in", "up", "off", "out", "down", "over", "away", "back", "by"})


def _is_particle(verb: Token, child: Token) -> bool:
    if child.dep_ in {"advcl", "xcomp"}:  # "set free"
        return child.i - verb.i <= 4 and child.lower_ == "free"
    if child.dep_ not in _PARTICLES:
        return False
    return child.dep_ != "prep" or child.lower_ not in _CLOSE or child.i == verb.i + 1


def _find_words(verb: Token, phrase: str) -> tuple[Token, ...] | None:
    """Tokens of a verb and of the particles, prepositions or nouns that its entry names."""
    rest = phrase.split()[1:]
    if not rest:
        return (verb,)
    beside = [c for c in verb.children if _is_particle(verb, c)]
    near = {c.lower_: c for c in beside} | {c.lemma_.lower(): c for c in beside}
    for child in list(near.values()):
        for inner in child.children:
            if inner.dep_ in {"prep", "pobj", "dobj", "compound", "amod"}:
                near.setdefault(inner.lower_, inner)
                near.setdefault(inner.lemma_.lower(), inner)
    found = [near.get(word) for word in rest]
    if any(token is None for token in found):
        return None
    return (verb, *(token for token in found if token is not None))


def _noun_words(noun: Token, phrase: str) -> tuple[Token, ...] | None:
    parts = phrase.split()
    if len(parts) == 1:
        return (noun,) if noun.lemma_.lower() == parts[0] else None
    if noun.lemma_.lower() != parts[-1]:
        return None
    left = {c.lemma_.lower(): c for c in noun.lefts}
    found = [left.get(word) for word in parts[:-1]]
    if any(token is None for token in found):
        return None
    return (*(token for token in found if token is not None), noun)


def _clause_of_noun(noun: Token) -> Token:
    """Return the verb whose clause a noun stands in, without leaving the sentence."""
    current = noun
    while current.head.i != current.i:
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            return current
    return current


def sides_of_noun(noun: Token) -> Sequence[Token]:
    """Whose act a noun names, where the frame itself does not say."""
    return noun_owner(noun) or agents(noun)

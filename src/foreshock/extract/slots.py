"""What stands around a word: its nouns by slot, for the frames of the lexicon to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from foreshock.actors import role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.negation import is_negated
from foreshock.extract.syntax import (
    Token,
    children,
    is_passive,
    patients,
    prepositions,
    subjects,
    with_conjuncts,
)

#: A light verb, and whether its subject is the one who suffers ("came under attack").
Light: TypeAlias = tuple[Token, bool]
_Table: TypeAlias = dict[str, list[Token]]


_SPANS = frozenset("minute hour day week fortnight month deadline".split())


def _subjunctive(verb: Token) -> Sequence[Token]:
    """Return the verb itself where a bare form after "that" asks for it ("that Iran leave")."""
    helpers = children(verb, "aux", "auxpass", "neg")
    if verb.lower_ != verb.lemma_.lower() or helpers or verb.tag_ not in {"VB", "VBP"}:
        return ()
    own = children(verb, "nsubj")
    is_one = bool(own) and all(noun.tag_ in {"NN", "NNP"} for noun in own)
    return [verb] if is_one and not any(children(noun, "conj") for noun in own) else ()


def _purpose(verb: Token) -> Sequence[Token]:
    """Verbs that tell what something is done for: "called him to discuss the truce"."""
    own = children(verb, "advcl", "xcomp")
    clauses = list(own)
    for span in children(verb, "dobj", "npadvmod"):  # "gave them 72 hours to leave"
        clauses += children(span, "acl", "relcl") if span.lemma_.lower() in _SPANS else ()
    return [
        clause
        for clause in clauses
        if any(c.lower_ == "to" for c in children(clause, "aux"))
        and (clause.tag_ == "VB" or clause not in own)  # "a week to be gone"
    ]


#: What stands inside the clause of a slot: helpers ("must"), bare form, object, negation.
_WITHIN: Mapping[str, Callable[[Token], Sequence[Token]]] = {
    "aux": lambda verb: children(verb, "aux"),
    "neg": lambda verb: [verb] if is_negated(verb) else (),
    "bare": _subjunctive,
    "object": patients,
    "none": lambda noun: [noun] if is_negated(noun) else (),
}


class Slots(NamedTuple):
    """What stands around a word: nouns by slot."""

    subject: Sequence[Token]
    object: Sequence[Token]
    dative: Sequence[Token]
    by_preposition: Mapping[str, Sequence[Token]]
    clause: Token | None
    complement: Sequence[Token] = ()
    has_light: bool = False

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
            case "partners":  # several who do it together
                return self.subject if len(self.subject) > 1 else ()
            case "complement":
                return self.complement
            case "clause" | "content":
                return [self.clause] if self.clause is not None else ()
            case _:
                return self._path(name)

    def _path(self, name: str) -> Sequence[Token]:
        first, _, rest = name.rpartition(".")
        if not first:
            return self.by_preposition.get(rest, ())
        found: list[Token] = []
        for noun in self.fill(first):
            if rest in _WITHIN:
                found += _WITHIN[rest](noun)
            elif rest == "poss":
                found += [n for c in children(noun, "poss") for n in with_conjuncts(c)]
            elif rest in {"compound", "adjective"}:
                found += children(noun, "compound", "amod", "nmod")
            elif rest == "clause":
                found += children(noun, "acl", "relcl")
            else:
                found += [other for prep, other in prepositions(noun) if prep == rest]
        return found


def _clause_subject(clause: Token | None) -> Sequence[Token]:
    if clause is None:
        return ()
    own = children(clause, "nsubj", "nsubjpass")
    return [n for noun in own for n in with_conjuncts(noun)]


def _add(table: _Table, pairs: Iterable[tuple[str, Token]]) -> None:
    for name, noun in pairs:
        table.setdefault(name, []).append(noun)


def verb_slots(verb: Token) -> Slots:
    """Slots of a verb; a preposition may hang on the verb or, less close, on its object."""
    objects = patients(verb)
    clauses = children(verb, "xcomp", "ccomp")
    return Slots(
        subjects(verb),
        objects,
        _given_to(verb),
        _around_verb(verb, objects) | _mood(verb),
        clauses[0] if clauses else None,
        _named(verb, clauses),
    )


def _given_to(verb: Token) -> list[Token]:
    """Return to whom something is given: "were given a week", "gave the rebels a week"."""
    given = [c for c in children(verb, "dative") if c.pos_ != "ADP"]
    if not given and children(verb, "dobj", "npadvmod"):
        given = children(verb, "nsubjpass")
    return [n for c in given for n in with_conjuncts(c)]


def _named(verb: Token, clauses: Sequence[Token]) -> Sequence[Token]:
    """Return what something is called: "called the vote a farce", however that is parsed."""
    found = [*children(verb, "oprd", "npadvmod", "intj"), *clauses]
    is_given = any(c.pos_ != "ADP" for c in children(verb, "dative"))
    things = children(verb, "dobj")
    is_joined = any(children(thing, "compound") for thing in things)  # "called the raids piracy"
    return [*found, *(things if is_given or is_joined else ())]


def _mood(verb: Token) -> _Table:
    """Return helpers, negation and purpose of a verb: some frames are an act only with them."""
    return {
        "aux": children(verb, "aux"),
        "advmod": children(verb, "advmod", "npadvmod", "prt"),
        "neg": list(_WITHIN["neg"](verb)),
        "purpose": list(_purpose(verb)),
    }


def _around_verb(verb: Token, objects: Sequence[Token]) -> _Table:
    """Nouns by preposition: the verb's own first, then those of its parts and its objects."""
    table: _Table = {}
    passive = is_passive(verb)
    _add(table, (pair for pair in prepositions(verb) if not (pair[0] == "by" and passive)))
    for part in children(verb, "prt", "xcomp", "acomp", "oprd", "advmod"):
        if part.dep_ != "xcomp" or part.pos_ in {"ADJ", "NOUN"}:
            _add(table, prepositions(part))
    for thing in objects:
        _add(table, prepositions(thing))
        for participle in children(thing, "acl"):
            _add(table, prepositions(participle))
    for dative in children(verb, "dative"):
        if dative.pos_ == "ADP":
            for noun in children(dative, "pobj"):
                table.setdefault(dative.lower_, []).extend(with_conjuncts(noun))
    return table


def adjective_slots(adjective: Token, verb: Token) -> Slots:
    """Slots of an adjective, whose subject is that of the verb it completes."""
    table: _Table = {}
    _add(table, prepositions(adjective))
    clauses = children(adjective, "xcomp", "ccomp")
    return Slots(subjects(verb), (), (), table, clauses[0] if clauses else None)


def noun_slots(noun: Token, light: Light | None, context: Context) -> Slots:
    """Slots of a noun; a light verb lends it its subject and its prepositions."""
    table = _around_noun(noun) | _before_noun(noun, context)
    clauses = children(noun, "acl", "ccomp", "advcl")
    clause = clauses[0] if clauses else None
    if light is None:
        _add(table, _phrases_on_verb(noun))
        return Slots((), (), (), table, clause)
    verb, is_reverse = light
    # "responded with airstrikes": what the verb names stands in none of its own slots.
    _add(table, (pair for pair in prepositions(verb) if pair[1].i != noun.i))
    doer = subjects(verb)
    table["reverse" if is_reverse else "light"] = list(doer)
    table["dative"] = [n for c in children(verb, "dative") for n in with_conjuncts(c)]
    return Slots(doer, (), table["dative"], table, clause, has_light=True)


def _around_noun(noun: Token) -> _Table:
    """Nouns behind a noun, by preposition or by the lemma of a participle ("targeting")."""
    table: _Table = {}
    _add(table, prepositions(noun))
    for participle in children(noun, "acl"):
        if participle.tag_ == "VBG":
            _add(table, ((participle.lemma_, thing) for thing in patients(participle)))
    if "by" not in table:
        for other in noun.conjuncts:
            # "rocket attacks, posturing by militias": one phrase for both.
            _add(table, (pair for pair in prepositions(other) if pair[0] == "by"))
    return table


def _before_noun(noun: Token, context: Context) -> _Table:
    """Whose or what kind of act it is: possessor, names and roles before a noun."""
    return {
        "poss": [n for c in children(noun, "poss") for n in with_conjuncts(c)],
        "adjective": [c for c in children(noun, "amod", "compound", "nmod") if context.name_of(c)],
        "compound": [
            c
            for c in children(noun, "compound")
            if not context.name_of(c) and role_table().last_in(words_of(c.text))
        ],
    }


def _phrases_on_verb(noun: Token) -> Iterable[tuple[str, Token]]:
    """Yield phrases that the parser hung on the verb: "Attacks took place on ..."."""
    if noun.dep_ not in {"nsubj", "dobj", "nsubjpass"}:
        return
    for name, other in prepositions(noun.head):
        is_subject = noun.dep_ == "nsubj"
        if (
            name in {"on", "against", "by"}
            or (name == "to" and is_subject)
            or (name == "from" and is_subject and noun.head.lemma_ == "come")
        ):  # "The accusation came from Syria."
            yield name, other

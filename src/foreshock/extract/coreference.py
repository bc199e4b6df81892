"""Pronouns and short forms traced to the noun they stand for, within one report.

A deliberate, small method: the nearest earlier noun that agrees, subjects first. It answers only
where something agrees; a wrong antecedent is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator

from foreshock.actors import role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, Token, with_conjuncts

_PLURAL = frozenset({"they", "them", "themselves", "their"})
_PERSON = frozenset({"he", "him", "himself", "she", "her", "herself", "his"})
_THING = frozenset({"it", "itself", "its"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ourselves"})
_FIRST = frozenset({"i", "me", "my"})
_SPEAKING = frozenset("say tell add state declare warn write announce tweet".split())
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_EVENTS = frozenset(
    (
        "attack strike airstrike raid explosion blast bombing assault operation move decision "
        "statement report agreement deal war campaign visit"
    ).split()
)
#: Pronouns that hand their own antecedent on to later ones.
_CARRIED = frozenset({"they", "them", "he", "him", "she", "her"})
_SENTENCES_BACK = 3
#: How far back a short form may lead.
_WORDS_BACK = 150
#: Nouns of institutions that "it" may stand for, and their sectors.
_BODIES = frozenset(
    (
        "government army military police parliament party group regime court ministry militia "
        "administration movement navy cabinet embassy consulate delegation ministry council "
        "commission alliance coalition junta force"
    ).split()
)
#: Nouns of many, which no "he" or "she" stands for.
_MANY = _BODIES | frozenset(
    "crowd mob population public community family gang people staff troop unit faction state "
    "opposition clergy press media union office agency embassy mission capital presidency".split()
)
_BODY_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "PTY", "REB", "JUD", "UAF", "PRM"})
_HUMAN_SECTORS = frozenset({"GOV", "MIL", "REL", "JUD", "LEG", "CVL", "JRN", "OPP", "BUS", "UAF"})


def antecedent(context: Context, token: Token) -> Token | None:
    """Return the noun that a pronoun stands for, ``None`` if nothing agrees."""
    key = ("antecedent", token.i)
    if key not in context.cache:
        context.cache[key] = None
        context.cache[key] = _find(context, token)
    found: Token | None = context.cache[key]
    return found


def told_before(context: Context, noun: Token) -> Token | None:
    """Return the earlier name that "the group" or "the kingdom" stands for."""
    kinds = role_table().short_forms.get(noun.lemma_.lower())
    left = list(noun.lefts)
    if kinds is None or noun.i in context.inside or len(left) != 1:
        return None
    if left[0].lower_ not in {"the", "this", "that"} or any(c.dep_ == "prep" for c in noun.rights):
        return None
    first = max(0, noun.i - _WORDS_BACK)
    for index in range(noun.i - 1, first - 1, -1):
        name, other = context.name_at.get(index), context.doc[index]
        is_name = name is not None and name.kind == "name" and name.actors[0].kind in kinds
        if is_name and not _governs(other, noun):
            return other
    return None


def _find(context: Context, token: Token) -> Token | None:
    word = token.lower_
    if word in _RELATIVE:
        return _relative(token)
    if word in _FIRST_PLURAL | _FIRST:
        return _speaker_noun(token)
    if word not in _PLURAL | _PERSON | _THING:
        return None
    for noun in _earlier_nouns(context, token):
        if word in _THING and noun.lemma_.lower() in _EVENTS:
            # "it" may well be the strike itself; then it is nobody.
            return None
        if noun.lower_ in _CARRIED:
            if _same_pronoun(noun.lower_, word):
                return antecedent(context, noun)
            continue
        if _agrees(context, noun, word):
            return noun
    return None


def _same_pronoun(one: str, other: str) -> bool:
    return any(one in group and other in group for group in (_PLURAL, _PERSON, _THING))


def _relative(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl" and ancestor.head.i < token.i:
            return ancestor.head
    return None


def _speaker_noun(token: Token) -> Token | None:
    """Return who says "we": the subject of the verb of saying around or behind the quotation."""
    sentence = token.sent
    for verb in sentence:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _SPEAKING:
            for child in verb.children:
                if child.dep_ in SUBJECTS and child.pos_ in {"NOUN", "PROPN"}:
                    return child
    return None


def _earlier_nouns(context: Context, token: Token) -> Iterator[Token]:
    """Nouns before a pronoun: of its own sentence, then of the sentences before, subjects first."""
    sentence = token.sent
    own = [t for t in sentence if t.i < token.i and not _governs(t, token)]
    above = [t for t in _subjects_above(token) if t in own]
    yield from above
    yield from (t for t in _by_salience(own) if t not in above)
    current = sentence
    for _ in range(_SENTENCES_BACK):
        if current.start == 0:
            return
        current = context.doc[current.start - 1].sent
        yield from _by_salience(list(current))


def _subjects_above(pronoun: Token) -> Iterator[Token]:
    """Subjects of the verbs that a pronoun's clause hangs on, nearest first.

    In "Cairo agreed; Tunis said it would wait" it is Tunis that waits.
    """
    for verb in pronoun.ancestors:
        if verb.dep_ == "parataxis":
            return
        if verb.pos_ in {"VERB", "AUX"} and verb.i < pronoun.i:
            yield from (c for c in verb.lefts if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS
                        and (c.pos_ in {"NOUN", "PROPN"} or c.lower_ in _CARRIED))  # fmt: skip


def _governs(noun: Token, pronoun: Token) -> bool:
    """Whether a noun shares the pronoun's own verb, so that they must differ."""
    if noun.dep_ == "poss" or pronoun.dep_ == "poss":
        return False
    own = pronoun
    while own.dep_ in {"pobj", "prep", "agent", "dobj", "dative"} and own.head.pos_ != "VERB":
        own = own.head  # "killed eleven of them"
    return bool(noun.head.i == own.head.i and noun.i != own.i)


def _by_salience(tokens: list[Token]) -> Iterator[Token]:
    nouns = [
        t
        for t in tokens
        if (t.pos_ in {"NOUN", "PROPN"} or t.lower_ in _CARRIED) and t.dep_ not in {"compound"}
    ]
    subjects = [t for t in nouns if t.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    yield from subjects
    yield from (
        t for t in nouns if t.dep_ in {"dobj", "pobj", "poss", "appos"} and t not in subjects
    )


def _agrees(context: Context, noun: Token, pronoun: str) -> bool:
    match = context.name_at.get(context.inside.get(noun.i, noun.i))
    kind = match.actors[0].kind if match else None
    role = role_table().last_in(words_of(noun.text))
    if pronoun in _PERSON:
        is_person = noun.ent_type_ == "PERSON" or kind == "leader"
        is_role = role is not None and noun.tag_ == "NN" and role.sectors[0] in _HUMAN_SECTORS
        return bool(is_person or (is_role and noun.lemma_.lower() not in _MANY))
    if pronoun in _PLURAL:
        if match is not None and match.kind == "people":
            return True
        is_plural = noun.tag_ in {"NNS", "NNPS"} or len(with_conjuncts(noun)) > 1
        is_group = kind in {"group", "force", "party", "alliance", "police"}
        return bool((is_plural and (role or match)) or is_group)
    if noun.tag_ in {"NNS", "NNPS"} and kind is None:
        return False
    if context.is_place(noun) and kind != "state" and match is None:
        return False
    is_body = role is not None and role.sectors[0] in _BODY_SECTORS and noun.lemma_ in _BODIES
    return bool((match and kind != "leader" and match.kind != "people") or is_body)

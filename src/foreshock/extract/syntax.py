"""Who does what in a parsed clause: subjects, objects and prepositional phrases of a verb.

Labels are those of the ClearNLP scheme that spaCy's English pipelines give. Every function is
total: a broken parse gives an empty answer, not an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Token: TypeAlias = Any  # spacy.tokens.Token is untyped for our checker

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
#: Verbs that do nothing without an object: a subject alone suffered them.
_NEEDS_OBJECT = frozenset(
    (
        "kill wound injure arrest detain kidnap abduct murder assassinate jail deport "
        "sentence convict displace behead"
    ).split()
)
#: Those that "were pulled off a bus and shot": past and participle sound alike to the tagger.
_SUFFERED = _NEEDS_OBJECT | {"shoot", "hit", "strike", "hang", "execute", "stab", "torture"}
#: Verbs without passive: a participle of theirs with a subject is a past ("people protested").
NEVER_PASSIVE = frozenset(
    (
        "protest march rally demonstrate riot clash flee escape die land arrive go come fight "
        "gather advance retreat withdraw explode erupt"
    ).split()
)
_OBJECT_CONTROL = frozenset(
    (
        "order ask urge tell force press pressure persuade convince allow permit instruct "
        "command compel enable encourage get invite advise warn help expect want accuse "
        "suspect convict charge prevent stop blame criticize condemn praise thank see accuse "
        "urge cause lead push send prompt provoke drive spur move force oblige"
    ).split()
)


def children(token: Token, *deps: str) -> list[Token]:
    """Children of a token that hang by one of `deps`."""
    known: dict[int, tuple[tuple[str, Token], ...]] = token.doc.user_data.setdefault("children", {})
    below = known.get(token.i)
    if below is None:  # asked some ten times of each word
        below = known[token.i] = tuple((child.dep_, child) for child in token.children)
    return [child for dep, child in below if dep in deps]


#: Nouns that only count what stands behind them: "dozens of rockets", "a barrage of shells".
QUANTITIES = frozenset(
    (
        "dozens scores hundreds thousands tens number series barrage salvo pair group part "
        "kind type wave amount tons tonnes volley couple lot handful majority some many most "
        "half one two three four five six several batch shipment members member millions "
        "billions string spate company companies swarm planeload planeloads boatload truckload "
        "truckloads shipload flood stream hail stick wave waves quarter third first last rest bulk "
        "remainder vanguard elements flotilla rain torrent flurry herd herds pack "
        "clique band bands bunch posse mob mobs gang gangs squad squads throng"
    ).split()
)


def counted(noun: Token) -> list[Token]:
    """Nouns that a quantity counts ("hundreds of banks"); empty if the noun is no quantity."""
    if noun.lower_ not in QUANTITIES:
        return []
    return [other for name, other in prepositions(noun) if name == "of"]


def with_conjuncts(token: Token) -> list[Token]:
    """Return a noun and the nouns that "and" joins to it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children):
            # "two soldiers, one policeman and a guard": parsed as an apposition, meant as a list.
            found.extend(with_conjuncts(child))
        if child.dep_ == "conj" and child.pos_ in {
            "NOUN",
            "PROPN",
            "PRON",
            "NUM",
            "ADJ",
            "DET",
            "X",
        }:
            found.extend(with_conjuncts(child))
    return found


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, reduced relatives included."""
    if is_listed(verb):
        return False
    if any(c.dep_ in PASSIVE_SUBJECTS or c.dep_ in {"auxpass"} for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "amod"}:
        return not children(verb, "dobj", "aux")
    if verb.tag_ == "VBN" and verb.dep_ in {"xcomp", "oprd"} and not children(verb, "nsubj"):
        return not children(verb, "dobj", "aux")  # "were found murdered"
    if verb.lemma_.lower() in NEVER_PASSIVE and children(verb, "nsubj"):
        return False
    is_past = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_.lower() in _SUFFERED)
    if verb.dep_ == "conj" and is_past and verb.head.i != verb.i:
        return not children(verb, "dobj", "aux", "nsubj") and is_passive(verb.head)
    if verb.lemma_.lower() in _NEEDS_OBJECT and verb.tag_ in {"VBD", "VBN"}:
        # Headlines leave "were" out: "Two soldiers killed in ambush".
        return not children(verb, "dobj", "ccomp", "aux") and bool(children(verb, "nsubj"))
    return verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not children(verb, "dobj", "aux")


def is_listed(verb: Token) -> bool:
    """Whether a verb of a list passes for the adjective of its own object.

    "breached the fence, massacred revellers and fled": the tagger sees massacred revellers.
    """
    thing = verb.head
    before = verb.nbor(-1) if verb.i else None
    return bool(
        verb.dep_ == "amod"
        and verb.tag_ in {"VBD", "VBN"}
        and thing.dep_ in {"dobj", "conj", "appos"}
        and before is not None
        and before.text == ","
        and verb.i == thing.left_edge.i
        and _verb_of_list(thing) is not None
    )


def _verb_of_list(thing: Token) -> Token | None:
    """Return the verb before a list whose last verb took its object along."""
    head = thing.head
    while head.dep_ in {"dobj", "conj", "appos"} and head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    is_verb = head.pos_ == "VERB" and head.i < thing.i and bool(children(head, "dobj"))
    return head if is_verb else None


def agents(verb: Token) -> list[Token]:
    """Nouns of the by-phrase of a passive."""
    found = []
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by" and is_passive(verb)):
            for noun in children(by, "pobj"):
                found.extend(with_conjuncts(noun))
    return found or _agents_of_last(verb)


def _agents_of_last(verb: Token) -> list[Token]:
    """Agent behind the last of joined passives: "were clubbed or pushed off a ridge by troops"."""
    for other in children(verb, "conj"):
        is_joined = other.tag_ == "VBN" and not children(other, *SUBJECTS, *PASSIVE_SUBJECTS)
        if is_joined and is_passive(other):
            return agents(other)
    return []


def _resolve_relative(noun: Token, verb: Token) -> Token:
    """Replace "who" or "which" by the noun that the relative clause belongs to."""
    if noun.lower_ in _RELATIVE and noun.tag_ in {"WP", "WDT", "IN"}:
        clause = verb
        while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return noun


def subjects(verb: Token, *, depth: int = 0) -> list[Token]:
    """Nouns that do what the verb says; the agent of a passive.

    Where the clause has none of its own, the one that controls it is taken: the subject of the
    first of several joined verbs, the subject or object of the governing verb, the noun that a
    participle describes.
    """
    if is_passive(verb):
        return agents(verb)
    if is_listed(verb) and (first := _verb_of_list(verb.head)) is not None:
        return subjects(first, depth=depth + 1) if depth < 6 else []
    own = [noun for noun in verb.children if noun.dep_ in SUBJECTS and noun.lower_ != "there"]
    if own:
        return [n for noun in own for n in with_conjuncts(_resolve_relative(noun, verb))]
    return controller(verb, depth=depth)


def controller(verb: Token, *, depth: int = 0) -> list[Token]:
    """Nouns that a clause without subject takes over from the clause around it."""
    head = verb.head
    if depth > 6 or head.i == verb.i:
        return []
    if verb.dep_ == "conj":
        if _is_aside(head):  # "they burned huts, a priest said, and arrested a teacher"
            head = head.head
        if is_passive(head) and not is_passive(verb):
            return patients(head)
        return subjects(head, depth=depth + 1)
    if verb.dep_ in {"xcomp", "ccomp"}:
        return _controller_of_complement(head, depth)
    if verb.dep_ == "advcl" and head.pos_ in {"VERB", "AUX"}:
        return patients(head) if is_passive(head) else subjects(head, depth=depth + 1)
    if verb.dep_ == "acl":
        if verb.tag_ == "VBG":
            return with_conjuncts(head)
        return noun_owner(head)
    if verb.dep_ == "pcomp":
        return _controller_of_gerund(verb, depth)
    return []


def _is_aside(verb: Token) -> bool:
    """Whether a verb stands between two commas inside a sentence that goes on behind it."""
    if verb.dep_ != "parataxis" or verb.head.i > verb.i:
        return False
    behind = verb.doc[verb.i + 1 : verb.i + 2].text
    return bool(behind == ",")


def _controller_of_complement(head: Token, depth: int) -> list[Token]:
    """Who does what a verb governs: its object in "asked Iran to leave", else its subject."""
    if head.lemma_.lower() in _OBJECT_CONTROL and not is_passive(head):
        objects = children(head, "dobj", "dative")
        if controlled := [n for o in objects for n in with_conjuncts(o)]:
            return controlled
    if head.lemma_.lower() in _OBJECT_CONTROL or head.pos_ in {"VERB", "AUX", "ADJ"}:
        if is_passive(head):
            return patients(head)
        if head.pos_ in {"VERB", "AUX", "ADJ"}:
            return subjects(head, depth=depth + 1)
    return []


def _controller_of_gerund(verb: Token, depth: int) -> list[Token]:
    """Who does the gerund of "accused Iran of attacking", "after killing two"."""
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ in {"VERB", "AUX"}:
        if (
            preposition.lower_ in {"of", "for", "from"}
            and governor.lemma_.lower() in _OBJECT_CONTROL
        ):
            if is_passive(governor):
                return patients(governor)
            if found := [n for o in children(governor, "dobj") for n in with_conjuncts(o)]:
                return found
        return patients(governor) if is_passive(governor) else subjects(governor, depth=depth + 1)
    if governor.pos_ in {"NOUN", "PROPN"}:
        # "accused the army of massacring": the parser may hang the phrase on the army.
        above = governor.head
        if governor.dep_ in {"dobj", "nsubjpass"} and above.lemma_.lower() in _OBJECT_CONTROL:
            return with_conjuncts(governor)
        return noun_owner(governor)
    return []


def noun_owner(noun: Token) -> list[Token]:
    """Whose plan, threat or pledge it is: the possessor, a by-phrase, or the subject behind it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return with_conjuncts(child)
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return [n for o in children(child, "pobj") for n in with_conjuncts(o)]
    for child in noun.children:
        if child.dep_ in {"amod", "compound"} and child.ent_type_ in {"GPE", "NORP", "ORG"}:
            return [child]
    if noun.dep_ in {"dobj", "attr"} and noun.head.pos_ in {"VERB", "AUX"}:
        return subjects(noun.head)
    return []


def patients(verb: Token) -> list[Token]:
    """Nouns to which it is done: the object, or the subject of a passive."""
    if is_listed(verb):
        return [verb.head]
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "nsubj" and _is_headline(verb)):
            found.extend(with_conjuncts(_resolve_relative(child, verb)))
    if found or not is_passive(verb):
        return found or _relative_object(verb)
    if verb.dep_ in {"acl", "amod"}:
        return with_conjuncts(verb.head)
    if verb.dep_ == "conj":
        return patients(verb.head)
    if verb.dep_ == "relcl":
        return [verb.head]
    if verb.dep_ == "oprd" and is_passive(verb.head):
        return patients(verb.head)  # "feared kidnapped"
    if verb.dep_ in {"xcomp", "advcl", "pcomp"}:
        return controller(verb)  # "bled to death after being hit"
    return []


def _is_headline(verb: Token) -> bool:
    if verb.lemma_.lower() in _NEEDS_OBJECT and verb.tag_ in {"VBD", "VBN"}:
        return not children(verb, "dobj", "ccomp", "aux", "auxpass")
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "ROOT"
        and verb.lemma_.lower() not in NEVER_PASSIVE
        and not children(verb, "aux", "dobj", "auxpass")
    )


def _relative_object(verb: Token) -> list[Token]:
    """Object of "the base that rebels attacked"."""
    if verb.dep_ == "relcl" and verb.head.i != verb.i:
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own and all(c.lower_ not in _RELATIVE for c in own):
            return [verb.head]
    return []


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield each preposition of a verb or noun with the nouns it governs."""
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative"} and prep.pos_ in {
            "ADP",
            "SCONJ",
            "VERB",
            "ADV",
        }:
            name = prep.lower_
            for noun in children(prep, "pobj"):
                for one in with_conjuncts(noun):
                    yield name, one
            for inner in children(prep, "prep"):  # "from inside", "out of"
                for noun in children(inner, "pobj"):
                    yield inner.lower_, noun


def auxiliaries(verb: Token) -> set[str]:
    """Lower-case auxiliaries of a verb, those of the verb it is joined to if it has none."""
    own = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if not own and verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        has_subject = any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)
        if not has_subject and verb.tag_ in {"VB", "VBN", "VBG"}:
            return auxiliaries(verb.head)
    return own


def noun_phrase(token: Token) -> tuple[int, int]:
    """Token range of a noun with its determiners and modifiers, up to the noun itself."""
    start = token.i
    for child in token.lefts:
        if child.dep_ in {
            "relcl",
            "appos",
            "cc",
            "conj",
            "punct",
            "prep",
            "advmod",
            "preconj",
            "mark",
        }:
            continue
        start = min(start, child.left_edge.i)
    return start, token.i + 1


_TIED = frozenset("loyal backed supported sponsored allied aligned linked affiliated".split())


def noun_phrase_with_tail(token: Token) -> tuple[int, int]:
    """As `noun_phrase`, with the short phrases that say whose or where behind it."""
    start, end = noun_phrase(token)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "at", "near"}:
            limit = child.right_edge.i + 1
            for inner in child.subtree:
                if inner.dep_ in {"relcl", "acl", "appos", "punct"} and inner.i < limit:
                    limit = inner.left_edge.i if inner.dep_ != "punct" else inner.i
            if limit - child.i <= 8 and child.i == end:
                end = max(end, limit)
        elif child.dep_ in {"acl", "amod"} and child.lower_ in _TIED:
            end = max(end, min(child.right_edge.i + 1, child.i + 6))
        elif child.dep_ in {"case"}:
            continue
    return start, end

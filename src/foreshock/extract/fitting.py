"""Whether what stands around a word is what a frame of the lexicon asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foreshock.actors import NameMatch, role_table, words_of
from foreshock.extract.context import Context
from foreshock.extract.lexicon import Entry, Lexicon
from foreshock.extract.sides import mention
from foreshock.extract.slots import Slots
from foreshock.extract.syntax import Token, children, counted

_SUBJECT_PRONOUNS = frozenset("they he she we i who them him her us it".split())
_CIVIL_SECTORS = frozenset({"CVL", "LAB", "EDU", "REL", "REF", "OPP", "AGR", "MED", "JRN"})
_PEOPLE_SECTORS = frozenset({"CVL", "LAB", "EDU", "REL", "REF", "OPP", "AGR", "MED", "JRN", "MIL",
                             "REB", "UAF", "COP", "GOV", "PRM", "LEG", "JUD", "NGO"})  # fmt: skip
#: Kinds of actors that hold bases and move forces.
_POWERS = frozenset({"state", "government", "force", "group", "alliance"})
#: Kinds of named actors that take towns and hold them by their own hands.
_FIGHTERS = frozenset({"force", "group"})


class FrameFit:
    """Checks frames against the slots of words.

    Parameters
    ----------
    lexicon : the classes of words that frames name
    context : the report
    """

    def __init__(self, lexicon: Lexicon, context: Context) -> None:
        self.lexicon = lexicon
        self.context = context

    def fits(self, entry: Entry, slots: Slots, token: Token) -> bool:
        """Whether the slots around a word hold what an entry needs, and nothing that it bars."""
        if not _has_slots(entry, slots):
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
        return self._fits_prepositions(entry, slots)

    def fits_modifier(self, entry: Entry, noun: Token) -> bool:
        """Whether a word before a noun is one that its entry asks for, if it asks for any."""
        left = [c.lemma_.lower() for c in noun.lefts] + [c.lower_ for c in noun.lefts]
        return not entry.modifier or any(
            self.lexicon.in_class(word, entry.modifier) for word in left
        )

    def _fits_prepositions(self, entry: Entry, slots: Slots) -> bool:
        for name, wanted in entry.prep.items():
            nouns = slots.fill(name)
            if not nouns or (wanted and not self._any_in(nouns, wanted)):
                return False
        return True

    def _is_figurative(self, nouns: Iterable[Token], entry: Entry) -> bool:
        """Whether the subject can do no act: a storm, a virus or a market attacks nobody."""
        heads = list(nouns)
        if not heads or "@figurative" in entry.subject:
            return False
        heads = [other for head in heads for other in counted(head) or (head,)]
        return all(any(self._is_nature(noun) for noun in _chain(head)) for head in heads)

    def _is_nature(self, noun: Token) -> bool:
        """Whether a noun is what happens by itself; "a fire" burns, but "fire" may be gunfire."""
        lemma = noun.lemma_.lower()
        articles = {c.lower_ for c in children(noun, "det")}
        left = children(noun, "compound", "amod")
        words = " ".join([*(c.lower_ for c in left), lemma])
        if left and words.endswith(self.lexicon.phrases.get("figurative", ())):
            return True
        if lemma == "fire":
            return "a" in articles and not left
        if any(self.lexicon.in_class(form, ("@figurative",)) for form in _forms(noun)):
            return True
        if noun.is_lower and self.lexicon.in_class(lemma, ("@beasts",)):
            return True
        if "the" in articles and self.lexicon.in_class(lemma, ("@waters",)):
            return True
        # "Storm Petra", "Hurricane Mitch": named, and still weather.
        return noun.pos_ == "PROPN" and any(
            self.lexicon.in_class(c.lower_, ("@figurative",)) for c in left
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
        if any(self.lexicon.in_class(form, wanted) for form in _forms(noun)):
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
        if ("@place" in wanted or "@territory" in wanted) and self._is_placelike(noun):
            return True
        is_people = "@people" in wanted or "@victim" in wanted or "@prisoner" in wanted
        if is_people and (noun.ent_type_ in {"PERSON", "NORP"} or noun.lower_ in _SUBJECT_PRONOUNS):
            return True
        if is_people and noun.pos_ == "NUM" and noun.dep_ != "nummod":
            return True  # "killed 14", "60,000 were driven out"
        match = self.context.name_of(noun)
        kind = match.actors[0].kind if match is not None else None
        if ("@power" in wanted and kind in _POWERS) or (
            "@fighters" in wanted and kind in _FIGHTERS
        ):
            return True
        if kind == "leader" and ("@leader" in wanted or "@official" in wanted):
            return True
        if match is not None and (is_people or "@troops" in wanted or "@actor" in wanted):
            return _name_is_kind(match, wanted)
        if is_people:
            return _role_is_kind(noun, wanted)
        if "@actor" in wanted:
            return noun.lower_ in _SUBJECT_PRONOUNS or mention(self.context, noun) is not None
        return False

    def _is_placelike(self, noun: Token) -> bool:
        return self.context.is_place(noun) or noun.ent_type_ in {"GPE", "LOC", "FAC"}


def _forms(noun: Token) -> set[str]:
    """Forms under which a noun may be listed; "Gendarmes" at the head passes for a name."""
    forms = {noun.lemma_.lower(), noun.lower_}
    if noun.pos_ == "PROPN" and noun.is_sent_start and noun.lower_.endswith("s"):
        forms.add(noun.lower_[:-1])
    return forms


def _has_slots(entry: Entry, slots: Slots) -> bool:
    """Whether the slots that an entry needs are filled, and those that it bars are empty."""
    if any(not (slots.fill(name) or (name == "light" and slots.has_light)) for name in entry.needs):
        return False
    return not any(slots.fill(name) for name in entry.lacks)


def _name_is_kind(match: NameMatch, wanted: Sequence[str]) -> bool:
    """Whether a known name is an actor, of armed or civil people, as a frame wants it."""
    if "@actor" in wanted:
        return True
    kind = match.actors[0].kind
    if "@troops" in wanted:
        return kind not in {"igo", "ngo", "media", "leader"}
    is_body = "@victim" in wanted and kind in {"group", "force", "police"}
    return kind == "leader" or match.kind == "people" or is_body


def _role_is_kind(noun: Token, wanted: Sequence[str]) -> bool:
    """Whether a role noun means people: civilians, or for a victim also those who bear arms."""
    role = role_table().last_in(words_of(noun.text))
    sectors = _CIVIL_SECTORS if "@victim" not in wanted else _PEOPLE_SECTORS
    return role is not None and role.sectors[0] in sectors


def _chain(noun: Token) -> Iterator[Token]:
    """Yield a noun and the nouns it hangs on by prepositions: "a pandemic at home that ..."."""
    yield noun
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        yield noun

"""Old times without a date: names of the past, what museums show, and lives that are over.

The words are the classes of ``history.yaml``. A class ``until_1945`` lists names that were gone in
that year, so that a later report which names one beside an act tells history.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from foreshock.extract.lexicon import load_lexicon
from foreshock.extract.syntax import Token, children, subjects

#: A war is told as news for some years after it.
_STILL_NEWS_YEARS = 2
_NEAR_CHARACTERS = 80
_UNTIL = "until_"
_YOUTH = re.compile(
    r"\b(?:as an? (?:small |young )?(?:boy|girl|child|lad|youth|young (?:man|woman)"
    r"|teenager|student|cadet|conscript|recruit)\b"
    r"|in (?:his|her|their) (?:youth|boyhood|girlhood|childhood|teens|twenties|thirties)\b)"
)
_FORBEAR = re.compile(
    r"\b(?:late (?:husband|wife|father|mother|uncle)|(?:great-)?grand(?:father|mother|parents)"
    r"|great-(?:uncle|aunt)|ancestors?|forefathers|forebears)\b"
)
_LIFE_OVER = re.compile(
    r"^born (?:in|on|to|into)\b"
    r"|\bwho (?:has |had )?died\b.{0,40}?\b(?:at|aged) (?:the age of )?(?:[6-9]\d|1[01]\d)\b"
    r"|\bdead at (?:the age of )?(?:[6-9]\d|1[01]\d)\b"
    r"|\bhas died,? (?:at|aged) (?:the age of )?(?:[6-9]\d|1[01]\d)\b"
)
#: "A statue of Hitler" and "Bastille Day" are of today.
_NO_LIKENESS = r"(?<![\w-])(?<!statue of )(?<!bust of )(?<!portrait of )(?<!named after )"
_NO_PLACE = r"(?![\w-])(?! (?:day|square|street|avenue|museum|memorial|cemetery|station)\b)"
_DEATHS = frozenset({"die", "kill", "death", "bury"})


def is_of_old_times(act: Token, published: date | None) -> bool:
    """Whether a war, people or leader that was long gone stands beside an act."""
    if published is None:
        return False
    sentence = act.sent
    at = act.idx - sentence.start_char
    return any(
        published.year - _years()[found.group(1)] > _STILL_NEWS_YEARS
        and abs(found.start() - at) < _NEAR_CHARACTERS
        and _is_beside(act, sentence.start_char + found.start())
        for found in _names().finditer(sentence.text.lower())
    )


def _is_beside(act: Token, character: int) -> bool:
    """Whether a name is not of a clause below the act: "convicted of serving the Gestapo"."""
    name = next((t for t in act.sent if t.idx <= character < t.idx + len(t)), None)
    if name is None or not act.is_ancestor(name):
        return True
    between = [t for t in name.ancestors if t.i != act.i and act.is_ancestor(t)]
    return not any(t.pos_ in {"VERB", "AUX"} for t in between)


@cache
def _years() -> dict[str, int]:
    """Return the year in which each name was gone."""
    return {
        name: int(label.removeprefix(_UNTIL))
        for label, names in load_lexicon().classes.items()
        if label.startswith(_UNTIL)
        for name in names
    }


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, _years()), key=len, reverse=True)
    return re.compile(_NO_LIKENESS + "(" + "|".join(longest_first) + ")" + _NO_PLACE)


def is_shown(act: Token) -> bool:
    """Whether a museum, a painting or a lesson tells of an act."""
    return any(_is_showing(verb) for verb in _governors(act))


def _governors(act: Token) -> Iterator[Token]:
    for above in act.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            yield above


def _is_showing(verb: Token) -> bool:
    """Whether a verb tells of the past by its subject: "the fresco shows", "guides recount"."""
    nouns = list(subjects(verb))
    if _is_in(verb, "exhibiting") and any(_is_in(n, "recounter") for n in nouns):
        return True
    tells = _is_in(verb, "exhibiting") or _is_in(verb, "wording")
    return tells and any(_is_in(n, "exhibit") for n in nouns)


def _is_in(word: Token, name: str) -> bool:
    return word.lemma_.lower() in load_lexicon().classes.get(name, ())


def is_testimony(act: Token) -> bool:
    """Whether a court hears of an act: "told the tribunal how soldiers had shot"."""
    for verb in _governors(act):
        if _is_in(verb, "testifying"):
            around = [*subjects(verb), *children(verb, "dobj", "dative")]
            if any(_is_in(noun, "hearing_court") for noun in around):
                return bool(verb.i < act.i)
    return False


def is_of_a_life(act: Token) -> bool:
    """Whether an act is told of somebody's youth or forebears, or of a life that is over."""
    words = act.sent.text.lower()
    if _LIFE_OVER.search(words):
        return act.lemma_.lower() not in _DEATHS
    if any(_FORBEAR.search(_phrase(noun)) for noun in _people(act)):
        return True
    behind = act.sent.text[act.idx - act.sent.start_char :].lower()
    return _YOUTH.search(behind) is not None and act.tag_ in {"VBD", "VBN"}


def _people(act: Token) -> Iterator[Token]:
    """Yield whom an act is told of: its subjects, and those of the verbs it is joined to."""
    verb = act
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        yield from subjects(verb)
        verb = verb.head
    yield from children(verb, "nsubj", "nsubjpass")


def _phrase(noun: Token) -> str:
    return " ".join(t.lower_ for t in (*noun.lefts, noun))

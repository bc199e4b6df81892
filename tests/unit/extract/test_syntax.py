"""The helpers of syntax on short parsed sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from foreshock.extract import syntax
from foreshock.extract.coreference import antecedent
from foreshock.extract.negation import is_negated
from foreshock.extract.slots import verb_slots

Parsed = Callable[..., Any]


def token(parsed: Parsed, text: str, word: str) -> Any:
    return next(t for t in parsed(text).doc if t.text == word)


def texts(tokens: Iterable[Any]) -> list[str]:
    return [t.text for t in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Rebels attacked the camp.", "attacked", ["Rebels"]),
        ("The camp was attacked by rebels.", "attacked", ["rebels"]),
        ("The camp was attacked by rebels and bandits.", "attacked", ["rebels", "bandits"]),
        ("The camp was attacked.", "attacked", []),
        ("Kenya and Uganda sent troops.", "sent", ["Kenya", "Uganda"]),
        ("Soldiers entered the town and killed a priest.", "killed", ["Soldiers"]),
        ("Soldiers who attacked the camp fled.", "attacked", ["Soldiers"]),
        ("The rebels want to attack the camp.", "attack", ["rebels"]),
        ("The rebels began attacking the camp.", "attacking", ["rebels"]),
        ("Peru ordered its army to attack.", "attack", ["army"]),
        ("Serbia was accused of attacking Bihac.", "attacking", ["Serbia"]),
        ("Ghana accused Togo of attacking a village.", "attacking", ["Togo"]),
        ("The rebels fled after killing two guards.", "killing", ["rebels"]),
        ("Soldiers killing villagers were arrested.", "killing", ["Soldiers"]),
        ("There were attacks.", "were", []),
    ],
)
def test_who_does_it(parsed: Parsed, text: str, verb: str, subjects: list[str]) -> None:
    assert texts(syntax.subjects(token(parsed, text, verb))) == subjects


@pytest.mark.parametrize(
    ("text", "verb", "patients"),
    [
        ("Rebels attacked the camp.", "attacked", ["camp"]),
        ("Rebels attacked the camp and the bridge.", "attacked", ["camp", "bridge"]),
        ("The camp was attacked by rebels.", "attacked", ["camp"]),
        ("A camp attacked by rebels burned.", "attacked", ["camp"]),
        ("Two soldiers killed in ambush", "killed", ["soldiers"]),
        ("The rebels fled.", "fled", []),
        ("The bridge that rebels attacked fell.", "attacked", ["bridge"]),
        ("Villages were bombed and burned.", "burned", ["Villages"]),
    ],
)
def test_to_whom_it_is_done(parsed: Parsed, text: str, verb: str, patients: list[str]) -> None:
    assert texts(syntax.patients(token(parsed, text, verb))) == patients


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The camp was attacked.", "attacked", True),
        ("The camp has been attacked.", "attacked", True),
        ("A camp attacked by rebels burned.", "attacked", True),
        ("Rebels attacked the camp.", "attacked", False),
        ("Rebels have attacked the camp.", "attacked", False),
        ("The men were arrested and beaten.", "beaten", True),
    ],
)
def test_passive(parsed: Parsed, text: str, verb: str, passive: bool) -> None:
    assert syntax.is_passive(token(parsed, text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("The army did not attack the camp.", "attack", True),
        ("The army never attacked the camp.", "attacked", True),
        ("The army didn't attack.", "attack", True),
        ("The army no longer attacks villages.", "attacks", True),
        ("Nobody attacked the camp.", "attacked", True),
        ("No soldier attacked the camp.", "attacked", True),
        ("There was no attack.", "attack", True),
        ("The army attacked the camp.", "attacked", False),
        ("The army attacked no camp.", "attacked", False),
    ],
)
def test_negation(parsed: Parsed, text: str, word: str, negated: bool) -> None:
    assert is_negated(token(parsed, text, word)) is negated


@pytest.mark.parametrize(
    ("text", "noun", "owners"),
    [
        ("Togo's plan failed.", "plan", ["Togo"]),
        ("The threat by the rebels failed.", "threat", ["rebels"]),
        ("The rebels made a threat.", "threat", ["rebels"]),
        ("The plan failed.", "plan", []),
    ],
)
def test_whose_plan_it_is(parsed: Parsed, text: str, noun: str, owners: list[str]) -> None:
    assert texts(syntax.noun_owner(token(parsed, text, noun))) == owners


def test_prepositions_hold_all_their_nouns(parsed: Parsed) -> None:
    verb = token(parsed, "Rebels fired at soldiers and guards in Gao.", "fired")
    found = [(name, noun.text) for name, noun in syntax.prepositions(verb)]
    assert ("at", "soldiers") in found
    assert ("at", "guards") in found


@pytest.mark.parametrize(
    ("text", "noun", "counted"),
    [
        ("Dozens of rockets fell.", "Dozens", ["rockets"]),
        ("A barrage of shells and rockets fell.", "barrage", ["shells", "rockets"]),
        ("The army of Chad left.", "army", []),
    ],
)
def test_quantities_count_what_stands_behind_them(
    parsed: Parsed, text: str, noun: str, counted: list[str]
) -> None:
    assert texts(syntax.counted(token(parsed, text, noun))) == counted


def test_auxiliaries_of_a_joined_verb(parsed: Parsed) -> None:
    text = "The army will enter the town and arrest the mayor."
    assert "will" in syntax.auxiliaries(token(parsed, text, "enter"))
    assert "will" in syntax.auxiliaries(token(parsed, text, "arrest"))


@pytest.mark.parametrize(
    ("text", "noun", "phrase", "with_tail"),
    [
        ("Two armed men from Chad fled.", "men", "Two armed men", "Two armed men from Chad"),
        ("The army of Benin left.", "army", "The army", "The army of Benin"),
        ("Soldiers who fled returned.", "Soldiers", "Soldiers", "Soldiers"),
    ],
)
def test_noun_phrases(parsed: Parsed, text: str, noun: str, phrase: str, with_tail: str) -> None:
    found = token(parsed, text, noun)
    start, end = syntax.noun_phrase(found)
    assert found.doc[start:end].text == phrase
    start, end = syntax.noun_phrase_with_tail(found)
    assert found.doc[start:end].text == with_tail


@pytest.mark.parametrize(
    "text",
    ["", " ", "!", "attack", "By by by of of", "who which that whom", "to to to", "\n\n", "1 2 3"],
)
def test_every_helper_answers_on_a_broken_parse(reader: Any, text: str) -> None:
    doc = reader._nlp(text)
    for one in doc:
        for helper in (syntax.subjects, syntax.patients, syntax.agents, syntax.noun_owner,
                       syntax.controller, syntax.counted, syntax.with_conjuncts):  # fmt: skip
            assert isinstance(helper(one), list)
        assert isinstance(syntax.is_passive(one), bool)
        assert isinstance(is_negated(one), bool)
        assert list(syntax.prepositions(one)) is not None
        start, end = syntax.noun_phrase_with_tail(one)
        assert 0 <= start <= one.i < end <= len(doc)
        syntax.auxiliaries(one)


@pytest.mark.parametrize(
    ("text", "subject", "verb", "thing"),
    [
        ("The junta outlawed strikes.", "junta", "outlawed", "strikes"),
        ("A cyberattack crippled Estonian banks.", "cyberattack", "crippled", "banks"),
    ],
)
def test_a_verb_read_as_a_participle_is_a_verb_again(
    parsed: Parsed, text: str, subject: str, verb: str, thing: str
) -> None:
    found = token(parsed, text, verb)
    assert texts(syntax.subjects(found)) == [subject]
    assert texts(syntax.patients(found)) == [thing]


def test_a_participle_between_nouns_stays_one(parsed: Parsed) -> None:
    assert token(parsed, "The rebel held town in the north.", "held").dep_ != "ROOT"


def test_one_who_protested_was_not_protested(parsed: Parsed) -> None:
    found = token(parsed, "An estimated 9,000 people protested in Minsk on Sunday.", "protested")
    assert texts(syntax.subjects(found)) == ["people"]


def test_a_sentence_of_subject_and_participle_has_a_verb(parsed: Parsed) -> None:
    found = token(parsed, "Thousands protested in Algiers against a fifth term.", "protested")
    assert texts(syntax.subjects(found)) == ["Thousands"]


def test_who_is_feared_kidnapped_was_kidnapped(parsed: Parsed) -> None:
    found = token(parsed, "Three tourists are feared kidnapped in Yemen.", "kidnapped")
    assert texts(syntax.patients(found)) == ["tourists"]


def test_what_stands_before_a_semicolon_is_no_content(parsed: Parsed) -> None:
    text = "Accra signed the accord; Lagos denied that it had been asked."
    assert token(parsed, text, "signed").dep_ != "ccomp"
    assert token(parsed, "Lagos denied that Accra signed.", "signed").dep_ == "ccomp"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana attacked Togo; Benin said it would wait.", "Benin"),
        ("Ghana attacked Togo, and Benin said it would wait.", "Benin"),
        ("Benin said it would wait.", "Benin"),
        ("Ghana attacked Togo and it fled.", "Ghana"),
    ],
)
def test_it_is_who_speaks(parsed: Parsed, text: str, wanted: str) -> None:
    context = parsed(text)
    pronoun = next(t for t in context.doc if t.lower_ == "it")
    found = antecedent(context, pronoun)
    assert found is not None
    assert found.text == wanted


def test_to_whom_a_span_is_given(parsed: Parsed) -> None:
    verb = token(parsed, "The rebels were given a week to leave.", "given")
    assert texts(verb_slots(verb).dative) == ["rebels"]
    assert texts(verb_slots(verb).fill("purpose")) == ["leave"]

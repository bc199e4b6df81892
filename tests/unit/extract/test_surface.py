from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreshock.extract.surface import common_words, is_capitals, normalise, restore_case

WORDS = frozenset(
    "rebels attacked a town in the government said on that troops had left soldiers fired they "
    "fled and came back met president house burn police arrest student kidnap peasant city".split()
)
PIECES = st.sampled_from(
    ["’", "“", "«", "\u00a0", "\u200b", "\ufeff", "\t", "\r\n", "\n", "\n\n", "‑", "REBELS ",
     "the ", "İSTANBUL", "ß", "ŉ", "ﬁ", "Ǆ", "1. ", "- ", "PRESIDENT'S ", ".", "😀", "بغداد ",
     "e\u0301", "\u2028", "X" * 101]
)  # fmt: skip
TEXTS = st.text(max_size=120) | st.lists(PIECES, max_size=25).map("".join)


@given(TEXTS)
def test_normalising_moves_no_character(text: str) -> None:
    plain = normalise(text)
    assert len(plain) == len(text)
    assert [c.isalnum() for c in plain] == [c.isalnum() for c in text]
    assert normalise(plain) == plain


@given(TEXTS)
def test_restoring_case_moves_no_character_and_changes_only_case(text: str) -> None:
    restored = restore_case(text, is_common_word=WORDS.__contains__, names=[])
    assert len(restored) == len(text)
    assert restored.casefold() == text.casefold()


def _one_to_one(text: str) -> str:
    """Leave out the few characters whose capital is longer than they are."""
    return "".join(c for c in text if len(c.capitalize()) == len(c.lower()) == 1)


@given(TEXTS.map(_one_to_one), st.integers(0, 60), st.integers(0, 60))
def test_any_place_of_a_name_keeps_the_length(text: str, start: int, length: int) -> None:
    names = [(start, start + length, "Some Known Name"), (0, 3, "X")]
    assert len(restore_case(text, is_common_word=WORDS.__contains__, names=names)) == len(text)


@pytest.mark.xfail(reason="the capital of ß is two letters long and overwrites what follows")
@pytest.mark.parametrize("text", ["TROOPS LEFT ßA.", "TROOPS LEFT ŉA.", "TROOPS LEFT ﬁA."])
def test_a_letter_with_a_longer_capital_overwrites_nothing(text: str) -> None:
    names = [(12, 14, "Some Known Name")]
    restored = restore_case(text, is_common_word=WORDS.__contains__, names=names)
    assert restored.endswith("a.")
    assert len(restored) == len(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Chad’s “army”", 'Chad\'s "army"'),
        ("‘no’", "'no'"),
        ("«oui»", '"oui"'),
        ("20\u00a0men\tin\u202fGao", "20 men in Gao"),
        ("pro\u2011Indian", "pro-Indian"),
        ("rebels attacked\na town.", "rebels attacked a town."),
        ("rebels attacked\r\na town.", "rebels attacked  a town."),
        ("A headline ends.\nA text begins.", "A headline ends.\nA text begins."),
        ('He said "no."\nThen he left.', 'He said "no."\nThen he left.'),
        ("one\n\ntwo", "one\n\ntwo"),
        ("points\n- first\n- second", "points\n- first\n- second"),
        ("points\n1. first\n2) second", "points\n1. first\n2) second"),
        ("x" * 101 + "\nnext", "x" * 101 + "\nnext"),
        ("x" * 100 + "\nnext", "x" * 100 + " next"),
        ("", ""),
    ],
)
def test_normalising(text: str, plain: str) -> None:
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("TROOPS LEFT THE CITY", True),
        ("TROOPS LEFT THE CITY ON 3 MAY 1962.", True),
        ("Troops left the city", False),
        ("NATO", False),
        ("USA, UK", False),
        ("", False),
        ("1234 5678 9012", False),
        ("КОНЕЦ ВОЙНЫ", True),
        ("صنعاء صنعاء صنعاء", False),
    ],
)
def test_text_in_capitals_is_known(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("REBELS ATTACKED A TOWN.", "Rebels attacked a town."),
        ("SOLDIERS FIRED. THEY FLED.", "Soldiers fired. They fled."),
        ("SOLDIERS FIRED AND FLED", "Soldiers fired and fled"),
        ("PRESIDENT'S HOUSE", "President's house"),
        ("KIDNAPPED PEASANTS", "Kidnapped peasants"),
        ("POLICE ARRESTED STUDENTS", "Police arrested students"),
        ("TROOPS MET GOMEZ", "Troops met Gomez"),
        ("TROOPS MET THE FMLN", "Troops met the FMLN"),
        ("TROOPS MET JUAN CARLOS III", "Troops met Juan Carlos III"),
        ("TROOPS (POLICE) MET", "Troops (police) met"),
        ("3 TROOPS LEFT", "3 Troops left"),
    ],
)
def test_case_is_restored(text: str, restored: str) -> None:
    assert restore_case(text, is_common_word=WORDS.__contains__, names=[]) == restored


@pytest.mark.parametrize(
    ("text", "name", "restored"),
    [
        ("TROOPS LEFT ADDIS ABABA.", "Addis Ababa", "Troops left Addis Ababa."),
        ("TROOPS LEFT SAN JOSÉ.", "San José", "Troops left San José."),
        ("TROOPS MET AL-SHABAAB.", "al-Shabaab", "Troops met al-Shabaab."),
        ("TROOPS MET THE UNHCR.", "UNHCR", "Troops met the UNHCR."),
    ],
)
def test_known_names_are_written_as_known(text: str, name: str, restored: str) -> None:
    start = text.index(name.upper())
    names = [(start, start + len(name), name)]
    assert restore_case(text, is_common_word=WORDS.__contains__, names=names) == restored


def test_common_words_are_lower_case_words() -> None:
    assert common_words([["Go", "x-ray", "3rd"], {"stop"}]) == {"go", "stop"}

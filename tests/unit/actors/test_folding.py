from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreshock.actors import fold, words_of


@pytest.mark.parametrize(
    "apostrophe",
    [
        *"'’‘ʼʻ`′ʿʾ´",
    ],
)
def test_any_apostrophe_inside_a_name_is_left_out(apostrophe: str) -> None:
    assert fold(f"Sana{apostrophe}a") == "sanaa"
    assert [w.folded for w in words_of(f"in Sana{apostrophe}a.")] == ["in", "sanaa"]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("U.S.", "us"),
        ("U.A.E.", "uae"),
        ("Şırnak", "sirnak"),
        ("ÁLVARO", "alvaro"),
        ("İzmir", "izmir"),
        ("Straße", "strasse"),
        ("Ⅳ", "iv"),
        ("صنعاء", "صنعاء"),
        ("", ""),
    ],
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_possessive_ending_is_no_part_of_its_word(apostrophe: str) -> None:
    text = f"Peru{apostrophe}s army"
    peru, army = words_of(text)
    assert (peru.text, peru.start, peru.end) == ("Peru", 0, 4)
    assert (army.folded, army.start) == ("army", 7)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. troops", ["us", "troops"]),
        ("the U.S.", ["the", "us"]),
        ("Kim Jong-un", ["kim", "jong", "un"]),
        ("rebels' camp", ["rebels", "camp"]),
        ("No. 5 Battalion", ["no", "5", "battalion"]),
        ("al-Shabaab/Kenya", ["al", "shabaab", "kenya"]),
        ("", []),
        ("-- ... !", []),
    ],
)
def test_cutting_into_words(text: str, words: list[str]) -> None:
    assert [word.folded for word in words_of(text)] == words


@given(st.text(max_size=60))
def test_words_stand_where_they_say_in_ascending_order(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert text[word.start : word.end] == word.text != ""
        assert word.start >= end
        assert word.folded == fold(word.text)
        end = word.end


@given(st.text(st.characters(max_codepoint=0x24F), max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)

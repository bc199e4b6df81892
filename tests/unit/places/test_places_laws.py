from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from foreshock.places import default_gazetteer
from foreshock.places.words import fold, split_words

PIECES = st.sampled_from(
    ["Iraq", "Hit", "al-", "Al ", "as-", "Ayn al-Asad", "San", "de", "la", "U.S.", "US", "Sana’a",
     "'s", "’", " ", "\n", ", ", "(", "in ", "BAGHDAD", "Tripoli", "Lebanon", "بغداد", "e\u0301",
     "İ", "ß", "K-1", "-", ".", "Mr ", "of ", "province", "Washington, D.C."]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join))


@given(TEXTS, st.booleans())
def test_offsets_always_quote_the_text(text: str, case_insensitive: bool) -> None:
    matches = default_gazetteer().find(text, case_insensitive=case_insensitive)
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert match.candidates
    assert all(one.end <= two.start for one, two in pairwise(matches))


@given(TEXTS)
def test_lookup_never_raises(text: str) -> None:
    default_gazetteer().lookup(text, country_hint=["IRQ"])


@given(TEXTS)
def test_words_quote_the_text(text: str) -> None:
    for word in split_words(text):
        assert text[word.start : word.end] == word.raw


@given(st.text(st.characters(max_codepoint=0x24F), max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.actors import Registry, words_of
from foreshock.actors.spelling import allowed_distance, sounds_of, spelling_distance


def is_one(name: str, other: str) -> bool:
    one, two = (sounds_of([word.folded for word in words_of(text)]) for text in (name, other))
    return one.consonants == two.consonants and spelling_distance(one, two) <= allowed_distance(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qasem Marzban", "Ghassem Marzbaan"),
        ("Qasem Marzban", "Kassim Marzban"),
        ("Abd al-Karim Farid", "Abdelkarim Fareed"),
        ("Abdul-Rahman Farid", "Abdurrahman Farid"),
        ("Abdallah Kamil", "Abd Allah Kamel"),
        ("Liwa al-Shams", "Liwa ash-Shams"),
        ("Liwa al-Shams", "Liwa' el Shams"),
        ("Ansar Allah al-Jadid", "Ansarullah al-Jadid"),
        ("Sayyid Omar Khalil", "Sayyed Umar Khaleel"),
        ("Lashkar-e-Nur", "Lashkar-i-Noor"),
        ("Yuri Tarasenko", "Yuriy Tarasenko"),
        ("Vladislav Dzhioev", "Wladislaw Djioev"),
        ("Front for Mobilisation", "Front for Mobilization"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert is_one(one, other)
    assert is_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Marzban", "Hussein Marzban"),
        ("Salim Farid", "Salma Farid"),
        ("Karim Farid", "Karim Farhad"),
        ("Omar Kamil", "Amir Kamil"),
        ("Liwa al-Shams", "Liwa al-Hams"),
    ],
)
def test_near_names_of_two(one: str, other: str) -> None:
    assert not is_one(one, other)


PACK = """
actors:
  - id: IRQ-REB-SHAMS
    name: Kataib al-Shamsiya
    country: IRQ
    sectors: [REB]
    leaders:
      - {id: IRQ-REB-FARID, name: Qasem Marzban, names: [Marzban], office: leader, terms: []}
  - id: IRQ-REB-NUR
    name: Hizb Nuraldin
    native_names: [حزب نور الدين]
    country: IRQ
    sectors: [REB]
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("said Ghassem Marzbaan in Najaf", ["IRQ-REB-FARID"]),
        ("the Kata'eb ash-Shamsiyya fighters", ["IRQ-REB-SHAMS"]),
        ("حزب نور الدين", ["IRQ-REB-NUR"]),
        ("kataib al-shamsiya", []),
        ("Kataib, al-Shamsiyya", []),
        ("Hussein Marzban", ["IRQ-REB-FARID"]),
        ("Qasem Murzbin", []),
    ],
)
def test_a_text_may_spell_a_name_its_own_way(
    make_registry: Callable[..., Registry], text: str, ids: list[str]
) -> None:
    found = make_registry(PACK).find(text)
    assert [match.actors[0].actor_id for match in found] == ids


def test_a_match_tells_the_spelling_on_record(make_registry: Callable[..., Registry]) -> None:
    (match,) = make_registry(PACK).find("Ghassem Marzbaan")
    assert (match.text, match.spelled) == ("Ghassem Marzbaan", "qasem marzban")

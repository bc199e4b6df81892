from __future__ import annotations

import json

import pytest

from foreshock.actors.cameo_import import read_cameo
from foreshock.actors.drafts import pack_text
from foreshock.actors.packs import read_pack
from foreshock.actors.wikidata_import import read_wikidata
from foreshock.errors import UsageError

DICTIONARY = """
# invented
AFGHAN_FRONT_ [AFGREB] ; a remark
+FRONT_OF_THE_AFGHANS_
FRED_BLOGGS_
\t[AFGREB <020101]
\t[AFGGOV 20020101-20040301]
\t[AFGELI >040301]
NEWS_OF_KABUL_ [AFGMED]
KABUL_CLINIC_ [AFGHLH]
PKX [IRQSEP]
<!-- a comment --> ARIANA [AFG]
"""


def test_a_dictionary_becomes_a_pack() -> None:
    draft = read_cameo(DICTIONARY)
    assert draft.left_out == []
    actors = {actor.actor_id: actor for actor in read_pack("x", pack_text(draft, head="x"))}
    assert actors["AFG-REB-AFGHAN-FRONT"].names == ("Afghan Front", "Front Of The Afghans")
    assert actors["AFG-JRN-NEWS-OF-KABUL"].sectors == ("JRN",)
    assert actors["AFG-MED-KABUL-CLINIC"].sectors == ("MED",)
    assert actors["IRQ-REB-PKX"].name == "PKX"
    assert actors["AFG"].name == "Ariana"
    government = actors["AFG-GOV-FRED-BLOGGS"]
    assert (str(government.since), str(government.until)) == ("2002-01-01", "2004-03-01")
    assert str(actors["AFG-REB-FRED-BLOGGS"].until) == "2002-01-01"
    assert str(actors["AFG-ELI-FRED-BLOGGS"].since) == "2004-03-01"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("NOBODY_", "no code"),
        ("NOBODY_ [XXQREB]", "unknown country"),
        ("NOBODY_ [AFGQQQ]", "no role"),
        ("NOBODY_ [AFGREB 990101]", "no time"),
        ("NOBODY_ [AFGREB >soon]", "no day"),
    ],
)
def test_what_gives_no_entry_is_told_with_its_line(line: str, reason: str) -> None:
    draft = read_cameo(f"# head\n{line}\nSOMEBODY_ [AFGREB]\n")
    assert [entry["id"] for entry in draft.entries] == ["AFG-REB-SOMEBODY"]
    ((at, name, why),) = draft.left_out
    assert (at, name) == (2, "Nobody")
    assert reason in why


def test_ids_of_namesakes_are_numbered() -> None:
    draft = read_cameo("FRONT_ [AFGREB]\nFRONT_ [AFGREB]\n")
    assert [entry["id"] for entry in draft.entries] == ["AFG-REB-FRONT", "AFG-REB-FRONT-2"]


ROWS = [
    {"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "Marsh Lions",
     "itemAltLabel": "Lions of the Marsh, ML", "iso3": "IRQ", "native": "أسود الأهوار",
     "inception": "2019-01-01T00:00:00Z"},
    {"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "Marsh Lions", "iso3": "IRQ",
     "itemAltLabel": "Usud al-Ahwar", "inception": "2019-01-01T00:00:00Z",
     "dissolved": "2021-05-03T00:00:00Z"},
    {"item": "http://www.wikidata.org/entity/Q2", "itemLabel": "Q2", "iso3": "IRQ"},
    {"item": "http://www.wikidata.org/entity/Q3", "itemLabel": "Nowhere Front"},
]  # fmt: skip


def _as_csv() -> str:
    heads = ["item", "itemLabel", "itemAltLabel", "iso3", "native", "inception", "dissolved"]
    lines = [",".join(heads)]
    lines += [",".join(f'"{row.get(head, "")}"' for head in heads) for row in ROWS]
    return "\n".join(lines)


def _as_sparql() -> str:
    rows = [{key: {"type": "literal", "value": value} for key, value in r.items()} for r in ROWS]
    return json.dumps({"head": {"vars": []}, "results": {"bindings": rows}})


@pytest.mark.parametrize("text", [_as_csv(), json.dumps(ROWS), _as_sparql()])
def test_a_query_result_becomes_a_pack(text: str) -> None:
    draft = read_wikidata(text)
    (lions,) = read_pack("x", pack_text(draft, head="x"))
    assert lions.actor_id == "IRQ-REB-MARSH-LIONS"
    assert lions.names == ("Marsh Lions", "Lions of the Marsh", "ML", "Usud al-Ahwar")
    assert lions.native_names == ("أسود الأهوار",)
    assert (str(lions.since), str(lions.until)) == ("2019-01-01", "2021-05-03")
    assert lions.wikidata == "Q1"
    assert [(one.line, one.text) for one in draft.left_out] == [(4, "Q2"), (5, "Nowhere Front")]


def test_a_country_and_a_sector_may_hold_of_all_rows() -> None:
    draft = read_wikidata("name\nNowhere Front\n", country="SYR", sector="PTY", kind="party")
    (entry,) = draft.entries
    assert (entry["id"], entry["kind"]) == ("SYR-PTY-NOWHERE-FRONT", "party")


def test_a_result_without_labels_is_refused() -> None:
    with pytest.raises(UsageError, match="itemLabel"):
        read_wikidata("item,iso3\nQ1,IRQ\n")

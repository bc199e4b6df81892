from pathlib import Path

import pytest

from foreshock.errors import DataFileError, SourceError
from foreshock.places import Gazetteer, Place, default_gazetteer
from foreshock.places.files import COLUMNS, read_entries
from foreshock.places.words import fold

HEADER = ",".join((*COLUMNS, "population", "needs_context"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return default_gazetteer()


def named(gazetteer: Gazetteer, text: str, **options: object) -> list[str]:
    return [match.text for match in gazetteer.find(text, **options)]  # type: ignore[arg-type]


def only(gazetteer: Gazetteer, text: str, **options: object) -> Place:
    (match,) = gazetteer.find(text, **options)  # type: ignore[arg-type]
    return match.place


@pytest.mark.parametrize(
    "spelling",
    [
        "Ayn al-Asad", "Ain al-Asad", "Ain al-Assad", "Ayn al-Assad", "Ain Al Asad", "Ain el-Asad",
        "Al Asad Air Base", "al-Assad air base", "AIN AL-ASAD", "‘Ayn al-Asad",
    ],
)  # fmt: skip
def test_spellings_of_one_base_meet(gazetteer: Gazetteer, spelling: str) -> None:
    place = only(gazetteer, f"Rockets landed at {spelling} overnight.")
    assert (place.name, place.precision) == ("Ain al-Asad Air Base", "point")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a convoy near Jurf as-Sakhr", "Jurf al-Sakhar"),
        ("in Deir Ezzor", "Deir ez-Zor"),
        ("in Dayr al-Zawr", "Deir ez-Zor"),
        ("the K-1 base", "K-1 Air Base"),
        ("the K1 air base", "K-1 Air Base"),
        ("from Q-West", "Qayyarah West"),
        ("troops at at-Tanf", "Al-Tanf"),
        ("the T4 airbase", "T-4 Air Base"),
        ("near Al Bukamal", "Albu Kamal"),
        ("near Abu Kamal", "Albu Kamal"),
        ("Camp Victory", "Camp Victory"),
        ("inside the Green Zone", "Green Zone"),
        ("in Diyarbakır", "Diyarbakır"),
        ("in Diyarbakir", "Diyarbakır"),
        ("clashes in Usulutan", "Usulután"),
    ],
)
def test_knows_the_names_of_the_theatres(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert only(gazetteer, text).name == name


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ", "`", "´", ""])
def test_apostrophes_do_not_matter(gazetteer: Gazetteer, apostrophe: str) -> None:
    text = f"a strike on Sana{apostrophe}a today"
    (match,) = gazetteer.find(text)
    assert match.place.country == "YEM"
    assert text[match.start : match.end] == f"Sana{apostrophe}a" == match.text


@pytest.mark.parametrize(
    "text",
    ["Iraqis", "the Baghdadi brigade", "Kurdistanis", "Romes", "Bashar al-Assad spoke", "told us"],
)
def test_matches_only_whole_words(gazetteer: Gazetteer, text: str) -> None:
    assert named(gazetteer, text) == []


def test_possessives_and_hyphens_end_a_name(gazetteer: Gazetteer) -> None:
    text = "Iraq’s army, Iran-backed groups and US-led forces"
    assert named(gazetteer, text) == ["Iraq", "Iran", "US"]


def test_a_name_may_run_over_a_line_end_but_not_a_paragraph(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "in SAN\nSALVADOR") == ["SAN\nSALVADOR"]
    assert "New\n\nYork" not in named(gazetteer, "in New\n\nYork")


def test_longest_name_wins(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "South Sudan, New Mexico, Gulf of Oman") == [
        "South Sudan", "New Mexico", "Gulf of Oman",
    ]  # fmt: skip


def test_names_that_hold_places_are_none(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "The New York Times and the Jerusalem Post reported") == []
    assert named(gazetteer, "Guillermo Valencia and Mr Houston spoke") == []


@pytest.mark.parametrize("text", ["TRIPOLI", "Tripoli"])
def test_capitals_are_read(gazetteer: Gazetteer, text: str) -> None:
    assert named(gazetteer, text, case_insensitive=True) == [text]


def test_small_letters_only_on_demand(gazetteer: Gazetteer) -> None:
    assert named(gazetteer, "rockets fell on baghdad") == []
    assert named(gazetteer, "rockets fell on baghdad", case_insensitive=True) == ["baghdad"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hit by rockets, the town burned.", []),
        ("Fighting went on in Hit.", ["Hit"]),
        ("Fighting near the town of Hit", ["Hit"]),
        ("Hit, Iraq, was quiet", ["Hit", "Iraq"]),
        ("Fighting in Haditha and Hit", ["Haditha", "Hit"]),
        ("THEY WERE HIT IN READING MOST", []),
        ("In March and May the talks began.", []),
        ("Santiago thanked Lincoln.", []),
        ("They met in Santiago.", ["Santiago"]),
        ("SANTIAGO, 7 FEB 90", ["SANTIAGO"]),
        ("THEY TOLD US TO GO", []),
        ("THE US ARMY", ["US"]),
    ],
)
def test_words_and_persons_need_context(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    assert named(gazetteer, text, case_insensitive=True) == expected


@pytest.mark.parametrize(
    ("text", "hint", "country"),
    [
        ("in Tripoli", (), "LBY"),
        ("in Tripoli", ("LBN",), "LBN"),
        ("in Tripoli, Lebanon", ("LBY",), "LBN"),
        ("Lebanon's Tripoli", ("LBY",), "LBN"),
        ("from Beirut, Sidon and Zahle to Tripoli", (), "LBN"),
        ("in Hyderabad", ("PAK",), "PAK"),
        ("in Georgia", (), "GEO"),
    ],
)
def test_homonyms(gazetteer: Gazetteer, text: str, hint: tuple[str, ...], country: str) -> None:
    match = gazetteer.find(text, country_hint=hint)
    place = next(m.place for m in match if m.text in ("Tripoli", "Hyderabad", "Georgia"))
    assert place.country == country


def test_all_homonyms_stay_candidates(gazetteer: Gazetteer) -> None:
    assert {place.country for place in gazetteer.lookup("Tripoli")} >= {"LBY", "LBN"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in Idlib province", "admin1"),
        ("in the province of Idlib", "admin1"),
        ("in Idlib city", "city"),
        ("in Idlib", "city"),
        ("SAN MIGUEL DEPARTMENT, EL SALVADOR", "admin1"),
        ("at Taji base", "base"),
    ],
)
def test_kind_words_choose_the_kind(gazetteer: Gazetteer, text: str, kind: str) -> None:
    assert gazetteer.find(text)[0].place.kind == kind


def test_lookup(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("hit")[0].country == "IRQ"
    assert gazetteer.lookup("Anbar Governorate")[0].kind == "admin1"
    assert gazetteer.lookup("Nowhere in particular") == ()
    assert gazetteer.lookup("") == ()


def test_containment(gazetteer: Gazetteer) -> None:
    def first(name: str) -> Place:
        return gazetteer.lookup(name)[0]

    iraq, syria, middle_east = first("Iraq"), first("Syria"), first("Middle East")
    anbar, hit, base = first("Anbar"), first("Hit"), first("Ain al-Asad")
    kurdistan, dohuk = first("Kurdistan Region"), gazetteer.lookup("Dohuk province")[0]
    chain = [middle_east, iraq, anbar]
    assert all(gazetteer.contains(outer, place) for outer in chain for place in (hit, base))
    assert gazetteer.contains(kurdistan, dohuk)
    assert gazetteer.contains(kurdistan, first("Zakho"))
    assert gazetteer.contains(first("West Bank"), first("Nablus"))
    assert gazetteer.contains(first("Palestine"), first("Khan Yunis"))
    assert not gazetteer.contains(iraq, iraq)
    assert not gazetteer.contains(hit, anbar)
    assert not gazetteer.contains(syria, hit)
    assert not gazetteer.contains(iraq, middle_east)


def test_shipped_data_is_whole(gazetteer: Gazetteer) -> None:
    areas = {p.name for p in gazetteer.places if p.kind in ("country", "region", "admin1", "water")}
    lost = {p.parent for p in gazetteer.places if p.parent and p.parent not in areas}
    assert lost == set()
    states = {p.country for p in gazetteer.places if p.kind == "country"}
    assert {p.country for p in gazetteer.places if p.country} - states == {"IOT"}
    assert len(gazetteer.places) > 12_000


def test_precision() -> None:
    def precision(kind: str, radius_km: float = 1.0) -> str:
        return Place("x", None, kind, 0.0, 0.0, radius_km, None, None).precision

    assert precision("base") == precision("facility") == precision("border") == "point"
    assert precision("border", 300.0) == precision("water") == "region"
    assert (precision("city"), precision("admin1"), precision("country")) == (
        "city", "admin1", "country",
    )  # fmt: skip


def test_extra_files_add_places(tmp_path: Path) -> None:
    extra = tmp_path / "more.csv"
    extra.write_text(f"{HEADER}\nCamp Nowhere,,IRQ,base,33,44,2,Anbar,,\n", encoding="utf-8")
    gazetteer = Gazetteer.load([extra])
    assert only(gazetteer, "at Camp Nowhere").parent == "Anbar"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",,IRQ,city,33,44,2,,,", "name is empty"),
        ("X,,IRQ,town,33,44,2,,,", "kind 'town' is not one of"),
        ("X,,Iraq,city,33,44,2,,,", "country 'Iraq' is not"),
        ("X,,IRQ,city,133,44,2,,,", "lat 133 is not in -90..90"),
        ("X,,IRQ,city,33,east,2,,,", "lon 'east' is not a number"),
        ("X,,IRQ,city,33,44,2,,nan,", "population nan is not in"),
        ("X,,IRQ,city,33,44,2,,,9", "needs_context 9 is not in 0..3"),
        ("X,,IRQ,city", "4 cells, the header has 10"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(f"{HEADER}\nOk,,IRQ,city,33,44,2,,,\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_entries(path)
    assert caught.value.path == str(path)
    assert caught.value.faults[0].startswith("line 3: ")
    assert fault in caught.value.faults[0]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(f"{HEADER}\n,,,city,3,4,2,,,\nX,,,town,3,4,2,,,\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_entries(path)
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["line 2", "line 3"]


def test_unreadable_and_headless_files(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read_entries(tmp_path / "none.csv")
    headless = tmp_path / "headless.csv"
    headless.write_text("name,lat\nX,1\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="no column aliases"):
        read_entries(headless)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Mortar shells fell in Saigon.", "Ho Chi Minh City", "VNM"),
        ("A bomb exploded in Salisbury, Rhodesia.", "Harare", "ZWE"),
        ("Paratroops landed at Stanleyville.", "Kisangani", "COD"),
        ("Students marched in Léopoldville.", "Kinshasa", "COD"),
        ("Strikers in Danzig burned the party house.", "Gdańsk", "POL"),
        ("Riots broke out in Bombay.", "Mumbai", "IND"),
        ("Police fired on a crowd at Sharpeville.", "Sharpeville", "ZAF"),
        ("The garrison of Dien Bien Phu fell.", "Dien Bien Phu", "VNM"),
        ("Angolan troops held Cuito Cuanavale.", "Cuito Cuanavale", "AGO"),
        ("Protesters gathered in Thimphu.", "Thimphu", "BTN"),
        ("Serbs shelled Gorazde.", "Gorazde", "BIH"),
    ],
)
def test_places_of_the_wars_since_1945_and_former_names(text: str, name: str, country: str) -> None:
    match, *_ = default_gazetteer().find(text)
    assert (fold(match.place.name), match.place.country) == (fold(name), country)

"""Words beside a name that tell that it is a place, and which kind of place.

All words are folded keys (see `foreshock.places.words`).
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


PREPOSITIONS: Final = _words(
    "in at near nearby from to around outside inside across into toward towards through "
    "throughout via within between beyond off on over leaving reaching"
)
STRICT_PREPOSITIONS: Final = _words("in near nearby around outside inside across")
MODIFIERS: Final = _words(
    "the north south east west northern southern eastern western northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern central downtown greater old "
    "upper lower embattled besieged northernmost southernmost coastal border rebel held"
)
NAME_HEADS: Final = _words(
    "abu abou umm um ibn bin bint ben abd abdul san santa santo santos saint st fort puerto villa "
    "ciudad tell tel tal tall deir dayr kafr kfar beit bayt wadi jabal jebel khirbet ain ayn ein "
    "nueva nuevo don dona el los las mr mrs ms dr gen general col colonel capt captain maj major "
    "lt sgt sergeant senator sen president minister sheikh shaykh imam mullah ayatollah"
)
"""A name right after one of these is the rest of a longer name that is not known."""

PARTICLES: Final = frozenset({"de", "da", "di", "van", "von", "le", "della"})
"""Words that, with a capital, begin a family name: "Leila de Lima" is none, "De Lima" is."""

NAME_TAILS: Final = _words(
    "street avenue ave boulevard blvd pictures steel stock exchange times tribune herald globe "
    "chronicle gazette newspaper inc corp ltd airlines airways"
)
"""Words that make a name before them that of a street, a paper or a firm."""

NAME_LINKS: Final = _words("de del do da dos das la las los")
"""A name before one of these and a capital goes on: "San Luis de la Reina"."""

LOWER_CASE: Final = _words(
    "of the and de del la las los el da do dos du des d y e en upon on sur i al bin ibn air base "
    "airbase airport airfield camp port refinery field oilfield oil gas dam district border "
    "crossing island islands province international military naval city zone strip desert river "
    "sea gulf strait straits bank heights mountain mountains hills valley peninsula prison embassy "
    "consulate garrison barracks headquarters hospital bridge nuclear plant site facility complex "
    "terminal power station region state oblast governorate department refugee canal lake forest "
    "corridor range volcano kilometer kilometre km belt belts countryside reactor enrichment "
    "checkpoint compound missile launch space center centre research regime controlled"
)
"""Words of a name that a text may write small."""

KINDS_AFTER: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("province", "provinces", "governorate", "governorates", "oblast", "state", "department",
         "region", "county", "prefecture", "division", "departments"),
        ("admin1", "admin2", "region"),
    ),
    **dict.fromkeys(("district", "subdistrict", "municipality"), ("admin2", "city")),
    **dict.fromkeys(
        ("city", "town", "village", "neighborhood", "neighbourhood", "suburb", "township",
         "residents"),
        ("city",),
    ),
    **dict.fromkeys(
        ("base", "airbase", "airfield", "airport", "garrison", "barracks", "camp", "outpost",
         "airstrip", "aerodrome"),
        ("base", "facility"),
    ),
    **dict.fromkeys(
        ("refinery", "oilfield", "dam", "port", "prison", "hospital", "terminal", "reactor",
         "bridge", "mosque", "embassy", "consulate"),
        ("facility", "base"),
    ),
    **dict.fromkeys(("crossing", "border", "checkpoint"), ("border",)),
    **dict.fromkeys(("river", "sea", "strait", "lake", "gulf", "waters", "canal"), ("water",)),
    **dict.fromkeys(
        ("mountain", "mountains", "hills", "valley", "volcano"), ("mountain", "region")
    ),
}  # fmt: skip
"""Words after a name, and the kinds of place they name."""

KINDS_OF: Final[dict[str, tuple[str, ...]]] = {
    word: kinds for word, kinds in KINDS_AFTER.items() if word not in ("border", "residents")
}
"""Words before "of" and a name ("the town of ..."), and the kinds they name."""

KINDS_BEFORE: Final[dict[str, tuple[str, ...]]] = {
    "camp": ("base", "facility"),
    "airbase": ("base", "facility"),
    "downtown": ("city",),
}

FILLERS: Final = frozenset({"air", "military", "international", "oil", "gas", "naval", "army"})
"""Words that may stand between a name and the word for its kind: "Balad air base"."""

NOT_PLACES: Final = _names(
    "New York Times|Washington Post|Washington Times|Jerusalem Post|Tehran Times|Kuwait Times|"
    "Khaleej Times|Gulf News|Gulf Times|Gulf Cooperation Council|Boston Globe|Chicago Tribune|"
    "Los Angeles Times|Times of Israel|Times of India|Wall Street|Baghdad Post|Kyiv Post|"
    "Kyiv Independent|Moscow Times|Kurdistan Workers Party|Kurdistan Democratic Party|"
    "Patriotic Union of Kurdistan|Kurdistan Regional Government|Islamic State of Iraq|"
    "Islamic State of Iraq and Syria|Islamic State in Iraq and Syria|"
    "Islamic State of Iraq and the Levant|Islamic State in Iraq and the Levant|"
    "Islamic State of Iraq and al-Sham|Islamic State in Iraq and al-Sham|"
    "Islamic State in the Greater Sahara|Islamic State West Africa Province|"
    "Al-Qaeda in the Arabian Peninsula|al-Qaida in the Arabian Peninsula|"
    "Al-Qaeda in the Islamic Maghreb|al-Qaida in the Islamic Maghreb|al-Qaeda in Iraq|"
    "al-Qaida in Iraq|Hayat Tahrir al-Sham|Geneva Conventions|Geneva Convention|"
    "Paris Agreement|Vienna Convention|Oslo Accords|Oslo Agreement|Abraham Accords|"
    "Camp David Accords|Stockholm Syndrome|Dayton Accords|Minsk Agreements|Minsk Protocol|"
    "Rome Statute|Sana News Agency|Bank of America|Bank of England|Voice of America|"
    "Georgia Tech|Washington Institute|Texas Instruments|Orlando Sentinel|Miami Herald|"
    "New England Journal|Houston Chronicle|Denver Post|Manila Times|Manila Bulletin|"
    "Voice of Palestine|Radio Havana|Radio Venceremos|Sahel al-Ghab|Black Sea Fleet|"
    "Brussels sprouts|Organization of American States|Council of Europe|Hurricane Florence|"
    "Islamic State Khorasan|Islamic State of Khorasan Province|Patriotic Union"
)
"""Names that hold the name of a place and are none."""

"""Words that place an act: prepositions, verbs whose object is a place, and nouns for places."""

from __future__ import annotations

from collections.abc import Mapping

from foreshock.records import PlacePrecision

LOCATIVE = frozenset(
    (
        "in at near inside outside around across over within on along of from into to towards "
        "toward throughout off between north south east west northern southern eastern "
        "western central beside beyond above below beneath under nearby via through behind "
        "opposite onto"
    ).split()
)
#: Prepositions of a direction: a place of the act only if nothing better is told.
DIRECTIONS = frozenset({"to", "into", "from", "toward", "towards", "onto", "via"})
#: Prepositions that stand before a place even where nobody knows its name.
FIRMLY_LOCATIVE = frozenset(
    "in at near inside outside around off over across nearby beside".split()
)
#: Verbs whose object is where it happens: "entered Kirkuk".
TO_PLACES = frozenset(
    (
        "leave enter visit hit strike target attack shell bomb seize capture reach rock storm "
        "control invade occupy retake recapture overrun besiege surround raid bombard pound "
        "bombard blockade encircle assault conquer liberate evacuate take shake devastate "
        "destroy flatten penetrate infiltrate patrol cross approach abandon hold defend "
        "secure clear sweep search cordon seal close reopen rocket mortar strafe loot ransack "
        "burn torch raze blast overfly overrun regain lose retain isolate cut fall tour quit "
        "flee mine buzz batter hammer assail annex"
    ).split()
)
#: Words before "of" that make what follows a place: "the outskirts of Kokrajhar".
PARTS = frozenset(
    (
        "hall runway wing gate perimeter wall section entrance site grounds compound roof side "
        "runways walls entrances tarmac fence centre university port "
        "outskirts outskirt suburb suburbs edge centre center heart coast shore shores north "
        "south east west northeast northwest southeast southwest north-east north-west "
        "south-east south-west northward southward part parts side area areas vicinity environs "
        "bank banks streets street approaches gates rest whole middle border borders frontier "
        "waters airspace miles kilometres kilometers km skies port capital interior corner "
        "half portion slopes hills mountains countryside quarter quarters neighbourhood "
        "neighborhood section tip mouth outside inside ahead short siege battle bombing "
        "bombardment shelling capture fall occupation invasion seizure storming recapture "
        "evacuation blockade encirclement liberation takeover control raid raids attack "
        "raiding pounding"
    ).split()
)
#: Nouns that a place name before them places: "Erbil airport", "the Kabul bombing".
EVENT_NOUNS = frozenset(
    (
        "attack attacks bombing bombings strike strikes airstrike airstrikes raid raids siege "
        "battle massacre shooting shootings shelling ambush blast explosion offensive clashes "
        "clash protest protests riot riots unrest"
    ).split()
)
_POINT = (
    "base airbase airport airfield airstrip camp barracks outpost post garrison checkpoint "
    "crossing terminal refinery oilfield plant dam prison jail hospital clinic embassy "
    "consulate mission stadium university college school campus mosque church cathedral "
    "temple synagogue monastery shrine market bazaar square street avenue road highway bridge "
    "tunnel hotel inn restaurant cafe station depot factory palace parliament ministry "
    "headquarters compound building tower harbour harbor port docks dock cemetery park farm "
    "ranch estate mine quarry mall theatre theater museum bank office offices house villa "
    "roundabout junction gate boulevard lane plaza police fort fortress castle cinema "
    "facility complex reactor site pier quay roadblock"
)
_CITY = (
    "village town city district township hamlet settlement suburb neighbourhood neighborhood "
    "quarter municipality borough commune kibbutz locality community parish ward favela zone "
    "sector subdistrict slum shantytown resort enclave stronghold"
)
_ADMIN1 = "province governorate oblast state department county prefecture canton division"
_REGION = (
    "region valley mountains mountain hills hill forest desert island islands islet peninsula "
    "river lake sea strait straits gulf bay channel canal delta plain plateau ridge range "
    "pass gorge jungle coast border frontier corridor territory reef atoll shoal archipelago "
    "heights highlands lagoon countryside area front line"
)
#: Nouns for places, each with how closely a name of that kind fixes one.
PLACE_NOUNS: Mapping[str, PlacePrecision] = {
    **dict.fromkeys(_POINT.split(), "point"),
    **dict.fromkeys(_CITY.split(), "city"),
    **dict.fromkeys(_ADMIN1.split(), "admin1"),
    **dict.fromkeys(_REGION.split(), "region"),
}
#: Places of these kinds in a town are told by the town, whose map position is known.
WITHIN_TOWNS: PlacePrecision = "point"
#: Capitalised words behind "in" or "at" that are no places.
NOT_PLACES = frozenset(
    (
        "parliament congress senate cabinet government islam christianity ramadan christmas "
        "easter english french arabic russian spanish german hebrew persian farsi kurdish "
        "turkish pashto urdu chinese portuguese operation war cold world god president "
        "minister general colonel prime king queen prince sheikh mr mrs ms dr twitter "
        "facebook telegram youtube whatsapp instagram internet opec nato un eu knesset "
        "bundestag duma kremlin politburo pentagon interpol gmt defense defence interior "
        "foreign finance act resolution chapter article agreement accord treaty pact "
        "conference summit games cup olympics league championship week month day council "
        "court tribunal assembly commission committee"
    ).split()
)
#: Verbs of telling: where somebody said it is not where it happened.
TELLING = frozenset(
    (
        "say tell report announce state add warn claim declare insist note confirm explain "
        "write argue believe think suggest estimate allege disclose reveal"
    ).split()
)
#: Conjunctions whose clause tells the same moment, so that its place holds for the main clause.
SAME_MOMENT = frozenset({"when", "as", "while", "where", "whilst"})
#: Conjunctions whose clause is no part of what happened.
CONDITIONAL = frozenset({"if", "unless", "whether", "lest", "until", "although", "though", "that"})

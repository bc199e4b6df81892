"""Actor dictionaries in CAMEO's form (TABARI, PETRARCH) as packs.

A name has underscores for blanks, a code in brackets with dates, and further names with a plus::

    ABDUL_RASHID_DOSTUM_
    +GENERAL_DOSTUM_
        [AFGREB <20020101] ; remark
        [AFGGOV 20020101-20040301]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from foreshock.actors.drafts import Draft, LeftOut, slug, with_own_ids
from foreshock.actors.packchecks import known_countries
from foreshock.ontology import load_ontology

_CODE = re.compile(r"\[([^\]]*)\]")
_REMARK = re.compile(r"[;#].*$|<!--.*?-->")
#: CAMEO's roles that PLOVER calls otherwise.
_SECTORS = {"MED": "JRN", "HLH": "MED", "SEP": "REB", "INS": "REB", "RAD": "REB", "MOS": "REL",
            "CHR": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL", "CVL": "CVL"}  # fmt: skip
_COUNTRIES = {"ROM": "ROU", "PAL": "PSE", "TMP": "TLS", "KSV": "KOS", "ZAR": "COD", "BUR": "MMR"}
_MAX_ABBREVIATION = 5
#: Years of two digits up to here are of this century; the dictionaries begin in 1945.
_CENTURY_TURN = 44


class _Block(NamedTuple):
    line: int
    names: list[str]
    codes: list[str]


def read_cameo(text: str) -> Draft:
    """Read a dictionary; an entry for each code, since a code may hold for a time only."""
    entries: list[dict[str, Any]] = []
    left_out: list[LeftOut] = []
    for block in _blocks(text):
        if not block.codes:
            left_out.append(LeftOut(block.line, block.names[0], "it has no code"))
        for code in block.codes:
            try:
                entries.append(_entry(block.names, code))
            except ValueError as error:
                left_out.append(LeftOut(block.line, block.names[0], str(error)))
    return Draft(with_own_ids(entries), left_out)


def _blocks(text: str) -> Iterator[_Block]:
    block: _Block | None = None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _REMARK.sub("", raw).strip()
        codes = _CODE.findall(line)
        name = _CODE.sub("", line).strip()
        if name.startswith("+") and block is not None:
            block.names.append(_name(name[1:]))
        elif name:
            if block is not None:
                yield block
            block = _Block(number, [_name(name)], [])
        if block is not None:
            block.codes.extend(code.strip() for code in codes)
    if block is not None:
        yield block


def _name(word: str) -> str:
    """Return a name as a text would write it; the dictionaries are in capitals."""
    words = word.strip().strip("_").split("_")
    if len(words) == 1 and len(words[0]) <= _MAX_ABBREVIATION:
        return words[0]
    return " ".join(re.sub(r"[A-Za-z]+", lambda part: part.group().capitalize(), w) for w in words)


def _entry(names: list[str], code: str) -> dict[str, Any]:
    code, _, time = code.partition(" ")
    country = _COUNTRIES.get(code[:3], code[:3])
    if country not in known_countries():
        raise ValueError(f"unknown country in [{code}]")
    roles = [code[at : at + 3] for at in range(3, len(code), 3)]
    sectors = [_SECTORS.get(role, role) for role in roles]
    known = list(dict.fromkeys(s for s in sectors if s in load_ontology().sectors))
    if roles and not known:
        raise ValueError(f"no role of PLOVER's in [{code}]")
    since, until = _times(time.strip())
    actor_id = f"{country}-{known[0]}-{slug(names[0])}" if known else country
    return {
        "id": actor_id,
        "name": names[0],
        "names": names[1:],
        "country": country,
        "sectors": known,
        "since": since,
        "until": until,
    }


def _times(text: str) -> tuple[str | None, str | None]:
    if not text:
        return None, None
    if text[0] == ">":
        return _day(text[1:]), None
    if text[0] == "<":
        return None, _day(text[1:])
    start, dash, end = text.partition("-")
    if not dash:
        raise ValueError(f"{text!r} is no time")
    return _day(start), _day(end)


def _day(text: str) -> str:
    """Read 990131 or 19990131."""
    digits = text.strip()
    if not digits.isdigit() or len(digits) not in (6, 8):
        raise ValueError(f"{digits!r} is no day")
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _CENTURY_TURN else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"

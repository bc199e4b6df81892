from __future__ import annotations

from collections.abc import Callable

import pytest

from foreshock.actors import Registry
from foreshock.actors.packs import read_pack

#: An invented country, so that no test hangs on what the shipped packs say of a real one.
FREEDONIA = """
states:
  - id: FRD
    name: Freedonia
    names: [Republic of Freedonia, FRE, F.D.N.]
    adjectives: [Freedonian]
    people: [Freedonians]
    capital: Fredville
    metonyms: {Marble House: GOV, Fort Iron: MIL}
    government: [Freedonian government]
    armed_forces:
      - {id: FRD-MIL-ARMY, name: Freedonian Army, names: [Army of Freedonia]}
      - {id: FRD-MIL-GUARD, name: Republican Guard of Freedonia, sectors: [MIL, SPY]}
    legislature:
      - {id: FRD-LEG-DIET, name: Diet of Freedonia}
    leaders:
      - {id: FRD-GOV-OLD-BRAND, name: Rufus Brand, names: [Brand], office: president,
         terms: [{from: 1971-03, until: 1980-06-30}]}
      - {id: FRD-GOV-YOUNG-BRAND, name: Julia Brand, names: [Brand], office: president,
         terms: [{from: 1995, until: 1999-05-01}, {from: 2004-05-01}]}
  - id: SYL
    name: Sylvania
    adjectives: [Sylvanian]
    people: [Sylvanians]
    capital: Sylva
    until: 1990
actors:
  - id: FRD-REB-FRONT
    name: Freedom Front
    names: [FF, Front for Freedom]
    country: FRD
    sectors: [REB]
    since: 1988-02-15
    backers:
      - {actor: SYL, from: 1988, until: 1990-03, source: a treaty}
      - {actor: FRD-GOV}
    leaders:
      - {id: FRD-REB-MAX-GRAU, name: Max Grau, terms: [{from: 1988}]}
  - id: FRD-REB-FRONT-YOUTH
    name: Freedom Front Youth
    country: FRD
    sectors: [REB]
    part_of: [FRD-REB-FRONT]
  - id: FRD-REB-COUNCIL
    name: Council of Nine
    country: FRD
    sectors: [REB]
    part_of: [FRD-REB-FRONT-YOUTH, FRD-MIL-GUARD]
"""


@pytest.fixture(scope="session")
def make_registry() -> Callable[..., Registry]:
    def make(*packs: str) -> Registry:
        return Registry(actor for number, pack in enumerate(packs)
                        for actor in read_pack(f"{number}.yaml", pack))  # fmt: skip

    return make


@pytest.fixture(scope="session")
def freedonia(make_registry: Callable[..., Registry]) -> Registry:
    return make_registry(FREEDONIA)

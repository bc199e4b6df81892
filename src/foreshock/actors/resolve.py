"""From a phrase to the actors it may mean, best first, each with an explanation.

A phrase is a name ("Kata'ib Hezbollah"), a role of a country or group ("two American soldiers",
"Taliban fighters"), or both with a backer ("Iranian-backed militias in Iraq"). It is read by its
own words, without a parser, so that the same phrase means the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from foreshock.actors.folding import Word, words_of
from foreshock.actors.model import Actor
from foreshock.actors.offices import holders_of, is_title
from foreshock.actors.registry import NameMatch, Registry, default_registry
from foreshock.actors.roles import Role, role_table
from foreshock.actors.spelling import word_sounds

_TAIL = frozenset(
    (
        "of in from at near on against inside around across outside to for with by who that "
        "which whose loyal backed supported allied aligned linked affiliated based including "
        "such"
    ).split()
)
_FROM_TAIL = frozenset("of in from at near inside around across on".split())
_CLAUSE = frozenset("who that which whose for against by with".split())
_FORMER = frozenset(["former", "ex", "late", "then", "onetime"])
_NUMBERS = re.compile(r"^\d[\d,.]*$")


class Candidate(NamedTuple):
    """An actor that a phrase may mean.

    `score` is in [0, 1]: 1 for a full name that only one actor bears, lower for composed ones.
    """

    actor_id: str | None
    name: str
    country: str | None
    sectors: tuple[str, ...]
    score: float
    backers: tuple[str, ...]
    explanation: str


class _Parts(NamedTuple):
    """A phrase cut into its core ("Iranian-backed militias") and its tail ("in Iraq")."""

    core: list[Word]
    tail: list[Word]
    core_names: list[NameMatch]
    tail_names: list[NameMatch]
    backer_names: list[NameMatch]


def resolve_phrase(
    phrase: str,
    *,
    on: date | None = None,
    country_hint: str | None = None,
    registry: Registry | None = None,
) -> list[Candidate]:
    """Return the actors that a phrase may mean, best first; empty if it names none.

    Parameters
    ----------
    phrase : a name, a role, or a noun phrase that holds them
    on : the day it was said; decides between holders of an office and holds backings to account
    country_hint : country that a role without one belongs to ("the army" in a report from Cairo)

    Examples
    --------
    >>> best = resolve_phrase("Iranian-backed militias in Iraq")[0]
    >>> best.country, best.sectors, best.backers
    ('IRQ', ('PRM',), ('IRN',))
    >>> resolve_phrase("two American soldiers")[0].actor_id
    'USA-MIL'
    >>> resolve_phrase("a virus")
    []
    """
    registry = registry or default_registry()
    words = words_of(phrase)
    matches = registry.find(phrase, on=on, words=words)
    names = [match for match in matches if not _is_unowned(phrase, match)]
    parts = _cut(phrase, _uncounted(words), names)
    role = role_table().last_in(parts.core)
    head = _head_name(parts, role)
    if head is not None:
        return _named(head, parts, on)
    served = role_table().serving.get(role.words) if role is not None else None
    is_bare = role is not None and role.words.startswith(parts.core[0].folded)
    if served is not None and served in registry and is_bare and not names:
        return [_office_of(registry[served], parts, on)]
    if role is not None:
        found = _of_person(role, parts, registry) or _composed(role, parts, on, country_hint)
        if _is_head(role, parts):
            return [*found, *_holders(found, role, parts, on, registry)]
        # "army positions" are no army, but they are the army's.
        return [c._replace(score=min(c.score, 0.4)) for c in found if c.country]
    return _by_contained_name(parts, on)


_LOYAL = frozenset({"pro", "loyal"})
_TIED = frozenset({"backed", "supported", "allied", "aligned", "linked", "affiliated"})


def _is_unowned(phrase: str, match: NameMatch) -> bool:
    """Whether a hyphen makes a name no owner: "anti-Turkish fighters", "Iranian-made drones"."""
    if phrase[match.start - 1 : match.start] in _HYPHENS and (
        phrase[match.start - 5 : match.start - 1].lower() == "anti"
    ):
        return True
    behind = phrase[match.end : match.end + 1]
    after = (
        words_of(phrase[match.end + 1 : match.end + 20]) if behind in _HYPHENS and behind else []
    )
    return bool(after) and after[0].folded in role_table().unowned


def _uncounted(words: list[Word]) -> list[Word]:
    """Words behind a quantity: "dozens of Ethiopian troops" are Ethiopian troops."""
    for position, word in enumerate(words[1:5], start=1):
        if word.folded == "of" and words[position - 1].folded in role_table().counts:
            return _uncounted(words[position + 1 :]) or words
    return words


def _cut(phrase: str, words: Sequence[Word], names: Sequence[NameMatch]) -> _Parts:
    inside = {w.start for w in words for m in names if m.start < w.start < m.end}
    backing = _backing_names(phrase, words, names)
    cut_at = len(phrase)
    for position, word in enumerate(words):
        gap = phrase[words[position - 1].end : word.start] if position else ""
        comma_before = "," in gap and not word.text[:1].isdigit()
        is_tail = word.folded in _TAIL and word.text.islower() and position > 0
        is_and = word.folded in {"and", "or"} and position > 0
        if word.start not in inside and (comma_before or is_tail or is_and):
            if word.folded in _TIED and _hyphen_before(phrase, word):
                continue
            cut_at = word.start
            break
    core = [word for word in words if word.start < cut_at]
    tail = [word for word in words if word.start >= cut_at]
    plain = [m for m in names if m not in backing]
    return _Parts(
        core,
        tail,
        [m for m in plain if m.start < cut_at],
        [m for m in plain if m.start >= cut_at],
        backing,
    )


_HYPHENS = ("-", "‐", "‑", "–")


def _has_hyphen(gap: str) -> bool:
    return any(hyphen in gap for hyphen in _HYPHENS)


def _hyphen_before(phrase: str, word: Word) -> bool:
    return phrase[: word.start].rstrip().endswith(_HYPHENS)


def _backing_names(
    phrase: str, words: Sequence[Word], names: Sequence[NameMatch]
) -> list[NameMatch]:
    """Names that stand behind the phrase: "Iranian-backed", "pro-Iranian", "loyal to Haftar"."""
    found: list[NameMatch] = []
    backing = role_table().backing
    if not any(word.folded in backing or word.folded in _LOYAL for word in words):
        return found
    for match in names:
        after = next((w for w in words if w.start >= match.end), None)
        before = next((w for w in reversed(words) if w.end <= match.start), None)
        if (after and after.folded in backing and _has_hyphen(phrase[match.end : after.start])) or (
            before and before.folded == "pro" and _has_hyphen(phrase[before.end : match.start])
        ):
            found.append(match)
        elif before and before.folded in {"to", "by"}:
            earlier = [w for w in words if w.end <= before.start]
            if earlier and earlier[-1].folded in backing | {"loyal"}:
                found.append(match)
    return found


def _head_name(parts: _Parts, role: Role | None) -> NameMatch | None:
    """Return the name that is the head of the core, if a name is.

    A nationality is no head unless it stands alone ("the Iranians"), and a role behind a name is
    the head itself ("Hezbollah fighters") unless the name is a person's ("President Assad").
    """
    if not parts.core_names:
        return None
    last = _of_its_state(parts)
    if last is None:
        return None
    core_end = parts.core[-1].end
    persons = [m for m in parts.core_names if m.actors[0].kind == "leader"]
    if persons and (role is None or role.start < persons[-1].end):
        return persons[-1]
    if role is not None and role.start >= last.end:
        return None
    if last.end < core_end:
        rest = [word for word in parts.core if word.start >= last.end]
        capitals = all(word.text[:1].isupper() for word in rest)
        if last.kind != "name" or not capitals or last.actors[0].kind == "state":
            return None
    if last.kind == "adjective" and len(parts.core_names) > 1:
        return None
    return last


_BODIES = frozenset("force police service legislature ministry office".split())


def _of_its_state(parts: _Parts) -> NameMatch | None:
    """Return the last name of the core, of the state named before it.

    Many states have a Congress or a National Guard: "Peru's Congress" is not the one on record for
    another, and then the words are a role of Peru.
    """
    last = parts.core_names[-1]
    if last.actors[0].kind not in _BODIES or len(parts.core_names) < 2:
        return last
    before = parts.core_names[-2]
    owner = before.actors[0]
    if owner.kind != "state" or before.end + _POSSESSIVE_GAP < last.start:
        return last
    own = tuple(actor for actor in last.actors if actor.country == owner.country)
    if own:
        return last._replace(actors=own)
    words = [word for word in parts.core if last.start <= word.start < last.end]
    return None if role_table().sectors_of(words) else last


def _candidate(
    actor: Actor, match: NameMatch, score: float, on: date | None, why: str
) -> Candidate:
    sectors = actor.sectors
    actor_id, name = actor.actor_id, actor.name
    if match.sector and actor.kind == "state":
        sectors, actor_id = (match.sector,), f"{actor.actor_id}-{match.sector}"
        name = f"{actor.name} ({match.text})"
    return Candidate(actor_id, name, actor.country, sectors, score, actor.backers_on(on), why)


def _named(match: NameMatch, parts: _Parts, on: date | None) -> list[Candidate]:
    text_backers = _backer_ids(parts)
    found = []
    for rank, actor in enumerate(match.actors):
        score = 1.0 / (rank + 1) if len(match.actors) > 1 and rank else 1.0
        if not actor.exists_on(on):
            score *= 0.6
        why = f"{match.text!r} is a {match.kind} of it"
        if match.kind == "adjective" and match.sector:
            # A minority, or the region it is named for: its people, but hardly the state.
            score, why = score * 0.6, f"{match.text!r} is a people of it"
        if match.spelled:
            score, why = score * 0.95, f"{match.text!r} is a spelling of {match.spelled!r}"
        elif actor.kind == "leader" and _is_another(match, actor, parts):
            score, why = score * 0.4, f"a surname that {match.text!r} shares with it"
        one = _candidate(actor, match, round(score, 3), on, why)
        found.append(one._replace(backers=_join(text_backers, one.backers)))
    return sorted(found, key=lambda candidate: -candidate.score)


def _office_of(body: Actor, parts: _Parts, on: date | None) -> Candidate:
    """Read an office of one body without its name: "the Secretary-General"."""
    why = f"an office of {body.actor_id}"
    return Candidate(body.actor_id, _words(parts.core), body.country, body.sectors, 0.7,
                     body.backers_on(on), why)  # fmt: skip


def _is_another(match: NameMatch, actor: Actor, parts: _Parts) -> bool:
    """Whether a first name that is not the actor's stands before the surname: Hassan Khomeini."""
    if len(words_of(match.text)) > 1:
        return False
    before = [word for word in parts.core if word.end <= match.start]
    word = before[-1] if before else None
    if word is None or len(word.folded) < 3 or word.text.isupper() or not word.text[0].isupper():
        return False
    if is_title(word) or role_table().last_in([word]) is not None:
        return False
    if any(name.start <= word.start < name.end for name in parts.core_names):
        return False
    first = word_sounds(word.folded)[0]
    return all(
        word_sounds(own.folded)[0] != first for name in actor.names for own in words_of(name)
    )


def _holders(
    found: Sequence[Candidate], role: Role, parts: _Parts, on: date | None, registry: Registry
) -> list[Candidate]:
    """Return who held the office then, behind the office itself."""
    if not found or not found[0].country:
        return []
    first = found[0]
    holders = holders_of(
        first.actor_id, [*parts.core, *parts.tail], (role.start, role.end), on, registry
    )
    score = round(first.score - 0.05, 3)
    return [
        Candidate(one.actor_id, one.name, one.country, one.sectors, score, first.backers,
                  f"{one.office} on {on}")
        for one in holders
    ]  # fmt: skip


def _is_head(role: Role, parts: _Parts) -> bool:
    """Whether a role noun is the head: nothing but a name ("President Salih") stands behind it."""
    rest = [word for word in parts.core if word.start >= role.end]
    return all(word.text[:1].isupper() or word.text.isdigit() for word in rest)


def _backer_ids(parts: _Parts) -> tuple[str, ...]:
    return tuple(match.actors[0].actor_id for match in parts.backer_names)


def _join(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


#: A possessive ending and a blank: what lies between "Assad" and "forces" in "Assad's forces".
_POSSESSIVE_GAP = 3


def _of_person(role: Role, parts: _Parts, registry: Registry) -> list[Candidate]:
    """Read "Assad's forces" as those of whom he heads: his state, or his group."""
    for match in parts.core_names:
        leader = match.actors[0]
        after = [word for word in parts.core if word.start >= match.end]
        is_owner = bool(after) and after[0].start - match.end == _POSSESSIVE_GAP
        if leader.kind != "leader" or not is_owner or not leader.country:
            continue
        headed = registry.get(leader.part_of[0]) if leader.part_of else None
        why = f"{match.text!r}'s, and the role of {'/'.join(role.sectors)}"
        backers = _backer_ids(parts)
        if headed is not None and headed.kind not in {"government", "state"}:
            return [Candidate(headed.actor_id, headed.name, headed.country, headed.sectors, 0.8,
                              backers, why)]  # fmt: skip
        name = f"{leader.name}: {_words(parts.core)}"
        return [Candidate(f"{leader.country}-{role.sectors[0]}", name, leader.country,
                          role.sectors, 0.7, backers, why)]  # fmt: skip
    return []


def _composed(
    role: Role, parts: _Parts, on: date | None, country_hint: str | None
) -> list[Candidate]:
    before_role = [m for m in parts.core_names if m.end <= role.start]
    tail_word = parts.tail[0].folded if parts.tail else ""
    in_tail = parts.tail_names if tail_word in _FROM_TAIL else []
    for match, place in [*((m, "before") for m in reversed(before_role)),
                         *((m, "behind") for m in in_tail)]:  # fmt: skip
        owner = match.actors[0]
        if owner.kind == "leader" and place == "before":
            continue
        if any(word.folded in _FORMER for word in parts.core) and owner.kind == "state":
            role = role._replace(sectors=("ELI", *role.sectors))
        return [_role_of(owner, match, role, parts, on, country_hint, is_seat=place == "before")]
    former = any(word.folded in _FORMER for word in parts.core)
    sectors = tuple(dict.fromkeys((*role.sectors, "ELI"))) if former else role.sectors
    backers = _backer_ids(parts)
    if backers and sectors == ("UAF",):
        sectors = ("PRM",)
    country = country_hint
    if country:
        actor_id, why = f"{country}-{sectors[0]}", f"a role; {country} from the context"
        return [Candidate(actor_id, _words(parts.core), country, sectors, 0.5, backers, why)]
    return [
        Candidate(None, _words(parts.core), None, sectors, 0.3, backers, "a role of no country")
    ]


_ORGANISED = frozenset(
    (
        "group party alliance force police service igo ngo legislature ministry office media "
        "media-wing leader government"
    ).split()
)
_CLIENTS = frozenset({"proxy", "proxies", "client", "clients", "surrogate", "surrogates"})
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF"})


def _role_of(
    owner: Actor,
    match: NameMatch,
    role: Role,
    parts: _Parts,
    on: date | None,
    country_hint: str | None,
    *,
    is_seat: bool,
) -> Candidate:
    """Give a role to its owner; whoever is in a capital is not the government that sits there."""
    backers = _backer_ids(parts)
    why = f"{match.text!r} and the role of {'/'.join(role.sectors)}"
    if owner.kind in _ORGANISED:
        # Whoever speaks or fights for an organisation is that organisation.
        return Candidate(owner.actor_id, owner.name, owner.country, owner.sectors or role.sectors,
                         0.9, _join(backers, owner.backers_on(on)), why)  # fmt: skip
    sectors = role.sectors
    word = parts.core[-1].folded
    if word in _CLIENTS and owner.country:
        # A state's proxies are not its citizens: the state stands behind them.
        backers = _join(backers, (owner.country,))
        return Candidate(f"{country_hint}-{sectors[0]}" if country_hint else None,
                         _words(parts.core), country_hint, sectors, 0.7, backers, why)  # fmt: skip
    if is_seat and match.sector and match.kind == "metonym" and sectors[0] not in _ARMED | {"CVL"}:
        sectors = (match.sector,)
    country = owner.country
    name = f"{owner.name}: {_words(parts.core)}"
    return Candidate(f"{owner.actor_id}-{sectors[0]}", name, country, sectors, 0.8, backers, why)


def _by_contained_name(parts: _Parts, on: date | None) -> list[Candidate]:
    """Read an unknown head by a name in it: "Iran's allies" tells not who, but whose they are."""
    named = [m for m in (*parts.core_names, *parts.tail_names) if m.kind != "people"]
    if not named or (parts.tail and parts.tail[0].folded in _CLAUSE and not parts.core_names):
        return []
    match = named[0]
    actor = match.actors[0]
    one = _candidate(actor, match, 0.4, on, f"{match.text!r} stands in the phrase")
    return [one._replace(backers=_join(_backer_ids(parts), one.backers))]


def _words(words: Sequence[Word]) -> str:
    skipped = {"the", "a", "an", "some", "several", "many", "of", "at", "least", "more", "than",
               "about", "around", "nearly", "up", "to", "over", "another", "other"}  # fmt: skip
    kept = [w.text for w in words if w.folded not in skipped and not _NUMBERS.match(w.text)]
    return " ".join(kept)

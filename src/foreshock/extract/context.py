"""A report made ready for reading: parsed, with names and places marked on its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias, TypeVar

from foreshock.actors import NameMatch, Registry
from foreshock.extract.home import Home, find_dateline, home_of
from foreshock.extract.surface import is_capitals, normalise, restore_case
from foreshock.extract.syntax import Token
from foreshock.places import Gazetteer, PlaceMatch
from foreshock.records import Report

Doc: TypeAlias = Any
_Match = TypeVar("_Match", NameMatch, PlaceMatch)

_CALENDAR = {
    word.lower(): word
    for word in (
        "January February March April May June July August September October November "
        "December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday "
        "Thursday Friday Saturday Sunday"
    ).split()
}
# Months and weekdays that are also ordinary words need a number beside them to be a date.
_AMBIGUOUS_CALENDAR = frozenset({"march", "may", "sun", "sat", "mar"})
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Surface:
    """A report's text as it will be parsed, with the names and places found in it."""

    report: Report
    text: str
    names: tuple[NameMatch, ...]
    places: tuple[PlaceMatch, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """All that the rules look at: tokens, who and what they name, and when it was published.

    Attributes
    ----------
    text : the parsed text; the parser would build it anew each time it is asked
    name_at, place_at : the match whose last word is that token
    inside : tokens that are part of a name or place of several words -> its last token
    home : the country that the report is about, for "the army" and "the president"
    dateline_end : where the text proper begins behind its dateline, 0 if it has none
    """

    report: Report
    doc: Doc
    text: str
    registry: Registry
    gazetteer: Gazetteer
    name_at: Mapping[int, NameMatch]
    place_at: Mapping[int, PlaceMatch]
    inside: Mapping[int, int]
    published: date | None
    home: Home
    dateline_end: int
    cache: dict[Any, Any] = field(default_factory=dict)

    @property
    def country(self) -> str | None:
        """The country that the report is about."""
        return self.home.country

    def quote(self, start: int, end: int) -> str:
        """Words of the report as given, not as normalised."""
        return self.report.text[start:end]

    def places_in(self, start: int, end: int) -> list[tuple[int, PlaceMatch]]:
        """Places whose last word is one of a stretch of tokens, in order."""
        if "place order" not in self.cache:
            self.cache["place order"] = sorted(self.place_at)
        order: list[int] = self.cache["place order"]
        inside = order[bisect_left(order, start) : bisect_left(order, end)]
        return [(index, self.place_at[index]) for index in inside]

    def is_place(self, token: Token) -> bool:
        """Whether a token is (the last word of) a place."""
        return token.i in self.place_at

    def name_of(self, token: Token) -> NameMatch | None:
        """Return the name that a token belongs to."""
        return self.name_at.get(self.inside.get(token.i, token.i))


def prepare_surface(
    report: Report,
    *,
    registry: Registry,
    gazetteer: Gazetteer,
    words: Callable[[], frozenset[str]],
) -> Surface:
    """Normalise a report's text, restore its case, and find names and places.

    Where a name and a place share characters the longer one counts: "Ayn al-Asad" is a base,
    not a president.
    """
    plain = normalise(report.text)
    if any(is_capitals(line) for line in plain.split("\n")):
        plain = _restore_lines(plain, registry, gazetteer, words(), report.published)
    names = registry.find(plain, on=report.published)
    places = gazetteer.find(plain, country_hint=())
    return Surface(report, plain, *_longest(names, places))


def _restore_lines(
    text: str,
    registry: Registry,
    gazetteer: Gazetteer,
    words: frozenset[str],
    on: date | None,
) -> str:
    restored = []
    for line in text.split("\n"):
        if not is_capitals(line):
            restored.append(line)
            continue
        found = [(m.start, m.end, _spelling(m, line)) for m in registry.find(line, on=on)]
        found += [
            (m.start, m.end, line[m.start : m.end].title().replace("'S", "'s"))
            for m in gazetteer.find(line, case_insensitive=True)
            if not _is_ordinary(line[m.start : m.end], words)
        ]
        found += _calendar_spellings(line)
        restored.append(restore_case(line, is_common_word=words.__contains__, names=found))
    return "\n".join(restored)


def _is_ordinary(name: str, words: frozenset[str]) -> bool:
    return " " not in name and name.lower() in words


def _spelling(match: NameMatch, line: str) -> str:
    """Return how the registry writes the name that was found in capitals."""
    found = line[match.start : match.end]
    for actor in match.actors:
        for name in (*actor.names, actor.name):
            if name.upper() == found:
                return name
    return found if len(found) <= 5 and " " not in found else found.title().replace("'S", "'s")


def _calendar_spellings(line: str) -> list[tuple[int, int, str]]:
    found = []
    for match in _WORDS.finditer(line):
        word = match.group().lower()
        if word not in _CALENDAR:
            continue
        beside = line[max(0, match.start() - 4) : match.end() + 4]
        if word not in _AMBIGUOUS_CALENDAR or re.search(r"\d", beside):
            found.append((match.start(), match.end(), _CALENDAR[word]))
    return found


def _longest(
    names: Sequence[NameMatch], places: Sequence[PlaceMatch]
) -> tuple[tuple[NameMatch, ...], tuple[PlaceMatch, ...]]:
    """Drop a name that lies in a longer place, and a place that lies in a longer name."""
    name_starts, place_starts = [n.start for n in names], [p.start for p in places]
    return (
        tuple(name for name in names if not _lies_in_longer(name, places, place_starts)),
        tuple(place for place in places if not _lies_in_longer(place, names, name_starts)),
    )


def _lies_in_longer(
    one: NameMatch | PlaceMatch,
    others: Sequence[NameMatch | PlaceMatch],
    starts: Sequence[int],
) -> bool:
    """Whether a match shares characters with a longer one; `others` stand in order, apart."""
    first = max(0, bisect_right(starts, one.start) - 1)
    for other in others[first : first + 8]:
        if other.start >= one.end:
            return False
        if other.end > one.start and other.end - other.start > one.end - one.start:
            return True
    return False


def mark_sentences(doc: Doc, surface: Surface) -> Doc:
    """Tell the parser where sentences cannot, and must, begin.

    A name is never cut ("Kata'ib | Hezbollah"), and a paragraph's end ends a sentence.
    """
    inner: set[int] = set()
    matches: tuple[NameMatch | PlaceMatch, ...] = (*surface.names, *surface.places)
    for match in matches:
        inner.update(range(match.start + 1, match.end))
    after_break = False
    lead = find_dateline(surface.text)
    for token in doc:
        if token.idx >= lead > 0 and not token.is_space:
            token.is_sent_start, lead = True, 0
            after_break = False
            continue
        if token.is_space:
            after_break = after_break or "\n" in token.text
            continue
        if token.i and token.idx in inner:
            token.is_sent_start = False
        elif token.i and after_break:
            token.is_sent_start = True
        after_break = False
    return doc


def make_context(surface: Surface, doc: Doc, registry: Registry, gazetteer: Gazetteer) -> Context:
    """Lay names and places over the tokens of a parsed report."""
    inside: dict[int, int] = {}
    name_at = _laid_over(doc, surface.names, inside)
    place_at = _laid_over(doc, surface.places, inside)
    return Context(
        report=surface.report,
        doc=doc,
        text=doc.text,
        registry=registry,
        gazetteer=gazetteer,
        name_at=name_at,
        place_at=place_at,
        inside=inside,
        published=surface.report.published,
        home=home_of(surface.text, surface.names, surface.places),
        dateline_end=find_dateline(surface.text),
    )


def _laid_over(doc: Doc, matches: Sequence[_Match], inside: dict[int, int]) -> dict[int, _Match]:
    """Return matches by their last token; all their tokens are entered into `inside`."""
    table: dict[int, _Match] = {}
    for match in matches:
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is None or _is_surname(span, match):
            continue
        last = span[-1]
        table[last.i] = match
        for token in span:
            inside[token.i] = last.i
    return table


def _is_surname(span: Any, match: NameMatch | PlaceMatch) -> bool:
    """Whether a state's name is only part of a person's ("Michael Jordan")."""
    if not isinstance(match, NameMatch) or match.actors[0].kind != "state":
        return False
    first = span[0]
    if match.kind != "name" or first.ent_type_ != "PERSON" or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    return bool(before.ent_type_ == "PERSON" and before.text[:1].isupper())

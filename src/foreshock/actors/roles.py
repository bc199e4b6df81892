"""Role nouns and the sectors they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

from foreshock.actors.folding import Word, words_of


class Role(NamedTuple):
    """A role noun found in a phrase."""

    start: int
    end: int
    sectors: tuple[str, ...]
    words: str = ""


class RoleTable(NamedTuple):
    """Role nouns by their folded words, and the words that tell of backing.

    `across` are bodies of many countries, `things` are role nouns that only stand for somebody if
    they have an owner ("a US base"),
    `domestic` armed people who fight where they are at home ("rebels"), `pairs` nouns of the two
    who were told before ("both sides"), `unowned` words behind a country's name and a hyphen that
    make no owner of it ("Iranian-made"), `counts` nouns that count, `serving` whom an office of no
    country serves, `short_forms` the kinds of actors that "the group" or "the kingdom" stand for.
    """

    by_words: Mapping[tuple[str, ...], tuple[str, ...]]
    backing: frozenset[str]
    things: frozenset[str]
    domestic: frozenset[str]
    across: frozenset[str]
    pairs: frozenset[str]
    unowned: frozenset[str]
    counts: frozenset[str]
    serving: Mapping[str, str]
    short_forms: Mapping[str, Sequence[str]]
    longest: int
    heads: frozenset[str]

    def last_in(self, words: Sequence[Word]) -> Role | None:
        """Return the role noun that ends furthest to the right, the longest of these.

        In English the last noun of a compound is its head: "police union leader" is a leader.
        """
        for end in range(len(words), 0, -1):
            last = words[end - 1].folded
            if last not in self.heads and _singular(last) not in self.heads:
                continue
            for start in range(max(0, end - self.longest), end):
                if sectors := self.sectors_of(words[start:end]):
                    name = " ".join(word.folded for word in words[start:end])
                    return Role(words[start].start, words[end - 1].end, sectors, name)
        return None

    def sectors_of(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Sectors of a role noun, singular or plural; empty if it is none."""
        folded = tuple([word.folded for word in words])
        return (
            self.by_words.get(folded)
            or self.by_words.get((*folded[:-1], _singular(folded[-1])))
            or ()
        )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


_LISTS = ("backing", "things", "domestic", "across", "pairs", "unowned", "counts")


@cache
def role_table() -> RoleTable:
    """Read the shipped role nouns.

    Examples
    --------
    >>> from foreshock.actors.folding import words_of
    >>> role_table().last_in(words_of("two American soldiers")).sectors
    ('MIL',)
    """
    text = (resources.files("foreshock.actors") / "data" / "roles.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    by_words: dict[tuple[str, ...], tuple[str, ...]] = {}
    for role in raw["roles"]:
        for name in role["words"]:
            by_words[tuple(word.folded for word in words_of(name))] = tuple(role["sectors"])
    longest = max(len(words) for words in by_words)
    lists = {name: frozenset(raw[name]) for name in _LISTS}
    return RoleTable(by_words, **lists, serving=raw["serving"], short_forms=raw["short_forms"],
                     longest=longest, heads=frozenset(words[-1] for words in by_words))  # fmt: skip

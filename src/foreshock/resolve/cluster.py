"""Judgements in, groups of claims out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from foreshock.records import Claim, Judgement
from foreshock.resolve.sighting import content_key

RESOLVER = "resolver"
Pair = tuple[str, str]


class DisjointSets:
    """Claims that were brought together, with the members of each set at hand."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def root(self, item: str) -> str:
        """Return the name of an item's set; an item not seen before is a set of its own."""
        self._root.setdefault(item, item)
        self._members.setdefault(self._root[item], [item])
        return self._root[item]

    def members(self, item: str) -> list[str]:
        """Return all that are in one set with an item."""
        return self._members[self.root(item)]

    def unite(self, left: str, right: str) -> None:
        """Make one set of two."""
        small, large = sorted((self.root(left), self.root(right)), key=self._size)
        if small == large:
            return
        for member in self._members[small]:
            self._root[member] = large
        self._members[large] += self._members.pop(small)

    def sets(self) -> list[list[str]]:
        """Return all sets."""
        return list(self._members.values())

    def _size(self, root: str) -> tuple[int, str]:
        return len(self._members[root]), root


def components(links: Iterable[Pair]) -> list[list[str]]:
    """Return the connected components of a graph given by its edges.

    Examples
    --------
    >>> [sorted(found) for found in components([("a", "b"), ("c", "d"), ("b", "e")])]
    [['a', 'b', 'e'], ['c', 'd']]
    """
    sets = DisjointSets()
    for left, right in links:
        sets.unite(left, right)
    return sets.sets()


def is_person(judgement: Judgement) -> bool:
    """Whether a person made the judgement."""
    return judgement.by != RESOLVER


def effective(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """Return the judgement that holds for each pair.

    A person's decision outranks the resolver's, a later one an earlier one, and of two at the
    same instant the one that keeps the claims apart, because that can be seen and redone.
    """
    held: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = (judgement.left, judgement.right)
        if pair not in held or _rank(judgement) > _rank(held[pair]):
            held[pair] = judgement
    return held


def _rank(judgement: Judgement) -> tuple[object, ...]:
    return (
        is_person(judgement),
        judgement.decided_at,
        judgement.verdict == "different",
        judgement.judgement_id,
    )


def group_claims(claims: Mapping[str, Claim], judgements: Iterable[Judgement]) -> list[list[str]]:
    """Return the claims in groups, one group a happening.

    Groups are the connected components of the claims judged the same, less the weakest links
    of those components that hold two claims judged different: merges are made from the surest
    to the least sure, persons' before the resolver's, and one that would bring together two
    claims judged different is left out. A person's merge yields only to a person.

    Parameters
    ----------
    claims : by claim id; judgements on claims that are not among them are left aside
    judgements : in any order
    """
    held = {
        pair: judgement
        for pair, judgement in effective(judgements).items()
        if pair[0] in claims and pair[1] in claims
    }
    apart, apart_by_person = _enemies(held.values())
    sets = DisjointSets()
    for claim_id in claims:
        sets.root(claim_id)
    for merge in _surest_first(claims, held.values()):
        enemies = apart_by_person if is_person(merge) else apart
        if not _would_meet(sets, merge, enemies):
            sets.unite(merge.left, merge.right)
    return sets.sets()


def _enemies(
    judgements: Iterable[Judgement],
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return by claim those that it is kept apart from: by anyone, and by persons."""
    by_anyone: defaultdict[str, set[str]] = defaultdict(set)
    by_person: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.verdict == "different":
            for table in (by_anyone, by_person) if is_person(judgement) else (by_anyone,):
                table[judgement.left].add(judgement.right)
                table[judgement.right].add(judgement.left)
    return by_anyone, by_person


def _surest_first(
    claims: Mapping[str, Claim], judgements: Iterable[Judgement]
) -> Sequence[Judgement]:
    """Return the merges in the order in which they are made."""
    merges = [judgement for judgement in judgements if judgement.verdict == "same"]
    keys = {
        claim_id: content_key(claims[claim_id])
        for merge in merges
        for claim_id in (merge.left, merge.right)
    }

    def order(merge: Judgement) -> tuple[object, ...]:
        person = is_person(merge)
        latest_first = -merge.decided_at.timestamp() if person else 0.0
        contents = sorted((keys[merge.left], keys[merge.right]))
        return (not person, latest_first, -merge.score, contents, merge.left, merge.right)

    return sorted(merges, key=order)


def _would_meet(sets: DisjointSets, merge: Judgement, enemies: Mapping[str, set[str]]) -> bool:
    """Whether a merge would bring together two claims that are kept apart."""
    here, there = sets.members(merge.left), sets.members(merge.right)
    if here is there:
        return False
    few, many = sorted((here, there), key=len)
    others = set(many)
    return any(not others.isdisjoint(enemies.get(claim_id, ())) for claim_id in few)

"""Claims into events, by judgements that are recorded, shown and can be undone."""

from foreshock.ontology import total
from foreshock.resolve.building import build_events
from foreshock.resolve.cluster import RESOLVER, effective, group_claims, is_person
from foreshock.resolve.compare import Comparison, compare
from foreshock.resolve.decisions import merge, split
from foreshock.resolve.judging import judge
from foreshock.resolve.sides import Hierarchy
from foreshock.resolve.sighting import Sighting, sight
from foreshock.resolve.summary import summarise

__all__ = [
    "RESOLVER",
    "Comparison",
    "Hierarchy",
    "Sighting",
    "build_events",
    "compare",
    "effective",
    "group_claims",
    "is_person",
    "judge",
    "merge",
    "sight",
    "split",
    "summarise",
    "total",
]

"""The store: every report, claim, judgement and rejection, with two clocks, in one file.

``occurred`` tells when a thing happened, ``known_at`` from when it was known; every read takes
``as_of``, and nothing known later changes an answer. Only this package speaks DuckDB.
"""

from foreshock.store.as_of import AsOf, as_instant, parse_as_of
from foreshock.store.duck import Store
from foreshock.store.intake import AddOutcome, Intake
from foreshock.store.protocol import StoreProtocol
from foreshock.store.query import ClaimQuery, EventQuery, RelationQuery
from foreshock.store.schema import SCHEMA_VERSION

__all__ = [
    "SCHEMA_VERSION",
    "AddOutcome",
    "AsOf",
    "ClaimQuery",
    "EventQuery",
    "Intake",
    "RelationQuery",
    "Store",
    "StoreProtocol",
    "as_instant",
    "parse_as_of",
]

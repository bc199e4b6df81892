"""The tables: one declaration from which the SQL and the Arrow schemas both follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

#: Raised with every change that an older Foreshock could not read or write.
SCHEMA_VERSION = 2

_CLOCKS = {"known_at": "TIMESTAMP NOT NULL", "recorded_at": "TIMESTAMP NOT NULL"}

# What claims and events are filtered by. `*_keys` hold every id prefix and country of a side.
_ACT = {
    "event_type": "VARCHAR NOT NULL",
    "mode": "VARCHAR",
    "quad": "TINYINT NOT NULL",
    "domain": "VARCHAR NOT NULL",
    "status": "VARCHAR NOT NULL",
    "intensity": "DOUBLE NOT NULL",
    "confidence": "DOUBLE NOT NULL",
    "source_ids": "VARCHAR[] NOT NULL",
    "source_countries": "VARCHAR[] NOT NULL",
    "source_keys": "VARCHAR[] NOT NULL",
    "target_ids": "VARCHAR[] NOT NULL",
    "target_countries": "VARCHAR[] NOT NULL",
    "target_keys": "VARCHAR[] NOT NULL",
    "place_name": "VARCHAR",
    "place_country": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "date_start": "DATE",
    "date_end": "DATE",
    "date_precision": "VARCHAR NOT NULL",
}

#: Table -> column -> SQL type. All times are UTC; `json` holds the record itself.
TABLES: dict[str, dict[str, str]] = {
    "meta": {"key": "VARCHAR NOT NULL", "value": "VARCHAR NOT NULL"},
    "reports": {
        "report_id": "VARCHAR NOT NULL",
        "text": "VARCHAR NOT NULL",
        "origin": "VARCHAR NOT NULL",
        "text_sha256": "VARCHAR NOT NULL",
        "published": "DATE",
        "published_at": "TIMESTAMP",
        "retrieved": "TIMESTAMP",
        "title": "VARCHAR",
        "outlet": "VARCHAR",
        "outlet_kind": "VARCHAR",
        "url": "VARCHAR",
        "language": "VARCHAR",
        "media_type": "VARCHAR",
        "raw_sha256": "VARCHAR",
        **_CLOCKS,
    },
    "raw": {
        "raw_sha256": "VARCHAR NOT NULL",
        "report_id": "VARCHAR NOT NULL",
        "bytes": "BLOB NOT NULL",
    },
    "claims": {
        "claim_id": "VARCHAR NOT NULL",
        "report_id": "VARCHAR NOT NULL",
        "trigger_start": "INTEGER NOT NULL",
        **_ACT,
        **_CLOCKS,
        "json": "VARCHAR NOT NULL",
    },
    "judgements": {
        "judgement_id": "VARCHAR NOT NULL",
        "left_id": "VARCHAR NOT NULL",
        "right_id": "VARCHAR NOT NULL",
        "verdict": "VARCHAR NOT NULL",
        "decided_by": "VARCHAR NOT NULL",
        "decided_at": "TIMESTAMP NOT NULL",
        "known_at": "TIMESTAMP NOT NULL",
        "json": "VARCHAR NOT NULL",
    },
    "events": {
        "event_id": "VARCHAR NOT NULL",
        "claim_ids": "VARCHAR[] NOT NULL",
        "report_ids": "VARCHAR[] NOT NULL",
        **_ACT,
        **_CLOCKS,
        "json": "VARCHAR NOT NULL",
    },
    "relations": {
        "relation_id": "VARCHAR NOT NULL",
        "report_id": "VARCHAR NOT NULL",
        "kind": "VARCHAR NOT NULL",
        "status": "VARCHAR NOT NULL",
        "confidence": "DOUBLE NOT NULL",
        "source_keys": "VARCHAR[] NOT NULL",
        "target_keys": "VARCHAR[] NOT NULL",
        **_CLOCKS,
        "json": "VARCHAR NOT NULL",
    },
    "namings": {
        "naming_id": "VARCHAR NOT NULL",
        "report_id": "VARCHAR NOT NULL",
        **_CLOCKS,
        "json": "VARCHAR NOT NULL",
    },
    # Whether two spellings name one group; apart from `judgements`, which events are made from.
    "spellings": {
        "judgement_id": "VARCHAR NOT NULL",
        "known_at": "TIMESTAMP NOT NULL",
        "decided_at": "TIMESTAMP NOT NULL",
        "json": "VARCHAR NOT NULL",
    },
    "rejected": {
        "record_id": "VARCHAR NOT NULL",
        "stage": "VARCHAR NOT NULL",
        "reason": "VARCHAR NOT NULL",
        "known_at": "TIMESTAMP",
        "recorded_at": "TIMESTAMP NOT NULL",
    },
}

# `events` has none: it is emptied and filled in one transaction, and DuckDB checks keys against
# rows deleted in the same transaction.
_KEYS = {
    "meta": ["PRIMARY KEY (key)"],
    "reports": ["PRIMARY KEY (report_id)", "UNIQUE (text_sha256)"],
    "raw": ["PRIMARY KEY (raw_sha256)"],
    "claims": ["PRIMARY KEY (claim_id)"],
    "judgements": ["PRIMARY KEY (judgement_id)"],
    "relations": ["PRIMARY KEY (relation_id)"],
    "namings": ["PRIMARY KEY (naming_id)"],
    "spellings": ["PRIMARY KEY (judgement_id)"],
    "rejected": ["PRIMARY KEY (record_id, stage, reason)"],
}

_ARROW: dict[str, Any] = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "BLOB": pa.binary(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "TINYINT": pa.int8(),
}

# Of use to the store alone.
_INTERNAL = frozenset({"json", "trigger_start", "source_keys", "target_keys"})


def create_statements() -> Iterator[str]:
    """Yield one ``CREATE TABLE`` a table."""
    for table, columns in TABLES.items():
        lines = [f"{name} {sql_type}" for name, sql_type in columns.items()]
        yield f"CREATE TABLE {table} ({', '.join([*lines, *_KEYS.get(table, [])])})"


def arrow_schema(table: str) -> Any:
    """Return the Arrow schema that rows of a table are written with."""
    return pa.schema([(name, _arrow_type(sql)) for name, sql in TABLES[table].items()])


def public_schema(table: str) -> Any:
    """Return the Arrow schema that readers get: no internals, and instants that say UTC.

    Examples
    --------
    >>> public_schema("claims").field("known_at").type
    TimestampType(timestamp[us, tz=UTC])
    """
    fields = [
        (name, pa.timestamp("us", tz="UTC") if sql.startswith("TIMESTAMP") else _arrow_type(sql))
        for name, sql in TABLES[table].items()
        if name not in _INTERNAL
    ]
    return pa.schema(fields)


def _arrow_type(sql_type: str) -> Any:
    """Return the Arrow type of a column, whether or not it may be empty."""
    return _ARROW[sql_type.removesuffix(" NOT NULL")]

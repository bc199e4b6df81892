"""Filters, instants and schemas."""

from datetime import UTC, date, datetime

import duckdb
import pyarrow as pa
import pytest

from foreshock.errors import UsageError
from foreshock.store import ClaimQuery, EventQuery, Store, as_instant, parse_as_of
from foreshock.store.schema import TABLES, arrow_schema, create_statements, public_schema
from foreshock.store.where import tail


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2020-04-02", date(2020, 4, 2)),
        (" 2020-04-02 ", date(2020, 4, 2)),
        ("2020-04-02T10:00", datetime(2020, 4, 2, 10, tzinfo=UTC)),
        ("2020-04-02 10:00:30Z", datetime(2020, 4, 2, 10, 0, 30, tzinfo=UTC)),
        ("2020-04-02T01:00+03:00", datetime(2020, 4, 1, 22, tzinfo=UTC)),
    ],
)
def test_as_of_is_read(text: str, wanted: date | datetime) -> None:
    assert parse_as_of(text) == wanted
    assert type(parse_as_of(text)) is type(wanted)


@pytest.mark.parametrize(
    "text",
    ["", "today", "2020-02-30", "2020-04", "20200402", "2020-W14", "02.04.2020",
     "2020-04-02T25:00", "0001-01-01T00:00+23:00", "٢٠٢٠-٠٤-٠٢T00"],
)  # fmt: skip
def test_what_is_no_instant_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="2020-04-02"):
        parse_as_of(text)


def test_a_day_reaches_to_its_end() -> None:
    assert as_instant(date(9999, 12, 31)) == datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"since": date(2020, 2, 1), "until": date(2020, 1, 1)}, "before it starts"),
        ({"statuses": ("done",)}, "'done'"),
        ({"domain": "act"}, "neither word nor deed"),
        ({"limit": -1}, "below 0"),
        ({"between": ("USA",)}, "two actors"),
    ],
)
def test_a_query_that_cannot_be_is_told(fields: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ClaimQuery(**fields)  # type: ignore[arg-type]


def test_nothing_typed_gets_into_the_sql() -> None:
    nasty = "x'); DROP TABLE claims; --"
    for query in (
        ClaimQuery(actor=nasty, source=nasty, target=nasty, between=(nasty, nasty),
                   event_types=(nasty,), place_country=nasty, report_ids=(nasty,),
                   claim_ids=(nasty,)),
        EventQuery(actor=nasty, event_types=(nasty,), event_ids=(nasty,), report_ids=(nasty,)),
    ):  # fmt: skip
        sql, values = tail(query)
        assert "DROP" not in sql
        assert sql.count("?") == len(values)


@pytest.mark.parametrize("actor", ["\udcff", "\x00", "%", "_", ""])
def test_any_words_can_be_asked_for(actor: str) -> None:
    with Store.open(":memory:") as store:
        query = ClaimQuery(actor=actor, report_ids=(actor,), event_types=(actor,))
        assert store.claims(query) == []
        assert store.claims_arrow(query).num_rows == 0


def test_the_tables_and_their_arrow_schemas_agree() -> None:
    with duckdb.connect() as connection:
        for statement in create_statements():
            connection.execute(statement)
        for table in TABLES:
            made = connection.sql(f"SELECT * FROM {table}").to_arrow_table().schema
            wanted = arrow_schema(table)
            assert made.names == wanted.names
            assert [str(t).replace("<l:", "<item:") for t in made.types] == [
                str(t).replace("<element:", "<item:") for t in wanted.types
            ]


def test_readers_get_instants_in_utc_and_no_internals() -> None:
    schema = public_schema("claims")
    assert schema.field("recorded_at").type == pa.timestamp("us", tz="UTC")
    assert not {"json", "source_keys", "trigger_start"} & set(schema.names)

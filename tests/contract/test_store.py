"""Every store gives what a plain reading of the same records gives.

Another kind of store joins by one more entry in `STORES`.
"""

import os
import time
from collections.abc import Callable, Iterator

import pytest

from foreshock.store import Store, StoreProtocol
from foreshock.store.conformance import CHECKS, Fill
from foreshock.store.sample import RECORDED_AT, Holdings


def duckdb_store(holdings: Holdings) -> Store:
    store = Store.open(":memory:")
    store.add_many(holdings.intakes, recorded_at=RECORDED_AT)
    store.add_rejected(holdings.rejected, recorded_at=RECORDED_AT)
    store.record_judgements(holdings.judgements)
    store.replace_events(holdings.events, recorded_at=RECORDED_AT)
    return store


STORES: dict[str, Fill] = {"duckdb": duckdb_store}


@pytest.fixture(params=["UTC", "America/St_Johns", "Pacific/Kiritimati"])
def local_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run on a machine of that time zone."""
    monkeypatch.setitem(os.environ, "TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_store_conforms(check: Callable[[Fill], None], store: str, local_zone: str) -> None:
    check(STORES[store])


@pytest.mark.parametrize("store", STORES)
def test_store_has_the_reading_half(store: str) -> None:
    assert isinstance(STORES[store](Holdings()), StoreProtocol)

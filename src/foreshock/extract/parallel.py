"""Reading in several processes, with results in the order of the reports."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from foreshock.extract.content import Content
from foreshock.records import Rejected, Report

if TYPE_CHECKING:
    from foreshock.extract.reader import Reader

Outcome = tuple[Report, Content | Rejected]
_worker_reader: Reader | None = None


def _start(reader: Reader) -> None:
    global _worker_reader
    _worker_reader = reader


def _read_chunk(reports: Sequence[Report], with_ties: bool) -> list[Outcome]:
    if _worker_reader is None:
        raise RuntimeError("the worker was not started")
    return list(_worker_reader.read_contents(reports, with_ties=with_ties))


def read_in_processes(
    reader: Reader,
    reports: Iterable[Report],
    *,
    jobs: int,
    batch_size: int,
    with_ties: bool = False,
) -> Iterator[Outcome]:
    """Read reports in `jobs` processes; at most a few chunks lie in memory at once.

    A chunk whose worker dies is read again in this process, so that nothing is lost.
    """
    waiting: deque[tuple[Sequence[Report], Future[list[Outcome]]]] = deque()
    chunks = _chunked(reports, batch_size)
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start,
        initargs=(reader.unloaded(),),
    ) as pool:  # fmt: skip
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_read_chunk, chunk, with_ties)))
            if len(waiting) >= jobs * 3:
                yield from _result(reader, *waiting.popleft(), with_ties)
        while waiting:
            yield from _result(reader, *waiting.popleft(), with_ties)


def _chunked(reports: Iterable[Report], size: int) -> Iterator[Sequence[Report]]:
    iterator = iter(reports)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _result(
    reader: Reader, chunk: Sequence[Report], future: Future[list[Outcome]], with_ties: bool
) -> Iterator[Outcome]:
    try:
        yield from future.result()
    except Exception:  # noqa: BLE001 - a dead worker (out of memory, killed) must not lose reports
        yield from reader.read_contents(chunk, with_ties=with_ties)

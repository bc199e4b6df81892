"""Cost of reading: against a bare parse, on a stream of mostly other news, and in two processes.

Processor time is compared, not time by the clock: other programs on the machine spoil the latter.
Two processes can only be judged by the clock; ``FORESHOCK_BENCH_ARTICLES`` sets how many articles
they read (300 by default, 10000 for the full measure, which takes some minutes).
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable, Sequence
from typing import Any

from bench.data import rows_of
from bench.stream import make_stream
from foreshock.extract import Reader
from foreshock.extract.pipeline import load_pipeline
from foreshock.extract.surface import normalise
from foreshock.records import Report

_ARTICLES = 300


def measure(reader: Reader, *, n_texts: int = 600, repeats: int = 3) -> dict[str, Any] | None:
    """Return ratios to a bare parse by the same pipeline; the best of `repeats` runs each."""
    rows = rows_of("relations_dev.jsonl")
    stream = make_stream(300)
    if rows is None or stream is None:
        return None
    reports = [Report.make(row["text"], origin="dev", report_id=str(i))
               for i, row in enumerate(rows[:n_texts])]  # fmt: skip
    reader.prepare()
    parse_s, read_s = _both(reader, reports, repeats)
    stream_parse_s, stream_read_s = _both(reader, stream, repeats)
    return {
        "texts": len(reports),
        "reading to a bare parse": read_s / parse_s,
        "texts a processor second": len(reports) / read_s,
        "stream of one relevant in ten, articles": len(stream),
        "stream, reading to a bare parse": stream_read_s / stream_parse_s,
        **_in_two_processes(reader),
    }


def _both(reader: Reader, reports: Sequence[Report], repeats: int) -> tuple[float, float]:
    """Return the seconds of a bare parse and of reading, measured in turns."""
    nlp = load_pipeline(reader.pipeline)
    plain = [normalise(report.text) for report in reports]
    parse_s, read_s = [], []
    for _ in range(repeats):
        parse_s.append(_timed(lambda: [None for _ in nlp.pipe(plain, batch_size=16)]))
        read_s.append(_timed(lambda: [None for _ in reader.read_many(reports)]))
    return min(parse_s), min(read_s)


def _in_two_processes(reader: Reader) -> dict[str, Any]:
    """Read articles, all of them relevant, in one process and in two, and watch the memory."""
    n = int(os.environ.get("FORESHOCK_BENCH_ARTICLES", _ARTICLES))
    articles = make_stream(n, relevant_share=1.0) or []
    before_mb = _peak_mb()
    one_s = _timed(lambda: [None for _ in reader.read_many(iter(articles))], time.perf_counter)
    grown_mb = _peak_mb() - before_mb
    two_s = _timed(lambda: [None for _ in reader.read_many(articles, jobs=2)], time.perf_counter)
    return {
        "articles": n,
        "peak memory, MB": _peak_mb(),
        "of it grown over the articles, MB": grown_mb,
        "one process to two": one_s / two_s,
        "articles a second in two processes": n / two_s,
    }


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(run: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    start = clock()
    run()
    return clock() - start

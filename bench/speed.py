"""Speed of coding as a ratio to a bare parse of the same text by the same pipeline."""

from __future__ import annotations

import time
from typing import Any

from bench.data import rows_of
from foreshock.extract import Reader
from foreshock.extract.pipeline import load_pipeline
from foreshock.extract.surface import normalise
from foreshock.records import Report


def measure(reader: Reader, *, n_texts: int = 600, repeats: int = 3) -> dict[str, Any] | None:
    """Time reading and bare parsing side by side; the best of `repeats` runs each."""
    rows = rows_of("relations_dev.jsonl")
    if rows is None:
        return None
    texts = [row["text"] for row in rows[:n_texts]]
    reports = [Report.make(text, origin="dev", report_id=str(i)) for i, text in enumerate(texts)]
    reader.prepare()
    nlp = load_pipeline(reader.pipeline)
    plain = [normalise(text) for text in texts]
    parse_s, read_s = [], []
    for _ in range(repeats):
        parse_s.append(_timed(lambda: [None for _ in nlp.pipe(plain, batch_size=16)]))
        read_s.append(_timed(lambda: [None for _ in reader.read_many(reports)]))
    return {
        "texts": len(texts),
        "reading to a bare parse": min(read_s) / min(parse_s),
        "texts a second": len(texts) / min(read_s),
    }


def _timed(run: Any) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start

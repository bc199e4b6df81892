"""A stream of news in which one article in ten may tell of conflict, for measuring cost.

The other nine are made of the paragraphs in ``stream.yaml``: sport, markets, food, culture,
science, weather and local news, written for this purpose with the words that mislead ("attack",
"strike", "agreed", "talks"). The relevant ones are made of the development sentences.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.data import rows_of
from foreshock.records import Report

#: Sentences of a relevant article, paragraphs of another: some 170 words each.
_SENTENCES = 6
_PARAGRAPHS = 5


def make_stream(n: int, *, relevant_share: float = 0.1, seed: int = 7) -> list[Report] | None:
    """Return `n` reports in a fixed order; ``None`` where the development sentences are missing."""
    rows = rows_of("relations_dev.jsonl")
    if rows is None:
        return None
    rng = random.Random(seed)
    fields = yaml.safe_load((Path(__file__).parent / "stream.yaml").read_text("utf-8"))
    sentences = [row["text"] for row in rows]
    reports = []
    for number in range(n):
        is_relevant = number % round(1 / relevant_share) == 0
        text = _relevant(sentences, rng) if is_relevant else _other(fields, rng)
        reports.append(Report.make(text, origin="stream", report_id=f"s{number}"))
    return reports


def _relevant(sentences: Sequence[str], rng: random.Random) -> str:
    chosen = rng.sample(sentences, _SENTENCES)
    pairs = [chosen[i : i + 2] for i in range(0, len(chosen), 2)]
    return "\n\n".join(" ".join(pair) for pair in pairs)


def _other(fields: dict[str, Any], rng: random.Random) -> str:
    """Return an article of one field, its names and numbers drawn anew."""
    field = fields["fields"][rng.choice(sorted(fields["fields"]))]
    paragraphs = rng.sample(field, min(_PARAGRAPHS, len(field)))
    drawn = {name: rng.choice(words) for name, words in fields["names"].items()}
    return "\n\n".join(paragraph.strip().format(**drawn) for paragraph in paragraphs)

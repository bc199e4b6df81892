"""Run all benchmarks: ``python -m bench [name ...]``; figures to stdout, JSON to bench/results."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from bench import names as names_speed
from bench import speed
from bench.data import RESULTS, SHARED
from bench.quality import (
    actors,
    agreement,
    article,
    causality,
    confidence,
    dispatches,
    entities,
    factuality,
    own_set,
    relations,
)
from foreshock.extract import Reader

_MEASURES: dict[str, Callable[[Reader], dict[str, Any] | None]] = {
    "article": article.measure,
    "relations": relations.measure,
    "factuality": factuality.measure,
    "causality": causality.measure,
    "dispatches": dispatches.measure,
    "entities": entities.measure,
    "own development": partial(own_set.measure, name="development"),
    "own held-out": own_set.measure,
    "agreement": agreement.measure,
    "confidence": confidence.measure,
    "actors": actors.measure,
    "names": names_speed.measure,
    "speed": speed.measure,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, all without names; 2 for a name that is none."""
    if unknown := sorted(set(names) - set(_MEASURES)):
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(_MEASURES)}")
        return 2
    reader = Reader()
    results: dict[str, Any] = {}
    for name in names or _MEASURES:
        print(f"\n{name}", flush=True)
        result = _MEASURES[name](reader)
        results[name] = result
        if result is None:
            print(f"  skipped: its data is not in {SHARED.name}/")
        else:
            _show(result)
    _save(results)
    return 0


def _show(result: dict[str, Any]) -> None:
    for key, value in result.items():
        text = f"{value:.3f}" if isinstance(value, float) else value
        if isinstance(value, list) and value:
            text = "".join(f"\n    {line}" for line in value)
        print(f"  {key}: {text}")


def _save(results: dict[str, Any]) -> None:
    RESULTS.mkdir(parents=True, exist_ok=True)
    now = datetime.now(tz=UTC)
    git = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    record = {
        "at": now.isoformat(timespec="seconds"),
        "commit": git.stdout.strip() or None,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "results": results,
    }
    path = RESULTS / f"{now:%Y%m%dT%H%M%S}.json"
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

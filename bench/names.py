"""Speed of names: a registry of 100,000 invented names, loaded and asked in a process of its own.

No phrase is asked twice, so that no cache of phrases can answer; words repeat as they do in text.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

N_NAMES = 100_000
N_PHRASES = 100_000
_ONSETS = "b ch d dj f g gh h j k kh l m n p q r s sh t th v w y z br dr kr tr".split()
_VOWELS = "a e i o u aa ou".split()
_CODAS = ["", "", "", "n", "m", "r", "l", "s", "d", "b", "h"]
_KINDS = ["Front", "Army", "Movement", "Brigade", "Party", "Council", "Union", "Corps", "Guard"]
_NATIONS = "Iranian American Russian Malian Turkish Israeli Sudanese Colombian Burmese".split()
_ROLES = "soldiers police officials rebels gunmen protesters diplomats lawmakers".split()
_PLACES = "Iraq Syria Mali Sudan Ukraine Yemen Libya Somalia".split()


def _word(rng: random.Random) -> str:
    n_syllables = rng.randint(1, 3)
    parts = (
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(n_syllables)
    )
    return "".join(parts).capitalize()


def invented_pack(n_names: int, rng: random.Random) -> str:
    """Return a pack of armed groups and their leaders with so many names in all."""
    lines = ["actors:"]
    words = [_word(rng) for _ in range(20_000)]
    for number in range(n_names // 5):
        one, two, three, four = (rng.choice(words) for _ in range(4))
        names = json.dumps([f"{one} al-{two}", f"{one} {two} {rng.choice(_KINDS)}"])
        lines += [
            f"  - id: IRQ-REB-INVENTED-{number}",
            f"    name: {one} {two} {three}",
            f"    names: {names}",
            "    country: IRQ",
            "    sectors: [REB]",
            "    leaders:",
            f"      - {{id: IRQ-REB-LEADER-{number}, name: {three} {four},",
            f"         names: [{four} {one}], office: leader,",
            "         terms: [{from: 2001, until: 2015}]}",
        ]
    return "\n".join(lines)


def phrases(names: list[str], n_phrases: int, rng: random.Random) -> Iterator[str]:
    """Yield distinct phrases: names, roles of nations and groups, backed groups, unknown ones."""
    for number in range(n_phrases):
        name, nation, role = rng.choice(names), rng.choice(_NATIONS), rng.choice(_ROLES)
        yield (
            f"{name}",
            f"{number} {nation} {role}",
            f"{role} of the {name}",
            f"{nation}-backed {role} in {rng.choice(_PLACES)} {number}",
            f"the {_word(rng)} {_word(rng)} {number}",
            f"{name} spokesman {_word(rng)} {_word(rng)}",
        )[number % 6]


def _in_this_process(folder: Path) -> dict[str, Any]:
    """Load and ask; called in a fresh process whose memory is that of the registry alone."""
    base = _peak_megabytes()
    from foreshock.actors import load_registry, resolve_phrase

    own = folder / "own.yaml"
    start = time.perf_counter()
    registry = load_registry([own])
    load_s = time.perf_counter() - start
    rng = random.Random(4)
    names = [name for actor in registry.actors() for name in actor.names]
    asked = list(dict.fromkeys(phrases(names, N_PHRASES, rng)))
    for phrase in asked[:200]:
        resolve_phrase(phrase, registry=registry)
    start = time.process_time()
    n_found = sum(bool(resolve_phrase(phrase, registry=registry)) for phrase in asked)
    seconds = time.process_time() - start
    return {
        "names": len(names),
        "loading, seconds": load_s,
        "peak memory, MB": _peak_megabytes(),
        "memory before, MB": base,
        "distinct phrases": len(asked),
        "found something": n_found / len(asked),
        "phrases a minute": round(len(asked) / seconds * 60),
    }


def _peak_megabytes() -> float:
    # Not `ru_maxrss`, which a child has from its parent.
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024


def measure(_reader: object = None) -> dict[str, Any]:
    """Build the registry once, so that it is compiled, then load and ask it in a new process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = invented_pack(N_NAMES, random.Random(3))
        (folder / "own.yaml").write_text(pack, encoding="utf-8")
        environment = {**os.environ, "FORESHOCK_CACHE": str(folder / "cache")}
        command = [sys.executable, "-m", "bench.names", str(folder)]
        results = []
        for _ in range(2):
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            )
            results.append(json.loads(done.stdout))
    return {"first loading, seconds": results[0]["loading, seconds"], **results[1]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_in_this_process(Path(sys.argv[1]))))

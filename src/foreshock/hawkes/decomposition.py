"""What set off each event: the background or an earlier event, with probabilities.

References
----------
.. [1] Zhuang, J., Ogata, Y., Vere-Jones, D. (2002). Stochastic declustering of space-time
   earthquake occurrences. J. Am. Stat. Assoc. 97, 369-380.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foreshock.hawkes.compiled import compiled
from foreshock.hawkes.kernels import earlier_factor

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Parents:
    """Probabilities of what set off each event.

    Attributes
    ----------
    immigrant : (n,) probability that nothing before set it off
    child, parent : (m,) positions of events; only pairs above the asked probability
    probability : (m,)
    by_kind : (n, K) probability that some event of a kind set it off
    """

    immigrant: Floats
    child: Ints
    parent: Ints
    probability: Floats
    by_kind: Floats

    def most_likely(self, event: int) -> tuple[int | None, float]:
        """Return the likeliest parent of an event and its probability; `None`: the background."""
        mine = np.flatnonzero(self.child == event)
        best = mine[np.argmax(self.probability[mine])] if mine.size else None
        if best is None or self.probability[best] <= self.immigrant[event]:
            return None, float(self.immigrant[event])
        return int(self.parent[best]), float(self.probability[best])


@compiled
def pair_probabilities(
    times: Floats,
    kinds: Ints,
    intensities: Floats,
    branching: Floats,
    decays: Floats,
    resolution: float,
    least: float,
    room: int,
) -> tuple[Ints, Ints, Floats, int]:
    """List pairs whose probability is at least `least`: child, parent, probability, how many.

    `room` is how many can be listed; a number above it says that more were found.
    """
    child, parent = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
    probability = np.empty(room)
    found = 0
    for event in range(times.size):
        for earlier in range(event - 1, -1, -1):
            lag = times[event] - times[earlier]
            if lag <= 0.0:
                continue
            density = 0.0
            ceiling = 0.0
            for scale in range(decays.size):
                factor, _ = earlier_factor(decays[scale], resolution)
                left = factor * np.exp(-decays[scale] * lag)
                density += branching[scale, kinds[event], kinds[earlier]] * left
                ceiling += branching[scale, kinds[event]].max() * left
            if ceiling < least * intensities[event]:
                break
            if density >= least * intensities[event]:
                if found < room:
                    child[found], parent[found] = event, earlier
                    probability[found] = density / intensities[event]
                found += 1
    return child, parent, probability, found

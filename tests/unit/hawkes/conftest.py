import numpy as np
import pytest

from foreshock.hawkes import simulate

BRANCHING = np.array([[0.3, 0.2, 0.0], [0.0, 0.25, 0.2], [0.35, 0.0, 0.2]])
BACKGROUND = np.array([0.16, 0.13, 0.2])


@pytest.fixture(scope="session")
def course():
    """Some 1,500 events of three kinds with known couplings."""
    return simulate(
        background=BACKGROUND,
        branching=BRANCHING,
        decays_per_day=0.5,
        start_days=0.0,
        end_days=1500.0,
        rng=np.random.default_rng(20),
    )

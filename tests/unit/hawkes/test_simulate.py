import numpy as np
import pytest
from tests.unit.hawkes.conftest import BACKGROUND, BRANCHING

from foreshock.hawkes import simulate


def test_counts_are_what_branching_makes_of_the_background():
    end = 40_000.0
    _, kinds = simulate(background=BACKGROUND, branching=BRANCHING, decays_per_day=0.5,
                        start_days=0.0, end_days=end, rng=np.random.default_rng(1))  # fmt: skip
    expected = np.linalg.solve(np.eye(3) - BRANCHING, BACKGROUND) * end
    assert np.bincount(kinds) == pytest.approx(expected, rel=0.05)


def test_the_same_seed_gives_the_same_course():
    def draw():
        return simulate(background=[0.2], branching=[[0.5]], decays_per_day=1.0, start_days=5.0,
                        end_days=90.0, rng=np.random.default_rng(4))  # fmt: skip

    (first, _), (second, _) = draw(), draw()
    assert first.tolist() == second.tolist()
    assert first.min() >= 5.0
    assert first.max() < 90.0


def test_history_brings_offspring_into_an_empty_window():
    times, _ = simulate(background=[0.0], branching=[[0.9]], decays_per_day=0.1, start_days=10.0,
                        end_days=60.0, rng=np.random.default_rng(2),
                        history=(np.full(50, 9.5), np.zeros(50, dtype=int)))  # fmt: skip
    assert times.size > 20
    assert times.min() >= 10.0


def test_background_may_change_by_cell():
    times, _ = simulate(background=[[0.0, 4.0]], branching=[[0.0]], decays_per_day=1.0,
                        start_days=0.0, end_days=100.0, rng=np.random.default_rng(2))  # fmt: skip
    assert times.min() >= 50.0


@pytest.mark.parametrize(
    ("background", "branching", "decay"),
    [([-1.0], [[0.1]], 1.0), ([1.0], [[-0.1]], 1.0), ([1.0], [[0.1]], 0.0),
     ([1.0, 1.0], [[0.1]], 1.0)],
)  # fmt: skip
def test_what_is_no_process_is_refused(background, branching, decay):
    with pytest.raises(ValueError, match=r"negative|kinds"):
        simulate(background=background, branching=branching, decays_per_day=decay, start_days=0.0,
                 end_days=1.0, rng=np.random.default_rng(0))  # fmt: skip


def test_a_process_that_never_ends_is_stopped():
    with pytest.raises(ValueError, match="more than 5000"):
        simulate(background=[5.0], branching=[[1.5]], decays_per_day=5.0, start_days=0.0,
                 end_days=400.0, rng=np.random.default_rng(0), max_events=5000)  # fmt: skip

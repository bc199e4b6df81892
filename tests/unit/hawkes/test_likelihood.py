import numpy as np
import pytest
from tests.unit.hawkes import plain

from foreshock.hawkes import loglik, smooth
from foreshock.hawkes.kernels import earlier_factor, mass_until
from foreshock.hawkes.likelihood import Observed, log_likelihood


def random_course(rng, *, n=60, n_kinds=3, whole_days=False):
    times = np.sort(rng.uniform(0, 40, n))
    return (np.floor(times) if whole_days else times), rng.integers(0, n_kinds, n)


@pytest.mark.parametrize("n_scales", [1, 2])
@pytest.mark.parametrize("ties", [False, True])
def test_loglik_equals_the_plain_one(n_scales, ties):
    rng = np.random.default_rng(n_scales)
    times, kinds = random_course(rng, whole_days=ties)
    background = rng.uniform(0.1, 0.5, 3)
    branching = rng.uniform(0, 0.3, (n_scales, 3, 3))
    decays = np.array([0.4, 3.0])[:n_scales]
    ours = loglik(times, kinds, background=background, branching=branching, decays_per_day=decays,
                  start_days=0.0, end_days=45.0)  # fmt: skip
    theirs = plain.loglik(times, kinds, background, branching, decays, 0.0, 45.0)
    assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("resolution", [0.0, 1.0])
def test_gradient_is_the_slope(resolution):
    rng = np.random.default_rng(3)
    times, kinds = random_course(rng, whole_days=resolution > 0)
    observed = Observed.make(times, kinds, 3, resolution, smooth(0.0, 40.0, 4))
    point = np.concatenate([rng.uniform(0.1, 0.4, 3 * (4 + 6)), [0.3, 2.0]])

    def value(flat):
        return log_likelihood(observed, flat[:-2].reshape(3, -1), flat[-2:]).value

    slopes = log_likelihood(observed, point[:-2].reshape(3, -1), point[-2:]).gradient
    step = 1e-6
    for at in range(point.size):
        moved = np.zeros_like(point)
        moved[at] = step
        numeric = (value(point + moved) - value(point - moved)) / (2 * step)
        assert slopes[at] == pytest.approx(numeric, abs=1e-5)


@pytest.mark.parametrize("decay", [0.1, 1.0, 4.0])
@pytest.mark.parametrize("lag", [1.0, 3.0])
def test_day_precise_density_is_the_average_over_both_days(decay, lag):
    factor, _ = earlier_factor(decay, 1.0)
    averaged = plain.day_density(lag, decay)
    assert factor * np.exp(-decay * lag) == pytest.approx(averaged, rel=1e-3)


def test_day_precise_density_and_mass_agree():
    factor, _ = earlier_factor(0.7, 1.0)
    days = np.arange(1, 12)
    mass, _ = mass_until(12.0, 0.7, 1.0)
    assert (factor * np.exp(-0.7 * days)).sum() == pytest.approx(mass, rel=1e-9)


def test_events_of_one_moment_do_not_set_each_other_off():
    alone = {
        "background": [0.5],
        "branching": [[0.4]],
        "decays_per_day": 1.0,
        "start_days": 0.0,
        "end_days": 9.0,
    }
    both = loglik([2.0, 2.0], [0, 0], **alone)
    assert both - 2 * np.log(0.5) == pytest.approx(-4.5 - 2 * 0.4 * (1 - np.exp(-7.0)))


def test_an_event_without_intensity_is_impossible():
    assert loglik([1.0], [0], background=[0.0], branching=[[0.4]], decays_per_day=1.0,
                  start_days=0.0, end_days=9.0) == -np.inf  # fmt: skip

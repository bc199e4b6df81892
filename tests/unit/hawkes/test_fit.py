import numpy as np
import pytest
from tests.unit.hawkes.conftest import BRANCHING

from foreshock.hawkes import fit, loglik, simulate


@pytest.fixture(scope="module")
def found(course):
    return fit(*course, n_kinds=3, start_days=0.0, end_days=1500.0, background="constant")


def test_what_went_in_comes_out(found):
    assert found.converged
    assert found.branching == pytest.approx(BRANCHING, abs=0.17)
    assert found.decays_per_day == pytest.approx([0.5], rel=0.35)
    low, high = found.branching_interval(0.95)
    inside = (low <= BRANCHING) & (high >= BRANCHING)
    assert inside.sum() >= 8
    assert np.all(low <= found.branching)
    assert np.all(found.branching <= high)


def test_the_top_is_a_top(found, course):
    times, kinds = course
    rates = found.background_rate([1.0])[:, 0]
    best = {
        "background": rates,
        "branching": found.branching,
        "decays_per_day": found.decays_per_day,
        "start_days": 0.0,
        "end_days": 1500.0,
    }
    assert loglik(times, kinds, **best) == pytest.approx(found.loglik, abs=1e-8)
    for factor in (0.9, 1.1):
        worse = best | {"branching": found.branching * factor}
        assert loglik(times, kinds, **worse) < found.loglik


def test_a_wider_level_gives_a_wider_interval(found):
    low_50, high_50 = found.branching_interval(0.5)
    low_95, high_95 = found.branching_interval(0.95)
    assert np.all(low_95 <= low_50 + 1e-6)
    assert np.all(high_95 >= high_50 - 1e-6)


def test_rescaled_gaps_are_unit_exponentials(found):
    gaps = np.concatenate(found.residuals())
    assert gaps.mean() == pytest.approx(1.0, abs=0.02)
    assert np.mean(gaps > 1.0) == pytest.approx(np.exp(-1.0), abs=0.04)


def test_parents_share_out_every_event(found, course):
    parents = found.parents(least=1e-6)
    listed = np.bincount(parents.child, weights=parents.probability, minlength=found.n_events)
    assert parents.immigrant + listed == pytest.approx(np.ones(found.n_events), abs=1e-3)
    assert np.all(course[0][parents.parent] < course[0][parents.child])
    # As many offspring as branching says, each event once.
    assert (1 - parents.immigrant).mean() == pytest.approx(found.reaction_share().mean(), abs=0.1)


def test_the_order_of_the_input_does_not_matter(found, course):
    times, kinds = course
    shuffled = np.random.default_rng(0).permutation(times.size)
    again = fit(times[shuffled], kinds[shuffled], n_kinds=3, start_days=0.0, end_days=1500.0,
                background="constant")  # fmt: skip
    assert again.branching.tolist() == found.branching.tolist()


def test_given_decays_are_kept(course):
    given = fit(*course, n_kinds=3, start_days=0.0, end_days=1500.0, background="constant",
                decays_per_day=[0.2, 2.0])  # fmt: skip
    assert given.decays_per_day == pytest.approx([0.2, 2.0])
    assert given.branching_by_scale.shape == (2, 3, 3)


def test_whole_days_with_ties_are_day_precise(course):
    times, kinds = course
    by_day = fit(np.floor(times), kinds, n_kinds=3, start_days=0.0, end_days=1500.0,
                 background="constant")  # fmt: skip
    assert by_day.solution.observed.resolution == 1.0
    assert by_day.branching == pytest.approx(BRANCHING, abs=0.25)
    assert by_day.decays_per_day == pytest.approx([0.5], rel=0.6)
    assert np.all(by_day.dispersion >= 1.0)


def test_a_drift_is_not_called_a_loop():
    """The trap: a constant background sees a strong loop where there is only a ramp."""
    course = np.concatenate([np.full(200, 0.1), np.linspace(0.1, 2.0, 200)])
    times, kinds = simulate(background=np.stack([course, course]), branching=np.zeros((2, 2)),
                            decays_per_day=1.0, start_days=0.0, end_days=400.0,
                            rng=np.random.default_rng(8))  # fmt: skip
    constant = fit(times, kinds, n_kinds=2, start_days=0.0, end_days=400.0, background="constant")
    adaptive = fit(times, kinds, n_kinds=2, start_days=0.0, end_days=400.0)
    assert constant.spectral_radius > 0.6
    assert constant.loop_p_value < 0.01
    assert adaptive.loop_p_value > 0.05
    assert adaptive.spectral_radius_interval(0.95)[0] == 0.0
    assert adaptive.spectral_radius_range[1] > 0.6


def test_a_strong_loop_is_found_on_any_background():
    times, kinds = simulate(background=[0.1, 0.1], branching=[[0.3, 0.5], [0.5, 0.3]],
                            decays_per_day=1.0, start_days=0.0, end_days=1000.0,
                            rng=np.random.default_rng(9))  # fmt: skip
    adaptive = fit(times, kinds, n_kinds=2, start_days=0.0, end_days=1000.0)
    low, high = adaptive.spectral_radius_interval(0.95)
    assert 0.2 < low < 0.8 < high + 0.2
    assert adaptive.loop_p_value < 0.01


def test_a_kind_without_events_stays_unknown():
    found = fit([1.0, 2.0, 5.0, 9.0], [0, 0, 0, 0], n_kinds=2, start_days=0.0, end_days=10.0,
                background="constant")  # fmt: skip
    low, high = found.branching_interval()
    assert low[:, 1].tolist() == [0.0, 0.0]
    assert np.isinf(high[:, 1]).all()


def test_power_grows_with_the_effect(course):
    times, kinds = course
    early = times < 400
    found = fit(times[early], kinds[early], n_kinds=3, start_days=0.0, end_days=400.0,
                background="constant")  # fmt: skip
    small, large = found.power(0.05).mean(), found.power(0.5).mean()
    assert small < 0.4 < large


@pytest.mark.parametrize(
    ("times", "kinds", "message"),
    [([1.0, 11.0], [0, 0], "outside"), ([1.0], [2], "kinds"), ([1.0, 2.0], [0], "one length"),
     ([np.nan], [0], "outside")],
)  # fmt: skip
def test_wrong_input_is_told(times, kinds, message):
    with pytest.raises(ValueError, match=message):
        fit(times, kinds, n_kinds=1, start_days=0.0, end_days=10.0)


@pytest.mark.parametrize("n_events", [0, 1, 2, 5])
def test_hardly_any_events_are_no_error(n_events):
    found = fit(np.arange(n_events) + 0.5, np.zeros(n_events, dtype=int), n_kinds=1,
                start_days=0.0, end_days=10.0)  # fmt: skip
    assert found.loop_p_value > 0.05
    assert found.branching_interval()[0][0, 0] == 0.0

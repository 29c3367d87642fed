"""Years drawn apart: the law is Poisson's, and nothing but the reported counts is moved."""

from __future__ import annotations

from statistics import fmean, pvariance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson as law

from riktig.compare import checked_summary
from riktig.disclosure import share
from riktig.measures.load import reported
from riktig.simulation.independent import independent, poisson
from riktig.simulation.practices import years
from riktig.synthetic import member_seed
from riktig.synthetic.draws import Draws


@given(st.floats(0, 300), st.integers(0, 10_000))
@settings(max_examples=200)
def test_a_draw_is_the_quantile_of_the_law(mean, seed):
    drawn = (Draws(seed).below(2**32) + 0.5) / 2**32
    assert poisson(Draws(seed), mean) == pytest.approx(law.ppf(drawn, mean), abs=0)


def test_many_draws_have_the_mean_and_the_spread_of_the_law():
    draws = Draws(1)
    found = [poisson(draws, 12.5) for _ in range(20_000)]
    assert fmean(found) == pytest.approx(12.5, abs=0.1)
    assert pvariance(found) == pytest.approx(12.5, abs=0.5)


def test_a_summary_drawn_anew_is_a_sound_summary_with_the_same_denominators():
    one = years(member_seed(1, 1), "P0001")
    drawn = independent(one.before, one.unchanged, seed=5)
    names = {measure.id for measure in reported()}
    for new, old in zip(drawn, (one.before, one.unchanged), strict=True):
        assert checked_summary(new).member == "P0001"
        assert checked_summary(share(new)).kind == "share"
        for then, now in zip(old["measures"], new["measures"], strict=True):
            assert (now["id"], now["denominator"]) == (then["id"], then["denominator"])
            assert now == then or now["id"] in names
    assert drawn == independent(one.before, one.unchanged, seed=5)
    assert drawn != independent(one.before, one.unchanged, seed=6)

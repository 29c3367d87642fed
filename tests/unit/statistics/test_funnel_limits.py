"""Funnel limits against scipy, and overdispersion against numpy."""

import numpy as np
import pytest
from scipy import stats

from riktig.statistics import funnel_limits, overdispersion

LEVELS = {"low998": 0.001, "low95": 0.025, "high95": 0.975, "high998": 0.999}
CLOSE = 1e-7


def between(distribution, level: float) -> float:
    """Spiegelhalter 2005: r - alpha."""
    r = distribution.ppf(level)
    return float(r - (distribution.cdf(r) - level) / distribution.pmf(r))


@pytest.mark.parametrize("target", [0.0001, 0.14, 0.5, 0.97])
@pytest.mark.parametrize("size", [3, 40, 900, 70_000])
def test_shares(target: float, size: int) -> None:
    found = funnel_limits("proportion", target, size)
    for key, level in LEVELS.items():
        raw = between(stats.binom(size, target), level) / size
        side = min if key.startswith("low") else max
        expected = side(min(max(raw, 0), 1), target)
        assert getattr(found, key) == pytest.approx(expected, rel=CLOSE), key


@pytest.mark.parametrize("target", [0.2, 1.0, 3.5])
@pytest.mark.parametrize("size", [0.4, 6.5, 120, 50_000])
def test_rates(target: float, size: float) -> None:
    found = funnel_limits("rate", target, size)
    for key, level in LEVELS.items():
        raw = between(stats.poisson(size * target), level) / size
        side = min if key.startswith("low") else max
        assert getattr(found, key) == pytest.approx(side(max(raw, 0), target), rel=CLOSE), key


def test_overdispersion_widens_by_its_root() -> None:
    plain, wide = (funnel_limits("rate", 1, 400, phi) for phi in (1, 9))
    assert wide.high95 - 1 == pytest.approx(3 * (plain.high95 - 1))
    assert 1 - wide.low998 == pytest.approx(3 * (1 - plain.low998))


def winsorised(scores: np.ndarray) -> float:
    """The tenth at either end drawn in to the nearest that is left."""
    drawn_in = int(len(scores) * 0.1)
    ordered = np.sort(scores)
    return float(np.mean(np.clip(scores, ordered[drawn_in], ordered[-1 - drawn_in]) ** 2))


@pytest.mark.parametrize("count", [1, 9, 10, 43])
def test_winsorised_phi(count: int) -> None:
    source = np.random.default_rng(11)
    sizes = source.integers(20, 400, count)
    events = source.binomial(sizes, source.uniform(0.05, 0.3, count))
    scores = (events / sizes - 0.14) / np.sqrt(0.14 * 0.86 / sizes)
    found = overdispersion("proportion", 0.14, list(zip(events.tolist(), sizes.tolist())))  # noqa: B905
    assert found == pytest.approx(winsorised(scores))
    rates = (events / sizes - 0.14) / np.sqrt(0.14 / sizes)
    found = overdispersion("rate", 0.14, list(zip(events.tolist(), sizes.tolist())))  # noqa: B905
    assert found == pytest.approx(winsorised(rates))


def test_one_wild_practice_does_not_decide_phi() -> None:
    calm = [(14.0, 100.0)] * 20
    assert overdispersion("proportion", 0.14, [*calm, (90.0, 100.0)]) == pytest.approx(0)


@pytest.mark.parametrize(
    ("kind", "target", "size", "phi"),
    [("rate", 1, 0, 1), ("rate", 0, 5, 1), ("proportion", 1, 5, 1), ("rate", 1, 5, 0.9)],
)
def test_refuses_what_has_no_funnel(kind, target: float, size: float, phi: float) -> None:
    with pytest.raises(ValueError, match="no funnel"):
        funnel_limits(kind, target, size, phi)


def test_phi_needs_points() -> None:
    with pytest.raises(ValueError, match="no points"):
        overdispersion("rate", 1, [])

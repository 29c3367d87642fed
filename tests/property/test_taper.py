"""What holds for every taper."""

from __future__ import annotations

import math
from bisect import bisect_left
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.calculators.taper.schedule import Order, Pause, Phase, schedule
from riktig.calculators.taper.strengths import Strength, takeable_doses, units_for
from riktig.problem import Refused
from riktig.registry import calculate

HALF = Fraction(1, 2)
milligrams = st.sampled_from([Fraction(n, 4) for n in (1, 2, 4, 8, 10, 20, 30, 40, 60, 100, 400)])
strengths = st.lists(st.builds(Strength, milligrams, st.booleans()), min_size=1, max_size=4)
percent = st.integers(1, 100).map(Fraction)
fixed = st.integers(1, 80).map(lambda n: Fraction(n, 4))
methods = st.one_of(
    st.tuples(st.sampled_from(["percent_of_original", "percent_of_current"]), percent),
    st.tuples(st.just("fixed_mg"), fixed),
)
pauses = st.lists(st.builds(Pause, st.integers(0, 400), st.integers(1, 60)), max_size=3)
phases = st.lists(
    st.builds(Phase, st.integers(1, 60).map(Fraction), percent, st.none() | st.integers(1, 60)),
    max_size=2,
    unique_by=lambda phase: phase.below_mg,
)


@st.composite
def orders(draw, with_phases=True):
    units = draw(strengths)
    count = draw(st.integers(1, 30))
    method, step = draw(methods)
    return Order(
        substance="diazepam",
        start_mg_per_day=count * max(unit.mg for unit in units) / draw(st.sampled_from([1, 1, 3])),
        strengths=tuple(units),
        method=method,
        step=step,
        interval_days=draw(st.integers(1, 60)),
        pauses=tuple(draw(pauses)),
        phases=tuple(draw(phases)) if with_phases else (),
    )


def plan_of(order):
    """The schedule, or None where no unit is as small as the dose: then it is refused."""
    smallest = min(s.mg * (HALF if s.divisible else 1) for s in order.strengths)
    if order.start_mg_per_day >= smallest:
        return schedule(order)
    with pytest.raises(Refused, match="taper_start_not_takeable"):
        schedule(order)
    return None


@given(orders())
def test_falls_level_by_level_to_nought_or_says_why(order):
    plan = plan_of(order)
    if plan is None:
        return
    doses = [level.mg_per_day for level in plan.levels]
    assert doses == sorted(set(doses), reverse=True)
    assert doses[0] <= order.start_mg_per_day
    assert plan.reaches_zero == (doses[-1] == 0)
    assert plan.reaches_zero == (plan.why_not is None)


@given(orders())
def test_days_add_up(order):
    plan = plan_of(order)
    if plan is None:
        return
    day = 0
    for level in plan.levels:
        assert level.day == day
        assert (level.days > 0) == (level.mg_per_day > 0)
        day += level.days
    assert plan.days == day


@given(orders())
def test_every_dose_is_made_of_whole_units_and_halves_of_divisible_ones(order):
    plan = plan_of(order)
    if plan is None:
        return
    divisible = {s.mg for s in order.strengths if s.divisible}
    for level in plan.levels:
        assert sum((u.mg * u.count for u in level.units), Fraction(0)) == level.mg_per_day
        for unit in level.units:
            assert unit.mg in {s.mg for s in order.strengths}
            assert (unit.count * (2 if unit.mg in divisible else 1)).denominator == 1


@given(orders())
def test_the_dose_is_the_nearest_takeable_to_its_target(order):
    plan = plan_of(order)
    if plan is None:
        return
    doses = takeable_doses(order.strengths, order.start_mg_per_day)
    listed = set(doses)
    for level in plan.levels[1:]:
        away = abs(level.mg_per_day - level.target_mg)
        if level.mg_per_day:
            at = bisect_left(doses, level.target_mg)
            beside = doses[max(at - 1, 0) : at + 1]  # they ascend: the nearest is one of two
            assert level.mg_per_day in listed
            assert away == min(abs(dose - level.target_mg) for dose in beside)
            assert level.target_mg - away not in listed or level.target_mg >= level.mg_per_day
        else:
            assert level.target_mg < doses[0] / 2


@given(orders(), st.randoms(use_true_random=False))
def test_the_order_of_strengths_does_not_matter(order, random):
    mixed = tuple(random.sample(order.strengths, len(order.strengths)))
    other = Order(**{**vars(order), "strengths": mixed})
    assert plan_of(order) == plan_of(other)


@given(orders())
def test_pauses_only_prolong(order):
    plan = plan_of(order)
    if plan is None:
        return
    plain = plan_of(Order(**{**vars(order), "pauses": ()}))
    if plain.reaches_zero and plan.reaches_zero:
        assert [one.mg_per_day for one in plan.levels] == [one.mg_per_day for one in plain.levels]
        for paused, unpaused in zip(plan.levels, plain.levels, strict=True):
            assert paused.days >= unpaused.days
        in_time = [pause.days for pause in order.pauses if pause.day < plain.days]
        assert plan.days >= plain.days + max(in_time, default=0)


@given(strengths, st.integers(1, 60).map(Fraction))
def test_takeable_doses_are_all_there_are(units, most):
    """Against plain enumeration: every sum of whole and half units up to the dose."""
    sizes = {s.mg for s in units} | {s.mg / 2 for s in units if s.divisible}
    reached = {Fraction(0)}
    frontier = [Fraction(0)]
    while frontier:
        at = frontier.pop()
        for size in sizes:
            if at + size <= most and at + size not in reached:
                reached.add(at + size)
                frontier.append(at + size)
    assert takeable_doses(units, most) == tuple(sorted(reached - {0}))


@given(strengths, st.integers(1, 30).map(Fraction), st.data())
def test_no_other_way_has_fewer_pieces(units, most, data):
    """A dose made by hand of some pieces never needs fewer than the units chosen."""
    pieces = data.draw(st.lists(st.sampled_from(units), min_size=1, max_size=6))
    dose = sum((piece.mg for piece in pieces), Fraction(0))
    chosen = units_for(dose, units)
    assert sum(math.ceil(unit.count) for unit in chosen) <= len(pieces)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
GOOD = {
    "substance": "diazepam",
    "start_mg_per_day": 20,
    "strengths": [{"mg": 5, "divisible": True}],
    "preset": "HDIR",
    "method": "fixed_mg",
    "step": 2,
    "interval_days": 7,
    "start_date": "2027-01-04",
    "pauses": [{"day": 3, "days": 7}],
    "phases": [{"below_mg": 10, "step": 1}],
    "used_over_a_year": True,
    "zero_below_mg": 1,
}
INSIDE = {"strengths": ["mg", "divisible"], "pauses": ["day", "days"], "phases": ["step"]}
bad = anything | st.sampled_from([10**400, -1, "1e9", "0", 1e-300, "2,5", "9999-12-31", "NaN"])


def finite(value):
    if isinstance(value, dict):
        return all(map(finite, value.values()))
    if isinstance(value, list):
        return all(map(finite, value))
    return not isinstance(value, float) or (math.isfinite(value) and value >= 0)


@given(st.sampled_from(sorted(GOOD)), bad, st.data())
def test_no_input_crashes_and_every_number_is_finite(key, value, data):
    raw = GOOD | {key: value}
    if key in INSIDE and data.draw(st.booleans()):
        raw[key] = [{**GOOD[key][0], data.draw(st.sampled_from(INSIDE[key])): value}]
    answer = calculate({"calculator": "taper", "input": raw})
    if answer["ok"]:
        assert finite(answer["result"])
    else:
        assert answer["problem"]["code"] != "internal"
        assert answer["problem"]["message"]


@pytest.mark.parametrize("key", ["from_mg", "to_mg", "days", "substance_class"])
@given(value=bad)
def test_no_check_crashes(key, value):
    raw = {"from_mg": 20, "to_mg": 15, "days": 14} | {key: value}
    answer = calculate({"calculator": "taper_check", "input": raw})
    assert finite(answer["result"]) if answer["ok"] else answer["problem"]["message"]

"""Numbers of many digits: reckoned to a millionth, and never a fraction without bound."""

from __future__ import annotations

from fractions import Fraction

import pytest

from riktig.calculators.taper.schedule import MOST_STEPS, Order, schedule
from riktig.calculators.taper.strengths import Strength
from riktig.registry import calculate

GIVEN = {
    "substance": "diazepam",
    "start_mg_per_day": 40,
    "strengths": [{"mg": 5}],
    "method": "percent_of_current",
    "step": 10,
    "interval_days": 7,
}


def ask(**changed):
    return calculate({"calculator": "taper", "input": GIVEN | changed})


def test_steps_and_doses_are_kept_to_a_millionth():
    told = ask(step="33,33333333333", start_mg_per_day=37.037037037037)["result"]
    assert told["step"] == 33.333333
    assert told["start_mg_per_day"] == 37.037037
    strength = ask(strengths=[{"mg": 1.33333333333}], start_mg_per_day=40)["result"]
    assert strength["steps"][0]["units"] == [{"mg": 1.333333, "count": 30}]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"step": "0,0000000001"}, "step"),
        ({"start_mg_per_day": 1e-9}, "start_mg_per_day"),
        ({"strengths": [{"mg": "0,0000001"}]}, "strengths.0.mg"),
    ],
)
def test_what_would_be_rounded_to_nothing_is_refused(changed, field):
    assert ask(**changed)["problem"]["field"] == field


def test_the_digits_of_a_target_do_not_grow_without_bound():
    order = Order(
        substance="diazepam",
        start_mg_per_day=Fraction(40),
        strengths=(Strength(Fraction(1, 100), False),),
        method="percent_of_current",
        step=Fraction(333333, 10**6),
        interval_days=1,
    )
    plan = schedule(order)
    assert sum(level.steps for level in plan.levels) > MOST_STEPS
    assert max(level.target_mg.denominator for level in plan.levels).bit_length() <= 256
    exact = 40 * (1 - order.step / 100) ** 600
    shown = next(level for level in plan.levels if level.day == 600)
    assert abs(shown.target_mg - exact) < Fraction(1, 10**17)


@pytest.mark.parametrize("told", ["20261201", "2026-W49-2", "2026-12-01T00:00", 20261201])
def test_a_date_is_year_month_day_with_dashes(told):
    assert ask(start_date=told)["problem"]["code"] == "taper_invalid_date"
    assert ask(start_date="2026-12-01")["ok"]

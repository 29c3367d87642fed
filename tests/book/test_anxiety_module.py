"""The anxiety module's worked cases say what its pages say of them."""

from __future__ import annotations

import tomllib

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.clinical.tables import figure


@pytest.fixture(name="results")
def _results(root):
    module = tomllib.loads((root / "modules" / "anxiety" / "module.toml").read_text("utf-8"))
    return {
        case["id"]: CALCULATORS[case["calculator"]].compute(case["input"]).result
        for case in module["cases"]
    }


def test_the_two_tables_give_different_answers(results):
    norwegian, scottish = results["samira"]["items"], results["samira-skotsk"]["items"]
    pairs = zip(norwegian, scottish, strict=True)
    assert all(not one["low"] <= other["low"] <= one["high"] for one, other in pairs)


def test_each_medicine_is_within_its_limit_but_not_both(results):
    assert results["samira-bil"]["reasons"] == ["over_half_limit"]
    assert results["samira-uten-zopiklon"]["requirement_met"] is True


def test_the_taper_reaches_zero_by_whole_tablets_with_steps_of_unlike_length(results):
    steps = results["bjorn"]["steps"]
    counts = [unit["count"] for step in steps for unit in step["units"]]
    assert results["bjorn"]["reaches_zero"]
    assert all(float(count).is_integer() for count in counts)
    assert len({step["days"] for step in steps[:-1]}) > 1


def test_with_whole_tablets_the_last_step_but_one_is_steeper_than_the_advice(results):
    *_, before, after, _ = [step["mg_per_day"] for step in results["bjorn"]["steps"]]
    assert (before - after) / before == pytest.approx(1 / 3)
    assert (before - after) / before * 100 > figure("asam_most_percent").value


def test_with_halves_he_can_take_three_doses_a_day_down_to_fifteen_mg(results):
    doses = [step["mg_per_day"] for step in results["bjorn-halve"]["steps"]]
    assert 15 in doses  # three halves of the tablet of ten
    assert doses[-2] == 5  # the last he puts away is a half


def test_the_scales_land_where_the_text_says(results):
    assert results["hanne-gad7"]["band"] == "moderate"
    assert results["bjorn-sds"]["positive"] is True

"""The sleep module's worked cases hold together: what the diary gives, the window takes."""

from __future__ import annotations

import tomllib

import pytest

from riktig.calculators.calculator import CALCULATORS


@pytest.fixture(name="cases")
def _cases(root):
    module = tomllib.loads((root / "modules" / "sleep" / "module.toml").read_text("utf-8"))
    return {case["id"]: case for case in module["cases"]}


def computed(case):
    return CALCULATORS[case["calculator"]].compute(case["input"]).result


def test_the_first_window_is_the_sleep_of_the_diary(cases):
    slept = computed(cases["marit-dagbok"])["mean"]["tst"]
    assert cases["marit-start"]["input"]["mean_tst_min"] == slept


def test_the_second_week_starts_from_the_first_window(cases):
    first = computed(cases["marit-start"])["tib_min"]
    assert cases["marit-uke"]["input"]["tib_min"] == first


def test_the_window_under_the_floor_is_one_the_rule_sets_answer_differently(cases):
    asked = cases["under-gulvet"]["input"]
    other = {**cases["under-gulvet"], "input": {**asked, "rule_set": "NSF"}}
    assert computed(cases["under-gulvet"])["tib_min"] != computed(other)["tib_min"]


def test_five_hours_after_the_tablet_the_car_stands(cases):
    assert computed(cases["guro-bil"])["requirement_met"] is False


def test_no_answer_for_the_bus_is_not_a_yes(cases):
    assert computed(cases["kjell-bil"])["requirement_met"] is None

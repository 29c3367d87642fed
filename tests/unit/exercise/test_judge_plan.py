"""A taper plan: the right one, those as good, known mistakes, and each rule it may break."""

from __future__ import annotations

import pytest
from judged_keys import PLAN, doses, key

from riktig.exercise.judge import judge
from riktig.exercise.plan_rules import broken_rule

PLANS = [
    (("30", "20", "10", "0"), "right"),
    (("30 mg", "20,0", "0,01 g", "0 mg per døgn"), "right"),
    (("30", "20", "15", "0"), "right"),
    (("30", "20", "15", "10"), "mistake.of_current"),
    (("30", "20", "", "0"), "missing_step"),
    (("30", "tjue", "10", "0"), "not_a_number"),
    (("30", "20 ml", "10", "0"), "wrong_unit"),
    (("30", "-20", "10", "0"), "negative"),
    (("30", "35", "10", "0"), "rises"),
    (("45", "30", "15", "0"), "rises"),  # above the start dose
    (("30", "22", "10", "0"), "not_takeable"),
    (("20", "10", "5", "0"), "cut_too_large_original"),
    (("30", "20", "10", "5"), "not_at_zero"),
    (("35", "25", "10", "0"), "other_plan"),
]


@pytest.mark.parametrize(("typed", "code"), PLANS)
def test_a_plan(typed, code):
    verdict = judge(PLAN, doses(*typed))
    assert verdict.code == code
    assert verdict.points == (PLAN.points if code == "right" else 0)


def test_the_comment_says_where():
    assert "Trinn 2" in judge(PLAN, doses(30, 22, 10, 0)).comment
    labelled = key("plan", [20.0, 10.0], labels=["Uke 1", "Uke 3"], takeable_mg=[10.0, 20.0])
    assert judge(labelled, doses(20, 7)).comment.startswith("Uke 3:")


def test_small_doses_are_told_apart():
    small = key("plan", [0.25, 0.0])
    assert judge(small, doses("0,25", "0")).right
    assert judge(small, doses("0,3", "0")).code == "other_plan"


def test_a_third_of_a_dose_may_be_cut_at_a_decimal():
    assert judge(key("plan", [20 / 3]), doses("6,67")).right


def test_a_plan_that_begins_with_the_start_dose_is_told_so():
    one = key("plan", [30.0, 20.0], from_mg=40.0)
    assert judge(one, doses(40, 30)).code == "begins_with_start"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([32.0, 24.0], "cut_too_large_current"),  # a quarter of 32
        ([35.0, 32.0], None),
        ([36.0, 0.0], "cut_too_large_current"),  # the last one is reckoned of the start dose
        ([4.0, 0.0], "cut_too_large_current"),
    ],
)
def test_cuts_of_the_dose_before(given, code):
    found = broken_rule({"from_mg": 40, "most_cut_percent": 20, "of": "current"}, given)
    assert (found.code if found else None) == code


def test_the_step_to_zero_is_of_the_start_dose():
    rules = {"from_mg": 40, "most_cut_percent": 20, "of": "current", "ends_at_zero": True}
    assert broken_rule(rules, [32.0, 26.0, 21.0, 17.0, 14.0, 11.5, 9.5, 8.0, 0.0]) is None


def test_rules_that_are_left_out_bind_nobody():
    assert broken_rule({}, [30.0, 3.3, 3.3]) is None


@pytest.mark.parametrize("plan", [PLAN.right, *PLAN.rules["accepted"]])
def test_the_key_keeps_its_own_rules(plan):
    assert broken_rule(PLAN.rules, plan) is None


def test_steps_that_nobody_asked_for_change_nothing():
    assert judge(PLAN, {**doses(30, 20, 10, 0), "step_9": "7", "x": {"y": []}}).right

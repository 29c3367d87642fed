"""The sleep module's worked cases hold together: what the diary gives, the window takes."""

from __future__ import annotations

import tomllib

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.registry import handle
from riktig.text import decimal_text


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


def test_the_planner_gives_solveig_the_plan_of_the_page(cases):
    """The page's tablets are those the planner begins with, and the steps are the same."""
    asked = cases["solveig-trapp"]["input"]
    form = handle({"op": "plan_form"})["form"]
    offered = next(one for one in form["substances"] if one["value"] == asked["substance"])
    ticked = offered["forms"][0]["strengths"]
    strengths = [{key: one[key] for key in ("mg", "divisible")} for one in ticked]
    assert sorted(asked["strengths"], key=lambda one: one["mg"]) == strengths
    planned = {
        **{key: asked[key] for key in asked if key != "strengths"},
        "start_date": "2026-11-23",
        "dispensing_days": 14,
    }
    plan = handle({"op": "plan", "input": {**planned, "strengths": strengths}})["plan"]
    page = computed(cases["solveig-trapp"])["steps"]
    days = [(step["day"], step["days"]) for step in page]
    assert [(step["day"], step["days"]) for step in plan["steps"]] == days
    for step, one in zip(plan["steps"], page, strict=True):
        assert step["dose_text"].startswith(decimal_text(one["mg_per_day"]))
    assert any("Imovane kan deles" in said for said in plan["warnings"])

"""What the sheet says of driving: it never promises more than the plan's own steps."""

from __future__ import annotations

from datetime import date

import pytest
from planning_asks import plan

from riktig.calculators.driving import limits
from riktig.text.formats import decimal_text, format_date

OVER = {
    "diazepam": (40, "10 mg"),
    "oksazepam": (75, "30 mg"),
    "zopiklon": (15, "7,5 mg"),
    "zolpidem": (20, "10 mg"),
    "nitrazepam": (20, "10 mg"),
    "morfin": (320, "300 mg OMEQ"),
}
OWN = {"form": "", "strengths": []}


def lines(**values):
    return " ".join(plan(**{**OWN, **values})["sheet"]["driving"]["lines"])


@pytest.mark.parametrize("group", ["1", "", None])
@pytest.mark.parametrize("substance", OVER)
def test_a_plan_that_begins_above_the_limit_names_it_and_the_first_day(substance, group):
    dose, limit = OVER[substance]
    asked = {"substance": substance, "start_mg_per_day": dose}
    said = lines(**asked, driving_group=group)
    assert f"Du kan ikke kjøre når dosen er over {limit} i døgnet." in said
    steps = plan(
        **{**OWN, **asked},
    )["steps"]
    may = [step["driving"]["from_date"] for step in steps if step["driving"]["status"] == "met"]
    assert steps[0]["driving"]["status"] == "not_met"
    when = format_date(date.fromisoformat(may[0])) if may else "Spør legen når du kan kjøre"
    assert when in said


def test_the_limit_is_the_one_of_the_table():
    for substance, (_, limit) in OVER.items():
        most = limits(substance).most
        assert most is not None
        assert limit.startswith(decimal_text(float(most.value)))


@pytest.mark.parametrize(
    ("substance", "dose"), [("diazepam", 10), ("oksazepam", 30), ("zopiklon", 7.5), ("morfin", 300)]
)
def test_at_the_limit_it_is_not_named(substance, dose):
    assert "Du kan ikke kjøre" not in lines(substance=substance, start_mg_per_day=dose)


@pytest.mark.parametrize("group", ["1", "2", "3", ""])
def test_what_never_meets_the_requirement_is_told_so(group):
    said = lines(substance="alprazolam", start_mg_per_day=2, driving_group=group)
    assert said == "Du kan ikke kjøre når du bruker dette legemidlet."


def test_a_plan_that_stays_above_the_limit_gives_no_day():
    said = lines(substance="diazepam", start_mg_per_day=40, step=0)
    assert "Spør legen når du kan kjøre igjen." in said


def test_steps_too_short_to_be_unchanged_give_no_day():
    said = lines(substance="diazepam", start_mg_per_day=40, step=10, interval_days=7)
    assert "tidligst" not in said


def test_who_told_no_licence_group_is_told_whom_the_rule_is_for():
    asked = {"substance": "zopiklon", "start_mg_per_day": 7.5}
    assert "buss, taxi eller lastebil" in lines(**asked, driving_group="")
    assert "buss, taxi eller lastebil" not in lines(**asked, driving_group="1")
    assert plan(**OWN, **asked, driving_group="")["steps"][0]["driving"] is None

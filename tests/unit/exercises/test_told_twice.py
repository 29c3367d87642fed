"""What a case tells in words and reckons with in numbers must be the same thing twice.

The masters of sleep and of opioid plans: a duration in words, hours between two clock times,
the last bar of a chart, an order that figures decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from riktig_exercises.key import read_sheets
from riktig_exercises.master import Master, load_master

from riktig.calculators.sleep.clock import minutes_after, read_clock
from riktig.clinical.tables import figure, number, rows

DIARY_MEANS = ("mean_sleep", "mean_bed")
ORDER = {
    "risk": "overdose_risk_from_omeq_mg",
    "high_dose": "high_dose_from_omeq_mg",
    "gp": "reimbursement_gp_max_omeq_mg",
    "car_with_other": "driving_opioid_with_other_omeq",
    "clinic": "reimbursement_clinic_max_omeq_mg",
}


def versions(assignment: str) -> Iterator[tuple[Master, dict[str, Any]]]:
    for version in range(load_master(assignment).versions):
        master = load_master(assignment, version)
        yield master, dict(master.case.values)


def minutes(told: str) -> int:
    hours, rest = re.fullmatch(r"(\d+) timer(?: og (\d+) minutter)?", told).groups()
    return 60 * int(hours) + int(rest or 0)


def test_eva_sleeps_as_long_in_words_as_in_minutes():
    for _, values in versions("sleep_plans"):
        assert [minutes(values[f"{name}_told"]) for name in DIARY_MEANS] == [
            values[name] for name in DIARY_MEANS
        ]
        assert values["awake_minutes"] == values["mean_bed"] - values["mean_sleep"]
        assert values["weekly_se"][-1] == values["last_se"]


def test_the_hours_from_the_tablet_to_the_car_are_those_between_the_clock_times():
    for _, values in versions("sleep_plans"):
        taken, drives = (read_clock(values[name], name) for name in ("taken_at", "drives_at"))
        assert minutes_after(taken, drives) == 60 * values["hours"]


def test_tablets_in_words_make_the_dose():
    counted = {"én tablett": 1, "to tabletter": 2}
    for master, values in versions("sleep_plans"):
        tablet = master.case.drugs["tablet"].item["dose"]
        assert counted[values["start_tablets"]] * tablet == values["start_mg"]
        assert counted[values["taken_tablets"]] * tablet == values["taken_mg"]


def test_what_is_kept_is_the_rest_of_the_reduction_and_no_more_than_the_source_allows():
    most = figure("start_reduction_max_percent").value
    for _, values in versions("chronic_pain_plans"):
        assert values["kept"] == 100 - values["reduction"]
        assert values["reduction"] <= most


def test_the_order_of_the_limits_is_that_of_the_figures():
    order = read_sheets(load_master("chronic_pain_plans"))["limits"].key.right
    doses = [figure(ORDER[one]).value for one in order]
    assert doses == sorted(set(doses))


def test_those_who_are_offered_a_taper_are_on_the_guidelines_side_of_its_limits():
    age, weeks = (figure(name).value for name in ("pottie_age", "pottie_adult_weeks"))
    for _, values in versions("sleep_cases"):
        assert min(values[f"{name}_age"] for name in ("aud", "einar", "ruth")) >= age
        assert max(values[f"{name}_age"] for name in ("jan", "mona", "ola")) < age
        assert values["jan_months"] * 4 > weeks
        assert values["mona_nights"] <= weeks * 7


def test_per_has_chronic_insomnia_in_every_version():
    for _, values in versions("sleep_cases"):
        assert values["per_months"] >= figure("insomnia_months").value
        assert values["per_nights"] >= figure("insomnia_nights_per_week").value


@pytest.mark.parametrize(
    ("assignment", "question"),
    [
        ("sleep_plans", "practice_plan"),
        ("sleep_plans", "staircase"),
        ("chronic_pain_plans", "taper"),
    ],
)
def test_a_plans_tablets_are_sold(assignment, question):
    """Divisible only where the table of strengths says so."""
    asked = read_sheets(load_master(assignment))[question].question.key["input"]
    sold = [
        row
        for row in rows("strengths")
        if (row["substance"], row["unit"]) == (asked["substance"], "mg")
    ]
    for one in asked["strengths"]:
        same = [row for row in sold if number(row["value"]) == one["mg"]]
        assert same
        assert not one.get("divisible") or "ja" in {row["divisible"] for row in same}

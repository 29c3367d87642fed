"""A filled calculator: its result counts, and its own words tell what it cannot use."""

from __future__ import annotations

import pytest
from judged_keys import key

from riktig.exercise.judge import judge
from riktig.registry import calculate

TAPER = {
    "substance": "oksazepam",
    "start_mg_per_day": "40",
    "strengths": [{"mg": "10", "divisible": "true"}],
    "method": "percent_of_original",
    "step": "25",
    "interval_days": "14",
}
ASKED = ("reaches_zero", "days", "steps.1.mg_per_day")


def parts(**changes):
    """What the calculator gives at the asked paths for another filling."""
    values = {**TAPER, "strengths": [{"mg": 10, "divisible": True}], **changes}
    result = calculate({"calculator": "taper", "input": values})["result"]
    return [[path, at(result, path)] for path in ASKED]


def at(found, path):
    for part in path.split("."):
        found = found[int(part)] if part.isdigit() else found[part]
    return found


KEY = key(
    "calculator",
    parts(),
    ("of_current", parts(method="percent_of_current")),
    ("every_week", parts(interval_days=7)),
    calculator="taper",
)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "right"),
        ({"start_mg_per_day": "40,0", "step": "25.0"}, "right"),
        ({"method": "fixed_mg", "step": "10"}, "right"),  # another filling, the same plan
        ({"strengths": [{"mg": "10"}, {"mg": ""}]}, "right"),
        ({"method": "percent_of_current"}, "mistake.of_current"),
        ({"interval_days": "7"}, "mistake.every_week"),
        ({"interval_days": "28"}, "other_result"),
        ({"start_mg_per_day": ""}, "incomplete"),
        ({"strengths": []}, "incomplete"),
        ({"strengths": "10"}, "incomplete"),
        ({"start_mg_per_day": "-40"}, "refused"),
        ({"start_mg_per_day": "4.000"}, "refused"),
        ({"start_mg_per_day": {"mg": 40}}, "refused"),
        ({"substance": "vann"}, "refused"),
    ],
)
def test_a_filled_calculator(changes, code):
    verdict = judge(KEY, {**TAPER, **changes})
    assert verdict.code == code
    assert verdict.points == (KEY.points if code == "right" else 0)


def test_a_refusal_is_told_in_the_calculators_own_words():
    refused = judge(KEY, {**TAPER, "start_mg_per_day": "20+20"}).comment
    assert refused.startswith("Regnemaskinen kan ikke bruke")
    assert "Dose nå, per døgn" in refused
    waits = judge(KEY, {**TAPER, "substance": ""}).comment
    assert "Virkestoff" in waits


def test_fields_filled_in_beforehand_need_not_be_handed_in():
    given = {"substance": "oksazepam", "start_mg_per_day": 40}
    hidden = key("calculator", parts(), calculator="taper", given=given)
    asked = {name: value for name, value in TAPER.items() if name not in given}
    assert judge(hidden, asked).right
    assert judge(hidden, {**asked, "start_mg_per_day": "80"}).right


WITH_INPUT = key(
    "calculator",
    parts(),
    calculator="taper",
    input={**TAPER, "strengths": [{"mg": 10, "divisible": True}]},
)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"interval_days": "28"}, "«Dager på hvert trinn»"),
        ({"start_mg_per_day": "60"}, "«Dose nå, per døgn»"),
        ({"strengths": [{"mg": ""}, {"mg": "16", "divisible": "true"}]}, "i rad 2"),
        ({"interval_days": "28", "start_mg_per_day": "60"}, ""),  # no one field alone
    ],
)
def test_the_field_that_alone_is_wrong_is_named(changes, named):
    verdict = judge(WITH_INPUT, {**TAPER, **changes})
    assert verdict.code == "other_result"
    assert named in verdict.comment
    assert bool(named) == ("Se først på" in verdict.comment)


def test_whole_numbers_of_a_result_are_not_rounded():
    one = key("calculator", [["days", parts()[1][1] + 1]], calculator="taper")
    assert judge(one, {**TAPER, "interval_days": "14"}).code == "other_result"


def test_a_part_that_the_result_lacks_is_not_right():
    one = key("calculator", [["steps.99.mg_per_day", 10.0]], calculator="taper")
    assert judge(one, TAPER).code == "other_result"

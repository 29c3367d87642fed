"""What the taper calculator refuses, warns of, and takes from a source."""

from __future__ import annotations

from fractions import Fraction

import pytest

from riktig.calculators.taper.checks import fastest
from riktig.calculators.taper.rules import presets, substances
from riktig.calculators.taper.schedule import Level
from riktig.registry import calculate

DIAZEPAM = {
    "substance": "diazepam",
    "start_mg_per_day": 20,
    "strengths": [{"mg": 5, "divisible": True}],
    "method": "percent_of_original",
    "step": 10,
    "interval_days": 7,
}
OPIOID = {
    "substance": "oksykodon",
    "start_mg_per_day": 120,
    "strengths": [{"mg": 5}, {"mg": 20}],
    "preset": "CDC2022",
}


def ask(given, **other):
    return calculate({"calculator": "taper", "input": {**given, **other}})


def codes(answer):
    assert answer["ok"], answer
    return {warning["code"] for warning in answer["warnings"]}


def message(answer, code):
    return next(one["message"] for one in answer["warnings"] if one["code"] == code)


REFUSALS = [
    ({"substance": "sjokolade"}, "unknown_substance", "substance"),
    ({"start_mg_per_day": 0}, "invalid_dose", "start_mg_per_day"),
    ({"start_mg_per_day": "1.000"}, "invalid_dose", "start_mg_per_day"),
    ({"strengths": []}, "taper_no_strengths", "strengths"),
    ({"strengths": [{"mg": 0}]}, "taper_invalid_strength", "strengths.0.mg"),
    ({"strengths": [{"mg": 5, "divisible": 1}]}, "taper_invalid_yes_no", "strengths.0.divisible"),
    ({"strengths": [{"mg": 30}]}, "taper_start_not_takeable", "strengths"),
    ({"strengths": [{"mg": 0.001}, {"mg": 5000}], "start_mg_per_day": 9000},
     "taper_strengths_too_fine", "strengths"),
    ({"strengths": [{"mg": 5}] * 13}, "taper_too_many_rows", "strengths"),
    ({"method": "halvparten"}, "taper_unknown_method", "method"),
    ({"method": None}, "taper_unknown_method", "method"),
    ({"step": 101}, "taper_invalid_step", "step"),
    ({"step": None}, "taper_invalid_step", "step"),
    ({"interval_days": 0}, "taper_invalid_days", "interval_days"),
    ({"interval_days": 1.5}, "taper_invalid_days", "interval_days"),
    ({"start_date": "2027-02-30"}, "taper_invalid_date", "start_date"),
    ({"pauses": [{"day": -1, "days": 3}]}, "taper_invalid_days", "pauses.0.day"),
    ({"phases": [{"below_mg": 5, "step": 1}] * 2}, "taper_same_phase", "phases"),
    ({"preset": "FIFE"}, "taper_unknown_preset", "preset"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "code", "field"), REFUSALS, ids=lambda value: str(value)[:40])
def test_a_bad_value_is_refused_by_its_field(changed, code, field):
    problem = ask(DIAZEPAM, **changed)["problem"]
    assert (problem["code"], problem["field"]) == (code, field)
    assert "{" not in problem["message"]


def test_an_unknown_preset_names_those_there_are():
    assert "HDIR" in ask(DIAZEPAM, preset="FIFE")["problem"]["message"]
    none = ask(DIAZEPAM, substance="melatonin", preset="HDIR")
    assert "Skriv egne trinn" in none["problem"]["message"]


def test_patches_are_refused_and_tablets_of_the_same_substance_are_not():
    given = DIAZEPAM | {"substance": "buprenorfin"}
    patch = ask(given, strengths=[{"mg": 20}])
    assert patch["problem"]["code"] == "taper_patch"
    assert ask(given, start_mg_per_day=8, strengths=[{"mg": 2}])["ok"]
    assert "fentanyl" not in substances()


def test_a_plan_that_takes_too_long_says_what_to_change():
    answer = ask(DIAZEPAM, method="percent_of_current", step=0.1, interval_days=28)
    assert answer["result"]["reaches_zero"] is False
    why = answer["result"]["why_not"]
    assert why["code"] == "taper_too_long"
    assert "større trinn" in why["message"]
    assert answer["result"]["days"] == sum(step["days"] for step in answer["result"]["steps"])


def test_a_plan_of_more_than_ten_years_is_asked_about():
    slow = {"method": "percent_of_current", "interval_days": 28}
    assert "very_long_plan" in codes(ask(DIAZEPAM, step=1, **slow))
    assert "very_long_plan" not in codes(ask(DIAZEPAM, step=5, **slow))


def test_what_a_source_proposes_is_filled_in_and_what_is_typed_wins():
    bare = {key: DIAZEPAM[key] for key in ("substance", "start_mg_per_day", "strengths")}
    filled = ask(bare, preset="HDIR")["result"]
    assert (filled["method"], filled["step"], filled["interval_days"]) == (
        "percent_of_original",
        10,
        7,
    )
    typed = ask(bare, preset="HDIR", step=20, interval_days=14)["result"]
    assert (typed["step"], typed["interval_days"]) == (20, 14)
    other = ask(bare, preset="HDIR", method="fixed_mg")
    assert other["problem"]["code"] == "taper_invalid_step"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"step": 25}, "step_outside_source"),
        ({"step": 5}, "step_outside_source"),
        ({"interval_days": 3}, "interval_under_source"),
        ({"method": "percent_of_current"}, "other_method"),
        ({"interval_days": 28}, "duration_outside_source"),
        ({"start_mg_per_day": 21}, "start_rounded"),
        ({"pauses": [{"day": 900, "days": 7}]}, "pause_without_effect"),
    ],
    ids=lambda value: str(value),
)
def test_what_differs_from_the_source_is_told(changed, code):
    assert code not in codes(ask(DIAZEPAM, preset="HDIR"))
    assert code in codes(ask(DIAZEPAM, preset="HDIR", **changed))


def test_a_third_may_be_typed_as_people_write_it():
    given = DIAZEPAM | {"substance": "zolpidem", "start_mg_per_day": 10, "preset": "NLH"}
    assert "step_outside_source" not in codes(ask(given, step="33,3"))


def test_a_dose_that_stands_too_long_is_named():
    coarse = ask(DIAZEPAM, method="percent_of_current", strengths=[{"mg": 10}])
    assert "10 mg i" in message(coarse, "coarse_strengths")
    assert "coarse_strengths" not in codes(ask(DIAZEPAM))


def test_one_more_coarse_dose_is_told_as_one():
    steps = {"method": "percent_of_original", "step": 10, "interval_days": 14}
    given = {"substance": "oksazepam", "start_mg_per_day": 25, "strengths": [{"mg": 10}], **steps}
    warnings = calculate({"calculator": "taper", "input": given})["warnings"]
    [said] = [one["message"] for one in warnings if one["code"] == "coarse_strengths"]
    assert "Det samme gjelder én dose til." in said


def test_faster_than_asam_is_for_benzodiazepines_alone():
    """A quarter every week is more than a quarter in a fortnight."""
    fast = {"method": "percent_of_current", "step": 25}
    assert "faster_than_asam" in codes(ask(DIAZEPAM, **fast))
    gabapentin = {"substance": "gabapentin", "strengths": [{"mg": 5, "divisible": True}]}
    assert "faster_than_asam" not in codes(ask(DIAZEPAM, **fast, **gabapentin))


def levels(*doses, days=14):
    return [Level(n * days, None, days, Fraction(d), (), Fraction(d)) for n, d in enumerate(doses)]


def test_how_fast_counts_every_step_in_the_days_and_the_last_of_the_start_dose():
    assert fastest(levels(20, 15, 12), 14).percent == 25
    assert fastest(levels(20, 15, 12, days=7), 14).percent == 40
    assert fastest(levels(20, 15, 12), 30).percent == 40
    assert fastest(levels(20, 15, 12, 0), 14).percent == 60
    assert fastest(levels(20), 14) is None


def test_a_sudden_stop_is_told_of():
    stop = ask(DIAZEPAM, step=100, interval_days=28)
    assert "av startdosen" in message(stop, "faster_than_asam")


def test_opioids_after_a_year_are_held_against_cdc_and_otherwise_not():
    fast = {"method": "percent_of_original", "step": 10, "interval_days": 7}
    assert "faster_than_cdc" not in codes(ask(OPIOID, **fast))
    assert "faster_than_hhs" in codes(ask(OPIOID, **fast))
    year = codes(ask(OPIOID, **fast, used_over_a_year=True))
    assert "faster_than_cdc" in year
    assert "faster_than_hhs" not in year


def test_no_opioid_step_is_over_a_quarter_without_a_word():
    assert "step_over_pitt" in codes(ask(OPIOID, method="percent_of_original", step=30))
    fine = {"strengths": [{"mg": 1}], "method": "percent_of_current", "step": 10}
    # The last doses of 1 mg fall by more than a quarter, whatever is done.
    assert "fra 4 til 3" not in message(ask(OPIOID, **fine), "step_over_pitt")


def test_omeq_of_each_dose_by_the_norwegian_table_and_none_for_methadone():
    answer = ask(OPIOID)
    assert answer["result"]["steps"][0]["omeq"] == 180
    assert answer["result"]["steps"][-1]["omeq"] == 0
    assert "HDIR-OMEQ" in answer["sources"]
    for name in ("metadon", "diazepam"):
        other = ask(DIAZEPAM, substance=name)
        assert "omeq" not in other["result"]["steps"][0]


def test_dates_follow_the_days():
    steps = ask(DIAZEPAM, start_date="2028-02-23")["result"]["steps"]
    assert [step["date"] for step in steps[:2]] == ["2028-02-23", "2028-03-01"]
    assert ask(DIAZEPAM)["result"]["steps"][0]["date"] is None


def test_a_combination_product_counts_the_opioid_alone():
    given = {"start_mg_per_day": 240, "strengths": [{"mg": 30, "divisible": True}]}
    answer = ask(OPIOID, substance="N02AJ06", **given)
    assert answer["result"]["substance"] == "kodein"
    assert "combination" in codes(answer)


def test_only_rules_marked_so_drive_a_preset_and_each_preset_keeps_within_its_source():
    for name in substances():
        for preset in presets(name):
            assert preset.row["drives_preset"] == "ja"
            assert preset.row["source_id"] != "CKS"
            assert preset.step_low <= preset.step <= preset.step_high
            assert preset.interval_low_days <= preset.interval_days
    assert [one.name for one in presets("tramadol")] == ["CDC2022", "RUSINFO"]
    assert presets("zopiklon")[0].step == Fraction(100, 3)
    assert presets("gabapentin")[0].step == 300


def test_a_reduction_of_another_medicine_is_not_held_against_asam():
    given = {"from_mg": 100, "to_mg": 80, "days": 14, "substance_class": "gabapentinoid"}
    answer = calculate({"calculator": "taper_check", "input": given})
    assert answer["result"]["reduction_percent"] == 20
    assert answer["result"]["within_asam_max"] is None
    assert answer["result"]["within_pitt_max"] is None
    assert codes(answer) == {"asam_is_for_benzodiazepines"}


@pytest.mark.parametrize(("to_mg", "within"), [(75, True), (74, False)])
def test_an_opioid_step_is_held_against_the_largest_step_of_its_own_source(to_mg, within):
    given = {"from_mg": 100, "to_mg": to_mg, "days": 56, "substance_class": "opioid"}
    answer = calculate({"calculator": "taper_check", "input": given})
    assert answer["result"]["within_pitt_max"] is within
    assert answer["sources"] == ["PITT"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"to_mg": 21}, "taper_check_rises"),
        ({"from_mg": 0, "to_mg": 0}, "invalid_dose"),
        ({"days": 0}, "taper_invalid_days"),
        ({"substance_class": "alkohol"}, "taper_unknown_class"),
    ],
    ids=lambda value: str(value),
)
def test_a_check_that_cannot_be_answered_is_refused(changed, code):
    given = {"from_mg": 20, "to_mg": 15, "days": 14} | changed
    assert calculate({"calculator": "taper_check", "input": given})["problem"]["code"] == code

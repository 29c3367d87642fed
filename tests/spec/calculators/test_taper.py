"""Tapers worked by hand: `taper.csv` and `taper_check.csv` beside this file."""

from __future__ import annotations

import csv
import json
from itertools import pairwise
from pathlib import Path

import pytest

from riktig.registry import calculate

HERE = Path(__file__).parent


def cases(name):
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_case(row):
    return row["case"]


def strengths(cell):
    """ "15 delbar; 5" as the wire has it."""
    return [
        {"mg": float(one.split()[0]), "divisible": one.endswith("delbar")}
        for one in cell.split("; ")
    ]


def parts(cell, *keys):
    """ "20:1 10:0.5:14" as objects with these keys."""
    return [
        dict(zip(keys, map(float, one.split(":")), strict=False)) for one in cell.split() if one
    ]


def taper(**given):
    return calculate({"calculator": "taper", "input": given})


def asked(row):
    given = {
        "substance": row["substance"],
        "start_mg_per_day": float(row["start_mg"]),
        "strengths": strengths(row["strengths"]),
        "phases": parts(row["phases"], "below_mg", "step", "interval_days"),
        "pauses": parts(row["pauses"], "day", "days"),
    }
    numbers = {key: float(row[key]) for key in ("step", "interval_days") if row[key]}
    return given | numbers | {key: row[key] for key in ("preset", "method") if row[key]}


@pytest.mark.parametrize("row", cases("taper.csv"), ids=by_case)
def test_taper(row):
    answer = taper(**asked(row))
    result = answer["result"]
    plan = [f"{step['day']}:{step['mg_per_day']:g}" for step in result["steps"]]
    assert " ".join(plan) == row["plan"]
    assert result["days"] == int(row["days"])
    assert result["reaches_zero"] is (row["reaches_zero"] == "ja")
    assert ("why_not" in result) is (row["reaches_zero"] == "nei")
    assert row["source_id"] in answer["sources"]


@pytest.mark.parametrize("row", cases("taper_check.csv"), ids=by_case)
def test_taper_check(row):
    given = {"from_mg": row["from_mg"], "to_mg": row["to_mg"], "days": int(row["days"])}
    result = calculate({"calculator": "taper_check", "input": given})["result"]
    assert result["reduction_percent"] == pytest.approx(float(row["reduction_percent"]))
    for key in ("within_asam_max", "within_asam_initial_pace"):
        assert result[key] is (row[key] == "ja"), key


def without_repeats(doses):
    return [dose for n, dose in enumerate(doses) if not n or dose != doses[n - 1]]


def doses_of(answer):
    return [step["mg_per_day"] for step in answer["result"]["steps"]]


def shared_linear(given, expected):
    answer = taper(
        substance="diazepam",
        start_mg_per_day=given["start_mg"],
        strengths=[{"mg": 2, "divisible": True}],
        method="percent_of_original",
        step=given["percent_of_original_per_week"],
        interval_days=7,
    )
    assert doses_of(answer) == expected["doses_mg"]
    assert answer["result"]["days"] == 7 * expected["weeks_to_zero"]


def shared_geometric(given, expected):
    assert given["carry"] == "unrounded"
    answer = taper(
        substance=given["drug"],
        start_mg_per_day=given["start_mg"],
        strengths=[{"mg": given["tablet_mg"], "divisible": True}],
        method="percent_of_current",
        step=given["percent_of_current_per_step"],
        interval_days=1,
        zero_below_mg=given["zero_below_mg"],
    )
    assert doses_of(answer) == without_repeats(expected["doses_mg"])
    assert answer["result"]["days"] == expected["n_steps"]


def shared_duration(given, expected):
    steps = {float(over[1:]): mg for over, mg in given["steps_mg"].items()}
    highest = max(steps)
    starts = sorted(steps, reverse=True)
    phases = [{"below_mg": above, "step": steps[below]} for above, below in pairwise(starts)]
    for weeks, total in zip(given["weeks_per_step"], expected["weeks"], strict=True):
        answer = taper(
            substance="diazepam",
            start_mg_per_day=given["start_diazepam_mg"],
            strengths=[{"mg": 2, "divisible": True}],
            method="fixed_mg",
            step=steps[highest],
            interval_days=7 * weeks,
            phases=phases,
        )
        assert doses_of(answer) == expected["doses_mg"]
        assert answer["result"]["days"] == 7 * total


def shared_absolute(given, expected):
    answer = taper(
        substance=given["drug"],
        start_mg_per_day=given["start_mg"],
        strengths=[{"mg": given["step_mg_per_week"]}],
        method="fixed_mg",
        step=given["step_mg_per_week"],
        interval_days=7,
    )
    assert answer["result"]["days"] == 7 * expected["weeks_to_zero"]


def shared_check(given, expected):
    result = calculate({"calculator": "taper_check", "input": given})["result"]
    names = {"reduction_pct": "reduction_percent"}
    for key, value in expected.items():
        assert result[names.get(key, key)] == pytest.approx(value), key


SHARED = {
    "taper_linear": shared_linear,
    "taper_geometric_rounded": shared_geometric,
    "taper_duration": shared_duration,
    "taper_absolute": shared_absolute,
    "taper_check": shared_check,
}


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    place = realdata.parent / "clinical" / "worked_examples.json"
    collected = [one for one in json.loads(place.read_text("utf-8")) if one["kind"] in SHARED]
    for example in collected:
        SHARED[example["kind"]](example["input"], example["expected"])
    assert {one["kind"] for one in collected} == set(SHARED)

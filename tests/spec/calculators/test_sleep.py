"""The sleep diary and the time in bed, case by case: the CSV files beside this one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

HERE = Path(__file__).parent
ENTRIES = ("bed", "asleep", "awake_minutes", "final_wake", "rise")
FIGURES = ("tib", "sol", "waso", "terminal_wake", "tst", "se")
ASKED = ("rule_set", "mean_tst_min", "tib_min", "mean_se", "wake")


def cases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_case(row: dict[str, str]) -> str:
    return row["case"]


def ask(calculator: str, values: dict) -> dict:
    return calculate({"calculator": calculator, "input": values})


@pytest.mark.parametrize("row", cases("sleep_diary.csv"), ids=by_case)
def test_a_night(row):
    night = {key: row[key] for key in ENTRIES if row[key]}
    answer = ask("sleep_diary", {"nights": [night]})
    if row["refused"]:
        problem = answer["problem"]
        assert (problem["code"], problem["field"]) == (row["refused"], f"nights.0.{row['at']}")
        return
    result = answer["result"]
    for name in FIGURES:
        assert result["nights"][0][name] == pytest.approx(float(row[name])), name
        assert result["mean"][name] == pytest.approx(float(row[name])), name
    assert result["band"] == row["band"]


@pytest.mark.parametrize("row", cases("sleep_window.csv"), ids=by_case)
def test_time_in_bed(row):
    answer = ask("sleep_window", {key: row[key] for key in ASKED if row[key]})
    if row["refused"]:
        problem = answer["problem"]
        assert (problem["code"], problem["field"]) == (row["refused"], row["at"])
        return
    result = answer["result"]
    assert result["tib_min"] == float(row["new_tib_min"])
    assert result["change_min"] == (float(row["change_min"]) if row["change_min"] else None)
    assert result["bedtime"] == (row["bedtime"] or None)
    codes = [warning["code"] for warning in answer["warnings"]]
    assert ("at_floor" in codes) == (row["at_floor"] == "yes")
    assert answer["table"] == (row["rule_set"] or "riktig")


def asleep_for(tst_min: int, tib_min: int) -> dict:
    """A night of a diary with so much sleep in so long a time in bed."""
    rise = f"{tib_min // 60:02d}:{tib_min % 60:02d}"
    awake = tib_min - tst_min
    night = {"bed": "00:00", "asleep": "00:00", "final_wake": rise, "rise": rise}
    return {"nights": [{**night, "awake_minutes": awake}]}


def efficiency(given: dict) -> dict:
    result = ask("sleep_diary", asleep_for(given["tst_min"], given["tib_min"]))["result"]
    return {"se_pct": result["mean"]["se"]}


def start(given: dict) -> dict:
    mean = sum(given["tst_min"]) / len(given["tst_min"])
    floors = {270: "NSF", 300: "riktig"}
    values = {"mean_tst_min": mean, "rule_set": floors[given["min_tib"]]}
    return ask("sleep_window", values | {"wake": given["wake"]})["result"]


def adjust(given: dict) -> dict:
    return ask("sleep_window", given)["result"]


KINDS = {
    "sleep_efficiency": efficiency,
    "sleep_restriction_start": start,
    "sleep_restriction_adjust": adjust,
}


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    collected = json.loads(
        (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    )
    ours = [example for example in collected if example["kind"] in KINDS]
    assert len(ours) == 5
    for example in ours:
        result = KINDS[example["kind"]](example["input"])
        for key, value in example["expected"].items():
            wanted = pytest.approx(value, abs=example["tolerance"])
            assert result[key] == (wanted if isinstance(value, (int, float)) else value), example

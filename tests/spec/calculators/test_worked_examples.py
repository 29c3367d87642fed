"""Worked examples as tables a clinician can read: the CSV files beside this one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_case(row: dict[str, str]) -> str:
    return row["case"]


def ask_omeq(table: str, item: dict) -> dict:
    return calculate({"calculator": "omeq", "input": {"table": table, "items": [item]}})


@pytest.mark.parametrize("row", cases("omeq.csv"), ids=by_case)
def test_omeq(row):
    item = {key: row[key] for key in ("substance", "route", "unit")} | {"dose": float(row["dose"])}
    answer = ask_omeq(row["table"], item)
    assert answer["ok"]
    expected = pytest.approx(float(row["omeq_mg_per_day"]), abs=float(row["tolerance"]))
    assert answer["result"]["omeq_mg_per_day"] == expected
    assert answer["table"] == row["table"]
    assert row["source_id"] in answer["sources"]


@pytest.mark.parametrize("row", cases("methadone.csv"), ids=by_case)
def test_methadone_to_omeq_gives_one_answer_or_refuses(row):
    dose = float(row["methadone_mg_per_day"])
    answer = ask_omeq(
        "HDIR", {"substance": "metadon", "route": "oral", "dose": dose, "unit": "mg/day"}
    )
    pairs = [
        [float(n) for n in pair.split(":")] for pair in row["ratios_and_omeq"].split("; ") if pair
    ]
    if row["outcome"] == "one":
        assert answer["ok"]
        assert [
            [answer["result"]["items"][0]["ratio"], answer["result"]["omeq_mg_per_day"]]
        ] == pairs
    else:
        assert answer["problem"]["code"] == f"methadone_{row['outcome']}"
        assert answer["problem"].get("candidates", []) == pairs


@pytest.mark.parametrize("row", cases("methadone_from_morphine.csv"), ids=by_case)
def test_methadone_from_morphine(row):
    given = {"morphine_mg_per_day": float(row["morphine_mg_per_day"])}
    answer = calculate({"calculator": "methadone_from_morphine", "input": given})
    if not row["ratio"]:
        assert answer["problem"]["code"] == "methadone_undefined"
        return
    assert answer["result"]["ratio"] == float(row["ratio"])
    assert answer["result"]["methadone_mg_per_day"] == pytest.approx(
        float(row["methadone_mg_per_day"])
    )


KINDS = {"omeq": "omeq", "morphine_to_methadone": "methadone_from_morphine"}


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    collected = json.loads(
        (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    )
    checked = 0
    for example in collected:
        if example["kind"] in KINDS:
            answer = calculate({"calculator": KINDS[example["kind"]], "input": example["input"]})
            for key, value in example["expected"].items():
                assert answer["result"][key] == pytest.approx(value, abs=example["tolerance"]), (
                    example["id"]
                )
            checked += 1
        elif example["kind"] == "methadone_omeq":
            check_shared_methadone(example)
            checked += 1
    assert checked == 30


def check_shared_methadone(example):
    dose = example["input"]["methadone_mg_per_day"]
    item = {"substance": "methadone", "route": "oral", "dose": dose, "unit": "mg/day"}
    answer = ask_omeq("HDIR", item)
    expected = example["expected"]
    if expected["ambiguous"]:
        assert answer["problem"]["candidates"] == expected["consistent_ratio_and_omeq"]
    elif expected["undefined"]:
        assert answer["problem"]["code"] == "methadone_undefined"
    else:
        ratio, omeq = expected["consistent_ratio_and_omeq"][0]
        assert answer["result"]["items"][0]["ratio"] == ratio
        assert answer["result"]["omeq_mg_per_day"] == omeq

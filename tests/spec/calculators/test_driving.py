"""The driving rules as a table a clinician can read: driving.csv."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

MET = {"yes": True, "no": False, "open": None}
ANSWERS = {"yes": True, "no": False}


def cases() -> list[dict[str, str]]:
    path = Path(__file__).with_name("driving.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def drug(written: str) -> dict:
    name, *pairs = written.split()
    told = dict(pair.split("=") for pair in pairs)
    return {"drug": name, **{key: ANSWERS.get(v, v) for key, v in told.items()}}


def ask(group, drugs):
    return calculate({"calculator": "driving", "input": {"group": group, "drugs": drugs}})


@pytest.mark.parametrize("row", cases(), ids=lambda row: row["case"])
def test_driving(row):
    answer = ask(int(row["group"]), [drug(one) for one in row["drugs"].split(";")])
    assert answer["ok"], answer
    assert answer["result"]["requirement_met"] is MET[row["met"]]
    assert set(row["reasons"].split()) <= set(answer["result"]["reasons"])
    if row["met"] != "no":
        assert answer["result"]["reasons"] == row["reasons"].split()
    assert answer["result"]["next_step"] == row["next_step"]
    assert row["source_id"] in answer["sources"]


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    path = realdata.parent / "clinical" / "worked_examples.json"
    collected = [one for one in json.loads(path.read_text("utf-8")) if one["kind"] == "driving"]
    for example in collected:
        drugs = [
            {{"hours_since": "hours_before_driving"}.get(key, key): v for key, v in one.items()}
            for one in example["input"]["drugs"]
        ]
        answer = ask(example["input"]["group"], drugs)
        expected = example["expected"]["requirement_met"]
        assert answer["result"]["requirement_met"] is expected, example["id"]
    assert len(collected) == 6

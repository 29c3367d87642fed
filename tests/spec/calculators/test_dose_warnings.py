"""Tablets typed as milligrams, and slipped points, are pointed out: `dose_warnings.csv`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from riktig.registry import calculate

FILE = Path(__file__).with_name("dose_warnings.csv")
CASES = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
SWITCH = {"to": {"substance": "morfin"}, "reduction_percent": 25}


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_dose_warnings(row):
    dose = "dose_mg" if row["calculator"] == "diazepam" else "dose"
    item = {"substance": row["substance"], dose: float(row["dose_mg"])}
    more = SWITCH if row["calculator"] == "switch_opioid" else {}
    answer = calculate({"calculator": row["calculator"], "input": {"items": [item], **more}})
    assert answer["ok"]
    said = [one for one in answer["warnings"] if one["code"].startswith("dose_")]
    assert [one["code"] for one in said] == ([row["code"]] if row["code"] else [])
    assert all(row["said"] in one["message"] for one in said)

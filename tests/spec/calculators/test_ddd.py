"""Defined daily doses: `ddd.csv`, an empty cell where nothing is given or told."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

FILE = Path(__file__).with_name("ddd.csv")
CASES = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
NUMBERS = ("units", "strength_mg", "strength_ug_per_h")


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_ddd(row):
    given = {key: row[key] for key in ("substance", "route", *NUMBERS) if row[key]}
    given |= {key: float(given[key]) for key in NUMBERS if key in given}
    answer = calculate({"calculator": "ddd", "input": given})
    assert answer["ok"], answer
    assert answer["result"]["ddd"] == pytest.approx(float(row["ddd"]), abs=1e-6)
    omeq = float(row["omeq_mg"]) if row["omeq_mg"] else None
    assert answer["result"].get("omeq_mg") == pytest.approx(omeq, abs=1e-6)


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    text = (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    wanted = [example for example in json.loads(text) if example["kind"] == "ddd"]
    for example in wanted:
        given = dict(example["input"])
        given["substance"] = given.pop("atc")
        result = calculate({"calculator": "ddd", "input": given})["result"]
        expected = pytest.approx(example["expected"]["ddd"], abs=example["tolerance"])
        assert result["ddd"] == expected, example["id"]
    assert len(wanted) == 5

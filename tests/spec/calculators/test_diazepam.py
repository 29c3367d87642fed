"""Diazepam equivalents: `diazepam.csv`, a line for what a table prints or implies."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

FILE = Path(__file__).with_name("diazepam.csv")
CASES = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
TABLES = {"VA/DoD 2021": "VADOD", "Ashton 2002": "ASHTON"}


def ask(table, substance, dose_mg):
    line = {"substance": substance, "dose_mg": dose_mg}
    return calculate({"calculator": "diazepam", "input": {"table": table, "items": [line]}})


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_diazepam(row):
    answer = ask(row["table"], row["substance"], float(row["dose_mg"]))
    ends = (answer["result"]["low"], answer["result"]["high"])
    assert ends == pytest.approx((float(row["low"]), float(row["high"])), abs=1e-6)
    assert answer["table"] == row["table"]
    assert answer["sources"] == [row["source_id"]]


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    text = (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    wanted = [e for e in json.loads(text) if e["kind"] in ("bzd_equiv", "bzd_equiv_range")]
    for example in wanted:
        given = example["input"]
        table = TABLES.get(given["table"], given["table"])
        result = ask(table, given["drug"], given["dose_mg"])["result"]
        if example["kind"] == "bzd_equiv_range":
            expected = example["expected"]["diazepam_mg_range"]
            found = [result["low"], result["high"]]
            assert found == pytest.approx(expected, abs=example["tolerance"]), example["id"]
            continue
        # An example "at the edge of a range" is one end of it.
        expected = pytest.approx(example["expected"]["diazepam_mg"], abs=example["tolerance"])
        assert expected in (result["low"], result["high"]), example["id"]
        if "edge" not in example.get("note", ""):
            assert result["low"] == result["high"], example["id"]
    assert len(wanted) == 23

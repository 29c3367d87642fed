"""Who may apply for reimbursement of opioids: `reimbursement.csv`, by Helfo's rule."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

FILE = Path(__file__).with_name("reimbursement.csv")
CASES = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))


def ask(**given):
    return calculate({"calculator": "reimbursement_71", "input": given})


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_reimbursement(row):
    dose = {"omeq_mg_per_day": float(row["omeq_mg_per_day"])} if row["omeq_mg_per_day"] else {}
    yes = {key: row[key] == "yes" for key in ("pain_clarified", "methadone")}
    result = ask(**dose, **yes)["result"]
    assert (result["applicant"], result["reason"]) == (row["applicant"], row["reason"])


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    text = (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    wanted = [example for example in json.loads(text) if example["kind"] == "helfo_71"]
    for example in wanted:
        given = dict(example["input"])
        given["omeq_mg_per_day"] = given.pop("omeq_mg")
        assert ask(**given)["result"]["applicant"] == example["expected"]["applicant"]
    assert len(wanted) == 2

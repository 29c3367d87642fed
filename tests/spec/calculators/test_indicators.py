"""Who is counted by each definition: the cases of indicators.csv."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import CALCULATORS, calculate

with Path(__file__).with_name("indicators.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_indicator(row):
    answer = calculate({"calculator": row["calculator"], "input": json.loads(row["input"])})
    expected = json.loads(row["expected"])
    given = answer["result"] if answer["ok"] else answer["problem"]
    assert {key: given[key] for key in expected} == expected


@pytest.mark.parametrize(
    "row", [r for r in CASES if '"code"' not in r["expected"]][::2], ids=lambda row: row["case"]
)
def test_the_card_names_each_condition_that_fails(row):
    calculator = CALCULATORS[row["calculator"]]
    card = calculator.card(calculator.compute(json.loads(row["input"])))
    failing = [line[0] for line in card.tables[0].rows if line[2] == "nei"]
    assert all(condition in card.notes[0] for condition in failing)
    assert ("Alle vilkårene er oppfylt" in card.copy_text) == (not failing)

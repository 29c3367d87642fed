"""From one opioid to another: `switch_opioid.csv`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from riktig.registry import calculate

FILE = Path(__file__).with_name("switch_opioid.csv")
CASES = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["case"])
def test_switch_opioid(row):
    item = {"substance": row["from"], "route": row["from_route"], "unit": row["unit"]}
    given = {
        "table": row["table"],
        "items": [item | {"dose": float(row["dose"])}],
        "to": {"substance": row["to"], "route": row["to_route"]},
        "reduction_percent": float(row["reduction_percent"]),
    }
    answer = calculate({"calculator": "switch_opioid", "input": given})
    result = answer["result"]
    assert result["equianalgesic"] == pytest.approx(float(row["equianalgesic"]), abs=1e-6)
    assert result["start"] == pytest.approx(float(row["start"]), abs=1e-6)
    assert result["unit"] == row["to_unit"]
    assert answer["table"] == row["table"]

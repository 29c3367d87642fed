"""The scales, case by case: `scale.csv` beside this file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from riktig.registry import calculate

HERE = Path(__file__).parent
POSITIVE = {"yes": True, "no": False, "null": None}


def cases() -> list[dict[str, str]]:
    with (HERE / "scale.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ask(instrument: str, items: list, cutoff_set: str = "") -> dict:
    values = {"instrument": instrument, "items": items}
    more = {"cutoff_set": cutoff_set} if cutoff_set else {}
    return calculate({"calculator": "scale", "input": values | more})


def number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


@pytest.mark.parametrize("row", cases(), ids=lambda row: row["case"])
def test_scale(row):
    items = [number(cell) for cell in row["items"].split()]
    answer = ask(row["instrument"], items, row["cutoff_set"])
    if row["refused"]:
        problem = answer["problem"]
        assert (problem["code"], problem["field"]) == (row["refused"], row["at"])
        return
    result = answer["result"]
    assert result["score"] == (None if row["score"] == "null" else int(row["score"]))
    if row["positive"]:
        assert result["positive"] is POSITIVE[row["positive"]]
    else:
        assert result["band"] == (None if row["band"] == "null" else row["band"])
    assert [warning["code"] for warning in answer["warnings"]] == row["warnings"].split()
    assert result["items"] == items


def spread(total: int, items: int, most: int) -> list[int]:
    """Answers that add up to a sum."""
    left = [min(most, max(0, total - most * n)) for n in range(items)]
    assert sum(left) == total
    return left


def test_shared_examples_pass(realdata):
    """The same cases as collected outside the project, so that our copy cannot drift."""
    collected = json.loads(
        (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    )
    checked = set()
    for example in collected:
        given, expected = example["input"], example["expected"]
        if example["kind"] == "sds":
            result = ask("SDS", spread(given["score"], 5, 3), given["cutoff_set"])["result"]
            assert result["positive"] is expected["positive"]
        elif example["kind"] == "bergen_insomnia_scale":
            result = ask("BIS", given["days_per_week"])["result"]
            assert result["score"] == expected["total"]
            assert result["positive"] is expected["insomnia"]
        else:
            continue
        checked.add(example["kind"])
    assert checked == {"sds", "bergen_insomnia_scale"}

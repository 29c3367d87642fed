"""Plans worked by hand: `plans.csv` beside this file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from planning_asks import plan

with Path(__file__).with_name("plans.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def strengths(cell):
    return [
        {"mg": float(one.split()[0]), "divisible": one.endswith("delbar")}
        for one in cell.split("; ")
    ]


def holds(cell):
    return [
        dict(zip(("day", "days"), map(int, one.split(":")), strict=True)) for one in cell.split()
    ]


def asked(row):
    return plan(
        substance=row["substance"],
        form=row["form"],
        start_mg_per_day=float(row["start_mg"]),
        strengths=strengths(row["strengths"]),
        method=row["method"],
        step=float(row["step"]),
        interval_days=int(row["interval_days"]),
        dispensing_days=int(row["dispensing_days"]),
        driving_group=row["group"],
        holds=holds(row["holds"]),
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case"])
def test_plan(row):
    steps = asked(row)["steps"]
    assert " ".join(f"{s['date']}:{s['mg_per_day']:g}" for s in steps) == row["doses"]
    first = steps[0]["dispensings"][0]
    assert steps[0]["tablets_text"].replace(",", ".") == row["first_tablets"]
    assert first["text"].replace(",", ".") == row["first_amount"]
    assert first["packs_text"].replace(",", ".") == row["first_packs"]
    assert " ".join(s["driving"]["status"] for s in steps) == row["driving"]

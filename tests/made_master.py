"""Masters made in a test: a case and questions as TOML, in the cells jupytext would give."""

from __future__ import annotations

from typing import Any

from nbformat.v4 import new_markdown_cell, new_notebook, new_raw_cell
from riktig_exercises.key import KeySheet, read_sheets
from riktig_exercises.master import Master, read_master

# What every question must say; a test adds what it is about.
COMMON = """
title = "Spørsmål"
ask = "Hva er svaret?"
aim = {aim}
sources = ["HDIR-OMEQ"]
correct = "Riktig."
method = "Svaret er {{ key }}."
"""


def master(
    *questions: str,
    case: str = "",
    prose: str = "Om pasienten.",
    version: int = 0,
    points: int = 2,
    aim: str = "1",
) -> Master:
    """A master called "made" with the questions q1, q2 and so on. `MasterError` as for any."""
    common = COMMON.replace("{aim}", aim)
    cells = [
        new_raw_cell(case, metadata={"riktig": {"case": True}}),
        new_markdown_cell(prose, metadata={"nbgrader": {"grade_id": "prose"}}),
    ]
    for number, toml in enumerate(questions, 1):
        worth = 0 if "practice = true" in toml else points
        marks = {"grade_id": f"q{number}", "points": worth}
        cells.append(new_raw_cell(common + toml, metadata={"nbgrader": marks}))
    about: dict[str, Any] = {"assignment": "made", "module": "chronic_pain", "title": "Laget"}
    notebook = new_notebook(cells=cells, metadata={"riktig": about})
    return read_master(notebook, "made", version)


def sheet(toml: str, *, case: str = "", version: int = 0) -> KeySheet:
    """The key of one question. `MasterError` as for any."""
    return read_sheets(master(toml, case=case, version=version))["q1"]

"""The scores' CSV: one row a participant, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from riktig_exercises.export import export
from riktig_exercises.grade import grade
from riktig_exercises.submit import submit, submitted

from riktig.text.spreadsheet import safe

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_one_row_a_graded_participant(course, tmp_path):
    submit(course, answer_file(tmp_path, "d07", 1), None, NOW)
    submit(course, answer_file(tmp_path, "d08", 2, answers=RIGHT | {"dose": "33"}), None, NOW)
    grade(course, ASSIGNMENT)
    submit(course, answer_file(tmp_path, "d09", 3), None, NOW)  # not graded yet
    out = tmp_path / "out" / "scores.csv"
    assert export(course, ASSIGNMENT, submitted(course, ASSIGNMENT), out) == 2
    rows = list(csv.DictReader(StringIO(out.read_text("utf-8-sig")), delimiter=";"))
    assert [row["deltaker"] for row in rows] == ["d07", "d08"]
    assert [row["poeng"] for row in rows] == ["10", "7"]
    assert rows[1]["poeng dose"] == "0"
    assert rows[1]["funn dose"] == "mistake.per_day_forgotten"
    assert rows[0]["levert"] == "2026-11-21 12:00:00 UTC"


def test_what_was_typed_is_not_in_it(course, tmp_path):
    submit(course, answer_file(tmp_path, answers={"dose": '=HYPERLINK("x")'}), None, NOW)
    grade(course, ASSIGNMENT)
    out = tmp_path / "scores.csv"
    export(course, ASSIGNMENT, submitted(course, ASSIGNMENT), out)
    assert "HYPERLINK" not in out.read_text("utf-8-sig")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_formula_is_made_text(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["d07", "7,5", "mistake.dose", ""])
def test_an_ordinary_cell_stays(cell):
    assert safe(cell) == cell

"""The whole tree of each assignment, as text. `UPDATE_GOLDENS=1` rewrites the golden files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from exercise_course import every_released
from riktig_exercises.build import build
from riktig_exercises.course import Course
from riktig_exercises.master import assignments

FOLDER = Path(__file__).parent


def tree(course: Course, step: str, assignment: str) -> dict[str, object]:
    """Every file of a step; a notebook as its cells, without nbgrader's checksums."""
    root = course.root / step / assignment
    return {
        str(path.relative_to(root)): cells(path) if path.suffix == ".ipynb" else path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def cells(path: Path) -> list[dict[str, object]]:
    found = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        marks = {k: v for k, v in cell["metadata"]["nbgrader"].items() if k != "checksum"}
        source = "".join(cell["source"]).splitlines()
        found.append({"id": cell["id"], "nbgrader": marks, "source": source})
    return found


@pytest.mark.parametrize("assignment", assignments())
def test_the_release_tree(assignment):
    course = every_released()
    made = {step: tree(course, step, assignment) for step in ("source", "release")}
    golden = FOLDER / f"{assignment}.golden.json"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(golden.read_text("utf-8")) == made


def test_every_golden_file_is_of_a_master():
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.json")} == set(assignments())


@pytest.mark.parametrize("assignment", assignments())
def test_building_anew_gives_the_same_bytes(assignment, tmp_path):
    anew = Course(tmp_path)
    build(anew, assignment)
    source = every_released().source(assignment)
    assert anew.source(assignment).read_bytes() == source.read_bytes()

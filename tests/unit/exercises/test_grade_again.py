"""Grading again: only what is new or judged by another key, and never what a person has set."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from exercise_small_course import CASES, MASTERS, hand_in, right
from riktig_exercises import grade_judging
from riktig_exercises.course import Course, gradebook
from riktig_exercises.grade import grade
from riktig_exercises.grade_result import result_of
from riktig_exercises.submit import submitted


def files(course: Course) -> dict[Path, tuple[int, bytes]]:
    """When each graded file was written, and what is in it."""
    every = (course.root / "autograded").rglob("*.*")
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in every if path.is_file()}


def points(course: Course, participant: str = "d07") -> dict[str, float]:
    (answers,) = [a for a in submitted(course, CASES).answers if a.participant == participant]
    with gradebook(course) as book:
        result = result_of(book, answers)
    return {name: scored.points for name, scored in result.questions.items()}


def other_masters(folder: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """The masters with a text put in place of another."""
    shutil.copytree(MASTERS, folder / "masters")
    file = folder / "masters" / CASES / f"{CASES}.md"
    written = file.read_text("utf-8")
    assert old in written
    file.write_text(written.replace(old, new), "utf-8")
    monkeypatch.setenv("RIKTIG_MASTERS", str(folder / "masters"))


def test_what_is_graded_is_neither_judged_nor_written_again(small, monkeypatch):
    hand_in(small, "d07", CASES)
    assert grade(small, CASES).written == 1
    before = files(small)
    hand_in(small, "d08", CASES)
    judged = []
    judge_all = grade_judging.judge_all
    monkeypatch.setattr(
        grade_judging, "judge_all", lambda one: judged.append(one.participant) or judge_all(one)
    )
    again = grade(small, CASES)
    assert (again.written, len(again.answers), judged) == (1, 2, ["d08"])
    assert before.items() <= files(small).items()


def test_another_key_is_graded_by_and_a_persons_points_stay(small, tmp_path, monkeypatch):
    for participant in ("d07", "d08"):
        hand_in(small, participant, CASES)
    grade(small, CASES)
    with gradebook(small) as book:
        book.find_grade("dose", CASES, CASES, "d08").manual_score = 1.5
        book.db.commit()
    assert points(small)["dose"] == 2
    dose = right(CASES, "d07")["dose"]
    other_masters(tmp_path, monkeypatch, "per_day = 2", "per_day = 5")
    assert right(CASES, "d07")["dose"] != dose
    assert grade(small, CASES).written == 2
    assert points(small)["dose"] == 0
    assert points(small, "d08")["dose"] == 1.5


@pytest.mark.parametrize("lost", ["gradebook", "notebook"])
def test_what_is_lost_is_made_again(small, lost):
    hand_in(small, "d07", CASES)
    grade(small, CASES)
    before, stood = points(small), {path: held for path, (_, held) in files(small).items()}
    if lost == "gradebook":
        with gradebook(small) as book:
            book.remove_submission(CASES, "d07")
    else:
        shutil.rmtree(small.step("autograded", "d07", CASES))
    assert grade(small, CASES).written == 1
    assert points(small) == before
    assert {path: held for path, (_, held) in files(small).items()} == stood


def test_the_graded_notebook_asks_with_the_participants_own_numbers(small):
    told = {}
    for number in range(1, 9):
        hand_in(small, f"d{number:02d}", CASES, {})
    grade(small, CASES)
    for answers in submitted(small, CASES).answers:
        file = small.step("autograded", answers.participant, CASES) / f"{CASES}.ipynb"
        notebook = nbformat.read(file, as_version=4)
        told[answers.participant] = notebook.cells[1].source
    keys = {name: right(CASES, name)["dose"] for name in told}
    # Whoever has the same key is told the same, and nobody else is.
    assert len(set(told.values())) == len(set(keys.values())) > 1
    assert len({(told[name], keys[name]) for name in told}) == len(set(keys.values()))

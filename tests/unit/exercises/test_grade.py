"""The gradebook: nbgrader's own, written once a submission, by our own code."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from nbgrader.api import Gradebook
from riktig_exercises import grade_write
from riktig_exercises.course import Course, gradebook
from riktig_exercises.grade import grade, judge_all
from riktig_exercises.submit import submit, submitted

from riktig.problem import Refused

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def hand_in(course: Course, folder: Path, participant: str = "d07", number: int = 1, **answers):
    path = answer_file(folder, participant, number, answers=answers)
    submit(course, path, participant, NOW)


def rows(course: Course) -> dict[str, list[tuple]]:
    """Everything nbgrader holds about submissions, without its random ids."""
    with gradebook(course) as book:
        return {
            f"{one.id} {one.student_id}": sorted(
                (grade.name, grade.score, comment.comment, grade.needs_manual_grade)
                for notebook in one.notebooks
                for grade in notebook.grades
                for comment in notebook.comments
                if comment.name == f"{grade.name}-answer"
            )
            for one in book.assignment_submissions(ASSIGNMENT)
        }


def score(course: Course, participant: str = "d07") -> float:
    with gradebook(course) as book:
        return book.find_submission(ASSIGNMENT, participant).score


def test_the_solution_scores_full_and_an_empty_answer_nothing(course, tmp_path):
    hand_in(course, tmp_path, "d07", 1, **RIGHT)
    hand_in(course, tmp_path, "d08", 2)
    assert len(grade(course, ASSIGNMENT).answers) == 2
    with gradebook(course) as book:
        most = book.find_assignment(ASSIGNMENT).max_score
    assert most == 10
    assert score(course, "d07") == most
    assert score(course, "d08") == 0


def test_grading_again_changes_nothing(course, tmp_path):
    hand_in(course, tmp_path, **RIGHT | {"dose": "33"})
    grade(course, ASSIGNMENT)
    before = rows(course)
    files = {p: p.read_bytes() for p in (course.root / "autograded").rglob("*") if p.is_file()}
    grade(course, ASSIGNMENT)
    assert rows(course) == before
    assert {p: p.read_bytes() for p in files} == files
    assert len(before) == 1
    assert score(course) == 7


def test_a_persons_own_score_and_comment_stay(course, tmp_path):
    hand_in(course, tmp_path, dose="33")
    grade(course, ASSIGNMENT)
    with gradebook(course) as book:
        one = book.find_grade("dose", ASSIGNMENT, ASSIGNMENT, "d07")
        one.manual_score = 2
        comment = book.find_comment("dose-answer", ASSIGNMENT, ASSIGNMENT, "d07")
        comment.manual_comment = "Sett av en lærer"
        book.db.commit()
    grade(course, ASSIGNMENT)
    assert score(course) == 2
    assert ("dose", 2, "Sett av en lærer", False) in next(iter(rows(course).values()))


def test_a_new_answer_starts_anew(course, tmp_path):
    hand_in(course, tmp_path, dose="33")
    grade(course, ASSIGNMENT)
    with gradebook(course) as book:
        book.find_grade("dose", ASSIGNMENT, ASSIGNMENT, "d07").manual_score = 2
        book.db.commit()
    hand_in(course, tmp_path, number=2, **RIGHT)
    grade(course, ASSIGNMENT)
    assert score(course) == 10
    assert len(rows(course)) == 1


def test_a_failure_midway_leaves_no_half_submission(course, tmp_path, monkeypatch):
    hand_in(course, tmp_path, **RIGHT)
    real = grade_write._set_score

    def breaks(*arguments):
        real(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(grade_write, "_set_score", breaks)
    with pytest.raises(KeyboardInterrupt):
        grade(course, ASSIGNMENT)
    assert rows(course) == {}
    monkeypatch.undo()
    grade(course, ASSIGNMENT)
    assert score(course) == 10


def test_two_graders_at_once_wait_for_each_other(course, tmp_path):
    for number in range(1, 13):
        hand_in(course, tmp_path, f"d{number:02d}", number, **RIGHT)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: write_all(course), range(2)))
    assert done == [12, 12]
    found = rows(course)
    assert len(found) == 12
    assert all(sum(row[1] for row in graded) == 10 for graded in found.values())


def write_all(course: Course) -> int:
    """The gradebook's part of `grade`: the notebooks' folders are one grader's at a time."""
    answers = submitted(course, ASSIGNMENT).answers
    with gradebook(course) as book:
        for one in answers:
            grade_write.write_scores(book, one, judge_all(one), "2026-11-21 12:00:00 UTC")
    return len(answers)


@pytest.mark.parametrize("participant", ["../d09", "d09"])
def test_an_answer_changed_on_disk_is_refused_and_stops_no_other(course, tmp_path, participant):
    hand_in(course, tmp_path, "d07", 1, **RIGHT)
    hand_in(course, tmp_path, "d08", 2, **RIGHT)
    stored = course.step("submitted", "d07", ASSIGNMENT) / "svar.json"
    content = json.loads(stored.read_text())
    stored.write_text(json.dumps(content | {"participant": participant}))
    assert list(grade(course, ASSIGNMENT).refused) == ["d07"]
    assert score(course, "d08") == 10
    assert len(rows(course)) == 1


def test_an_assignment_missing_from_the_gradebook(course, tmp_path):
    hand_in(course, tmp_path, **RIGHT)
    (course.root / "gradebook.db").unlink()
    with pytest.raises(Refused) as refused:
        grade(course, ASSIGNMENT)
    assert refused.value.problem.code == "not_in_gradebook"


def test_nothing_handed_in_is_no_error(course):
    assert grade(course, ASSIGNMENT).answers == ()


def test_the_gradebook_opens_by_nbgraders_own_class(course, tmp_path):
    hand_in(course, tmp_path, **RIGHT)
    grade(course, ASSIGNMENT)
    with Gradebook(course.db_url, "riktig") as book:
        notebook = book.find_notebook(ASSIGNMENT, ASSIGNMENT)
        assert sorted(cell.name for cell in notebook.grade_cells) == sorted(RIGHT)
        assert book.average_assignment_score(ASSIGNMENT) == 10

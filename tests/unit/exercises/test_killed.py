"""kill -9 at any moment, and two at once: nothing handed in or graded is lost or there twice."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from exercise_every_answer import EVERY, every_course, forget_every_course
from exercise_every_answer import MASTERS as EVERY_MASTERS
from exercise_every_answer import content as every_content
from exercise_processes import (
    answer_files,
    count,
    ended,
    gradebook_rows,
    killed_until_done,
    left_behind,
    start,
)
from exercise_small_course import NOW, TEST, hand_in, right
from riktig_exercises.course import Course
from riktig_exercises.grade import grade
from riktig_exercises.grade_judging import FEWEST_TO_SHARE
from riktig_exercises.submit import submit, submitted

FEW = 6
MANY = pytest.param(50, 2, marks=pytest.mark.thorough)


@pytest.fixture(autouse=True)
def _masters(small: Course) -> None:
    """The environment names the small course's masters, for the processes as well."""


def handed_in(course: Course, many: int) -> list[str]:
    names = [f"d{number:02d}" for number in range(1, many + 1)]
    for number, name in enumerate(names):
        hand_in(course, name, TEST, {} if number % 2 else None)
    return names


def graded_apart(course: Course, folder: Path) -> dict[str, Any]:
    """What one grader, left in peace, makes of the same."""
    shutil.copytree(course.root, folder)
    grade(Course(folder), TEST)
    return gradebook_rows(Course(folder))


@pytest.mark.parametrize(("many", "step"), [(FEW, 3), MANY])
def test_a_killed_grader_is_run_again(small, tmp_path, many, step):
    handed_in(small, many)
    right_rows = graded_apart(small, tmp_path / "apart")
    kills = killed_until_done(
        small, "grade", TEST, done=lambda: count(small, "autograded"), step=step
    )
    assert kills
    assert gradebook_rows(small) == right_rows
    assert count(small, "autograded") == count(small, "submitted") == many
    assert left_behind(small) == []


@pytest.mark.parametrize(("many", "step"), [(FEW, 3), MANY])
def test_a_killed_intake_is_run_again(small, tmp_path, many, step):
    contents = [content(f"d{number:02d}", number) for number in range(1, many + 1)]
    files = answer_files(tmp_path / "files", contents)
    kills = killed_until_done(
        small, "submit", *files, done=lambda: count(small, "submitted"), step=step
    )
    assert kills
    assert [one.as_dict() for one in submitted(small, TEST).answers] == contents
    assert not (small.root / "replaced").exists()
    assert left_behind(small) == []


@pytest.mark.parametrize(("many", "step"), [(FEW, 3), MANY])
def test_a_killed_intake_of_next_attempts_keeps_the_first(small, tmp_path, many, step):
    names = handed_in(small, many)
    grade(small, TEST)
    failed = [name for number, name in enumerate(names) if number % 2]
    contents = [content(name, number, 2) for number, name in enumerate(failed, 1)]
    files = answer_files(tmp_path / "files", contents)
    killed_until_done(
        small,
        "submit",
        *files,
        done=lambda: sum(1 for _ in (small.root / "replaced").glob("*/*/*/*.ipynb")),
        step=step,
    )
    stand = submitted(small, TEST).answers
    assert [one.participant for one in stand] == names
    assert [one.as_dict() for one in stand if one.attempt == 2] == contents
    kept = sorted(path.parts[-4] for path in (small.root / "replaced").glob("*/*/*/svar.json"))
    assert kept == failed
    assert left_behind(small) == []


def content(participant: str, number: int, attempt: int = 1) -> dict[str, Any]:
    return {
        "schema": "riktig-answers/2",
        "assignment": TEST,
        "submission_id": f"{number:032x}",
        "participant": participant,
        "attempt": attempt,
        "answers": right(TEST, participant, attempt),
    }


@pytest.mark.parametrize("kept_apart", [True, False])
def test_an_answer_left_on_its_way_is_put_in_its_place(small, kept_apart):
    hand_in(small, "d07", TEST, {})
    grade(small, TEST)
    (first,) = submitted(small, TEST).answers
    hand_in(small, "d07", TEST, attempt=2)
    (second,) = submitted(small, TEST).answers
    # As it is when the intake is stopped just before its last step, or the one before that.
    place = small.step("submitted", "d07", TEST)
    kept = small.step("replaced", "d07", TEST) / first.submission_id
    place.rename(small.root / f".placing-{second.submission_id}")
    if not kept_apart:
        kept.rename(place)
    assert submitted(small, TEST).answers == (second,)
    assert kept.is_dir()
    assert left_behind(small) == []


@pytest.mark.thorough
def test_a_killed_grader_leaves_no_helper_and_no_practice_undone(tmp_path, monkeypatch):
    """Where own practices are asked about, another process judges half of them."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(EVERY_MASTERS))
    course, many = every_course(tmp_path / "every"), 2 * FEWEST_TO_SHARE
    contents = [every_content(n, f"d{n:02d}") for n in range(1, many + 1)]
    for path in answer_files(tmp_path / "files", contents):
        submit(course, path, None, NOW)
    shutil.copytree(course.root, tmp_path / "apart")
    grade(Course(tmp_path / "apart"), EVERY)
    kills = killed_until_done(
        course, "grade", done=lambda: count(course, "autograded"), step=FEWEST_TO_SHARE // 3
    )
    assert kills
    assert gradebook_rows(course) == gradebook_rows(Course(tmp_path / "apart"))
    assert left_behind(course) == []
    forget_every_course()


@pytest.mark.parametrize("many", [FEW, pytest.param(50, marks=pytest.mark.thorough)])
def test_two_graders_at_once(small, tmp_path, many):
    handed_in(small, many)
    right_rows = graded_apart(small, tmp_path / "apart")
    graders = [start(small, "grade", TEST) for _ in range(2)]
    assert [ended(one) for one in graders] == [(0, ""), (0, "")]
    assert gradebook_rows(small) == right_rows
    assert count(small, "autograded") == many
    assert left_behind(small) == []


def test_two_intakes_of_the_same_files_at_once(small, tmp_path):
    contents = [content(f"d{number:02d}", number) for number in range(1, FEW + 1)]
    files = answer_files(tmp_path / "files", contents)
    both = [start(small, "submit", *files) for _ in range(2)]
    assert [ended(one) for one in both] == [(0, ""), (0, "")]
    assert [one.as_dict() for one in submitted(small, TEST).answers] == contents
    assert left_behind(small) == []

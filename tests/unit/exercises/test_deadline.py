"""The deadline: typed as Norwegian time, kept as nbgrader's own due date in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from exercise_course import ASSIGNMENT, answer_file
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from riktig_exercises.command import main
from riktig_exercises.course import gradebook
from riktig_exercises.deadline import ZONE, deadline_of, read_moment, set_deadline, written
from riktig_exercises.grade import grade
from riktig_exercises.grade_result import result_of
from riktig_exercises.release import release
from riktig_exercises.submit import submit, submitted

from riktig.problem import Refused


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("2026-12-01T23:59", datetime(2026, 12, 1, 22, 59, tzinfo=UTC)),
        ("2026-07-01T23:59", datetime(2026, 7, 1, 21, 59, tzinfo=UTC)),
        (" 2026-12-01 08.05 ", datetime(2026, 12, 1, 7, 5, tzinfo=UTC)),
        # A day alone is the whole of it, to the last second.
        ("2026-12-01", datetime(2026, 12, 1, 22, 59, 59, tzinfo=UTC)),
        # The clock is put back: half past two comes twice, and the last one is meant.
        ("2026-10-25T02:30", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_norwegian(typed, utc):
    assert read_moment(typed) == utc


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "i morgen",
        "01.12.2026",
        "2026-13-01",
        "2026-02-30",
        "2026-12-01T24:00",
        "2026-12-01T23:59Z",
        "2026-12-01T23:59:00",
        "0000-01-01",
        "0001-01-01T00:00",
        "2026-03-29T02:30",  # the hour that is left out when the clock is put forward
        "٢٠٢٦-١٢-٠١",
        "--root",
    ],
)
def test_what_is_no_moment_is_refused(typed):
    with pytest.raises(Refused):
        read_moment(typed)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(ZONE)))
def test_what_is_shown_is_what_was_typed(moment):
    try:
        read = read_moment(f"{moment:%Y-%m-%dT%H:%M}")
    except Refused:
        assert moment.month == 3  # left out when the clock is put forward
    else:
        assert written(read) == f"{moment:%d.%m.%Y kl. %H.%M}"


def test_it_is_set_shown_and_taken_away(course, capsys):
    root = str(course.root)
    assert main(["deadline", "--root", root, "2026-12-01T23:59"]) == 0
    with Gradebook(course.db_url, "riktig") as book:
        assert book.find_assignment(ASSIGNMENT).duedate == datetime(2026, 12, 1, 22, 59)
    assert main(["deadline", "--root", root]) == 0
    said = f"{ASSIGNMENT}: fristen er 01.12.2026 kl. 23.59\n"
    assert capsys.readouterr().out == said * 2
    assert main(["deadline", "--root", root, "ingen", ASSIGNMENT]) == 0
    assert capsys.readouterr().out == f"{ASSIGNMENT}: ingen frist\n"


def test_one_wrong_name_sets_nothing(course, capsys):
    root = str(course.root)
    assert main(["deadline", "--root", root, "2026-12-01", ASSIGNMENT, "nowhere"]) == 1
    assert main(["deadline", "--root", root, "tomorrow", ASSIGNMENT]) == 1
    assert "Fristen kan ikke leses" in capsys.readouterr().err
    with gradebook(course) as book:
        assert deadline_of(book, ASSIGNMENT) is None


def test_it_stays_when_the_assignment_is_released_again(course):
    moment = read_moment("2026-12-01")
    set_deadline(course, [ASSIGNMENT], moment)
    release(course, ASSIGNMENT)
    with gradebook(course) as book:
        assert deadline_of(book, ASSIGNMENT) == moment


@pytest.mark.parametrize(("after", "late"), [(-1, False), (0, False), (1, True)])
def test_what_comes_after_it_is_taken_and_is_late(course, tmp_path, after, late):
    moment = read_moment("2026-12-01")
    set_deadline(course, [ASSIGNMENT], moment)
    submit(course, answer_file(tmp_path), None, moment + timedelta(seconds=after))
    grade(course, ASSIGNMENT)
    with gradebook(course) as book:
        result = result_of(book, submitted(course, ASSIGNMENT).answers[0])
    assert (result.late, result.points) == (late, 10)

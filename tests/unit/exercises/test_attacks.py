"""What goes wrong around a hand-in, by somebody's will or by accident, ends in a sentence."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from exercise_small_course import TEST, complete, hand_in
from riktig_exercises.command import main
from riktig_exercises.course import GRADEBOOK, Course
from riktig_exercises.deadline import set_deadline
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.outside import problem_of
from riktig_exercises.submit import Received, submit, submitted
from sqlalchemy.exc import OperationalError

from riktig.problem import Problem, Refused
from riktig.text import explain, text

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def said(course: Course, capsys, *arguments: str) -> str:
    """What a step that cannot be done says, without a word of the program."""
    assert main([*arguments, "--root", str(course.root)]) == 1
    written = capsys.readouterr().err
    assert "Traceback" not in written
    return written


def test_another_answer_under_the_same_id_is_not_called_known(course, tmp_path):
    submit(course, answer_file(tmp_path), None, NOW)
    changed = answer_file(tmp_path, answers={"dose": "1"})
    with pytest.raises(Refused) as refused:
        submit(course, changed, "d07", NOW)
    assert refused.value.problem.code == "answers_taken"
    assert submitted(course, ASSIGNMENT).answers[0].answers == RIGHT


def test_the_next_attempt_under_the_id_of_the_first_is_not_called_known(small, tmp_path):
    hand_in(small, "d07", TEST, {})
    grade(small, TEST)
    (stored,) = small.root.glob("submitted/*/*/svar.json")
    again = json.loads(stored.read_text()) | {"attempt": 2}
    (tmp_path / "a.svar.json").write_text(json.dumps(again))
    with pytest.raises(Refused) as refused:
        submit(small, tmp_path / "a.svar.json", None, NOW)
    assert refused.value.problem.code == "answers_taken"


def test_no_key_is_told_while_another_attempt_is_open(small):
    """Else whoever fails the test after the deadline takes the next one with the answers."""
    after = set_deadline_in_the_past(small)
    hand_in(small, "d07", TEST, {})
    grade(small, TEST)
    page = told(small, after)
    assert text("exercises.feedback.key_after_attempts") in page
    assert text("exercises.feedback.right_answer") not in page
    assert text("exercises.feedback.method") not in page
    hand_in(small, "d07", TEST, {}, attempt=2)
    grade(small, TEST)
    assert text("exercises.feedback.right_answer") in told(small, after)


def test_the_key_is_told_when_the_test_is_passed(small):
    after = set_deadline_in_the_past(small)
    hand_in(small, "d07", TEST)
    grade(small, TEST)
    assert text("exercises.feedback.method") in told(small, after)


def set_deadline_in_the_past(course: Course) -> datetime:
    set_deadline(course, [TEST], NOW)
    return NOW + timedelta(days=1)


def told(course: Course, now: datetime) -> str:
    (page,) = feedback(course, submitted(course, TEST), now)
    assert page.with_suffix(".txt").is_file()
    return page.read_text("utf-8") + page.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize(
    "content", [None, b"yesterday", b"\xff\xfe\x00", b"2026-13-01 12:00:00 UTC"]
)
def test_a_lost_timestamp_stops_nobody_else(course, tmp_path, capsys, content):
    for number, participant in enumerate(("d07", "d08"), 1):
        submit(course, answer_file(tmp_path, participant, number), None, NOW)
    stamp = course.step("submitted", "d07", ASSIGNMENT) / "timestamp.txt"
    stamp.unlink() if content is None else stamp.write_bytes(content)
    for step in ("grade", "feedback", "export", "statistics"):
        assert "timestamp.txt" in said(course, capsys, step, ASSIGNMENT)
    assert (course.step("feedback", "d08", ASSIGNMENT) / f"{ASSIGNMENT}.html").is_file()


def test_a_half_placed_answer_that_no_master_reads_stops_nobody(course, tmp_path):
    path = answer_file(tmp_path)
    left = course.root / f".placing-{1:032x}"
    left.mkdir()
    (left / "svar.json").write_text("{}")
    assert submit(course, answer_file(tmp_path, "d08", 2), None, NOW)[0] is Received.NEW
    assert submit(course, path, None, NOW)[0] is Received.NEW
    assert not left.exists()
    assert {one.participant for one in submitted(course, ASSIGNMENT).answers} == {"d07", "d08"}


@pytest.mark.parametrize("step", ["grade", "feedback", "export", "statistics", "deadline"])
def test_a_spoilt_gradebook_is_said(course, tmp_path, capsys, step):
    submit(course, answer_file(tmp_path), None, NOW)
    (course.root / GRADEBOOK).write_bytes(b"no database" * 1000)
    named = ["2026-12-01", ASSIGNMENT] if step == "deadline" else [ASSIGNMENT]
    assert GRADEBOOK in said(course, capsys, step, *named)
    (course.root / GRADEBOOK).write_bytes(b"")
    if step in ("grade", "deadline"):
        assert "release" in said(course, capsys, step, *named)


def test_a_spoilt_gradebook_hinders_no_hand_in(course, tmp_path):
    (course.root / GRADEBOOK).write_bytes(b"no database")
    assert submit(course, answer_file(tmp_path), None, NOW)[0] is Received.NEW


def test_what_stops_a_step_from_outside_is_told_apart_from_our_faults():
    codes = {
        errno.ENOSPC: "course_disk_full",
        errno.EROFS: "course_cannot_write",
        errno.EACCES: "course_cannot_write",
    }
    for number, code in codes.items():
        problem = problem_of(OSError(number, "x"))
        assert problem is not None
        assert problem.code == code
    assert problem_of(KeyError("x")) is None
    assert problem_of(OSError(errno.ENOTEMPTY, "x")) is None


def test_a_gradebook_one_may_only_read_is_not_called_spoilt(course):
    held = sqlite3.connect(f"file:{course.root / GRADEBOOK}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as refused:
        held.execute("CREATE TABLE new (id)")
    held.close()
    problem = problem_of(OperationalError("", {}, refused.value))
    assert problem is not None
    assert problem.code == "course_cannot_write"


def test_a_locked_gradebook_is_said(course, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("riktig_exercises.course.SECONDS_TO_WAIT", 0)
    submit(course, answer_file(tmp_path), None, NOW)
    with sqlite3.connect(course.root / GRADEBOOK) as held:
        held.execute("BEGIN EXCLUSIVE")
        assert GRADEBOOK in said(course, capsys, "grade", ASSIGNMENT)
    shutil.rmtree(course.root / "autograded", ignore_errors=True)
    assert main(["grade", ASSIGNMENT, "--root", str(course.root)]) == 0


def test_a_name_that_cannot_be_printed_is_on_no_list(small, capsys):
    complete(small, "d07")
    name = "\u6f22\u5b57"
    told = said(small, capsys, "certificate", "--participant", "d07", "--name", name)
    assert explain(Problem("certificate_name_letters")) in told
    assert not (small.root / "certificates.jsonl").exists()
    assert not list(small.root.rglob("*.pdf"))


def test_a_line_that_cannot_be_said_hides_no_certificate(small, capsys):
    complete(small, "d07")
    assert main(["certificate", "--participant", "d07", "--root", str(small.root)]) == 0
    capsys.readouterr()
    made = small.root / "certificates.jsonl"
    line = json.loads(made.read_text().strip())
    for spoilt in ({"participant": "\ud800"}, {"title": "\ud800"}):
        made.write_text(json.dumps(line | spoilt) + "\n" + made.read_text())
    assert explain(Problem("certificate_code_unknown")) in said(
        small, capsys, "check", "RB-0000-0000-0000"
    )

"""From an answer file to a result: received once, taken, graded, and fetched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest
from course_register import NOW
from exercise_small_course import forget_small_course, grade_text
from handing_in_course import CASES, MASTERS, TEST, Handing, content, submission_id
from riktig_exercises.course import gradebook
from riktig_exercises.submit import submitted
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.handing_in.removing import remove_work
from riktig_hub.handing_in.scores import statistics
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result
from riktig_hub.web.answer import Wrong
from sqlalchemy import func, select


@pytest.fixture(scope="module", autouse=True)
def _masters() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        yield
    forget_small_course()


@pytest.fixture
def handing(tmp_path: Path) -> Iterator[Handing]:
    made = Handing.at(tmp_path / "kurs")
    yield made
    made.registry.close()


def count(handing: Handing) -> int:
    with handing.registry.reading() as session:
        return session.scalar(select(func.count()).select_from(HandIn)) or 0


def test_the_same_file_again_is_the_same_hand_in(handing):
    assert handing.receive(content("d01", CASES)).new
    again = handing.receive(content("d01", CASES))
    assert not again.new
    assert count(handing) == 1
    assert handing.state(CASES) == "handed_in"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (content("d02", CASES, {}), "Din kode er d01"),
        (b"%PDF-1.7", "ikke en svarfil"),
        (b"x" * (64 * 1024 + 1), "større enn 64 kB"),
        (content("d01", CASES, {"talk": "Fnr 010190 12345"}), "fødselsnummer"),
        (content("d01", CASES, {}, attempt=2), "høyst 1 forsøk"),
        (content("d01", TEST, {}, attempt=2), "forsøk 1 er ikke levert"),
        (content("d01", CASES, {}, schema="riktig-answers/1"), "eldre utgave"),
    ],
)
def test_what_is_refused_is_said_and_not_kept(handing, sent, said):
    with pytest.raises(Wrong) as refused:
        handing.receive(sent)
    assert said in refused.value.sentence
    assert "12345" not in refused.value.sentence
    assert count(handing) == 0


def test_another_persons_id_is_not_taken_over(handing):
    handing.receive(content("d01", CASES))
    theirs = content("d02", CASES, {}, submission_id=submission_id("d01", CASES))
    with pytest.raises(Wrong, match="brukt av en annen"):
        handing.receive(theirs, who=1)


def test_an_answer_goes_to_the_gradebook_and_comes_back_with_its_points(handing):
    handing.receive(content("d01", CASES))
    handing.receive(content("d02", TEST, {}), who=1)
    handing.grade()
    assert handing.state(CASES) == "waits"
    assert handing.state(TEST, who=1) == "try_again"
    grade_text(exercise_folder(handing.folder, handing.small.course), "d01", 3, "Fint svar.")
    handing.grade()
    one = handing.standing().assignments[0]
    assert (one.state, one.points) == ("graded", one.most)
    with handing.registry.reading() as session:
        row = session.get(Result, (handing.small.course, handing.small.participants[0], CASES))
        assert row.questions["talk"]["comment"] == "Fint svar."
        assert sum(most for _points, most in row.aims.values()) == row.most


def test_the_next_attempt_waits_for_the_result_of_the_one_before(handing):
    handing.receive(content("d01", TEST, {}))
    with pytest.raises(Wrong, match="ikke ferdig rettet"):
        handing.receive(content("d01", TEST, attempt=2))
    handing.grade()
    with pytest.raises(Wrong, match="kan ikke byttes ut"):
        handing.receive(content("d01", TEST, number=2))
    handing.receive(content("d01", TEST, attempt=2), now=NOW + timedelta(hours=1))
    handing.grade()
    assert handing.state(TEST) == "passed"
    with pytest.raises(Wrong, match="høyst 2 forsøk"):
        handing.receive(content("d01", TEST, attempt=3))
    assert told_of(handing, TEST) == (2, 1, {(1, 2)})


def told_of(handing: Handing, assignment: str) -> tuple[int, int, set[tuple[int, int]]]:
    """How many hand-ins, of how many, and of each question how many were right of how many."""
    with handing.registry.reading() as session:
        course = session.get(Course, handing.small.course)
        found = statistics(session, course, [assignment])[0]
    return found.handed_in, found.participants, {(one.right, one.graded) for one in found.items}


def test_an_answer_replaces_an_earlier_one_and_is_graded_anew(handing):
    handing.receive(content("d01", CASES, {}))
    handing.grade()
    assert handing.state(CASES) == "empty"
    handing.receive(content("d01", CASES, number=2), now=NOW + timedelta(hours=1))
    assert handing.state(CASES) == "handed_in"
    handing.grade()
    assert handing.state(CASES) == "waits"


def test_graded_again_changes_nothing(handing):
    handing.receive(content("d01", CASES))
    handing.grade()
    with handing.registry.reading() as session:
        before = session.scalars(select(Result)).one().questions
    handing.grade()
    with handing.registry.reading() as session:
        assert session.scalars(select(Result)).one().questions == before


def test_what_comes_after_the_deadline_is_taken_and_marked(handing):
    with handing.registry.writing() as session:
        session.get(Course, handing.small.course).deadlines = {CASES: NOW.isoformat()}
    handing.receive(content("d01", CASES), now=NOW + timedelta(minutes=1))
    handing.receive(content("d02", CASES), who=1, now=NOW - timedelta(minutes=1))
    handing.grade()
    assert [handing.standing(who).assignments[0].late for who in (0, 1)] == [True, False]
    with handing.registry.reading() as session:
        late = {one.person_id: one.late for one in session.scalars(select(Result))}
    assert [late[one] for one in handing.small.participants[:2]] == [True, False]


def test_what_stands_when_the_right_answers_are_shown_is_not_replaced(handing):
    with handing.registry.writing() as session:
        session.get(Course, handing.small.course).deadlines = {CASES: NOW.isoformat()}
    early, late = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
    handing.receive(content("d01", CASES, {"talk": "Hva vil du?"}), now=early)
    handing.receive(content("d02", CASES, {}), who=1, now=early)
    handing.grade()
    with pytest.raises(Wrong, match="de riktige svarene"):
        handing.receive(content("d01", CASES, number=1), now=late)
    handing.receive(content("d02", CASES, number=1), who=1, now=late)


def test_what_somebody_has_handed_in_can_be_taken_away(handing):
    for who, code in enumerate(("d01", "d02")):
        handing.receive(content(code, CASES), who=who)
    handing.grade()
    remove_work(handing.folder, handing.small.course, "d01")
    folder = exercise_folder(handing.folder, handing.small.course)
    assert [one.participant for one in submitted(folder, CASES).answers] == ["d02"]
    left = [path for path in folder.root.rglob("*") if "d01" in path.name]
    with gradebook(folder) as book:
        assert [one.id for one in book.students] == ["d02"]
    assert left == []
    remove_work(handing.folder, handing.small.course, "d01")


@pytest.mark.thorough
def test_grading_that_is_killed_is_done_by_the_next_one(handing):
    handing.receive(content("d01", CASES))
    handing.receive(content("d02", TEST, {}), who=1)
    command = [sys.executable, "-m", "riktig_hub.handing_in.command", "grade"]
    command += ["--course", str(handing.folder), "--id", handing.small.course]
    for seconds in (1.0, 2.0, 3.0, 4.0, 5.0):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        sleep(seconds)
        process.kill()
        process.wait()
    handing.grade()
    assert (handing.state(CASES), handing.state(TEST, who=1)) == ("waits", "try_again")
    with handing.registry.reading() as session:
        assert all(one.taken_at for one in session.scalars(select(HandIn)))

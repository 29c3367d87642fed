"""Taking in: where answers land, once, and by whom they may be replaced."""

from __future__ import annotations

import ast
import json
from datetime import UTC, datetime

import nbformat
import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from nbconvert import HTMLExporter
from riktig_exercises.course import Course
from riktig_exercises.submit import Received, submit, submitted

from riktig.problem import Refused

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def tree(course: Course) -> dict[str, bytes]:
    return {
        str(path.relative_to(course.root)): path.read_bytes()
        for path in sorted(course.root.rglob("*"))
        if path.is_file()
    }


def notebook(course: Course, participant: str = "d07") -> nbformat.NotebookNode:
    folder = course.step("submitted", participant, ASSIGNMENT)
    return nbformat.read(folder / f"{ASSIGNMENT}.ipynb", as_version=4)


def test_answers_land_where_nbgrader_looks(course, tmp_path):
    received, _ = submit(course, answer_file(tmp_path), None, NOW)
    folder = course.root / "submitted" / "d07" / ASSIGNMENT
    assert received is Received.NEW
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{ASSIGNMENT}.ipynb", "svar.json", "timestamp.txt"]
    assert json.loads((folder / "svar.json").read_text())["answers"] == RIGHT
    assert (folder / "timestamp.txt").read_text() == "2026-11-21 12:00:00 UTC\n"


def test_the_same_file_again_changes_nothing(course, tmp_path):
    path = answer_file(tmp_path)
    submit(course, path, None, NOW)
    before = tree(course)
    assert submit(course, path, None, datetime.now(UTC))[0] is Received.KNOWN
    assert tree(course) == before


def test_a_new_answer_needs_someone_who_vouches_for_it(course, tmp_path):
    submit(course, answer_file(tmp_path), None, NOW)
    second = answer_file(tmp_path, number=2, answers={"dose": "1"})
    with pytest.raises(Refused) as refused:
        submit(course, second, None, NOW)
    assert refused.value.problem.code == "answers_replaces"
    assert submitted(course, ASSIGNMENT).answers[0].answers == RIGHT
    assert submit(course, second, "d07", NOW)[0] is Received.REPLACED
    assert submitted(course, ASSIGNMENT).answers[0].answers == {"dose": "1"}


def test_a_replaced_answer_is_kept_and_does_not_come_back(course, tmp_path):
    first = answer_file(tmp_path)
    submit(course, first, None, NOW)
    submit(course, answer_file(tmp_path, number=2, answers={"dose": "1"}), "d07", NOW)
    assert submit(course, first, "d07", NOW)[0] is Received.KNOWN
    assert submitted(course, ASSIGNMENT).answers[0].answers == {"dose": "1"}
    assert len(list((course.root / "replaced").rglob("svar.json"))) == 1


def test_another_participants_name_is_refused(course, tmp_path):
    with pytest.raises(Refused) as refused:
        submit(course, answer_file(tmp_path, "d08"), "d07", NOW)
    assert refused.value.problem.code == "answers_other_participant"
    assert not (course.root / "submitted").exists()


def test_another_participants_submission_id_is_refused(course, tmp_path):
    submit(course, answer_file(tmp_path, "d07", number=1), None, NOW)
    with pytest.raises(Refused) as refused:
        submit(course, answer_file(tmp_path, "d08", number=1), "d08", NOW)
    assert refused.value.problem.code == "answers_taken"


def test_nothing_is_taken_in_before_the_release(tmp_path):
    with pytest.raises(Refused) as refused:
        submit(Course(tmp_path / "empty"), answer_file(tmp_path), None, NOW)
    assert refused.value.problem.code == "not_released"


NASTY = [
    "72\nimport os; os.system('touch /tmp/riktig-was-here')",
    '72"\n\nraise SystemExit',
    "72 ### END SOLUTION",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "$\\href{javascript:alert(1)}{x}$",
    "```\n%%bash\nid",
]


@pytest.mark.parametrize("answer", NASTY)
def test_an_answer_in_the_notebook_is_only_ever_a_comment(course, tmp_path, answer):
    submit(course, answer_file(tmp_path, answers={"dose": answer}), None, NOW)
    made = notebook(course)
    nbformat.validate(made)
    released = nbformat.read(course.release(ASSIGNMENT), as_version=4)
    for before, after in zip(released.cells, made.cells, strict=True):
        if after.metadata["nbgrader"]["solution"]:
            assert ast.parse(after.source).body == []
        else:
            assert after == before
    html, _ = HTMLExporter().from_notebook_node(made)
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_chosen_answer_is_shown_by_its_words(course, tmp_path):
    submit(course, answer_file(tmp_path), None, NOW)
    sources = [cell.source for cell in notebook(course).cells]
    assert any("En tverrfaglig smerteklinikk" in source for source in sources)

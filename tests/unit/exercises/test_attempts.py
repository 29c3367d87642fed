"""The test may be tried again: in order, once graded and not passed; the last attempt counts."""

from __future__ import annotations

import json

import pytest
from exercise_small_course import CASES, TEST, hand_in, right
from riktig_exercises.command import main
from riktig_exercises.course import gradebook
from riktig_exercises.feedback import feedback
from riktig_exercises.grade import grade
from riktig_exercises.key import keys_for
from riktig_exercises.submit import submitted

from riktig.problem import Refused


def refused(*arguments, **options) -> str:
    with pytest.raises(Refused) as refusal:
        hand_in(*arguments, **options)
    return refusal.value.problem.code


def standing(course):
    (one,) = submitted(course, TEST).answers
    return one


def test_the_next_attempt_has_new_numbers_and_the_last_one_counts(small):
    hand_in(small, "d07", TEST, {"first": "diary"})
    grade(small, TEST)
    first, second = (keys_for(TEST, "d07", attempt) for attempt in (1, 2))
    assert first["total"].right != second["total"].right
    hand_in(small, "d07", TEST, attempt=2)
    assert standing(small).attempt == 2
    grade(small, TEST)
    with gradebook(small) as book:
        (one,) = book.assignment_submissions(TEST)
        assert (one.id, one.score) == (standing(small).submission_id, 5)
    (kept,) = (small.root / "replaced" / "d07" / TEST).glob("*/svar.json")
    assert json.loads(kept.read_text())["answers"] == {"first": "diary"}


def test_an_answer_with_the_numbers_of_the_attempt_before_is_wrong(small):
    hand_in(small, "d07", TEST, {})
    grade(small, TEST)
    hand_in(small, "d07", TEST, right(TEST, "d07", 1), attempt=2)
    grade(small, TEST)
    with gradebook(small) as book:
        assert book.find_submission(TEST, "d07").score == 1


def test_the_second_attempt_does_not_come_first(small):
    assert refused(small, "d07", TEST, attempt=2) == "answers_attempt_early"
    assert not (small.root / "submitted").exists()


def test_nobody_tries_again_before_the_first_is_graded(small):
    hand_in(small, "d07", TEST, {})
    assert refused(small, "d07", TEST, attempt=2) == "answers_attempt_waits"
    assert standing(small).attempt == 1


def test_nobody_tries_again_after_passing(small):
    # 4 of 5 points: on the mark, to the point.
    hand_in(small, "d07", TEST, {"total": right(TEST, "d07")["total"]})
    grade(small, TEST)
    assert refused(small, "d07", TEST, attempt=2) == "answers_attempt_passed"


def test_there_is_an_end_to_it(small):
    for attempt in (1, 2):
        hand_in(small, "d07", TEST, {}, attempt)
        grade(small, TEST)
    assert refused(small, "d07", TEST, attempt=3) == "answers_attempts_over"
    (page,) = feedback(small, submitted(small, TEST))
    assert "dette var det siste forsøket" in page.read_text("utf-8")


def test_an_assignment_with_one_attempt_has_one(small):
    hand_in(small, "d07", CASES, {})
    grade(small, CASES)
    assert refused(small, "d07", CASES, attempt=2) == "answers_attempts_over"


def test_an_attempt_whose_outcome_is_seen_is_not_swapped(small, tmp_path, capsys):
    hand_in(small, "d07", TEST, {})
    path = tmp_path / "again.svar.json"
    path.write_text(json.dumps(standing(small).as_dict() | {"submission_id": "f" * 32}))
    grade(small, TEST)
    asked = ["submit", "--root", str(small.root), "--participant", "d07", str(path)]
    assert main(asked) == 1
    assert "Forsøk 1 er alt rettet" in capsys.readouterr().err
    assert standing(small).submission_id != "f" * 32


def test_an_attempt_that_nobody_has_graded_may_be_swapped_by_one_who_vouches(small, tmp_path):
    hand_in(small, "d07", TEST, {})
    path = tmp_path / "again.svar.json"
    path.write_text(json.dumps(standing(small).as_dict() | {"submission_id": "f" * 32}))
    assert main(["submit", "--root", str(small.root), str(path)]) == 1
    assert main(["submit", "--root", str(small.root), "--participant", "d07", str(path)]) == 0
    assert standing(small).submission_id == "f" * 32


def test_feedback_says_which_attempt_it_is_and_how_it_went(small):
    hand_in(small, "d07", TEST, {})
    hand_in(small, "d08", TEST)
    grade(small, TEST)
    failed, passed = (page.read_text("utf-8") for page in feedback(small, submitted(small, TEST)))
    assert "Forsøk 1 av høyst 2" in failed
    assert "Du kan ta den på nytt" in failed
    assert "bestått" in failed
    assert "Prøven er bestått." in passed


def test_a_spoilt_answer_may_be_swapped_by_one_who_vouches_and_is_kept(small, tmp_path):
    hand_in(small, "d07", TEST, {})
    whole = standing(small).as_dict()
    (small.step("submitted", "d07", TEST) / "svar.json").write_text("{}")
    path = tmp_path / "again.svar.json"
    path.write_text(json.dumps(whole | {"submission_id": "f" * 32}))
    assert main(["submit", "--root", str(small.root), str(path)]) == 1
    assert main(["submit", "--root", str(small.root), "--participant", "d07", str(path)]) == 0
    assert standing(small).submission_id == "f" * 32
    (kept,) = (small.root / "replaced" / "d07" / TEST).glob("spoilt-*/svar.json")
    assert kept.read_text() == "{}"

"""Every shipped question: its solution is full, nothing is zero, mistakes get their own hint."""

from __future__ import annotations

import pytest
from exercise_course import ASSIGNMENT, RIGHT
from riktig_exercises.judge import judge
from riktig_exercises.key import keys_of
from riktig_exercises.master import assignments, load_master

from riktig.text import decimal_text

QUESTIONS = [(a, q.id) for a in assignments() for q in load_master(a).questions]
MISTAKES = [(a, q, m.id) for a, q in QUESTIONS for m in keys_of(a)[q].mistaken]


def as_typed(value: float | str) -> str:
    return value if isinstance(value, str) else decimal_text(value).replace("\u00a0", " ")


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_the_masters_own_solution_scores_full(assignment, question):
    key = keys_of(assignment)[question]
    verdict = judge(key, as_typed(key.right))
    assert verdict.right
    assert verdict.points == key.question.points
    assert verdict.comment == key.correct


@pytest.mark.parametrize("question", RIGHT)
def test_the_solution_worked_out_by_hand(question):
    assert judge(keys_of(ASSIGNMENT)[question], RIGHT[question]).right


@pytest.mark.parametrize("empty", ["", " ", "\n"])
@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_an_empty_answer_gives_nothing(assignment, question, empty):
    verdict = judge(keys_of(assignment)[question], empty)
    assert (verdict.points, verdict.code) == (0, "unanswered")


@pytest.mark.parametrize(("assignment", "question", "mistake"), MISTAKES)
def test_each_known_mistake_gets_its_own_hint(assignment, question, mistake):
    key = keys_of(assignment)[question]
    mistaken = next(one for one in key.mistaken if one.id == mistake)
    verdict = judge(key, as_typed(mistaken.value))
    assert verdict.points == 0
    assert verdict.code == f"mistake.{mistake}"
    assert verdict.comment == mistaken.hint


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_every_question_knows_at_least_two_mistakes_with_different_hints(assignment, question):
    hints = {one.hint for one in keys_of(assignment)[question].mistaken}
    assert len(hints) >= 2


@pytest.mark.parametrize(("assignment", "question"), QUESTIONS)
def test_no_hint_gives_the_answer_away(assignment, question):
    key = keys_of(assignment)[question]
    right = key.right_text
    for mistaken in key.mistaken:
        assert right not in mistaken.hint


# Answers worked out by hand, with the mistake each one shows.
TYPICAL = [
    ("dose", "33", "mistake.per_day_forgotten"),  # 20 x 1,5 + 30 x 0,1
    ("dose", "60 mg", "mistake.combination_forgotten"),  # only oxycodone
    ("dose", "232", "mistake.paracetamol_added"),  # 60 + 430 x 4 x 0,1
    ("dose", "180", "mistake.codeine_as_morphine"),  # 60 + 120
    ("dose", "78,0", "mistake.older_codeine_ratio"),  # 60 + 120 x 0,15
    ("dose", "52", "mistake.oxycodone_as_morphine"),  # 40 + 12
    ("dose", "160", "mistake.no_ratios"),  # 40 + 120
    ("patch", "5000", "mistake.patch_read_as_mg"),  # 50 mg x 100
    ("patch", "5 000 mg", "mistake.patch_read_as_mg"),
    ("patch", "5", "mistake.hours_forgotten"),  # 0,05 mg x 100
    ("patch", "120000", "mistake.micrograms_not_converted"),
    ("patch", "360", "mistake.days_multiplied"),
    ("patch", "40", "mistake.days_divided"),
    ("patch", "111", "mistake.buprenorphine_ratio"),  # 1,2 x 92,5
    ("patch", "50", "mistake.strength_as_omeq"),
    ("dose", "7,2", "decimal_slip"),
    ("dose", "70", "near"),
    ("dose", "300", "too_high"),
    ("dose", "12", "too_low"),
    ("dose", "-72", "negative"),
    ("dose", "72 ml", "wrong_unit"),
    ("dose", "vet ikke", "not_a_number"),
    ("reimbursement", "clinic ", "unknown_choice"),
]


@pytest.mark.parametrize(("question", "typed", "code"), TYPICAL)
def test_typical_answers(question, typed, code):
    verdict = judge(keys_of(ASSIGNMENT)[question], typed)
    assert (verdict.points, verdict.code) == (0, code)
    assert verdict.comment

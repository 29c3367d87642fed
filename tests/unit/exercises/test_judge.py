"""Answers worked out by hand, and what is said about them."""

from __future__ import annotations

import pytest
from exercise_course import ASSIGNMENT as BERIT
from exercise_course import RIGHT
from riktig_exercises.key import keys_of, sheets_of
from riktig_exercises.master import assignments, load_master

from riktig.exercise.judge import judge
from riktig.exercise.plan_rules import broken_rule


@pytest.mark.usefixtures("one_patient")
@pytest.mark.parametrize("question", RIGHT)
def test_the_solution_worked_out_by_hand(question):
    assert judge(keys_of(BERIT)[question], RIGHT[question]).right


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


@pytest.mark.usefixtures("one_patient")
@pytest.mark.parametrize(("question", "typed", "code"), TYPICAL)
def test_typical_answers(question, typed, code):
    verdict = judge(keys_of(BERIT)[question], typed)
    assert (verdict.points, verdict.code) == (0, code)
    assert verdict.comment


@pytest.mark.parametrize("assignment", assignments())
def test_no_plan_that_counts_as_right_breaks_a_rule_of_its_question(assignment):
    for version in range(load_master(assignment).versions):
        keys = [sheet.key for sheet in sheets_of(assignment, version).values()]
        for key in (one for one in keys if one.kind == "plan"):
            for plan in (key.right, *key.rules["accepted"]):
                assert broken_rule(key.rules, plan) is None, (version, key.id)

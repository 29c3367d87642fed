"""What is said about each answer: the ladder from gross to fine, kind by kind."""

from __future__ import annotations

import pytest
from judged_keys import CHOICE, CORRECT, EVERY_KIND, NUMBER, ORDER, SEVERAL, TEXT, key

from riktig.exercise.answer_key import key_from_dict
from riktig.exercise.judge import judge

EMPTY = ["", " \n", None, [], {}, {"step_1": "", "items": [{"dose": " "}]}]


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda one: one.kind)
@pytest.mark.parametrize("given", EMPTY, ids=repr)
def test_an_empty_answer_is_unanswered(one, given):
    assert judge(one, given).code == "unanswered"


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda one: one.kind)
@pytest.mark.parametrize("given", [7, 7.5, True, [[7]], {"a": {"b": 7}}], ids=repr)
def test_an_answer_of_another_shape_gives_nothing(one, given):
    verdict = judge(one, given)
    assert (verdict.points, verdict.right) == (0, False)
    assert verdict.comment


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda one: one.kind)
def test_a_key_is_the_same_after_json(one):
    assert key_from_dict(one.as_dict()) == one


NUMBERS = [
    ("72", "right"),
    ("0,072 g OMEQ per døgn", "right"),
    ("60", "mistake.combination_forgotten"),
    ("160 mg", "mistake.all_as_morphine"),
    ("vet ikke", "not_a_number"),
    ("60 + 12", "not_a_number"),
    ("72.000", "thousand_or_decimal"),
    ("72 ml", "wrong_unit"),
    ("-72", "negative"),
    ("72000", "unit_slip"),
    ("0,072", "unit_slip"),
    ("1728", "unit_slip"),  # for an hour, not a day
    ("3", "unit_slip"),
    ("7,2", "decimal_slip"),
    ("720", "decimal_slip"),
    ("70", "near"),
    ("300", "too_high"),
    ("12", "too_low"),
]


@pytest.mark.parametrize(("typed", "code"), NUMBERS)
def test_a_number(typed, code):
    verdict = judge(NUMBER, typed)
    assert verdict.code == code
    assert verdict.points == (NUMBER.points if code == "right" else 0)
    assert verdict.comment


@pytest.mark.parametrize(
    ("right", "unit", "typed", "code"),
    [
        (35, "%", "0,35", "unit_slip"),
        (35, "%", "350", "unit_slip"),
        (35, "%", "350 per 1000", "right"),
        (450, "minutter", "7,5", "unit_slip"),
        (450, "minutter", "7,5 timer", "right"),
        (70, "dager", "10", "unit_slip"),
        (70, "dager", "10 uker", "right"),
        (12, "personer", "13", "near"),
        (12, "personer", "12,4", "near"),
        (400, "personer", "401", "near"),
        (12, "personer", "12 %", "wrong_unit"),
        (3, "", "3 mg", "wrong_unit"),
        (-12, "%", "-12 %", "right"),
        (-12, "%", "12", "wrong_sign"),
        (0, "mg", "0", "right"),
        (0, "mg", "3", "too_high"),
    ],
)
def test_a_number_of_another_kind(right, unit, typed, code):
    assert judge(key("number", right, unit=unit), typed).code == code


def test_a_method_that_is_as_good_is_right():
    one = key("number", 72.0, unit="mg", accepted=[78.0])
    assert judge(one, "78").right
    assert judge(one, "7,8").code == "decimal_slip"
    assert judge(one, "77").code == "near"


def test_a_question_may_ask_for_an_exact_number():
    one = key("number", 72.0, unit="mg", tolerance={"absolute": 0.05})
    assert judge(one, "72,0").right
    assert judge(one, "72,4").code == "near"


def test_a_negative_mistake_gets_its_hint():
    one = key("number", 12.0, ("the_other_way", -12.0), unit="%")
    assert judge(one, "-12").code == "mistake.the_other_way"


def test_how_to_write_is_not_shown_by_the_answer_itself():
    assert "45" not in judge(key("number", 45, unit="mg"), "mye").comment


def test_the_ladder_says_nothing_of_medicines():
    codes = {typed: judge(NUMBER, typed) for typed, code in NUMBERS}
    said = [one.comment for one in codes.values() if not one.code.startswith(("mis", "right"))]
    assert not [one for one in said if "OMEQ" in one or "opioid" in one or "døgndose" in one]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("b", "right"),
        ("a", "mistake.a"),
        ("c", "mistake.c"),
        ("b ", "unknown_choice"),
        ("z", "unknown_choice"),
    ],
)
def test_a_choice(given, code):
    assert judge(CHOICE, given).code == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["a", "c"], "right"),
        (["c", "a"], "right"),
        (["a", "c", "d"], "mistake.d"),
        (["d", "b"], "mistake.b"),  # what is wrongly in comes before what is missing
        (["c"], "mistake.a"),
        (["a", "z"], "unknown_choice"),
        (["a", ["c"]], "unknown_choice"),
        (["a", None, "c"], "unknown_choice"),
    ],
)
def test_several(given, code):
    verdict = judge(SEVERAL, given)
    assert verdict.code == code
    assert verdict.points == (2 if code == "right" else 0)


def test_several_without_hints_are_told_of_by_kind():
    one = key("several", ["a"], options=["a", "b"])
    assert judge(one, ["a", "b"]).code == "one_too_many"
    both = key("several", ["a", "b"], options=["a", "b", "c"])
    assert judge(both, ["b"]).code == "one_missing"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["ask", "plan", "taper", "follow"], "right"),
        (["taper", "ask", "follow", "plan"], "mistake.taper_before_plan"),
        (["plan", "ask", "taper", "follow"], "mistake.plan_before_ask"),
        (["taper", "plan", "ask", "follow"], "mistake.taper_before_plan"),
        (["ask", "plan", "follow", "taper"], "other_order"),
        (["ask", "plan", "taper"], "incomplete_order"),
        (["ask", "plan", "taper", "follow", "ask"], "incomplete_order"),
        (["ask", "plan", "taper", "taper"], "incomplete_order"),
        (["ask", "plan", "taper", 7], "unknown_choice"),
    ],
)
def test_an_order(given, code):
    assert judge(ORDER, given).code == code


def test_a_text_waits_for_a_person():
    verdict = judge(TEXT, "Jeg ville snakket med henne først.")
    assert (verdict.points, verdict.code, verdict.by_person) == (0, "waits_for_person", True)
    assert not verdict.right


def test_a_practice_question_is_right_without_points():
    verdict = judge(key("choice", "a", points=0, options=["a", "b"]), "a")
    assert (verdict.right, verdict.points, verdict.comment) == (True, 0, CORRECT)

"""The key of each kind of question, from its TOML; and what is refused."""

from __future__ import annotations

import pytest
from given_answers import mistaken_answer, right_answer
from made_master import master, sheet
from riktig_exercises.key import read_sheets
from riktig_exercises.master_error import MasterError

from riktig.exercise.judge import judge

CHART = """
[chart]
kind = "run"
title = "Resepter"
labels = ["januar", "februar", "mars"]
values = [12, 30, 21]
y_label = "Resepter i måneden"
"""
OPTIONS = """
[[choices]]
id = "a"
label = "Først"
hint = "Ikke først."
[[choices]]
id = "b"
label = "Så"
hint = "Ikke så."
[[choices]]
id = "c"
label = "Sist"
hint = "Ikke sist."
"""
POINT = (
    """
kind = "number"
unit = "resepter"
[key]
point = "februar"
[[mistakes]]
id = "other_month"
point = "mars"
hint = "Se på måneden."
[[mistakes]]
id = "a_year"
times = 12
hint = "Det er ikke et år."
"""
    + CHART
)
SCALED = """
kind = "number"
unit = "mg"
[key]
calculator = "methadone_from_morphine"
input = { morphine_mg_per_day = 60 }
result = "methadone_mg_per_day"
accepted = [{ result = "ratio" }]
tolerance = { absolute = 0.1 }
[[mistakes]]
id = "a_week"
times = 7
hint = "Det er for et døgn."
[[mistakes]]
id = "as_morphine"
result = "morphine_mg_per_day"
over = 2
hint = "Det er morfin."
"""
BY_LIMIT = (
    """
kind = "choice"
[key]
calculator = "methadone_from_morphine"
input = { morphine_mg_per_day = 60 }
result = "methadone_mg_per_day"
[[key.up_to]]
result = "limit"
choice = "a"
[[key.up_to]]
choice = "b"
"""
    + OPTIONS
)
SEVERAL = 'kind = "several"\n[key]\nchoices = ["c", "a"]\n' + OPTIONS
ORDER = (
    """
kind = "order"
[key]
order = ["c", "b", "a"]
accepted = [["c", "a", "b"]]
[[mistakes]]
id = "last_first"
before = ["a", "c"]
hint = "c kommer før a."
[[mistakes]]
id = "second_first"
before = ["b", "c"]
hint = "c kommer før b."
"""
    + OPTIONS
)
TEXT = 'kind = "text"\nmost = 300\n[key]\nguide = "Ett poeng for hver."\n'
TAPER = """input = { substance = "oksazepam", start_mg_per_day = 40, strengths = [{ mg = 10 }], \
method = "percent_of_original", step = 25, interval_days = 14 }
"""
CALCULATOR = (
    """
kind = "calculator"
given = { substance = "oksazepam" }
[key]
calculator = "taper"
result = ["days", "reaches_zero"]
"""
    + TAPER
    + """
[[mistakes]]
id = "weekly"
input = { interval_days = 7 }
hint = "Hver uke er for fort."
[[mistakes]]
id = "smaller"
input = { step = 10 }
hint = "Trinnet er for lite."
"""
)
PLAN = (
    """
kind = "plan"
steps = 4
labels = ["Uke 2", "Uke 4", "Uke 6", "Uke 8"]
[key]
most_cut = "limit"
of = "original"
accepted = [{ input = { strengths = [{ mg = 5 }], method = "percent_of_current" } }]
"""
    + TAPER
    + """
[[mistakes]]
id = "halved"
input = { step = 50 }
hint = "Du halverte."
"""
)
LIMIT = """
[results.limit]
table = "taper_rules"
row = { rule = "ASAM_MAX" }
column = "step_high"
"""


def codes(toml: str, case: str = "") -> list[str]:
    """What the judge says of the right answer and of each mistake."""
    made = sheet(toml, case=case)
    answers = [right_answer(made), *(mistaken_answer(made, one) for one in made.key.mistaken)]
    return [judge(made.key, answer).code for answer in answers]


def test_a_point_of_a_chart():
    key = sheet(POINT).key
    assert (key.right, [one.value for one in key.mistaken]) == (30, [21, 360])
    assert codes(POINT) == ["right", "mistake.other_month", "mistake.a_year"]


def test_a_number_may_be_scaled_and_other_methods_accepted():
    made = sheet(SCALED)
    assert (made.key.right, [one.value for one in made.key.mistaken]) == (12, [84, 30])
    assert made.key.rules == {"unit": "mg", "accepted": [5], "tolerance": {"absolute": 0.1}}
    assert [judge(made.key, typed).code for typed in ("12", "5", "12,2")] == ["right"] * 2 + [
        "near"
    ]


def test_a_choice_by_the_limit_a_number_lies_under():
    assert sheet(BY_LIMIT, case=LIMIT).key.right == "a"  # 12 mg is under 25 per cent
    above = BY_LIMIT.replace("_day = 60 }", "_day = 300 }")
    assert sheet(above, case=LIMIT).key.right == "b"


def test_several_in_the_order_they_are_shown():
    made = sheet(SEVERAL)
    assert (made.key.right, made.right_text) == (["a", "c"], "Først; Sist")
    assert codes(SEVERAL) == ["right", "mistake.a", "mistake.b", "mistake.c"]


def test_an_order_and_another_as_good():
    made = sheet(ORDER)
    assert made.right_text == "Sist → Så → Først"
    assert judge(made.key, ["c", "a", "b"]).code == "right"
    assert codes(ORDER) == ["right", "mistake.last_first", "mistake.second_first"]


def test_a_text_is_left_to_a_person():
    made = sheet(TEXT)
    assert (made.key.right, made.guide, made.key.rules) == (
        None,
        "Ett poeng for hver.",
        {"most": 300},
    )
    assert codes(TEXT) == ["waits_for_person"]


def test_a_filled_calculator_is_held_by_what_it_says():
    made = sheet(CALCULATOR)
    assert made.key.right == [["days", 56], ["reaches_zero", True]]
    assert made.key.rules["given"] == {"substance": "oksazepam"}
    assert codes(CALCULATOR) == ["right", "mistake.weekly", "mistake.smaller"]


def test_a_plan_is_the_doses_after_the_first():
    made = sheet(PLAN, case=LIMIT)
    assert (made.key.right, made.right_text) == ([30, 20, 10, 0], "30 → 20 → 10 → 0 mg")
    rules = made.key.rules
    assert rules["accepted"] == [[30, 20, 15, 10]]
    assert (rules["from_mg"], rules["takeable_mg"]) == (40, [0, 10, 20, 30, 40])
    assert (rules["most_cut_percent"], rules["of"], rules["ends_at_zero"]) == (25, "original", True)
    assert made.key.mistaken[0].value == [20, 0, 0, 0]
    assert codes(PLAN, LIMIT) == ["right", "mistake.halved"]
    steep = {"step_1": "20", "step_2": "10", "step_3": "10", "step_4": "0"}
    assert judge(made.key, steep).code == "cut_too_large_original"


def test_practice_questions_stand_apart():
    made = master(SEVERAL, "practice = true\n" + SEVERAL, TEXT)
    assert [one.id for one in made.questions] == ["q1", "q3"]
    assert [one.id for one in made.practised] == ["q2"]
    assert made.points == 4
    assert set(read_sheets(made)) == {"q1", "q2", "q3"}


REFUSED = {
    "a point that is not drawn": (POINT, 'point = "mars"', 'point = "april"', "no 'april'"),
    "a point without a chart": (POINT, CHART, "", "needs a chart"),
    "labels that are too few": (POINT, '"januar", ', "", "one label a value"),
    "an unknown chart": (POINT, '"run"', '"pie"', "unknown chart"),
    "a number with no unit": (POINT, 'unit = "resepter"', "", "missing"),
    "a unit nobody knows": (POINT, '"resepter"', '"piller"', "no unit"),
    "a key from nowhere": (POINT, 'point = "februar"', "", "missing"),
    "two keys in one": (SCALED, "[key]", '[key]\npoint = "mars"', "unknown keys"),
    "a mistake that is right": (SCALED, "times = 7", "times = 1", "the same number"),
    "a mistake as good as right": (SCALED, "times = 7", 'result = "ratio"', "the same number"),
    "a mistake of nothing": (SCALED, "times = 7\n", "", "must differ"),
    "two mistakes of one name": (SCALED, '"a_week"', '"as_morphine"', "the same id"),
    "a limit nobody fetched": (BY_LIMIT, 'result = "limit"', 'result = "most"', "result 'most'"),
    "a figure there is none of": (BY_LIMIT, 'result = "limit"', 'figure = "most"', "no figure"),
    "a tolerance of something": (SCALED, "{ absolute", "{ about", "a tolerance is"),
    "a choice without a hint": (SEVERAL, 'hint = "Ikke så."', "", "no hint for"),
    "two choices alike": (SEVERAL, '"Så"', '"Sist"', "two choices are the same"),
    "nothing that is wrong": (SEVERAL, '["c", "a"]', '["c", "a", "b"]', "some are not"),
    "an order that lacks one": (ORDER, '["c", "b", "a"]', '["c", "b"]', "every choice once"),
    "an order as shown": (ORDER, '["c", "b", "a"]', '["a", "b", "c"]', "right order already"),
    "a mistake as in the order": (ORDER, '["b", "c"]', '["c", "b"]', "right way round"),
    "a mistake as in the other order": (ORDER, '["b", "c"]', '["a", "b"]', "right way round"),
    "a text with a right answer": (TEXT, "guide", 'choice = "a"\nguide', "unknown keys"),
    "a text without an end": (TEXT, "most = 300", "", "missing"),
    "a result that is not compared": (CALCULATOR, ', "reaches_zero"', ', "end"', "no 'end'"),
    "a filling with the same result": (CALCULATOR, "step = 10 }", "step = 25 }", "same result"),
    "given that is not right": (
        CALCULATOR,
        'given = { substance = "oksazepam"',
        "given = { step = 9",
        "differs",
    ),
    "a plan too long": (PLAN.replace("labels", "#"), "steps = 4", "steps = 9", "only 4 steps"),
    "a label too few": (PLAN, '"Uke 2", ', "", "one label a step"),
    "a mistaken plan that is right": (PLAN, "step = 50", "step = 25", "same plan"),
    "a cut of nothing": (PLAN, 'of = "original"', "", "most_cut goes with"),
}


@pytest.mark.parametrize(("toml", "old", "new", "said"), REFUSED.values(), ids=REFUSED)
def test_a_broken_question_is_refused_with_its_place(toml, old, new, said):
    assert old in toml
    with pytest.raises(MasterError) as error:
        sheet(toml.replace(old, new, 1), case=LIMIT)
    assert str(error.value).startswith("made, question q1")
    assert said in str(error.value)


def test_points_and_practice_go_apart():
    with pytest.raises(MasterError, match="0 points"):
        master(TEXT, points=0)
    with pytest.raises(MasterError, match="0 points"):
        master(TEXT.replace("most", "practice = false\nmost"), points=0)


def test_an_aim_must_be_there():
    with pytest.raises(MasterError, match="no aim"):
        master(TEXT, aim='"sleep.99"')
    assert master(TEXT, aim='"sleep.2"').questions[0].aim == "sleep.2"

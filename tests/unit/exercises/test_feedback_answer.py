"""An answer as feedback lays it out: with units, in lists and tables, and nothing lost."""

from __future__ import annotations

import pytest
from riktig_exercises.answers_given import read_given
from riktig_exercises.feedback_answer import PAIRS, TABLE, Part, answer_parts, with_unit
from riktig_exercises.master import load_master
from riktig_exercises.question import Question


def question(assignment: str, kind: str) -> Question:
    return next(one for one in load_master(assignment).questions if one.kind == kind)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("72", "72\u00a0mg"),
        ("1 000,5", "1 000,5\u00a0mg"),
        ("72 mg", "72 mg"),
        ("0,072 g", "0,072 g"),
        ("7:30", "7:30"),
        ("vet ikke", "vet ikke"),
        ("", ""),
    ],
)
def test_a_number_alone_gets_the_unit_that_was_asked_for(typed, shown):
    assert with_unit(typed, "mg") == shown


def test_a_diary_is_a_table_of_the_nights_filled_in():
    night = {"bed": "22:00", "asleep": "22:30", "awake_minutes": "70", "rise": "06:30"}
    asked = question("sleep_plans", "calculator")
    (part,) = answer_parts(asked, read_given(asked, {"nights": [night, {"bed": ""}, night]}))
    assert (part.kind, part.title) == (TABLE, "Netter")
    assert part.heading == ("Nr.", "La seg", "Sovnet", "Våken om natten", "Sto opp")
    assert [row[0] for row in part.rows] == ["1", "3"]
    assert part.rows[0][1:] == ("22:00", "22:30", "70\u00a0min", "06:30")
    assert part.lines[0] == "Netter:"
    assert part.lines[1].startswith("Nr. 1, La seg 22:00, Sovnet 22:30, Våken om natten 70")


def test_a_plan_keeps_the_place_of_a_dose_that_is_missing():
    asked = question("final_test", "plan")
    (part,) = answer_parts(asked, {"step_1": "18", "step_3": "14 mg"})
    assert part.kind == PAIRS
    assert [value for _, value in part.rows] == ["18\u00a0mg", "–", "14 mg", "–"]


def test_choices_are_a_list_and_an_order_is_numbered():
    asked = question("final_test", "order")
    (part,) = answer_parts(asked, [option.id for option in asked.options])
    assert part.lines[0] == f"1. {asked.options[0].label}"
    several = question("final_test", "several")
    (part,) = answer_parts(several, [several.options[1].id])
    assert part.lines == [several.options[1].label]


@pytest.mark.parametrize("kind", ["several", "order", "plan", "calculator"])
@pytest.mark.parametrize("given", [None, [], {}])
def test_nothing_answered_is_nothing_shown(kind, given):
    if given is None or isinstance(given, dict) == (kind in ("plan", "calculator")):
        assert answer_parts(question("final_test", kind), given) == ()


def test_a_line_is_itself_as_text():
    assert Part("line", (("a: b",),)).lines == ["a: b"]

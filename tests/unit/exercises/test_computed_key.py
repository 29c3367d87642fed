"""A question's key may come from any calculator; its mistakes from other input."""

from __future__ import annotations

import jupytext
import pytest
from every_input import INPUTS
from exercise_course import ASSIGNMENT, SOURCE
from riktig_exercises.computed import computed, computed_choice, computed_number
from riktig_exercises.key import read_sheets
from riktig_exercises.master import read_master
from riktig_exercises.master_error import MasterError

from riktig.registry import CALCULATORS, calculate

KEY = {
    "calculator": "methadone_from_morphine",
    "result": "methadone_mg_per_day",
    "input": {"morphine_mg_per_day": 60},
}


def test_a_number_comes_from_the_calculator_and_a_mistake_from_other_input():
    assert computed_number(KEY, "q") == 12
    assert computed_number(KEY, "q", {"input": {"morphine_mg_per_day": 600}}) == 60
    assert computed_number(KEY, "q", {"result": "ratio"}) == 5


def test_a_choice_is_what_the_answer_stands_for():
    key = KEY | {"result": "ratio", "choices": {"5.0": "five", "6.0": "six"}}
    assert computed_choice(key, "q") == "five"
    with pytest.raises(MasterError, match="no choice"):
        computed_choice(key | {"choices": {"6.0": "six"}}, "q")


def test_a_change_of_nothing_is_a_number_and_no_false():
    weekly = {"tib_min": 335, "mean_se": 82, "rule_set": "riktig"}
    key = {"calculator": "sleep_window", "input": weekly, "result": "change_min"}
    assert computed_choice(key | {"choices": {"0.0": "same"}}, "q") == "same"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"calculator": "methadon"}, "no calculator"),
        ({"input": {"morphine_mg_per_day": 5}}, "methadone_undefined"),
        ({"input": {"morphine": 5}}, "unknown_field"),
        ({"result": "dose"}, "no 'dose'"),
        ({"regimen": "before"}, "unknown keys"),
    ],
)
def test_a_broken_key_is_refused(change, said):
    with pytest.raises(MasterError, match=said):
        computed_number(KEY | change, "q")


def test_a_master_may_ask_by_any_calculator():
    old = '[key]\nregimen = "before"\n'
    assert old in SOURCE
    head, tail = SOURCE.split(old, 1)
    rest = tail[tail.index("```") :]
    new = (
        '[key]\ncalculator = "methadone_from_morphine"\nresult = "methadone_mg_per_day"\n'
        'input = { morphine_mg_per_day = 60 }\n\n[[mistakes]]\nid = "tenfold"\n'
        'hint = "Se på kommaet."\ninput = { morphine_mg_per_day = 600 }\n'
    )
    master = read_master(jupytext.reads(head + new + rest, fmt="md:myst"), ASSIGNMENT)
    key = read_sheets(master)["dose"].key
    assert (key.right, [one.value for one in key.mistaken]) == (12, [60])


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_can_be_a_key(name):
    given = {"calculator": name, "input": INPUTS[name]}
    result = calculate(given)["result"]
    for path in result:
        assert computed(given | {"result": path}, "q") == result[path]

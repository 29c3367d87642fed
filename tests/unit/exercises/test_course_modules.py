"""The modules come in the order of the course, and their aims with them."""

from __future__ import annotations

from riktig_exercises.course_modules import all_aims, modules
from riktig_exercises.course_rules import rules


def test_modules_come_in_the_order_of_the_course():
    in_course = dict.fromkeys(one for one in rules().modules.values() if one)
    assert list(modules()) == list(in_course) == ["anxiety", "sleep", "chronic_pain"]
    assert modules()["sleep"].title == "Søvn"


def test_an_aim_is_known_by_its_module_and_number():
    aims = all_aims()
    assert aims["chronic_pain.2"] == "Regne ut den samlede opioiddosen og vite hva den betyr."
    assert next(iter(aims)) == "anxiety.1"
    assert "sleep.0" not in aims

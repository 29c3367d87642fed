"""A question's aim is one of the modules' own sentences."""

from __future__ import annotations

import pytest
from riktig_exercises.aims import ALL, aim_of, modules
from riktig_exercises.course_rules import rules
from riktig_exercises.master_error import MasterError


def test_modules_come_in_the_order_of_the_course():
    in_course = dict.fromkeys(one for one in rules().modules.values() if one != ALL)
    assert list(modules()) == list(in_course) == ["anxiety", "sleep", "chronic_pain"]


def test_a_number_is_the_assignments_own_module_and_a_name_any():
    own = aim_of("chronic_pain", 2, "here")
    assert own.sentence == "Regne ut den samlede opioiddosen og vite hva den betyr."
    assert aim_of(ALL, "chronic_pain.2", "here") == own
    assert aim_of("sleep", 1, "here").module == "sleep"


@pytest.mark.parametrize(
    "named", [0, 6, -1, "sleep.0", "sleep", "sleep.1.1", "sleep.x", "nowhere.1"]
)
def test_an_aim_that_is_not_there_is_refused(named):
    with pytest.raises(MasterError, match="no aim"):
        aim_of("sleep", named, "here")

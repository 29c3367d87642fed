"""Questions about a participant's own practice: everybody's can be asked, answered and judged."""

from __future__ import annotations

import jupytext
import pytest
from riktig_exercises.key import KeySheet, sheets_for
from riktig_exercises.master import assignments, load_master, masters_folder, read_master
from riktig_exercises.master_error import MasterError
from riktig_exercises.practice_key import reckoned

from riktig.exercise.judge import judge
from riktig.registry import handle
from riktig.text import format_number

ASSIGNMENT = "sleep_data"
SOURCE = (masters_folder() / ASSIGNMENT / f"{ASSIGNMENT}.md").read_text("utf-8")
WITH_PRACTICE = [name for name in assignments() if load_master(name).case.practice]
PARTICIPANTS = [f"d{number:02d}" for number in range(1, 51)]


def own_sheets(assignment: str, participant: str, attempt: int = 1) -> dict[str, KeySheet]:
    found = sheets_for(assignment, participant, attempt)
    return {name: sheet for name, sheet in found.items() if sheet.question.own}


def as_shown(value: float) -> str:
    """A figure with one decimal, as pages show it."""
    return format_number(value, 1)


def test_each_module_has_an_assignment_on_figures() -> None:
    modules = {load_master(name).module for name in WITH_PRACTICE}
    assert {"anxiety", "chronic_pain", "sleep"} <= modules


@pytest.mark.parametrize("assignment", WITH_PRACTICE)
def test_everybody_has_a_practice_whose_answers_are_told_apart(assignment: str) -> None:
    seen = set()
    for participant in PARTICIPANTS:
        sheets = own_sheets(assignment, participant)
        assert len(sheets) >= 3
        for name, sheet in sheets.items():
            assert judge(sheet.key, as_shown(sheet.key.right)).code == "right", (participant, name)
            for one in sheet.key.mistaken:
                code = judge(sheet.key, as_shown(one.value)).code
                assert code == f"mistake.{one.id}", (participant, name)
        seen.add(tuple(round(sheet.key.right, 6) for sheet in sheets.values()))
    # No two have the same answers to copy.
    assert len(seen) == len(PARTICIPANTS)


@pytest.mark.parametrize("assignment", WITH_PRACTICE)
def test_a_retake_has_other_figures(assignment: str) -> None:
    first, again = (own_sheets(assignment, "d07", attempt) for attempt in (1, 2))
    assert [sheet.key.right for sheet in first.values()] != [
        sheet.key.right for sheet in again.values()
    ]


@pytest.mark.parametrize("assignment", WITH_PRACTICE)
def test_the_page_makes_the_practice_that_is_graded(assignment: str) -> None:
    """The answers are found by dropping the page's file on the audit, as a participant does."""
    spec = load_master(assignment).case.practice
    who = {"participant": "d07", "assignment": assignment, "attempt": 1}
    made = handle({"op": "exercise_practice", "spec": spec, **who})
    list_size = next(fact["value"] for fact in made["facts"] if fact["value"].isdecimal())
    audited = handle(
        {"op": "audit", "names": [made["file"]], "options": {"list_size": list_size}},
        [made["csv"].encode()],
    )
    assert audited["ok"]
    shown = {one["id"]: one for one in audited["private"]["measures"]}
    for sheet in own_sheets(assignment, "d07").values():
        figure = sheet.question.key["practice"]
        if figure["part"] == "value":
            value = shown[figure["measure"]]["value"]
            assert sheet.key.right == pytest.approx(value * (100 if value < 1 else 1))


def test_sums_that_a_master_tells_are_those_of_its_chart() -> None:
    for version in range(load_master("anxiety_data").versions):
        values = load_master("anxiety_data", version).case.values
        quarters = values["quarters"]
        assert (sum(quarters[:4]), sum(quarters[4:])) == (values["before"], values["after"])


BROKEN = {
    "an unknown part": ('part = "rest"', 'part = "residue"', "own_practice_figure"),
    "an unknown measure": ('measure = "new_sedative_users"', 'measure = "new"', "own_practice_fig"),
    "a part without its other measure": (', of = "sedative_users"', "", "own_practice_figure"),
    "a practice too long": ("months = 25", "months = 250", "own_practice_settings"),
    "no list size": ("list_size = [280, 380]\n", "", "own_practice_settings"),
    "sizes the wrong way round": ("[280, 380]", "[380, 280]", "own_practice_settings"),
    "an unknown setting": ("months = 25", "months = 25\nyears = 2", "own_practice_settings"),
    "a mistake that is no figure": ('practice = { part = "rest" }', "times = 2", "unknown keys"),
}


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_practice_is_refused(old: str, new: str, said: str) -> None:
    assert old in SOURCE
    broken = SOURCE.replace(old, new)
    with pytest.raises(MasterError) as error:
        read_master(jupytext.reads(broken, fmt="md:myst"), ASSIGNMENT)
    assert said in str(error.value)


def test_a_figure_the_practice_does_not_have_is_said() -> None:
    spec = {"months": 13, "list_size": 100, "measure": "new_sedative_users", "part": "value"}
    with pytest.raises(MasterError, match="the practice has no"):
        reckoned(spec, "d07", ASSIGNMENT, 1)

"""A broken master is refused with its place."""

from __future__ import annotations

import jupytext
import pytest
from exercise_course import ASSIGNMENT, SOURCE
from riktig_exercises.key import read_sheets
from riktig_exercises.master import load_master, read_master
from riktig_exercises.master_error import MasterError

from riktig.problem import Refused


def test_jupytext_keeps_a_master_both_ways():
    notebook = jupytext.reads(SOURCE, fmt="md:myst")
    again = jupytext.reads(jupytext.writes(notebook, fmt="md:myst"), fmt="md:myst")
    assert [(c.cell_type, c.source, c.metadata) for c in notebook.cells] == [
        (c.cell_type, c.source, c.metadata) for c in again.cells
    ]


BROKEN = {
    "an unknown drug": ('now = ["patch"', 'now = ["plaster"', "unknown drugs"),
    "a drug without a dose": ("dose = 20\n", "", "missing ['dose']"),
    "an unknown product": ('"Paralgin forte"', '"Paralgin"', "combinations.csv"),
    "a drug the calculator refuses": ('"oksykodon"\n', '"oksydon"\n', "unknown_substance"),
    "a patch in mg": ('unit = "ug/h"', 'unit = "mg"', "unit_not_allowed"),
    "an unknown kind": ('kind = "choice"', 'kind = "guess"', "unknown kind"),
    "an unknown key": ("[[mistakes]]", "[[errors]]", "unknown keys"),
    "an unknown figure": ("figures.reassess_weeks", "figures.weeks", "weeks"),
    "a missing method": ("method = ", 'intro = "x"\nold = ', "missing"),
    "a mistake that changes nothing": ("all = { per_day = 1 }\n", "", "must differ"),
    "two mistakes with one answer": ("over = 24\nhint", "over = 3\nhint", "the same number"),
    "a key that is no choice": ('choice = "review"', 'choice = "revue"', "not among"),
    "broken TOML": ("times = 3", "times = = 3", "question patch"),
    "a wrong name": (f"assignment: {ASSIGNMENT}", "assignment: other", "file's name"),
    "no case": ("riktig: {case: true}", "riktig: {case: false}", "one case"),
}


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_master_is_refused(old, new, said):
    assert old in SOURCE
    broken = SOURCE.replace(old, new)
    with pytest.raises(MasterError) as error:
        read_sheets(read_master(jupytext.reads(broken, fmt="md:myst"), ASSIGNMENT))
    assert str(error.value).startswith(ASSIGNMENT)
    assert said in str(error.value)


def test_an_assignment_that_does_not_exist():
    with pytest.raises(Refused) as refusal:
        load_master("../../etc/passwd")
    assert refusal.value.problem.code == "unknown_assignment"

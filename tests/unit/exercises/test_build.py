"""The source notebook of every kind of question, before nbgrader takes the solutions out."""

from __future__ import annotations

import ast

import pytest
from made_master import master
from riktig_exercises.build import answer_cell, question_of, source_notebook
from riktig_exercises.key import read_sheets

CHOICES = """
[[choices]]
id = "a"
label = "Ja"
hint = "Nei."
[[choices]]
id = "b"
label = "Nei"
hint = "Jo."
"""
CHOICE = 'kind = "choice"\n[key]\nchoice = "a"\n' + CHOICES
TEXT = 'kind = "text"\nmost = 300\n[key]\nguide = """\nEtt poeng.\n__import__("os")\n"""\n'
CHART = """
[chart]
kind = "bars"
title = "Per lege"
labels = ["A", "B"]
values = [2.5, 1]
y_label = "Resepter"
"""


def cells(*questions, case=""):
    made = master(*questions, case=case)
    notebook = source_notebook(made, read_sheets(made))
    return {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells}


def marks(cell):
    graded = cell.metadata["nbgrader"]
    return graded["grade"], graded["solution"], graded["locked"], graded.get("points")


def test_a_question_is_asked_answered_and_checked():
    made = cells(CHOICE)
    assert list(made) == ["title", "prose", "q1-asked", "q1-answer", "q1"]
    assert made["q1-asked"].source == "## 1. Spørsmål\n\nHva er svaret?\n\n- Ja\n- Nei"
    assert marks(made["q1-answer"]) == (False, True, False, None)
    assert made["q1-answer"].source == "### BEGIN SOLUTION\n# Ja\n### END SOLUTION"
    assert marks(made["q1"]) == (True, False, True, 2)


def test_a_text_is_graded_in_its_answer_cell_by_a_person():
    made = cells(TEXT)
    assert list(made) == ["title", "prose", "q1-asked", "q1-answer"]
    assert made["q1-answer"].cell_type == "code"
    assert marks(made["q1-answer"]) == (True, True, False, 2)
    assert question_of(answer_cell("q1")) == question_of("q1") == "q1"


@pytest.mark.parametrize("toml", [CHOICE, TEXT])
def test_an_answer_cell_runs_nothing(toml):
    """Whatever a guide or a label holds, it stays behind its comment sign."""
    assert ast.parse(cells(toml)["q1-answer"].source).body == []


def test_a_chart_is_a_table():
    made = cells(CHOICE + CHART)
    lines = made["q1-asked"].source.splitlines()
    assert lines[4:10] == [
        "**Per lege**",
        "",
        "| Tid eller gruppe | Resepter |",
        "|---|---:|",
        "| A | 2,5 |",
        "| B | 1 |",
    ]


def test_practice_questions_stand_in_the_page_alone():
    made = cells("practice = true\n" + CHOICE, CHOICE)
    assert [name for name in made if name.startswith("q")] == ["q2-asked", "q2-answer", "q2"]
    assert made["q2-asked"].source.startswith("## 1. ")


def test_it_says_where_each_participant_has_own_numbers():
    plain, versions = cells(CHOICE)["title"], cells(CHOICE, case="versions.x = [1, 2]")["title"]
    assert plain.source == "# Oppgave: Laget"
    assert "sine egne tall" in versions.source

"""The facilitator's key: every version's answers, mistakes with hints, and what to look for."""

from __future__ import annotations

import re

import pytest
from exercise_small_course import CASES, hand_in
from riktig_exercises.command import main
from riktig_exercises.facilitator_key import by_version, key_html, key_view
from riktig_exercises.key import read_sheets
from riktig_exercises.master import assignments, load_master
from riktig_exercises.submit import submitted


@pytest.mark.usefixtures("small")
def test_each_versions_answers_and_mistakes_are_there():
    # Reckoned by hand: dose twice a day, times 1.5.
    view = key_view(CASES)
    dose = view["questions"][1]
    assert [one["text"] for one in dose["right"]] == ["60 mg", "90 mg", "120 mg"]
    assert [one["label"] for one in dose["right"]] == ["Versjon 1", "Versjon 2", "Versjon 3"]
    forgotten = dose["mistakes"][0]
    assert [one["text"] for one in forgotten["answer"]] == ["30 mg", "45 mg", "60 mg"]
    assert [one["label"] for one in forgotten["hint"]] == [""]  # the same in all: said once


@pytest.mark.usefixtures("small")
def test_it_holds_what_a_person_who_grades_needs():
    html = key_html(CASES)
    for expected in (
        "Fasit – ikke til deltakere", "Se etter et åpent spørsmål", "Spør hva han selv vil",
        "Langvarige smerter: Regne ut den samlede opioiddosen", "til øving, gir ikke poeng",
        "Oksykodon depottablett 30 mg", "Helsedirektoratet",
    ):  # fmt: skip
        assert expected in html
    assert "<script" not in html
    assert "http" not in html.replace('http-equiv="Content-Security-Policy"', "")


def test_who_has_handed_in_stands_with_the_version(small):
    assert key_view(CASES)["people"] == []
    hand_in(small, "d07", CASES)
    (one,) = key_view(CASES, submitted(small, CASES).answers)["people"]
    assert one["who"] == "d07"
    assert re.fullmatch("Versjon [123]", one["version"])


def test_texts_that_are_alike_are_said_once():
    assert by_version(["a", "a"]) == [{"label": "", "text": "a"}]
    assert by_version(["", ""]) == []
    assert by_version(["a", "b", "a"]) == [
        {"label": "Versjon 1, 3", "text": "a"}, {"label": "Versjon 2", "text": "b"},
    ]  # fmt: skip


@pytest.mark.parametrize("assignment", assignments())
def test_every_shipped_key_has_all_right_answers_and_hints(assignment):
    view = str(key_view(assignment))
    for version in range(load_master(assignment).versions):
        for sheet in read_sheets(load_master(assignment, version)).values():
            assert repr(sheet.right_text)[1:-1] in view
            for mistaken in sheet.key.mistaken:
                assert repr(mistaken.hint)[1:-1] in view


def test_from_the_command_line(small, capsys):
    assert main(["key", "--root", str(small.root), CASES]) == 0
    assert "fasit-made_up_cases.html" in capsys.readouterr().out
    page = small.root / "key" / "fasit-made_up_cases.html"
    assert "Fasit – ikke til deltakere" in page.read_text("utf-8")

"""The answer form in the book: every question, no key, no hint."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from exercise_course import ASSIGNMENT
from riktig_exercises import show_exercise
from riktig_exercises.answers import PARTICIPANT
from riktig_exercises.key import sheets_of
from riktig_exercises.master import assignments, load_master

from riktig.problem import Refused


@pytest.fixture
def html() -> str:
    return show_exercise(ASSIGNMENT).html


def test_a_chapter_gets_html(html):
    bundle = show_exercise(ASSIGNMENT)._repr_mimebundle_()
    assert bundle["text/html"] == html
    assert f'data-assignment="{ASSIGNMENT}"' in html
    assert "Last ned svarfilen" in html


@pytest.mark.parametrize("assignment", assignments())
def test_every_question_has_a_labelled_field_and_nothing_else_has(assignment):
    html = show_exercise(assignment).html
    names = re.findall(r'<(?:input|select) id="([^"]+)" name="([^"]+)"', html)
    asked = [question.id for question in load_master(assignment).questions]
    assert [name for _, name in names] == [*asked, "participant"]
    for identity, _ in names:
        assert f'<label for="{identity}">' in html


@pytest.mark.parametrize("assignment", assignments())
def test_the_form_holds_no_key_and_no_hint(assignment):
    html = unescape(show_exercise(assignment).html)
    for sheet in sheets_of(assignment).values():
        key = sheet.key
        assert sheet.method not in html
        assert key.correct not in html
        for one in key.mistaken:
            assert one.hint not in html
        if key.kind == "number":
            assert sheet.right_text not in html
        else:
            assert f'"{key.right}" selected' not in html


def test_the_case_is_filled_from_its_data(html):
    assert "Oksykodon depottablett 20 mg, 2 ganger i døgnet" in html
    assert "Fentanyl depotplaster 50 µg/t" in html
    assert "{{" not in html


def test_the_scripts_texts_are_json_that_cannot_end_the_script(html):
    content = re.search(r"data-riktig-texts>(.*?)</script>", html, re.DOTALL)[1]
    said = json.loads(content)
    assert set(said) == {"saved", "missing", "no_participant", "not_a_number", "empty"}
    assert len(said["empty"]) == len(load_master(ASSIGNMENT).questions) + 1
    assert "<" not in content


def test_the_page_checks_codes_as_the_reader_does(html):
    assert unescape(re.search(r'data-participant="([^"]+)"', html)[1]) == PARTICIPANT.pattern


def test_an_unknown_assignment_is_refused():
    with pytest.raises(Refused):
        show_exercise("nowhere")

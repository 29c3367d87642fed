"""The journal review's frame: every question with its keys, every text, and no field for words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import riktig_widgets
from riktig_widgets.mounts import journal

from riktig.journal import FIELDS

STATIC = Path(riktig_widgets.__file__).parent / "static"


@pytest.fixture(scope="module")
def html() -> str:
    return journal()


def test_each_answer_of_each_question_has_a_key_of_its_own(html: str) -> None:
    for field, answers in FIELDS.items():
        found = re.findall(rf'name="{field}" value="(\w+)" data-key="(\w)"', html)
        assert [value for value, _ in found] == list(answers)
        assert len({key for _, key in found}) == len(answers)


def test_no_field_takes_text(html: str) -> None:
    assert set(re.findall(r'<input[^>]* type="(\w+)"', html)) == {"radio", "file"}
    assert not re.search(r"<textarea|contenteditable", html)


def test_the_page_gets_every_text_its_scripts_ask_for(html: str) -> None:
    found = re.search(r"<script[^>]+data-riktig-texts[^>]*>(.*?)</script>", html)
    assert found
    texts = json.loads(found[1])
    for path in STATIC.glob("journal*.js"):
        for name in re.findall(r"\btexts\.(\w+)", path.read_text("utf-8")):
            assert texts[name], name
    assert set(texts["columns"]) == set(FIELDS)


def test_the_paper_form_has_a_box_for_every_answer(html: str) -> None:
    assert html.count("riktig-journal-tick") == 20 * sum(map(len, FIELDS.values()))

"""The three meetings: their minutes, and a guide that follows the running order step by step."""

from __future__ import annotations

import re
import tomllib

import pytest

MEETINGS = [("anxiety", "moete-1"), ("sleep", "moete-2"), ("chronic_pain", "moete-3")]
DOERS = {"alle", "gruppeleder", "to og to"}


@pytest.fixture(params=MEETINGS, ids=lambda pair: pair[0])
def meeting(request, root):
    module, page = request.param
    plan = tomllib.loads((root / "modules" / module / "meeting.toml").read_text("utf-8"))
    guide = (root / "book" / "gruppeleder" / f"{page}.md").read_text("utf-8")
    return module, plan, guide


def test_the_steps_add_up_to_the_meeting(meeting):
    _, plan, _ = meeting
    assert sum(step["minutes"] for step in plan["steps"]) == plan["minutes"]


def test_every_step_says_who_does_it(meeting):
    _, plan, _ = meeting
    assert {step["who"] for step in plan["steps"]} <= DOERS


def test_the_guide_has_every_step_in_order(meeting):
    _, plan, guide = meeting
    told = guide.partition("## Steg for steg")[2].partition("\n## ")[0]
    heads = re.findall(r"^### (.+)$", told, re.MULTILINE)
    assert heads == [step["title"] for step in plan["steps"]]


def test_patients_come_before_numbers(meeting):
    _, plan, _ = meeting
    titles = [step["title"] for step in plan["steps"]]
    numbers = next(title for title in titles if title.startswith("Tallene"))
    assert titles.index("Pasientene") < titles.index(numbers)


def test_the_participants_page_shows_the_same_running_order(meeting, root):
    module, _, _ = meeting
    page = (root / "modules" / module / "07-motet.md").read_text("utf-8")
    assert f"{{running-order}} {module}" in page

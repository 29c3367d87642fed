"""Each assignment has its page in the book, under its own title, where the overview leads to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from riktig_exercises.course_rules import rules
from riktig_exercises.master import assignments, load_master

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "book" / "oppgaver"
OVERVIEW = FOLDER / "index.md"
COUNTED = {"to": 2, "tre": 3, "fire": 4}


def page_of(assignment: str) -> str:
    return assignment.replace("_", "-")


@pytest.mark.parametrize("assignment", assignments())
def test_an_assignment_has_its_page(assignment):
    source = (FOLDER / f"{page_of(assignment)}.md").read_text("utf-8")
    title = load_master(assignment).title
    assert re.search(r"^# (.+)$", source, re.MULTILINE)[1] == title
    assert f'show_exercise("{assignment}")' in source


def test_there_is_no_page_without_an_assignment():
    pages = {path.stem for path in FOLDER.glob("*.md")} - {OVERVIEW.stem}
    assert pages == {page_of(one) for one in assignments()}


def test_the_contents_have_them_in_the_order_of_the_course():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    files = [page["file"] for part in toc["parts"] for page in part["chapters"]]
    wanted = ["index", *map(page_of, rules().in_order(assignments()))]
    assert [f for f in files if f.startswith("book/oppgaver/")] == [
        f"book/oppgaver/{name}" for name in wanted
    ]


def test_the_overview_leads_to_each_by_its_title():
    links = dict(re.findall(r"\[([^\]]+)\]\(([a-z-]+)\.md\)", OVERVIEW.read_text("utf-8")))
    named = {load_master(one).title: page_of(one) for one in assignments() if one != rules().test}
    assert named.items() <= links.items()
    assert page_of(rules().test) in links.values()


def test_the_overview_says_what_the_course_asks_of_its_test():
    source = OVERVIEW.read_text("utf-8")
    assert int(re.search(r"\{chosen\}`(\d+) prosent`", source)[1]) == rules().pass_mark_percent
    attempts = re.search(r"\{chosen\}`(\w+) ganger`", source)[1]
    assert COUNTED[attempts] == rules().attempts(rules().test)

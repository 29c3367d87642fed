"""The answer form of an assignment: every version's texts, and no graded key or hint."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from exercise_site import EVERY_ANSWER, MASTERS
from riktig_exercises import show_exercise
from riktig_exercises.answers import PARTICIPANT
from riktig_exercises.course_rules import rules
from riktig_exercises.key import sheets_of
from riktig_exercises.master import assignments, load_master

from riktig.problem import Refused

ASSIGNMENT = "chronic_pain_omeq"
CONTROLS = ("input", "select", "textarea")
CANARY = "kanarifugl"
# What of a question may tell the answer, and so must not change its page.
TELLING = re.compile(r'^((?:hint|correct|guide) = ")', re.MULTILINE)
KEYS = {
    'choice = "sleep"': 'choice = "tablets"',
    'choices = ["end", "drive"]': 'choices = ["end"]',
    'point = "mars"\n[[': 'point = "januar"\n[[',
    "step = 25\n": "step = 30\n",
}


class Read(HTMLParser):
    """The tags of a page's part, and what its labels are for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def ids(self) -> list[str]:
        return [about["id"] for _, about in self.tags if "id" in about]

    def seen(self) -> list[dict[str, str]]:
        """Controls a reader meets."""
        return [a for tag, a in self.tags if tag in CONTROLS and a.get("type") != "hidden"]


def told(html: str) -> dict:
    written = re.search(r"data-riktig-texts>(.*?)</script>", html, re.DOTALL)[1]
    assert "<" not in written
    return json.loads(written)


def shown(assignment: str) -> dict:
    return told(show_exercise(assignment).html)["sheet"]


def version_html(sheet: dict, version: int) -> str:
    return "".join(part["html"][version % len(part["html"])] for part in sheet["parts"])


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up master with every kind of question."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))


def test_a_chapter_gets_html():
    made = show_exercise(ASSIGNMENT)
    assert made._repr_mimebundle_()["text/html"] == made.html
    assert f'data-assignment="{ASSIGNMENT}"' in made.html
    assert "Last ned svarfilen" in made.html


@pytest.mark.parametrize("assignment", assignments())
def test_the_page_holds_no_graded_key_hint_or_method(assignment):
    html = json.dumps(told(show_exercise(assignment).html), ensure_ascii=False)
    for version in range(load_master(assignment).versions):
        for sheet in sheets_of(assignment, version, "d07").values():
            hints = [one.hint for one in sheet.key.mistaken]
            for telling in (sheet.method, sheet.key.correct, sheet.guide, *hints):
                assert not telling or json.dumps(telling, ensure_ascii=False)[1:-1] not in html


def test_what_tells_the_answer_changes_nothing_on_the_page(tmp_path, monkeypatch):
    source = (MASTERS / EVERY_ANSWER / f"{EVERY_ANSWER}.md").read_text("utf-8")
    head, marked, graded = source.partition("nbgrader: {grade: true")
    changed = TELLING.sub(rf"\g<1>{CANARY} ", graded)
    for right, other in KEYS.items():
        assert right in changed
        changed = changed.replace(right, other)
    assert changed.count(CANARY) > 20
    pages = [page_of(tmp_path / name, text, monkeypatch) for name, text in (
        ("as", source), ("other", head + marked + changed),
    )]  # fmt: skip
    assert pages[0] == pages[1]


def page_of(folder: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> str:
    (folder / EVERY_ANSWER).mkdir(parents=True)
    (folder / EVERY_ANSWER / f"{EVERY_ANSWER}.md").write_text(source, "utf-8")
    (folder / "course.toml").write_bytes((MASTERS / "course.toml").read_bytes())
    monkeypatch.setenv("RIKTIG_MASTERS", str(folder))
    return show_exercise(EVERY_ANSWER).html


@pytest.mark.parametrize("assignment", assignments())
def test_every_version_asks_every_question_with_labelled_fields(assignment):
    sheet = shown(assignment)
    master = load_master(assignment)
    assert sheet["versions"] == master.versions
    for version in range(master.versions):
        read = Read(version_html(sheet, version))
        asked = [about["data-question"] for _, about in read.tags if "data-question" in about]
        assert asked == [question.id for question in master.questions]
        labelled = {about["for"] for tag, about in read.tags if tag == "label" and "for" in about}
        assert {control["id"] for control in read.seen()} <= labelled
        assert len(read.ids()) == len(set(read.ids()))
        assert "{{" not in version_html(sheet, version)


def test_no_answer_is_chosen_beforehand(made):
    for version in range(3):
        read = Read(version_html(shown(EVERY_ANSWER), version))
        assert not any("checked" in control for control in read.seen())
        assert all(not control.get("value") for control in read.seen() if "data-score" in control)


def test_what_all_versions_share_is_carried_once(made):
    parts = shown(EVERY_ANSWER)["parts"]
    assert {len(part["html"]) for part in parts} == {1, 3}
    case = next(part for part in parts if "Rita" in part["html"][0])
    for dose, html in zip(("10", "15", "20"), case["html"], strict=True):
        assert f"<li>{dose} mg" in html


def test_practice_comes_first_and_brings_its_key(made):
    sheet = shown(EVERY_ANSWER)
    assert set(sheet["practice"]) == {"try_number", "try_order"}
    assert sheet["practice"]["try_number"]["key"]["right"] == pytest.approx(10)
    assert "Slå opp" in sheet["practice"]["try_number"]["method"]
    slots = [part["slot"] for part in sheet["parts"]]
    assert slots == sorted(slots, key=("opening", "graded").index)
    opening = "".join(part["html"][0] for part in sheet["parts"] if part["slot"] == "opening")
    assert opening.index("Rita") < opening.index("Øv først") < opening.index("Øv: døgndosen")


def test_what_must_be_a_number_is_named(made):
    sheet = shown(EVERY_ANSWER)
    assert sheet["numbers"] == ["dose", "read", "plan.step_1", "plan.step_2", "plan.step_3", "own"]
    assert re.fullmatch(sheet["number"], "12,5 mg", re.IGNORECASE)


def test_a_given_field_of_a_calculator_is_not_asked_about(made):
    html = version_html(shown(EVERY_ANSWER), 0)
    filled = html[html.index('data-question="filled"') : html.index('data-question="plan"')]
    assert 'data-field="items"' in filled
    assert 'data-field="table"' not in filled


def test_a_chart_is_a_picture_in_the_pages_own_ink_and_a_table(made):
    sheet = shown(EVERY_ANSWER)
    for version, values in enumerate(("14", "13", "12")):
        html = version_html(sheet, version)
        read = html[html.index('data-question="read"') : html.index('data-question="highest"')]
        assert f'<th scope="row">mars</th><td>{values}</td>' in read
        assert "var(--riktig-ink)" in read
        assert 'role="img" aria-label="Dårlige netter i måneden.' in read


def test_a_test_may_be_taken_several_times_and_other_assignments_once(made):
    html = show_exercise(EVERY_ANSWER).html
    assert told(html)["sheet"]["attempts"] == 3
    assert 'name="attempt"' in html


def test_one_attempt_is_not_asked_about():
    for assignment in assignments():
        once = rules().attempts(assignment) == 1
        assert once == ('name="attempt"' not in show_exercise(assignment).html)


def test_the_page_takes_codes_and_counts_questions_as_the_course_does():
    found = told(show_exercise(ASSIGNMENT).html)
    assert found["sheet"]["participant"] == PARTICIPANT.pattern
    assert len(found["texts"]["empty"]) == len(load_master(ASSIGNMENT).questions) + 1


def test_an_unknown_assignment_is_refused():
    with pytest.raises(Refused):
        show_exercise("nowhere")

"""An assignment in a real browser: practice, drafts, and a file the course takes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import serious
from exercise_reader import FORM, PHONE, begin, check, fill_in, loaded, saved, task
from exercise_site import EVERY_ANSWER
from playwright.sync_api import BrowserContext, Page, expect
from riktig_exercises.answers import read_answer_file
from riktig_exercises.key import sheets_for

from riktig.exercise.judge import judge
from riktig.registry import handle
from riktig.text import text

pytestmark = pytest.mark.browser
SMALL = """[...document.querySelectorAll('.riktig :is(button, select, summary, label, input)')]
  .filter((one) => !one.matches('.riktig-field > label, .riktig-pick > input'))
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def page(exercise: Page) -> Page:
    """The loaded page, with the network gone."""
    return exercise


def practise(page: Page) -> None:
    """Twice wrong, with a hint each time, and then the solution is there to be asked for."""
    form = page.locator("[data-practice=try_number]")
    verdict, solution = form.locator("[data-slot=verdict]"), form.locator("[data-do=solution]")
    check(form)
    expect(verdict).not_to_be_empty()
    for typed, hint in (("5", "halve dosen"), ("6", "andre enden")):
        expect(solution).to_be_hidden()
        form.locator("input").fill(typed)
        check(form)
        expect(verdict).to_contain_text(hint)
    assert verdict.get_attribute("role") == "status"
    solution.tap()
    expect(form.locator("[data-slot=method]")).to_contain_text(
        "Slå opp i tabellen. Svaret er 10 mg."
    )
    form.locator("input").fill("10 mg")
    check(form)
    expect(verdict).to_contain_text("Riktig. Du tok den enden som gir mest.")


def put_in_order(page: Page) -> None:
    """Moved by its buttons, told aloud, and the button keeps the focus."""
    form = page.locator("[data-practice=try_order]")
    down = form.get_by_role("button", name=text("page.form.order_down", label="Følge opp"))
    down.tap()
    expect(form.locator("[data-slot=said]")).to_have_text("Følge opp: nummer 2 av 3.")
    expect(down).to_be_focused()
    down.tap()
    expect(down).to_have_attribute("aria-disabled", "true")
    check(form)
    expect(form.locator("[data-slot=method]")).to_be_visible()


def own_practice(page: Page, target: Path) -> None:
    panel = page.locator("[data-own]")
    panel.get_by_role("button", name=text(f"{FORM}.own_make")).tap()
    expect(panel.locator("[data-slot=own-status]")).to_have_text(text(f"{FORM}.own_made"))
    expect(panel.locator("dl")).to_contain_text("Pasienter på listen din")
    file = saved(page, target, "own_csv").read_text("utf-8")
    asked = {"participant": "d07", "assignment": EVERY_ANSWER, "attempt": 2}
    spec = json.loads(page.locator("script[data-riktig-texts]").inner_text())["sheet"]["own"]
    made = handle({"op": "exercise_practice", "face": "public_site", **asked, "spec": spec})
    assert file == made["csv"]
    assert target.with_suffix(".name").read_text() == made["file"]


def test_the_whole_path_on_a_phone(page: Page, tmp_path: Path) -> None:
    assert serious(page) == []
    begin(page, "D07", "2")
    assert "d07" in page.locator("[data-slot=who]").inner_text()
    practise(page)
    put_in_order(page)
    own_practice(page, tmp_path / "own.csv")
    expected = fill_in(page)
    for colours in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{colours}'")
        assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(SMALL) == []
    found = read_answer_file(saved(page, tmp_path / "a.json"))
    assert (tmp_path / "a.name").read_text() == f"{EVERY_ANSWER}-d07-2.svar.json"
    assert (found.participant, found.attempt, found.answers) == ("d07", 2, expected)
    said = text(f"{FORM}.saved", file=f"{EVERY_ANSWER}-d07-2.svar.json")
    expect(page.locator("[data-slot=status]")).to_have_text(said)


def test_the_numbers_on_the_page_are_those_that_are_graded(page: Page, tmp_path: Path) -> None:
    for code in ("d07", "kari-1", "b", "lege-12"):
        begin(page, code)
        case = page.locator(".riktig-exercise-case").inner_text()
        fill_in(page)
        sheets = sheets_for(EVERY_ANSWER, code)
        typed = sheets["dose"].right_text
        assert f"{float(typed.split()[0]) / 2:g} mg, to ganger" in case
        task(page, "dose").locator("input").fill(typed)
        answers = read_answer_file(saved(page, tmp_path / code)).answers
        assert judge(sheets["dose"].key, answers["dose"]).right
        page.get_by_role("button", name=text(f"{FORM}.change")).tap()


def test_a_draft_is_kept_for_its_code_and_can_be_deleted_and_brought_back(
    phone: BrowserContext, exercise_address: str, tmp_path: Path
) -> None:
    page = loaded(phone, exercise_address)
    begin(page)
    expect(page.locator("[data-slot=kept]")).to_have_text(text(f"{FORM}.draft_kept"))
    expected = fill_in(page)
    first = read_answer_file(saved(page, tmp_path / "a"))
    page = loaded(phone, exercise_address)
    begin(page, "someone-else")
    assert task(page, "dose").locator("input").input_value() == ""
    page.get_by_role("button", name=text(f"{FORM}.change")).tap()
    begin(page)
    expect(page.locator("[data-slot=status]")).to_have_text(text(f"{FORM}.draft_back"))
    expect(page.locator("[data-slot=kept]")).to_contain_text(text(f"{FORM}.draft_back"))
    again = read_answer_file(saved(page, tmp_path / "b"))
    assert again == first, "the same answers are the same submission, also another day"
    page.get_by_role("button", name=text(f"{FORM}.clear")).tap()
    expect(page.locator(".riktig-said")).to_have_text(text(f"{FORM}.cleared"))
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert not page.locator("input:checked").count()
    state = task(page, "steps").locator("[data-slot=state]")
    expect(state).to_have_text(text("page.form.order_untouched"))
    page.get_by_role("button", name=text("page.form.undo")).tap()
    third = read_answer_file(saved(page, tmp_path / "c"))
    assert third.answers == expected

"""Side paths of an assignment's page: empty answers, codes that will not do, old drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import serious
from exercise_reader import FORM, begin, fill_in, loaded, press_save, saved, task
from playwright.sync_api import BrowserContext, Page, expect
from riktig_exercises.answers import read_answer_file

from riktig.text import text

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


@pytest.fixture
def page(exercise: Page) -> Page:
    """The loaded page, with the network gone."""
    return exercise


def test_a_draft_of_other_questions_than_todays_does_no_harm(
    phone: BrowserContext, exercise_address: str
) -> None:
    page = loaded(phone, exercise_address)
    answers = {"dose": "7", "said": "end", "steps": ["gone", "ask"], "gone": "x", "plan": "60"}
    note = json.dumps({"answers": answers, "saved": {}})
    page.evaluate(
        "note => localStorage.setItem('riktig-exercise/1/every_answer/d07/1', note)", note
    )
    begin(page)
    state = task(page, "steps").locator("[data-slot=state]")
    expect(state).to_have_text(text("page.form.order_untouched"))
    task(page, "dose").locator("input").fill("8")
    expect(page.get_by_role("button", name=text(f"{FORM}.submit"))).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so(phone: BrowserContext, exercise_address: str) -> None:
    phone.add_init_script("delete globalThis.localStorage")
    phone.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw 1; } })"
    )
    page = loaded(phone, exercise_address)
    begin(page)
    expect(page.locator("[data-slot=kept]")).to_have_text(text(f"{FORM}.draft_not_kept"))
    task(page, "dose").locator("input").fill("8")
    expect(page.locator("[data-slot=status]")).to_be_hidden()


def test_empty_answers_are_asked_about_once(page: Page, tmp_path: Path) -> None:
    begin(page)
    press_save(page)
    assert page.get_by_text(text(f"{FORM}.all_empty")).is_visible()
    fill_in(page)
    task(page, "dose").locator("input").fill("")
    press_save(page)
    asked = page.get_by_role("group", name=text(f"{FORM}.one_empty"))
    expect(asked).to_be_focused()
    page.get_by_role("button", name=text(f"{FORM}.go_back")).tap()
    expect(task(page, "dose").locator("input")).to_be_focused()
    expect(asked).to_be_hidden()
    press_save(page)
    found = read_answer_file(saved(page, tmp_path / "a", "save_anyway"))
    assert found.answers["dose"] == ""
    assert text(f"{FORM}.missing", missing=1) in page.locator("[data-slot=status]").inner_text()
    saved(page, tmp_path / "b")


@pytest.mark.parametrize("name", ["order", "several", "options", "group"])
def test_going_back_leads_to_a_question_of_any_kind(page: Page, name: str) -> None:
    begin(page)
    fill_in(page)
    empty = {"order": "steps", "several": "said", "options": "first", "group": "filled"}[name]
    page.evaluate(
        """name => document.querySelectorAll(`[data-question=${name}] :is(input, select)`)
             .forEach((one) => { one.checked = false; if (!one.checkVisibility()
               || one.matches("[type=text], select")) one.value = ""; })""",
        empty,
    )
    press_save(page)
    page.get_by_role("button", name=text(f"{FORM}.go_back")).tap()
    assert (
        page.evaluate("document.activeElement.closest('[data-question]').dataset.question") == empty
    )


@pytest.mark.parametrize("typed", ["syttito", "-5", "72.000", "60-80 mg"])
def test_what_is_no_number_is_marked_beside_its_field(
    page: Page, tmp_path: Path, typed: str
) -> None:
    begin(page)
    fill_in(page)
    for field in (task(page, "dose").locator("input"), page.get_by_label("Trinn 2")):
        right = field.input_value()
        field.fill(typed)
        press_save(page)
        assert page.get_by_text(text(f"{FORM}.not_a_number", unit="mg")).count() == 1
        expect(field).to_be_focused()
        assert field.get_attribute("aria-invalid") == "true"
        field.fill(right)
    saved(page, tmp_path / "a")


def test_an_answer_with_an_identity_number_is_not_saved(page: Page, tmp_path: Path) -> None:
    begin(page)
    fill_in(page)
    area = task(page, "words").locator("textarea")
    area.fill("Hun heter 010101 12345.")
    press_save(page)
    expect(area).to_be_focused()
    assert page.get_by_text(text(f"{FORM}.identity")).is_visible()
    assert "12345" not in page.evaluate("JSON.stringify(localStorage)")
    area.fill("Hun er 58 år.")
    saved(page, tmp_path / "a")


@pytest.mark.parametrize(
    "code", ["", "Kåre Nordmann", "01010112345", "010101-12345", "../d08", "nul"]
)
def test_without_a_usable_code_nothing_is_shown(page: Page, code: str) -> None:
    field = page.get_by_label("Deltakerkode")
    field.fill(code)
    page.get_by_role("button", name=text(f"{FORM}.begin")).tap()
    assert page.get_by_text(text(f"{FORM}.no_participant")).is_visible()
    expect(field).to_be_focused()
    expect(page.locator("[data-slot=body]")).to_be_hidden()
    field.fill("d07")
    expect(page.get_by_text(text(f"{FORM}.no_participant"))).to_be_hidden()


def test_one_without_a_code_can_try_everything_but_gets_no_file(page: Page) -> None:
    begin(page, text(f"{FORM}.try_code"))
    expect(page.locator("[data-slot=who]")).to_contain_text(text(f"{FORM}.as_try"))
    page.get_by_role("button", name=text(f"{FORM}.own_make")).tap()
    expect(page.locator("[data-slot=own-made]")).to_be_visible()
    fill_in(page)
    press_save(page)
    expect(page.locator("[data-slot=status]")).to_have_text(text(f"{FORM}.try_no_file"))


def test_what_is_left_of_a_text_is_seen_and_near_the_end_heard(page: Page) -> None:
    begin(page)
    area = task(page, "words").locator("textarea")
    area.fill("a" * 20)
    expect(task(page, "words").locator("[data-slot=left]")).to_have_text("180 tegn igjen")
    page.wait_for_timeout(1200)
    expect(task(page, "words").locator("[data-slot=said]")).to_be_empty()
    area.fill("a" * 170)
    expect(task(page, "words").locator("[data-slot=said]")).to_have_text("30 tegn igjen")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_too_wide(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    begin(page)
    page.locator("[data-question=read] summary").tap()
    fill_in(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []

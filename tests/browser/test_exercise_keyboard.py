"""An assignment answered and saved by somebody who has no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from exercise_reader import FORM
from exercise_site import EVERY_ANSWER
from playwright.sync_api import Page, expect
from riktig_exercises.answers import read_answer_file

from riktig.text import text

pytestmark = pytest.mark.browser
MOST_STOPS = 60
SEEN = """() => { const one = document.activeElement;
  const seen = one.matches(".riktig-pick input") ? one.nextElementSibling : one;
  return [one.outerHTML.slice(0, 100), getComputedStyle(seen).outlineStyle]; }"""


def to(page: Page, selector: str) -> None:
    """Tabs on until the element has focus; every stop on the way is seen."""
    for _ in range(MOST_STOPS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
        stop, outline = page.evaluate(SEEN)
        assert outline == "solid", stop
    raise AssertionError(f"Tab never came to {selector}")


def answer(page: Page) -> None:
    keys = page.keyboard
    to(page, f"#{EVERY_ANSWER}-dose")
    keys.type("14.804")
    keys.press("Enter")  # saves nothing: the file has a button of its own
    expect(page.locator(".riktig-ask")).to_be_hidden()
    for pressed in ("Tab", "ArrowDown", "Tab", "Space", "Tab", "Tab", "Space"):
        keys.press(pressed)
    to(page, "[data-question=steps] li:nth-child(3) [data-move='-1']")
    keys.press("Enter")
    keys.press("Space")
    to(page, f"#{EVERY_ANSWER}-words")
    keys.type("Hei")
    to(page, "[data-question=filled] select")
    keys.type("Valium")
    to(page, f"#{EVERY_ANSWER}-plan-step_1")
    for typed in ("60", "40", "-20"):
        keys.type(typed)
        keys.press("Tab")


def mend(page: Page) -> None:
    """Two answers are no numbers: both are marked and counted, and the first has the focus."""
    keys = page.keyboard
    dose, step = page.locator(f"#{EVERY_ANSWER}-dose"), page.get_by_label("Trinn 3")
    said = page.locator("[data-slot=status]")
    expect(said).to_have_text(text(f"{FORM}.several_wrong", count=2))
    assert said.get_attribute("role") == "status"
    expect(dose).to_be_focused()
    keys.press("ControlOrMeta+A")
    keys.type("14,804")
    expect(dose).not_to_have_attribute("aria-invalid", "true")
    expect(step).to_have_attribute("aria-invalid", "true")
    to(page, f"#{EVERY_ANSWER}-plan-step_3")
    keys.type("20")


def save(page: Page, target: Path) -> str:
    """Asked about the empty answers, the file is saved; the focus is on a button after it."""
    to(page, "form.riktig-graded > .riktig-actions [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".riktig-ask")).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(target)
    expect(page.locator("form.riktig-graded > .riktig-actions [type=submit]")).to_be_focused()
    expect(page.locator("[data-slot=status]")).to_be_in_viewport()
    return download.value.suggested_filename


def test_the_keyboard_is_enough(exercise: Page, tmp_path: Path) -> None:
    page, keys = exercise, exercise.keyboard
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_label("Deltakerkode").focus()
    keys.type("d07")
    keys.press("Enter")
    expect(page.locator("[data-slot=top]")).to_be_focused()
    to(page, f"#{EVERY_ANSWER}-try_number")
    keys.type("10")
    keys.press("Enter")
    expect(page.locator("[data-practice=try_number] [data-slot=method]")).to_be_visible()
    answer(page)
    to(page, "form.riktig-graded > .riktig-actions [type=submit]")
    keys.press("Enter")
    mend(page)
    assert save(page, tmp_path / "a") == f"{EVERY_ANSWER}-d07-1.svar.json"
    found = read_answer_file(tmp_path / "a").answers
    assert (found["dose"], found["first"], found["words"]) == ("14,804", "tablets", "Hei")
    assert found["said"] == ["end", "drive"]
    assert found["steps"] == ["ask", "agree", "follow"]
    assert found["plan"] == {"step_1": "60", "step_2": "40", "step_3": "20"}
    assert found["filled"] == {"items": [{"substance": "diazepam", "dose_mg": ""}]}
    come_back(page)


def come_back(page: Page) -> None:
    """The pack that was chosen stands there again, not the first one of the same substance."""
    page.locator("[data-do=change]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    chosen = page.locator("[data-question=filled] select").evaluate(
        "one => one.selectedOptions[0].text"
    )
    assert chosen == "Valium (diazepam)"

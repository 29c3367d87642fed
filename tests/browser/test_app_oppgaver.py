"""Assignments where they stand: on a page of the book, in the app, and with a kernel behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch
from playwright.sync_api import Page, expect
from riktig_exercises.answers import read_answer_file
from riktig_exercises.app import in_order
from riktig_exercises.key import practice_keys_of
from riktig_exercises.master import load_master

from riktig.text import decimal_text, text

pytestmark = pytest.mark.browser
PLANS, DATA = "anxiety_plans", "sleep_data"
FORM = "exercises.form"


def begin(page: Page) -> None:
    page.get_by_label("Deltakerkode").fill("d07")
    page.get_by_role("button", name=text(f"{FORM}.begin")).click()
    expect(page.locator("[data-slot=top]")).to_be_focused()


def practise(page: Page) -> None:
    """The first question that is a number: wrong, and then right."""
    name, key = next((n, k) for n, k in practice_keys_of(PLANS).items() if k.kind == "number")
    form = page.locator(f"[data-practice={name}]")
    check = form.get_by_role("button", name=text(f"{FORM}.check"))
    form.locator("input").fill(decimal_text(key.mistaken[0].value))
    check.click()
    expect(form.locator("[data-slot=verdict]")).to_contain_text(text(f"{FORM}.wrong_mark"))
    form.locator("input").fill(decimal_text(key.right))
    check.click()
    expect(form.locator("[data-slot=method]")).to_be_visible()


def save(page: Page, target: Path) -> None:
    page.locator("[data-field=highest_dose] input").fill("3,75 mg")
    page.get_by_role("button", name=text(f"{FORM}.submit")).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=text(f"{FORM}.save_anyway")).click()
    download.value.save_as(target)
    found = read_answer_file(target)
    assert (found.participant, found.assignment) == ("d07", PLANS)
    assert found.answers["highest_dose"] == "3,75 mg"
    assert found.answers["together"] == {}


def own_practice(page: Page) -> None:
    page.get_by_role("button", name=text(f"{FORM}.own_make")).click()
    expect(page.locator("[data-slot=own-status]")).to_have_text(text(f"{FORM}.own_made"))
    expect(page.locator("[data-slot=own-facts]")).to_contain_text("Kollega")


def test_on_a_page_of_the_book(page: Page, origin: str, watch: Watch, tmp_path: Path) -> None:
    page.goto(f"{origin}/book/oppgaver/anxiety-plans.html")
    begin(page)
    practise(page)
    save(page, tmp_path / "a.json")
    assert not [one for one in watch.sent if not one.startswith("GET")]
    assert all("d07" not in one for one in watch.sent)


@pytest.mark.parametrize("where", ["apper/oppgaver.html", "voila/render/oppgaver.ipynb"])
def test_in_the_app(
    page: Page, front_door: str, origin: str, watch: Watch, tmp_path: Path, where: str
) -> None:
    page.goto(front_door)
    page.add_init_script(path=AXE)
    page.goto(f"{origin}/{where}")
    page.wait_for_selector("[data-app][data-ready]")
    assert page.locator("[data-open]").count() == len(in_order())
    page.set_viewport_size({"width": 390, "height": 844})
    assert serious(page) == []
    page.locator(f"[data-open={PLANS}]").click()
    expect(page.locator("[data-slot=title]")).to_have_text(load_master(PLANS).title)
    begin(page)
    practise(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    save(page, tmp_path / "a.json")
    page.reload()
    expect(page.locator("[data-slot=title]")).to_have_text(load_master(PLANS).title)
    page.get_by_role("button", name=text("exercises.app.back")).click()
    expect(page.locator(f"[data-open={PLANS}]")).to_be_focused()


@pytest.mark.thorough
@pytest.mark.parametrize("where", ["book/oppgaver/sleep-data.html", "voila/render/oppgaver.ipynb"])
def test_an_own_practice_is_made_in_the_page_and_by_a_kernel(
    page: Page, front_door: str, origin: str, watch: Watch, where: str
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/{where}#{DATA}")
    begin(page)
    own_practice(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name=text(f"{FORM}.own_read")).click()
    opened.value.wait_for_selector(".riktig-audit[data-state=locked]")

"""The app Spørreskjema, on its page and with a kernel behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
PHQ9 = "PHQ-9 (depresjon)"
AFTER = "dispatchEvent(new Event('afterprint'))"  # Chromium without a window has no printer


def scored(page: Page, instrument: str, day: str, answers: list[int]) -> None:
    """The answers typed one after another, as a hand on the number keys does."""
    page.locator("[data-field=instrument] select").select_option(instrument)
    page.locator("[data-score='1']").focus()
    for answer in answers:
        page.keyboard.type(str(answer))
        page.keyboard.press("Enter")
    expect(page.locator(".riktig-calculator .riktig-card")).to_be_visible()
    page.locator("#scores-date").fill(day)
    page.get_by_role("button", name="Legg til i oversikten").click()
    expect(page.locator(".riktig-calculator .riktig-card")).to_have_count(0)


def hastily_scored(page: Page, instrument: str, answers: list[int]) -> None:
    """The last answer is on its way when the button is pressed, twice."""
    page.locator("[data-field=instrument] select").select_option(instrument)
    page.locator("[data-score='1']").focus()
    for answer in answers:
        page.keyboard.type(str(answer))
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Legg til i oversikten").dblclick()
    expect(page.locator(".riktig-calculator .riktig-card")).to_have_count(0)


def part_of(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def followed(page: Page) -> None:
    """What must be followed up is told of the latest; a picture needs two dates."""
    page.get_by_role("button", name="Legg til i oversikten").click()
    expect(page.locator("#scores-add-error")).to_contain_text("Fyll ut skjemaet først")
    part = part_of(page, PHQ9)
    scored(page, "PHQ9", "2026-10-01", [1] * 9)
    expect(part).to_contain_text("Spør om selvmordstanker nå")
    expect(part.locator("svg")).to_have_count(0)
    scored(page, "PHQ9", "2026-11-01", [0] * 9)
    expect(part).to_contain_text("9 lavere")
    expect(part.locator(".riktig-picture svg")).to_be_visible()
    expect(part.locator(".riktig-warnings")).to_have_count(0)
    hastily_scored(page, "PEG", [3, 4, 5])
    expect(part_of(page, "PEG (smerte)")).to_contain_text("3, 4, 5")
    expect(part_of(page, "PEG (smerte)").locator("tbody tr")).to_have_count(1)


def removed_and_brought_back(page: Page) -> None:
    rows = part_of(page, PHQ9).locator("tbody tr")
    page.get_by_role("button", name="Fjern PHQ-9 01.10.2026").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Angre").click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Tøm oversikten").click()
    expect(part_of(page, PHQ9)).to_have_count(0)


def opened(page: Page, saved: Path) -> None:
    page.locator("[data-own-file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"[1]"}
    )
    expect(page.locator("[data-slot=refusal]")).to_contain_text("ikke skårer")
    page.locator("[data-own-file]").set_input_files(saved)
    expect(part_of(page, PHQ9).locator("tbody tr")).to_have_count(2)


def looks_right(page: Page) -> None:
    """No scrolling sideways on a phone or a projector, and nothing serious in either theme."""
    for width in (390, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        page.wait_for_timeout(300)  # colours that change are not read half-way
        assert serious(page) == []


def test_scores_are_added_followed_removed_saved_and_opened(
    page: Page, origin: str, watch: Watch, tmp_path: Path
) -> None:
    page.add_init_script("window.print = () => {};")
    page.add_init_script(path=AXE)
    page.goto(f"{origin}/apper/sporreskjema.html")
    page.wait_for_selector("[data-app][data-ready]")
    followed(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre som fil").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    removed_and_brought_back(page)
    opened(page, saved)
    page.get_by_role("button", name="Skriv ut", exact=True).click()
    expect(page.locator("[data-print]")).to_contain_text("PHQ-9")
    page.evaluate(AFTER)
    looks_right(page)


def test_the_same_scores_with_a_kernel_behind_them(
    page: Page, front_door: str, origin: str, watch: Watch
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/sporreskjema.ipynb")
    page.wait_for_selector("[data-app][data-ready]")
    scored(page, "GAD7", "2026-10-01", [2] * 7)
    scored(page, "GAD7", "2026-11-01", [1] * 7)
    expect(page.get_by_role("region", name="GAD-7 (angst)")).to_contain_text("7 lavere")

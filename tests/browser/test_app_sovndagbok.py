"""The app Søvndagbok, on its page and with a kernel behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
AFTER = "dispatchEvent(new Event('afterprint'))"  # Chromium without a window has no printer
# The last field of a night is typed; true if the button to copy is gone before any answer comes.
TYPED_LAST = """field => {
  field.value = "7";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return field.closest("[data-night]").querySelector("[data-copy]").hidden;
}"""
KEYS = ("bed", "asleep", "awake_minutes", "final_wake", "rise")


def night(page: Page, at: int) -> Locator:
    return page.locator(f"[data-night='{at}']")


def field(page: Page, at: int, key: str) -> Locator:
    return night(page, at).locator(f"input[data-key={key}]")


def whole_week(page: Page) -> None:
    """The first two nights by the keyboard alone, the others like the night before."""
    field(page, 0, "bed").focus()
    for typed in ("2300", "2345", "30", "0630"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.keyboard.type("7")
    expect(night(page, 1).get_by_role("button", name="Som natten før")).to_be_visible()
    field(page, 1, "bed").focus()
    for typed in ("2300", "2345", "30", "0630"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    assert field(page, 1, "rise").evaluate(TYPED_LAST), "Tab would stop at a button on its way out"
    page.keyboard.press("Tab")
    expect(field(page, 2, "bed")).to_be_focused()
    for at in range(2, 7):
        night(page, at).get_by_role("button", name="Som natten før").click()


def impossible_and_mended(page: Page) -> None:
    """A time that cannot be is told at its night and aloud; mended, the week is whole."""
    field(page, 3, "asleep").fill("22:45")
    expect(night(page, 3).locator("[data-wrong]")).to_contain_text("utenfor tiden i senga")
    expect(page.locator("[data-slot=spoken]")).to_contain_text("utenfor tiden i senga")
    expect(page.locator("[data-slot=window]")).to_contain_text("minst 7 netter")
    field(page, 3, "asleep").fill("23:45")


def next_week(page: Page) -> None:
    """The time in bed that is suggested becomes the next week's, and is judged there."""
    page.locator("#diary-rise").fill("7")
    window = page.locator("[data-slot=window] .riktig-card")
    expect(window).to_contain_text("Til sengs kl. 00:45, opp kl. 07:00")
    page.get_by_role("button", name="Bruk i uken etter").click()
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")
    expect(page.locator("[data-slot=week]")).to_be_focused()
    expect(page.locator("#diary-agreed")).to_have_value("375")
    for at in range(4):
        night(page, at).get_by_role("button", name="Som natten før").click()
    expect(window).to_contain_text("15 minutter kortere enn nå")
    expect(page.locator("[data-slot=over] tbody tr")).to_have_count(2)
    expect(page.locator("[data-slot=over] svg")).to_have_count(2)


def other_first_day(page: Page) -> None:
    """A week cannot begin within the week before."""
    begins = page.locator("#diary-begins")
    right = begins.input_value()
    begins.fill("2020-01-01")
    expect(page.locator("#diary-begins-error")).to_contain_text("før uken foran er slutt")
    begins.fill(right)
    expect(page.locator("#diary-begins-error")).to_be_empty()


def saved_to(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre som fil").click()
    saved = folder / download.value.suggested_filename
    download.value.save_as(saved)
    return saved


def emptied_and_brought_back(page: Page) -> None:
    page.get_by_role("button", name="Tøm dagboken").click()
    expect(field(page, 0, "bed")).to_have_value("")
    expect(page.locator("[data-slot=card] .riktig-card")).to_have_count(0)
    page.get_by_role("button", name="Angre").click()
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")
    page.get_by_role("button", name="Fjern uken").click()
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 1 av 1")
    expect(page.locator("[data-do=undo]")).to_be_focused()


def opened(page: Page, saved: Path) -> None:
    """Another file is refused with a sentence and changes nothing."""
    page.locator("[data-own-file]").set_input_files(
        {"name": "annet.json", "mimeType": "application/json", "buffer": b'{"schema": "x"}'}
    )
    expect(page.locator("[data-slot=refusal]")).to_contain_text("ikke en søvndagbok")
    page.locator("[data-own-file]").set_input_files(saved)
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")
    expect(page.locator("[data-slot=refusal]")).to_be_hidden()
    expect(page.locator("[data-slot=told]")).to_have_text("Dagboken fra filen er åpnet.")
    expect(page.locator("[data-slot=card] .riktig-card")).to_be_visible()


def taken_up_anew(page: Page) -> None:
    """As when the page must be loaded again: both weeks come from the one field that is kept."""
    kept = page.locator("[data-kept-state]")
    both = kept.input_value()
    page.get_by_role("button", name="Tøm dagboken").click()
    expect(field(page, 0, "bed")).to_have_value("")
    kept.evaluate(
        "(field, both) => { field.value = both; field.dispatchEvent(new Event('input')); }", both
    )
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")


def on_paper(page: Page) -> None:
    for name, says in (("Skriv ut", "Effektivitet"), ("Skriv ut tomt ark", "Når la du deg?")):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.locator("[data-print]")).to_contain_text(says)
        page.evaluate(AFTER)


def looks_right(page: Page) -> None:
    """No scrolling sideways on a phone or a projector, and nothing serious in either theme."""
    for width in (390, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        page.wait_for_timeout(300)  # colours that change are not read half-way
        assert serious(page) == []


def test_weeks_are_filled_in_saved_emptied_brought_back_and_opened(
    page: Page, origin: str, watch: Watch, tmp_path: Path
) -> None:
    page.add_init_script("window.print = () => {};")
    page.add_init_script(path=AXE)
    page.goto(f"{origin}/apper/sovndagbok.html")
    field(page, 6, "awake_minutes").fill("15")  # before Python answers
    page.wait_for_selector("[data-app][data-ready]")
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 1 av 1")
    expect(field(page, 6, "awake_minutes")).to_have_value("15")
    field(page, 6, "awake_minutes").fill("")
    whole_week(page)
    expect(page.locator("[data-slot=card] .riktig-number")).to_have_text("78,1 %")
    expect(field(page, 0, "bed")).to_have_value("23:00")
    expect(page.locator("[data-slot=spoken]")).to_contain_text("78,1 %")
    impossible_and_mended(page)
    next_week(page)
    other_first_day(page)
    saved = saved_to(page, tmp_path)
    assert saved.name.startswith("sovndagbok-")
    assert json.loads(saved.read_text("utf-8"))["weeks"][1]["agreed_minutes"] == 375
    emptied_and_brought_back(page)
    opened(page, saved)
    taken_up_anew(page)
    on_paper(page)
    looks_right(page)


def test_the_same_week_with_a_kernel_behind_it(
    page: Page, front_door: str, origin: str, watch: Watch, tmp_path: Path
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/sovndagbok.ipynb")
    page.wait_for_selector("[data-app][data-ready]")
    whole_week(page)
    expect(page.locator("[data-slot=card] .riktig-number")).to_have_text("78,1 %")
    expect(page.locator("[data-slot=over] svg")).to_have_count(2)
    saved = saved_to(page, tmp_path)
    page.get_by_role("button", name="Tøm dagboken").click()
    expect(field(page, 0, "bed")).to_have_value("")
    page.locator("[data-own-file]").set_input_files(saved)
    expect(field(page, 0, "bed")).to_have_value("23:00")

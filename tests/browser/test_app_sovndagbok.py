"""The app Søvndagbok, on its page and with a kernel behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch, plain
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
AFTER = "dispatchEvent(new Event('afterprint'))"  # Chromium without a window has no printer
KEYS = ("bed", "asleep", "awake_minutes", "final_wake", "rise")


def night(page: Page, at: int) -> Locator:
    return page.locator(f"[data-night='{at}']")


def field(page: Page, at: int, key: str) -> Locator:
    return night(page, at).locator(f"input[data-key={key}]")


def whole_week(page: Page) -> None:
    """The first night by the keyboard alone, the others like the night before."""
    field(page, 0, "bed").focus()
    for typed in ("2300", "2345", "30", "0630"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.keyboard.type("7")
    for at in range(1, 7):
        night(page, at).get_by_role("button", name="Som natten før").click()


def told(page: Page) -> str:
    return plain(page.locator("[data-slot=told]").inner_text())


def sideways(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found


def test_weeks_are_filled_in_saved_emptied_brought_back_and_opened(
    page: Page, origin: str, watch: Watch, tmp_path: Path
) -> None:
    page.add_init_script("window.print = () => {};")
    page.add_init_script(path=AXE)
    page.goto(f"{origin}/apper/sovndagbok.html")
    page.wait_for_selector("[data-app][data-ready]")
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 1 av 1")

    whole_week(page)
    card = page.locator("[data-slot=card] .riktig-card")
    expect(card.locator(".riktig-number")).to_have_text("78,1 %")
    expect(field(page, 0, "bed")).to_have_value("23:00")
    expect(page.locator("[data-slot=spoken]")).to_contain_text("78,1 %")

    field(page, 3, "asleep").fill("22:45")
    expect(night(page, 3).locator("[data-wrong]")).to_contain_text("utenfor tiden i senga")
    expect(page.locator("[data-slot=window]")).to_contain_text("minst 7 netter")
    field(page, 3, "asleep").fill("23:45")
    page.locator("#diary-rise").fill("7")
    window = page.locator("[data-slot=window] .riktig-card")
    expect(window).to_contain_text("Til sengs kl. 00:45, opp kl. 07:00")

    page.get_by_role("button", name="Bruk i uken etter").click()
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")
    assert page.evaluate("document.activeElement.dataset.slot") == "week"
    expect(page.locator("#diary-agreed")).to_have_value("375")
    for at in range(4):
        night(page, at).get_by_role("button", name="Som natten før").click()
    expect(window).to_contain_text("15 minutter kortere enn nå")
    expect(page.locator("[data-slot=over] tbody tr")).to_have_count(2)
    expect(page.locator("[data-slot=over] svg")).to_have_count(2)

    page.locator("#diary-begins").fill(
        page.evaluate("""
        () => { const day = new Date(); return `${day.getFullYear() - 1}-01-01`; }""")
    )
    expect(page.locator("#diary-begins-error")).to_contain_text("før uken foran er slutt")
    begins = page.evaluate("""() => { const day = new Date(); day.setDate(day.getDate() + 1);
        return new Date(day - day.getTimezoneOffset() * 60000).toISOString().slice(0, 10); }""")
    page.locator("#diary-begins").fill(begins)
    expect(page.locator("#diary-begins-error")).to_be_empty()

    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre som fil").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name.startswith("sovndagbok-")
    assert json.loads(saved.read_text("utf-8"))["weeks"][1]["agreed_minutes"] == 375

    page.get_by_role("button", name="Tøm dagboken").click()
    expect(field(page, 0, "bed")).to_have_value("")
    expect(card).to_have_count(0)
    page.get_by_role("button", name="Angre").click()
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")
    page.get_by_role("button", name="Fjern uken").click()
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 1 av 1")
    assert page.evaluate("document.activeElement.dataset.do") == "undo"

    page.locator("[data-own-file]").set_input_files(
        {"name": "annet.json", "mimeType": "application/json", "buffer": b'{"schema": "x"}'}
    )
    expect(page.locator("[data-slot=refusal]")).to_contain_text("ikke en søvndagbok")
    page.locator("[data-own-file]").set_input_files(saved)
    expect(page.locator("[data-slot=week]")).to_contain_text("Uke 2 av 2")
    expect(page.locator("[data-slot=refusal]")).to_be_hidden()
    assert told(page) == "Dagboken fra filen er åpnet."
    expect(card).to_be_visible()

    page.get_by_role("button", name="Skriv ut", exact=True).click()
    expect(page.locator("[data-print]")).to_contain_text("Effektivitet")
    page.evaluate(AFTER)
    page.get_by_role("button", name="Skriv ut tomt ark").click()
    expect(page.locator("[data-print]")).to_contain_text("Når la du deg?")
    page.evaluate(AFTER)

    for width in (390, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, width
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        page.wait_for_timeout(300)  # colours that change are not read half-way
        assert serious(page) == []


def test_the_same_week_with_a_kernel_behind_it(
    page: Page, front_door: str, origin: str, watch: Watch
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/sovndagbok.ipynb")
    page.wait_for_selector("[data-app][data-ready]")
    whole_week(page)
    expect(page.locator("[data-slot=card] .riktig-number")).to_have_text("78,1 %")
    expect(page.locator("[data-slot=over] svg")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre som fil").click()
    page.get_by_role("button", name="Tøm dagboken").click()
    expect(field(page, 0, "bed")).to_have_value("")
    page.locator("[data-own-file]").set_input_files(download.value.path())
    expect(field(page, 0, "bed")).to_have_value("23:00")

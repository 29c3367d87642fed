"""A visit, by a page alone and with a kernel behind it."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from visit_path import NOT_TAKEN, agreement, begun, opened, panel, press, saved, slot, visit

pytestmark = pytest.mark.browser
KEPT = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
WIDTHS = (390, 1920)


def fits(page: Page) -> None:
    """No screen is wider than the window."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def accessible(page: Page) -> None:
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert serious(page) == []


def test_a_visit_from_the_choice_of_theme_until_it_is_wiped(
    page: Page, origin: str, watch: Watch
) -> None:
    page.add_init_script(path=AXE)
    page.clock.set_fixed_time("2026-11-22T10:00:00")
    address = f"{origin}/apper/besok.html"
    taken = visit(page, origin)
    assert json.loads(taken["file"]) == {
        "schema": "riktig-visit/1",
        "code": taken["code"],
        "visited": "2026-11-22",
    }
    assert "hver annen uke" in taken["questions"]
    assert NOT_TAKEN not in taken["questions"]
    # For ten seconds all of it can be had back; then it is begun anew.
    press(page, "Angre")
    expect(slot(page, "sheet")).to_contain_text(taken["code"])
    accessible(page)
    fits(page)
    one_page(page)
    press(page, "Slett alt og avslutt")
    the_clock(page)
    the_campaign(page)
    assert page.evaluate(KEPT) == []
    assert page.url == address
    assert not [line for line in watch.sent if not line.startswith("GET ")]


def one_page(page: Page) -> None:
    """All that a sheet can hold is printed on one page, and nothing else is."""
    page.locator("[data-sheet=numbers]").check()
    expect(slot(page, "sheet")).to_contain_text("31 av 212")
    slot(page, "sheet").evaluate("sheet => sheet.setAttribute('data-print', '')")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    slot(page, "sheet").evaluate("sheet => sheet.removeAttribute('data-print')")
    assert len(printed.pages) == 1
    assert "Slett alt" not in printed.pages[0].extract_text()


def the_clock(page: Page) -> None:
    """Time goes, stands, and is told when it is lost; the keys do what the buttons do."""
    begun(page, 20)
    accessible(page)
    fits(page)
    page.clock.set_fixed_time("2026-11-22T10:03:00")
    expect(slot(page, "step-left")).to_have_text("−1:00")
    expect(slot(page, "all-left")).to_have_text("17:00")
    expect(slot(page, "late")).to_have_text("1:00 bak planen")
    expect(slot(page, "clock-said")).to_have_text("Tiden for dette steget er ute.")
    slot(page, "step-title").focus()
    page.keyboard.press("ArrowRight")
    expect(slot(page, "step-left")).to_have_text("3:00")
    page.keyboard.press(" ")
    page.clock.set_fixed_time("2026-11-22T10:09:00")
    expect(slot(page, "late")).to_have_text("Klokken står")
    expect(slot(page, "all-left")).to_have_text("17:00")
    panel(page, "objections")
    page.locator("#visit-search").press("ArrowRight")  # moves in the field, not in the visit
    expect(slot(page, "count")).to_have_text("Steg 2 av 7")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("setTimeout(() => location.reload())")
    expect(slot(page, "count")).to_have_text("Steg 2 av 7")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    press(page, "Avslutt besøket")
    press(page, "Slett alt og avslutt")


def the_campaign(page: Page) -> None:
    """Counts alone; a small municipality is put together with another."""
    press(page, "Kampanjen")
    for part, value in (("municipality", "Molde"), ("gps", "40"), ("visits", "28")):
        page.locator(f"[data-part={part}]").fill(value)
    press(page, "+1")
    expect(slot(page, "campaign").locator("tbody tr").first).to_contain_text("29")
    expect(slot(page, "answers").locator("table")).to_have_count(3)
    file = json.loads(saved(page, "save-campaign"))
    assert file["rows"] == [{"municipality": "Molde", "gps": 40, "visits": 29}]
    assert file["evaluation"]["length"]["short"] == 1
    given = {"name": "k.json", "mimeType": "", "buffer": json.dumps(file).encode()}
    page.locator("[data-minus]").click()
    page.set_input_files("#visit-campaign-file", given)  # type: ignore[arg-type]
    expect(page.locator("[data-part=visits]")).to_have_value("29")
    accessible(page)
    fits(page)


def test_a_visit_with_a_kernel_gives_the_sheet_as_pdf(
    page: Page, front_door: str, origin: str, watch: Watch
) -> None:
    page.goto(front_door)
    opened(page, f"{origin}/voila/render/besok.ipynb")
    begun(page, 10)
    code = agreement(page)
    assert re.fullmatch(r"RK(-[0-9A-Z]{4})+", code)
    press(page, "Avslutt besøket")
    expect(slot(page, "sheet")).to_contain_text("Opioider")
    with page.expect_download() as given:
        press(page, "Lag arket som PDF")
    made = Path(given.value.path()).read_bytes()
    assert made.startswith(b"%PDF")
    assert str(date.today().year).encode() in made

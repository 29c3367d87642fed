"""Nedtrapping: several medicines in one plan, two plans side by side, in both hosts."""

from __future__ import annotations

import io
import re

import pytest
from axe import AXE, serious
from browser_watch import plain
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser
WIDTHS = (1920, 390)
RENDER_MS = 90_000  # a kernel may have to be started


def press(page: Page, key: str) -> None:
    page.locator(f"[data-key='{key}']").click()


def fill(page: Page, **values: str) -> None:
    for key, value in values.items():
        control = page.locator(f"#planner [data-field={key}]").locator("select, input").first
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def value(page: Page, key: str) -> str:
    return page.locator(f"#planner [data-field={key}]").locator("select, input").first.input_value()


def case(page: Page, name: str) -> None:
    page.locator(f"[data-case={name}]").click()
    expect(page.locator("#planner-result")).to_be_visible()


def medicines(page: Page) -> list[str]:
    return page.locator("[data-key^=medicine-]").all_inner_texts()


def whole(page: Page) -> Locator:
    """The plan of all the medicines, once it stands there."""
    press(page, "together")
    expect(page.locator("#planner-together")).to_be_visible()
    return page.locator("[data-panel=together]")


def said(page: Page, part: str) -> None:
    expect(page.locator("[data-slot=notice] [data-slot=said]")).to_contain_text(part)


def two_medicines(page: Page) -> None:
    """Each has a form of its own; what is known of the patient is the same in both."""
    press(page, "together")
    expect(page.locator("[data-panel=together]")).to_contain_text("Legg til et legemiddel til")
    press(page, "medicine-0")
    case(page, "solvine")
    page.locator("[data-field=pregnancy]").get_by_text("Nei", exact=True).click()
    press(page, "add")
    assert value(page, "substance") == ""
    expect(page.locator("#planner [data-field=substance] select")).to_be_focused()
    assert page.locator("[data-field=pregnancy] input[value=false]").is_checked()
    press(page, "together")
    expect(page.locator("[data-panel=together]")).to_contain_text("Nytt legemiddel: Dette mangler")
    page.get_by_role("button", name="Endre").click()
    case(page, "halvtor")
    assert medicines(page) == ["1. oksazepam, 45 mg", "2. oksykodon, 60 mg"]
    press(page, "medicine-0")
    expect(page.locator("#planner-result")).to_have_text("Nedtrapping av oksazepam")
    assert value(page, "start_mg_per_day") == "45"
    assert page.get_by_label("25 mg", exact=True).is_checked() is False


def one_plan(page: Page) -> None:
    """Weeks with two on the way down are told, and one of them may begin later."""
    shown = whole(page)
    weeks = shown.locator(".riktig-before")
    expect(weeks).to_contain_text("I 3 uker går flere legemidler ned samtidig.")
    expect(weeks).to_contain_text("NKROP")
    first = shown.locator(".riktig-plan-times tbody tr").first
    assert plain(first.locator("td").nth(2).inner_text()) == "90 mg"
    expect(shown.locator(".riktig-picture svg").first).to_be_visible()
    expect(shown.locator(".riktig-sheet-page").first).to_contain_text("2. oksykodon: 60")
    expect(shown.get_by_role("button", name="Last ned kalenderfil")).to_be_visible()
    press(page, "later-1")
    expect(weeks).to_contain_text("Nei. Ingen uke")
    said(page, "oksykodon begynner nå")
    assert page.evaluate("document.activeElement.dataset.key") == "later-1"
    page.get_by_role("button", name="Angre", exact=True).first.click()
    expect(weeks).to_contain_text("I 3 uker")
    page.locator("[data-key^=after-1-]").click()
    expect(first.locator("td").nth(1)).to_have_text(re.compile("som nå"))


def two_plans(page: Page) -> None:
    """B is a copy to be changed; the two are held beside each other, and one is kept."""
    press(page, "medicine-1")
    press(page, "compare")
    said(page, "Plan B er en kopi")
    expect(page.locator("[data-slot=at]")).to_contain_text("Plan B, legemiddel 2 av 2")
    fill(page, step="5")
    press(page, "compare")
    shown = page.locator("[data-panel=compare]")
    expect(shown).to_contain_text(re.compile(r"Plan B tar .* mer enn plan A\."))
    row = shown.locator("tbody tr", has_text="oksykodon: største trinn")
    assert "10 mg" in row.locator("td").nth(0).inner_text()
    assert "5 mg" in row.locator("td").nth(1).inner_text()
    press(page, "swap")
    expect(shown).to_contain_text(re.compile(r"Plan A tar .* mer enn plan B\."))
    press(page, "keep-A")
    said(page, "Bare plan A")
    assert page.locator("[data-key=plan-B]").count() == 0
    press(page, "medicine-1")
    assert value(page, "step") == "5"


def one_less(page: Page) -> None:
    page.get_by_role("button", name="Ta bort oksykodon").click()
    said(page, "oksykodon er tatt bort")
    assert medicines(page) == ["1. oksazepam, 45 mg"]
    page.get_by_role("button", name="Angre", exact=True).first.click()
    assert len(medicines(page)) == 2
    expect(page.locator("#planner-result")).to_have_text("Nedtrapping av oksykodon")


def ones_own_patient(page: Page) -> None:
    """On the open page nothing that is output about one patient."""
    fill(page, start_mg_per_day="50")
    shown = whole(page)
    expect(shown).to_contain_text("slått av her")
    assert shown.locator(".riktig-sheet").count() == 0
    assert page.get_by_role("button", name=re.compile("PDF")).count() == 0


def looks_right(page: Page) -> None:
    """Nothing is too wide, and axe finds nothing serious, in light and dark."""
    for view, width in (("together", 1920), ("together", 390), ("medicine-0", 390)):
        press(page, view)
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    press(page, "together")
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert serious(page) == []


def test_several_medicines_and_two_plans_on_the_page(page: Page, origin: str) -> None:
    page.add_init_script(path=AXE)
    page.goto(f"{origin}/apper/nedtrapping.html")
    page.wait_for_selector("[data-app][data-ready]")
    two_medicines(page)
    one_plan(page)
    two_plans(page)
    one_less(page)
    ones_own_patient(page)
    looks_right(page)


def test_the_sheet_of_ones_own_patient_is_a_file_where_a_kernel_computes(
    page: Page, front_door: str, origin: str
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/nedtrapping.ipynb")
    page.wait_for_selector("[data-app][data-ready]", timeout=RENDER_MS)
    case(page, "solvine")
    fill(page, start_mg_per_day="30")
    expect(page.locator(".riktig-headline-label")).to_contain_text("fra 30")
    press(page, "add")
    case(page, "halvtor")
    shown = whole(page)
    expect(shown.locator(".riktig-picture svg").first).to_be_visible()
    with page.expect_download() as waiting:
        shown.get_by_role("button", name="Last ned arket som PDF").click()
    assert waiting.value.suggested_filename == "nedtrappingsplan.pdf"
    pages = PdfReader(io.BytesIO(waiting.value.path().read_bytes())).pages
    assert len(pages) == shown.locator(".riktig-sheet-page").count()
    assert "1. oksazepam: 30" in plain(pages[0].extract_text())

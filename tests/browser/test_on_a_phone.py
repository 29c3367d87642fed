"""What a GP meets on a phone and on paper: charts to read, tables whole, a row and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
LEGIBLE_PX = 12
SIZES = """svg => {
  const across = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const sizes = [...svg.querySelectorAll("text")]
    .map((one) => parseFloat(getComputedStyle(one).fontSize));
  return Math.min(...sizes) * across;
}"""


@pytest.fixture(name="phone")
def _phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


def test_the_words_of_a_chart_can_be_read(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/modules/anxiety/01-hvorfor.html")
    drawn = phone.locator(".riktig-picture svg").first
    drawn.wait_for()
    assert drawn.evaluate(SIZES) >= LEGIBLE_PX
    expect(phone.locator(".riktig-picture-title").first).not_to_be_empty()


def test_every_cell_of_a_wide_table_is_on_the_screen(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/modules/anxiety/04-verktoy.html")
    cells = phone.locator("main table.stacks td")
    assert cells.count()
    for box in cells.evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)"):
        assert box <= PHONE["width"]
    assert cells.last.get_attribute("data-label")


def test_a_number_leads_to_its_row_alone_and_back(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/modules/anxiety/01-hvorfor.html")
    phone.locator("a.number").first.click()
    row = phone.locator("tr:target")
    expect(row).to_be_in_viewport()
    expect(phone.locator("details.clinical[open] tbody tr:visible")).to_have_count(1)
    phone.locator(".way-back a").click()
    expect(phone).to_have_url(f"{origin}/modules/anxiety/01-hvorfor.html")


def test_all_rows_come_back(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/modules/anxiety/01-hvorfor.html")
    phone.locator("a.number").first.click()
    phone.locator(".way-back button").click()
    assert phone.locator("details.clinical[open] tbody tr:visible").count() > 1
    expect(phone.locator("tr:target")).to_be_in_viewport()


def test_the_box_about_the_guideline_is_closed_on_paper(page: Page, origin: str) -> None:
    page.goto(f"{origin}/modules/anxiety/04-verktoy.html")
    boxes = page.locator("details.guideline[open]")
    before = boxes.count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(boxes).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(boxes).to_have_count(before)


def test_the_driving_rules_are_found_by_a_product_name(page: Page, origin: str) -> None:
    page.goto(f"{origin}/search.html?q=Sobril")
    page.wait_for_selector("#search-results li a")
    page.wait_for_load_state("networkidle")
    links = page.locator("#search-results li > a")
    found = [str(link) for link in links.evaluate_all("all => all.map((one) => one.pathname)")]
    assert any("bilkjoring" in one for one in found)
    assert any("nedtrappingsplan" in one for one in found)
    later = [one for one in found if "/malene/" in one or one.endswith(("-en.html", "-nn.html"))]
    tools = [one for one in found if "bilkjoring" in one or "nedtrappingsplan" in one]
    assert max(map(found.index, tools)) < min(map(found.index, later))

"""The table of national measures: sorted and chosen among by keyboard, heard, and printed."""

from __future__ import annotations

import pytest
from axe import AXE, serious
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PAGE = "book/kommunen/nasjonale-tiltak.html"
ROWS = "table.national tbody tr:not([hidden])"
HEAD = "table.national thead th[data-key='{}']"


@pytest.fixture
def table(page: Page, origin: str) -> Page:
    page.goto(f"{origin}/{PAGE}")
    expect(page.locator(".national-controls")).to_be_visible()
    return page


def numbers(page: Page) -> list[int]:
    return page.eval_on_selector_all(ROWS, "(all) => all.map((row) => Number(row.dataset.number))")


def values(page: Page, key: str) -> list[int]:
    read = f"(all) => all.map((row) => Number(row.dataset.{key}))"
    return page.eval_on_selector_all(ROWS, read)


def pressed(button: Locator) -> None:
    button.focus()
    button.press("Enter")


@pytest.mark.parametrize("key", ["m1", "m2", "m3", "m4", "m5", "m6", "sum"])
def test_a_column_is_sorted_by_keyboard_highest_first_then_turned(table: Page, key: str) -> None:
    head = table.locator(HEAD.format(key))
    pressed(head.get_by_role("button"))
    expect(head).to_have_attribute("aria-sort", "descending")
    assert values(table, key) == sorted(values(table, key), reverse=True)
    pressed(head.get_by_role("button"))
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert values(table, key) == sorted(values(table, key))


def test_one_column_is_sorted_at_a_time_and_focus_stays(table: Page) -> None:
    button = table.locator(HEAD.format("m3")).get_by_role("button")
    pressed(button)
    expect(button).to_be_focused()
    sorted_by = table.locator("th[aria-sort='ascending'], th[aria-sort='descending']")
    expect(sorted_by).to_have_count(1)


def test_equal_ratings_keep_the_order_of_their_numbers(table: Page) -> None:
    pressed(table.locator(HEAD.format("m6")).get_by_role("button"))
    assert numbers(table)[:4] == [14, 16, 38, 1]


def test_the_highest_sums_come_first(table: Page) -> None:
    table.get_by_label("Sorter etter").select_option("sum")
    assert numbers(table)[0] == 12
    assert values(table, "sum")[0] == 15


def test_a_theme_and_who_can_begin_are_chosen_together(table: Page) -> None:
    table.get_by_label("Hvem kan begynne selv").select_option("office")
    assert numbers(table) == [3, 4, 9, 14, 32, 33]
    table.get_by_label("Tema").select_option("gp_skills")
    assert numbers(table) == [3, 4]


def test_what_is_shown_is_said(table: Page) -> None:
    status = table.get_by_role("status")
    expect(status).to_have_text("Viser 42 av 42 tiltak, sortert etter nummer, lavest først.")
    table.get_by_label("Tema").select_option("dependence")
    table.get_by_label("Sorter etter").select_option("m5")
    expect(status).to_have_text(
        "Viser 4 av 42 tiltak, sortert etter M5: færre overdosedødsfall, høyest først."
    )


def test_a_column_says_its_goal_aloud(table: Page) -> None:
    heading = table.get_by_role("columnheader", name="M5: færre overdosedødsfall")
    expect(heading).to_have_count(1)


def test_the_number_the_papers_differ_in_leads_to_why(table: Page) -> None:
    mark = table.locator("tr[data-number='35'] a")
    expect(mark).to_have_accessible_name("I oversiktstabellen er tallet 1.")
    mark.click()
    expect(table.locator("#national-35")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_everyone_can_read_it(table: Page, width: int, scheme: str) -> None:
    table.emulate_media(color_scheme=scheme)
    table.set_viewport_size({"width": width, "height": 844})
    table.get_by_label("Tema").select_option("treatment")
    table.evaluate(AXE.read_text("utf-8"))
    assert serious(table) == []
    assert table.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_the_table_and_not_its_controls(table: Page) -> None:
    table.emulate_media(media="print")
    expect(table.locator(".national-controls")).to_be_hidden()
    expect(table.locator("table.national caption")).to_be_visible()
    assert len(numbers(table)) == 42

"""Own past and unbroken use on the page: there by themselves, after the first numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import plain, result, whose
from kept_page import KeptPage
from playwright.sync_api import Page, expect

from riktig.synthetic import between, practice, write_canonical

pytestmark = pytest.mark.browser


def example(page: Page) -> None:
    page.click("[data-do=example]")
    result(page)
    page.locator("[data-block=episodes]").wait_for(state="attached")


def choose(page: Page, tmp_path: Path, first: date) -> None:
    whole = practice(4, 37)
    path = tmp_path / "P0001.csv"
    path.write_text(write_canonical(between(whole, first, whole.period.last_day)), "utf-8")
    whose(page)
    page.set_input_files("#riktig-file", str(path))
    result(page)


@pytest.fixture(scope="module")
def shown(kept_audit: KeptPage) -> Page:
    """The example, for those who look at it in turn."""
    page = whose(kept_audit.as_new())
    example(page)
    return page


def test_the_own_past_comes_by_itself_above_the_other_measures(shown: Page) -> None:
    audit_page = shown
    blocks = audit_page.locator("[data-slot=past] [data-block]")
    assert blocks.evaluate_all("all => all.map(one => one.dataset.block)") == [
        "past_open",
        "past_closed",
        "past_balance",
    ]
    sentence = plain(blocks.nth(0).locator(".riktig-sentence").text_content())
    assert "tilfeldig variasjon" in sentence
    blocks.nth(0).locator(".riktig-picture svg").wait_for()
    above = audit_page.evaluate(
        """() => document.querySelector("[data-slot=past]").compareDocumentPosition(
             document.querySelector("[data-slot=more]")) & Node.DOCUMENT_POSITION_FOLLOWING"""
    )
    assert above
    assert not plain(audit_page.locator("[data-slot=past-status]").text_content())


def test_unbroken_use_opens_from_the_keyboard(shown: Page) -> None:
    audit_page = shown
    table = audit_page.locator("[data-block=episodes] table")
    expect(table).to_be_hidden()
    audit_page.locator(".riktig-past-episodes > summary").focus()
    audit_page.keyboard.press("Enter")
    expect(table).to_be_visible()
    assert table.locator("tbody tr").count() == 12
    audit_page.keyboard.press("Enter")
    expect(table).to_be_hidden()


@pytest.mark.thorough
def test_a_file_of_one_year_says_what_to_fetch(audit_page: Page, tmp_path: Path) -> None:
    choose(audit_page, tmp_path, date(2025, 10, 1))
    block = audit_page.locator("[data-block=past_missing]")
    expect(block).to_contain_text("Hent et uttrekk fra 01.11.2024 til 31.10.2026")


@pytest.mark.thorough
def test_another_file_takes_the_place_of_the_first(audit_page: Page, tmp_path: Path) -> None:
    example(audit_page)
    audit_page.click("[data-step=result] [data-do=again] >> visible=true")
    assert audit_page.locator("[data-slot=past] [data-block]").count() == 0
    assert audit_page.locator("[data-slot=episodes] [data-block]").count() == 0
    choose(audit_page, tmp_path, date(2025, 10, 1))
    audit_page.locator("[data-block=past_missing]").wait_for()
    expect(audit_page.locator("[data-block=past_open]")).to_have_count(0)


@pytest.mark.thorough
def test_a_new_list_size_keeps_the_own_past(audit_page: Page) -> None:
    example(audit_page)
    audit_page.fill("#riktig-list-size", "1100")
    audit_page.keyboard.press("Enter")
    expect(audit_page.locator("[data-slot=counted]")).to_contain_text("1\u00a0100")
    expect(audit_page.locator("[data-slot=past-status]")).to_be_empty()
    expect(audit_page.locator("[data-slot=past] [data-block]")).to_have_count(3)


def test_it_can_be_read_by_all_and_fits(shown: Page, kept_audit: KeptPage) -> None:
    page = shown
    page.evaluate(AXE.read_text("utf-8"))
    page.set_viewport_size({"width": 390, "height": 900})
    page.click(".riktig-past-episodes > summary")
    for fold in page.locator("[data-slot=past] summary").all():
        fold.click()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert serious(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert kept_audit.watch.foreign == []
    assert kept_audit.watch.errors == []

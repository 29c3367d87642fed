"""The card: its picture, its texts to copy, and the calculator on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from axe import AXE, serious
from kinds_site import card, make_site, served
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from riktig.calculators.form import Field, Form

pytestmark = pytest.mark.browser
NUMBERS = Form("numbers", "How many", "Two numbers.", (Field("n", "integer", "How many"),))
PICTURE = {
    "chart": "share_bar",
    "data": {},
    "params": {},
    "alt": "A bar in words.",
}
NOTE = {"title": "For the journal", "text": "Line one.\nLine two."}
TABLE = {"caption": "Rows", "columns": ["What", "Many"], "rows": [["a thing", "1"]]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("card")
    make_site(folder, [NUMBERS])
    with served(folder) as base:
        yield base


@pytest.fixture
def parts() -> dict[str, Any]:
    """What the card has, whatever is typed; a test may change it."""
    return {}


@pytest.fixture
def page(context: BrowserContext, address: str, parts: dict[str, Any]) -> Page:
    made = context.new_page()
    made.add_init_script(path=AXE)
    made.expose_function(
        "answered",
        lambda request: {"ok": True, "card": card(f"{request['values']['n']} in all", **parts)},
    )
    made.goto(address)
    made.wait_for_selector("[data-ready]")
    return made


def typed(page: Page, number: str) -> None:
    page.locator("[data-field=n] input").fill(number)
    expect(page.locator(".riktig-number")).to_have_text(f"{number} in all")


def test_what_draws_is_fetched_when_a_card_has_a_picture_and_not_before(
    page: Page, parts: dict[str, Any]
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    typed(page, "1")
    assert not [url for url in sent if "vega" in url or "charts" in url]
    parts["picture"] = PICTURE
    typed(page, "2")
    page.wait_for_selector(".riktig-picture svg")
    assert [url for url in sent if url.endswith("vega.js")]


def test_a_picture_says_in_words_what_it_shows(page: Page, parts: dict[str, Any]) -> None:
    parts["picture"] = PICTURE
    typed(page, "1")
    expect(page.get_by_role("img", name="A bar in words.")).to_be_visible()
    parts["picture"] = {**PICTURE, "alt": "Another bar."}
    typed(page, "2")
    expect(page.get_by_role("img", name="Another bar.")).to_be_visible()


def test_a_picture_does_not_blink_when_the_answer_changes(
    page: Page, parts: dict[str, Any]
) -> None:
    parts["picture"] = PICTURE
    typed(page, "1")
    page.wait_for_selector(".riktig-picture svg")
    page.evaluate(
        """() => {
             window.empty = 0;
             const look = () => {
               if (!document.querySelector(".riktig-picture svg")) window.empty += 1;
               requestAnimationFrame(look);
             };
             look();
           }"""
    )
    for number in range(2, 8):
        parts["picture"] = {**PICTURE, "alt": f"Bar {number}."}
        typed(page, str(number))
        page.wait_for_timeout(120)
    page.wait_for_timeout(500)
    assert page.evaluate("window.empty") == 0


def test_an_unknown_picture_is_words(page: Page, parts: dict[str, Any]) -> None:
    parts["picture"] = {**PICTURE, "chart": "no_such_chart"}
    typed(page, "1")
    expect(page.locator(".riktig-picture")).to_have_text("A bar in words.")


def test_a_text_is_copied_as_it_stands(
    page: Page, context: BrowserContext, parts: dict[str, Any]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    parts["copyables"] = [NOTE]
    typed(page, "1")
    button = page.get_by_role("button", name=re.compile("^Kopier teksten.*For the journal$"))
    button.click()
    expect(page.get_by_text("Kopiert")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == NOTE["text"]


def test_where_the_clipboard_is_shut_the_text_is_marked(page: Page, parts: dict[str, Any]) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    parts["copyables"] = [NOTE]
    typed(page, "1")
    page.get_by_role("button", name="Kopier teksten").click()
    expect(page.get_by_text("Ctrl og C")).to_be_visible()
    assert page.evaluate("String(getSelection())").split() == NOTE["text"].split()
    page.get_by_role("button", name="Kopier svaret").click()
    page.wait_for_function("String(getSelection()).trim() === 'All of it'")


def test_what_stood_open_stays_open(page: Page, parts: dict[str, Any]) -> None:
    parts["working"] = TABLE
    typed(page, "1")
    page.locator(".riktig-how > summary").click()
    typed(page, "2")
    expect(page.get_by_role("rowheader", name="a thing")).to_be_visible()


def test_words_stand_to_the_left_and_numbers_to_the_right(
    page: Page, parts: dict[str, Any]
) -> None:
    rows = [["a", "1,5 mg", "two halves of a tablet"], ["b", "10 mg", "none"]]
    parts["tables"] = [{"caption": "T", "columns": ["A", "B", "C"], "rows": rows}]
    typed(page, "1")
    sides = page.locator(".riktig-card td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell).textAlign)"
    )
    assert sides == ["right", "left"] * 2


def test_the_whole_card_is_open_to_everyone(page: Page, parts: dict[str, Any]) -> None:
    parts |= {"picture": PICTURE, "copyables": [NOTE], "tables": [TABLE], "working": TABLE}
    parts |= {"range": "From here.", "notes": ["A note."], "warnings": ["A warning."]}
    typed(page, "1")
    page.wait_for_selector(".riktig-picture svg")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(page) == []


def printed(page: Page) -> None:
    """Presses print; the browser's own window does not open, and the page stays as printed."""
    page.evaluate("window.print = () => { window.pressed = true }")
    page.get_by_role("button", name="Skriv ut svaret").click()
    assert page.evaluate("window.pressed")
    page.emulate_media(media="print")


def test_on_paper_stand_the_form_as_filled_in_and_the_answer_alone(
    page: Page, parts: dict[str, Any]
) -> None:
    parts |= {"working": TABLE, "copyables": [NOTE]}
    typed(page, "17")
    expect(page.get_by_text("Other words of the page.")).to_be_visible()
    printed(page)
    expect(page.get_by_text("Other words of the page.")).to_be_hidden()
    expect(page.locator("[data-field=n] input")).to_be_visible()
    expect(page.get_by_text("17 in all")).to_be_visible()
    expect(page.get_by_role("rowheader", name="a thing")).to_be_visible()  # the working, opened
    assert page.get_by_role("button").count() == 0
    paper = PdfReader(BytesIO(page.pdf())).pages  # tells the page when it is done
    written = " ".join(sheet.extract_text() for sheet in paper)
    assert len(paper) == 1
    assert written.count("17") == 2  # as typed, and in the answer
    assert NOTE["title"] in written
    assert "Other words" not in written
    page.emulate_media(media="screen")
    expect(page.get_by_text("Other words of the page.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="a thing")).to_be_hidden()

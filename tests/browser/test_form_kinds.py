"""Each kind of field as a reader meets it: by keyboard, on a phone, with its errors beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe import AXE, serious
from every_kind import every_kind
from kept_page import PATIENCE_MS
from kinds_site import make_site, served, values_card
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("kinds")
    make_site(folder, [every_kind()])
    with served(folder) as base:
        yield base


class Form:
    """The page with the form, and what answers it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answered = values_card(every_kind())
        page.expose_function("answered", lambda request: self.answered(request))

    def field(self, key: str, within: str = "form >") -> Locator:
        return self.page.locator(f"{within} [data-field={key}]").first

    def radio(self, key: str, label: str, within: str = "form >") -> None:
        self.field(key, within).get_by_text(label, exact=True).click()

    def row(self, key: str, number: int) -> Locator:
        return self.field(key).locator(":scope > .riktig-rows > .riktig-row").nth(number)

    def values(self) -> dict[str, Any]:
        return json.loads(self.page.locator(".riktig-number").text_content() or "{}")

    def errors(self) -> list[str]:
        return self.page.locator(".riktig-error:not(:empty)").all_text_contents()

    def fill(self) -> None:
        """Everything that must be there."""
        self.field("kind").locator("select").select_option("a")
        self.radio("known", "Ja")
        self.field("at").locator("input").fill("2330")
        self.field("count").locator("input").fill("3")
        self.field("values").locator("textarea").fill("1 2,5 - 4")
        self.field("scale").locator("select").select_option("SHORT")
        for at in range(2):
            self.field("scores").locator("input").nth(at).fill(str(at))
        self.field("to").locator("select").first.select_option("m")
        night = self.row("nights", 0)
        for key, value in {
            "bed": "23.00",
            "asleep": "23:30",
            "wake": "600",
            "rise": "0630",
        }.items():
            night.locator(f"[data-field={key}] input").fill(value)
        night.locator("[data-field=awake_minutes] input").fill("15")
        expect(self.page.locator(".riktig-number")).to_be_visible()


@pytest.fixture(scope="module")
def kept(browser: Browser) -> Iterator[Form]:
    context = browser.new_context(locale="nb-NO")
    context.set_default_timeout(PATIENCE_MS)
    yield Form(context.new_page())
    context.close()


@pytest.fixture
def form(kept: Form, address: str) -> Form:
    """The page, loaded for each test."""
    kept.answered = values_card(every_kind())
    kept.page.set_viewport_size({"width": 1280, "height": 720})
    kept.page.goto(address)
    kept.page.wait_for_selector("[data-ready]")
    return kept


def refusing(field: str) -> Callable[..., dict[str, Any]]:
    def answered(_: object) -> dict[str, Any]:
        errors = [{"field": field, "message": "No."}]
        return {"ok": False, "message": "No.", "errors": errors}

    return answered


def test_every_kind_is_read_as_it_was_typed(form: Form) -> None:
    form.fill()
    assert form.values() == {
        "kind": "a",
        "known": True,
        "at": "23:30",
        "count": "3",
        "values": ["1", "2,5", None, "4"],
        "scale": "SHORT",
        "scores": ["0", "1"],
        "to": {"substance": "m", "route": "oral"},
        "nights": [
            {
                "bed": "23:00",
                "asleep": "23:30",
                "wake": "06:00",
                "rise": "06:30",
                "awake_minutes": "15",
            }
        ],
        "drugs": [],
    }


def test_the_keyboard_is_enough_for_every_kind(form: Form) -> None:
    """From the first field to the last, with Tab, arrows and Enter alone."""
    keys = form.page.keyboard
    form.field("kind").locator("select").focus()
    keys.type("Bb")
    keys.press("Tab")
    keys.press("Space")  # known: yes
    keys.press("ArrowRight")  # ... no, which asks why
    keys.press("Tab")
    keys.press("ArrowLeft")  # maybe: from not known to no
    keys.press("Tab")
    for _ in range(4):  # the parts of a date, and its calendar, left alone
        keys.press("Tab")
    keys.type("23.30")
    for typed in ("so", "3", "1 2"):
        keys.press("Tab")
        keys.type(typed)
    keys.press("Tab")
    keys.type("Long")
    keys.press("Tab")
    for number in range(4):
        keys.type(str(number))
        if number < 3:
            keys.press("Enter")
    keys.press("Tab")
    keys.type("one; 1")
    keys.press("Tab")
    keys.type("Ff")
    keys.press("Tab")
    keys.type("Nose")
    for typed in ("2300", "2330", "0600", "0630", "15"):
        keys.press("Tab")
        keys.type(typed)
    expect(form.page.locator(".riktig-number")).to_be_visible()
    values = form.values()
    assert values["known"] is False
    assert values["maybe"] is False
    assert values["why"] == "so"
    assert values["scores"] == ["0", "1", "2", "3"]
    assert values["lines"] == [["one", "1"]]
    assert values["to"] == {"substance": "f", "route": "nose"}
    assert values["nights"][0]["rise"] == "06:30"


def test_what_a_radio_decides_is_shown_and_hidden(form: Form) -> None:
    expect(form.field("why")).to_be_hidden()
    form.radio("known", "Nei")
    expect(form.field("why")).to_be_visible()
    form.radio("known", "Ja")
    expect(form.field("why")).to_be_hidden()


def test_a_row_depends_on_its_own_fields_alone(form: Form) -> None:
    form.field("drugs").locator(":scope > .riktig-add").click()
    for at in range(2):
        expect(form.row("drugs", at).locator("[data-field=days]")).to_be_hidden()
    form.row("drugs", 1).locator("[data-field=regular]").get_by_text("Ja", exact=True).click()
    expect(form.row("drugs", 1).locator("[data-field=days]")).to_be_visible()
    expect(form.row("drugs", 0).locator("[data-field=days]")).to_be_hidden()
    assert form.row("drugs", 0).locator("input[type=radio]:checked").count() == 1  # not known


def test_a_scale_has_as_many_fields_as_it_has_questions(form: Form) -> None:
    scores = form.field("scores")
    expect(scores).to_be_hidden()
    form.field("scale").locator("select").select_option("LONG")
    expect(scores.locator("input:visible")).to_have_count(4)
    assert "10" in (scores.locator(".riktig-limits").text_content() or "")
    form.field("scale").locator("select").select_option("SHORT")
    expect(scores.locator("input:visible")).to_have_count(2)
    spoken = form.page.get_by_role("textbox", name="Spørsmål 2")
    expect(spoken).to_be_visible()


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("to.substance", "[data-field=to] [data-field=substance]"),
        ("to", "[data-field=to]"),
        ("known", "[data-field=known]"),
        ("lines.3.1", "[data-field=lines]"),
        ("nights.0.bed", "[data-field=bed]"),
        ("drugs", "[data-field=drugs]"),
    ],
)
def test_an_error_stands_beside_the_field_it_is_about(form: Form, path: str, where: str) -> None:
    form.answered = refusing(path)
    form.field("kind").locator("select").select_option("a")
    slot = form.page.locator(f"{where} > .riktig-error").first
    expect(slot).to_have_text("No.")
    assert slot.get_attribute("aria-live") == "polite"
    assert len(form.errors()) == 1


def test_the_wrong_answer_of_a_scale_is_marked(form: Form) -> None:
    form.fill()
    form.answered = refusing("scores.1")
    form.field("count").locator("input").fill("4")
    scores = form.field("scores").locator("input")
    expect(scores.nth(1)).to_have_attribute("aria-invalid", "true")
    assert scores.nth(0).get_attribute("aria-invalid") is None


def test_an_error_in_a_fold_opens_it(form: Form) -> None:
    fold = form.row("drugs", 0).locator("details")
    assert not fold.evaluate("fold => fold.open")
    form.answered = refusing("drugs.0.second")
    form.field("kind").locator("select").select_option("a")
    expect(fold.locator("[data-field=second] > .riktig-error")).to_be_visible()


def test_an_untouched_form_reproaches_nobody(form: Form) -> None:
    missing = form.page.locator("[data-missing]")
    form.page.wait_for_timeout(200)
    assert missing.count() == 0
    form.field("kind").locator("select").select_option("a")
    expect(form.field("count")).to_have_attribute("data-missing", "")


def test_a_list_that_may_be_empty_can_be_emptied_again(form: Form) -> None:
    rows = form.field("nights").locator(".riktig-row")
    assert rows.count() == 3
    rows.nth(1).locator(".riktig-remove").click()
    assert rows.count() == 2
    focused = form.page.evaluate("document.activeElement.closest('.riktig-row') !== null")
    assert focused


def test_an_emptied_form_can_be_brought_back(form: Form) -> None:
    form.fill()
    form.field("drugs").locator(":scope > .riktig-add").click()
    second = form.row("drugs", 1)
    second.locator("[data-field=drug] select").select_option("y")
    second.locator("[data-field=dose] input").fill("7")
    second.locator("[data-field=regular]").get_by_text("Nei", exact=True).click()
    expect(form.page.locator(".riktig-number")).to_contain_text('"dose": "7"')
    before = form.values()
    form.page.locator(".riktig-clear").click()
    expect(form.page.locator(".riktig-number")).to_have_count(0)
    assert form.row("drugs", 0).locator("[data-field=dose] input").input_value() == ""
    assert form.field("drugs").locator(".riktig-row").count() == 1
    assert form.page.locator("form > [data-field=known] input:checked").count() == 0
    said = form.page.locator(".riktig-said")
    assert said.get_attribute("role") == "status"
    expect(said).to_have_text("Skjemaet er tømt.")
    form.page.locator(".riktig-undo").click()
    expect(form.page.locator(".riktig-number")).to_be_visible()
    assert form.values() == before


def test_what_is_typed_after_emptying_ends_the_offer_to_undo(form: Form) -> None:
    form.fill()
    form.page.locator(".riktig-clear").click()
    form.field("count").locator("input").fill("1")
    expect(form.page.locator(".riktig-undo")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_too_wide_too_small_or_hidden_from_anyone(form: Form, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 844})
    form.fill()
    form.field("drugs").locator(":scope > .riktig-add").click()
    form.page.locator(".riktig-more > summary").first.click()
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width
    form.page.evaluate(AXE.read_text("utf-8"))
    assert serious(form.page) == []
    small = form.page.evaluate(
        """[...document.querySelectorAll(
             '.riktig :is(button, select, summary, textarea, .riktig-radio, [inputmode])')]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
           .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_no_field_is_wider_than_the_place_it_has(form: Form) -> None:
    form.page.set_viewport_size({"width": 390, "height": 844})
    form.fill()
    form.field("drugs").locator(":scope > .riktig-add").click()
    wide = form.page.evaluate(
        """() => {
             const edge = document.querySelector("form").getBoundingClientRect().right + 0.5;
             return [...document.querySelectorAll("form *")].filter(e => e.checkVisibility()
               && !e.matches(".riktig-sr") && e.getBoundingClientRect().right > edge)
               .map(e => e.outerHTML.slice(0, 100));
           }"""
    )
    assert wide == []

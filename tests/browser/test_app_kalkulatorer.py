"""Kalkulatorer: found by search, open beside each other, answers kept for the visit alone."""

from __future__ import annotations

import pytest
from axe import AXE, serious
from browser_watch import Watch, plain, words
from playwright.sync_api import BrowserContext, Locator, Page, expect

from riktig.registry import CALCULATORS

pytestmark = pytest.mark.browser
WIDTHS = (1920, 390)


def find(page: Page, typed: str) -> Locator:
    """Types in the search; gives the hits."""
    page.locator("[data-slot=search]").fill(typed)
    return page.locator("[data-tool]:visible")


def window(page: Page, name: str, number: int = 0) -> Locator:
    return page.locator(f"[data-window={name}]").nth(number)


def fill(one: Locator, **values: str) -> None:
    for key, value in values.items():
        field = one.locator(f"[data-field={key}]").first
        if field.get_attribute("data-kind") == "choice":
            field.locator("select").select_option(value)
        else:
            field.locator("input").fill(value)


def answers(one: Locator, expected: str) -> None:
    expect(one.locator(".riktig-number")).to_have_text(words(expected))


def said(page: Page, part: str) -> None:
    expect(page.locator("[data-slot=said]")).to_contain_text(part)


def searched_by_keyboard(page: Page) -> Locator:
    """A slip of the hand finds OMEQ; Enter opens it, and typing goes on in its first field."""
    page.keyboard.press("/")
    page.keyboard.type("oksykontn")
    expect(page.locator("[data-slot=found]")).to_have_text("5 kalkulatorer.")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-tool=omeq] button")).to_be_focused()
    expect(page.locator("[data-tool=omeq]")).to_contain_text("Treff på OxyContin.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    first = window(page, "omeq")
    expect(first.locator("[data-field=substance] select")).to_be_focused()
    fill(first, substance="oksykodon", dose="40", per_day="1")
    answers(first, "60 mg")
    return first


def opened_beside(page: Page) -> Locator:
    """Another of the same; moved before the first, and typed in without touching the first."""
    page.locator("[data-tool=omeq] button").click()
    said(page, "Regn ut OMEQ (2) er åpnet.")
    other = window(page, "omeq", 1)
    fill(other, substance="fentanyl", route="transdermal", dose="25")
    answers(other, "60 mg")
    other.get_by_role("button", name="Flytt fram: Regn ut OMEQ (2)").click()
    said(page, "Regn ut OMEQ (2) er nå nummer 1 av 2.")
    moved = window(page, "omeq", 0)
    answers(moved, "60 mg")
    return moved


def kept_and_fetched(page: Page) -> None:
    """Two answers are kept; what stood in a form comes back by a press, and by undo."""
    kept = page.locator(".riktig-kept")
    expect(kept).to_have_count(2)
    expect(kept.last).to_contain_text("oksykodon, svelges, Dose: 40 mg per gang")
    first = window(page, "omeq", 1)
    fill(first, dose="20")
    answers(first, "30 mg")
    kept.get_by_text("60 mg").last.click()
    said(page, "står i skjemaet igjen")
    answers(first, "60 mg")
    expect(first.locator("[data-field=dose] input")).to_have_value("40")
    first.get_by_role("button", name="Lukk: Regn ut OMEQ").last.click()
    expect(page.locator(".riktig-window")).to_have_count(1)
    page.get_by_role("button", name="Angre").first.click()
    answers(window(page, "omeq", 1), "60 mg")


def filtered_by_module(page: Page) -> None:
    find(page, "")
    page.get_by_role("button", name="Søvn", exact=True).click()
    expect(page.locator("[data-tool=sleep_diary]")).to_be_visible()
    expect(page.locator("[data-tool=omeq]")).to_be_hidden()
    expect(find(page, "xyzzyq")).to_have_count(0)
    expect(page.locator("[data-slot=found]")).to_contain_text("Ingen kalkulator passer")
    page.keyboard.press("Escape")
    expect(page.locator("[data-slot=search]")).to_have_value("")
    page.get_by_role("button", name="Alle", exact=True).click()


def copied_where_it_is_nobodys_journal(page: Page) -> None:
    """The public page writes no journal text about a patient; of counts it does."""
    expect(window(page, "omeq").locator(".riktig-window-journal")).to_contain_text(
        "lages ikke på denne siden"
    )
    expect(find(page, "andel")).not_to_have_count(0)
    page.keyboard.press("Enter")
    share = window(page, "proportion")
    fill(share, x="3", n="40")
    share.get_by_role("button", name="Kopier som tekst").click()
    expect(share.get_by_role("button", name="Kopiert")).to_be_visible()
    copied = plain(page.evaluate("navigator.clipboard.readText()"))
    assert "Antall med: 3; Antall i alt: 40;" in copied
    assert "Andel: 7,5 %" in copied


def emptied_for_the_next(page: Page) -> None:
    page.get_by_role("button", name="Neste pasient").click()
    expect(page.locator(".riktig-window, .riktig-kept")).to_have_count(0)
    expect(page.locator("[data-slot=search]")).to_be_focused()
    page.get_by_role("button", name="Angre").first.click()
    expect(page.locator(".riktig-window")).to_have_count(3)
    page.get_by_role("button", name="Neste pasient").click()


def all_open(page: Page) -> None:
    """Every calculator opens beside the others, and no two share an id."""
    for name in CALCULATORS:
        page.locator(f"[data-tool={name}] button").click()
    expect(page.locator(".riktig-calculator[data-ready]")).to_have_count(len(CALCULATORS))
    twice = """[...document.querySelectorAll('[id]')].map(e => e.id)
                 .filter((id, at, all) => all.indexOf(id) !== at)"""
    assert page.evaluate(twice) == []


def accessible_everywhere(page: Page) -> None:
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert serious(page) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = """[...document.querySelectorAll('.riktig-toolbox button')]
                 .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
                 .map(e => e.outerHTML.slice(0, 120))"""
    assert page.evaluate(small) == []


def test_a_visit_with_several_calculators_in_the_page(
    context: BrowserContext, page: Page, origin: str, watch: Watch
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(path=AXE)
    page.goto(f"{origin}/apper/kalkulatorer.html")
    assert page.locator("[data-tool]").count() == len(CALCULATORS)  # before Python is there
    page.wait_for_selector("[data-app][data-ready]")
    searched_by_keyboard(page)
    expect(page.locator(".riktig-kept")).to_have_count(1)
    opened_beside(page)
    kept_and_fetched(page)
    filtered_by_module(page)
    copied_where_it_is_nobodys_journal(page)
    emptied_for_the_next(page)
    all_open(page)
    accessible_everywhere(page)
    assert not any("oksykodon" in sent for sent in watch.sent)


def test_with_a_kernel_the_answer_becomes_journal_text(
    page: Page, front_door: str, origin: str, watch: Watch
) -> None:
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/kalkulatorer.ipynb#run_chart")
    series = window(page, "run_chart")
    series.locator("textarea").fill(" ".join(str(10 + n % 4) for n in range(20)))
    expect(series.locator(".riktig-picture svg").first).to_be_visible()
    find(page, "sobril")
    expect(page.locator("[data-tool]:visible").first).to_contain_text("Regn om til diazepam")
    page.keyboard.press("Enter")
    one = window(page, "diazepam")
    fill(one, substance="oksazepam", dose_mg="15")
    expect(one.locator(".riktig-number")).to_be_visible()
    one.get_by_text("Journaltekst", exact=True).click()
    expect(one.locator(".riktig-copyable-text")).to_contain_text("oksazepam")
    expect(one.locator(".riktig-copyable-text")).to_contain_text("Ikke klinisk godkjent")
    assert not [line for line in watch.said if "Content Security Policy" in line]

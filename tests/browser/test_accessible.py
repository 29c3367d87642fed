"""axe-core finds nothing serious, and nothing is wider than a phone, in any state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe import AXE, serious
from browser_watch import answer, fill_row, opened, result, whose
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDTHS = (390, 1280)
CALCULATOR_PAGES = (
    "oversikt", "opioider", "benzodiazepiner", "nedtrapping", "bilkjoring", "sovn", "skalaer",
    "forbruk-og-statistikk",
)  # fmt: skip


def calculator(page: Page, origin: str) -> None:
    page.goto(f"{origin}/modules/chronic_pain/02-kunnskap-dosen.html")
    page.wait_for_selector("[data-calculator=omeq][data-ready]")
    fill_row(page, 0, substance="oksykodon", dose="40", per_day="1")
    page.locator(".riktig-add").first.click()
    answer(page, "60 mg")
    page.locator(".riktig-card summary").first.click()


def calculator_refusing(page: Page, _: str) -> None:
    fill_row(page, 0, substance="metadon", dose="15", per_day="1")
    page.locator(".riktig-row .riktig-error:not(:empty)").wait_for()


def chart(page: Page, origin: str) -> None:
    page.goto(f"{origin}/modules/chronic_pain/01-hvorfor.html")
    page.wait_for_selector(".riktig-picture svg")


def audit_empty(page: Page, origin: str) -> None:
    opened(page, f"{origin}/book/egen-forskrivning.html")


def audit_refusing(page: Page, _: str) -> None:
    page.get_by_text("Lim inn en tabell").click()
    page.click("[data-do=paste]")
    page.wait_for_selector("[data-slot=refusal]:not([hidden])")


def audit_columns(page: Page, _: str) -> None:
    whose(page)
    page.fill("#riktig-paste", "Pas\tDato\tKode\n1\t01.02.2026\tN02AA05\n2\t03.02.2026\tN05CF01\n")
    page.click("[data-do=paste]")
    page.wait_for_selector("[data-step=columns]:not([hidden])")


def audit_result(page: Page, _: str) -> None:
    page.locator("[data-step=columns] [data-do=again]").click()
    whose(page)
    page.click("[data-do=example]")
    result(page)
    page.wait_for_selector(".riktig-picture svg")


def compare_empty(page: Page, origin: str) -> None:
    opened(page, f"{origin}/book/sammenlign.html")


def journal_empty(page: Page, origin: str) -> None:
    page.goto(f"{origin}/book/journalgjennomgang.html")
    page.wait_for_selector(".riktig-journal[data-ready]")


def journal_result(page: Page, _: str) -> None:
    page.locator("[data-question=contact] input").first.focus()
    for key in "kjnjjlunnins":
        page.keyboard.press(key)
    page.locator("[data-do=result]").click()
    page.wait_for_selector("[data-slot=found] .riktig-picture svg")
    for one in page.locator("[data-slot=each] summary").all():
        one.click()


def exercise(page: Page, origin: str) -> None:
    page.goto(f"{origin}/book/oppgaver/chronic-pain-omeq.html")
    page.get_by_label("Deltakerkode").fill("d07")
    page.keyboard.press("Enter")
    page.wait_for_selector(".riktig-exercise [data-slot=body]:not([hidden])")


def calculators(name: str) -> Callable[[Page, str], None]:
    """A page of calculators, each of them opened."""

    def state(page: Page, origin: str) -> None:
        page.goto(f"{origin}/book/regnemaskiner/{name}.html")
        for fold in page.locator(".riktig-folded > summary").all():
            fold.click()
        page.wait_for_function(
            """() => [...document.querySelectorAll('.riktig-calculator')]
                 .every(one => 'ready' in one.dataset)"""
        )

    state.__name__ = name
    return state


# Each state is reached from the one before it on the same page.
PATHS = (
    *((calculators(name),) for name in CALCULATOR_PAGES),
    (calculator, calculator_refusing),
    (chart,),
    (audit_empty, audit_refusing, audit_columns, audit_result),
    (compare_empty,),
    (journal_empty, journal_result),
    (exercise,),
)
TOUCHED = (calculator, audit_result)
TOO_SMALL = """[...document.querySelectorAll(
    '.riktig :is(button, select, summary, label.riktig-button, input[type=text])')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
  .map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[-1].__name__)
def test_no_serious_violation_nothing_too_wide_and_nothing_too_small_for_a_thumb(
    page: Page, origin: str, path: tuple[Callable[[Page, str], None], ...]
) -> None:
    page.add_init_script(path=AXE)
    for state in path:
        state(page, origin)
        if state in TOUCHED:
            page.set_viewport_size({"width": WIDTHS[0], "height": 844})
            assert page.evaluate(TOO_SMALL) == [], state.__name__
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_timeout(200)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, state.__name__
            assert serious(page) == [], state.__name__

"""What a participant does on the page of an assignment, and the made-up course it belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from riktig.registry import handle
from riktig.text import text

PHONE = {"width": 390, "height": 844}
FORM = "exercises.form"


def loaded(context: BrowserContext, address: str) -> Page:
    opened = context.new_page()
    opened.expose_function("answered", lambda request: handle({"face": "public_site", **request}))
    opened.goto(address)
    opened.wait_for_selector("[data-ready]")
    return opened


def begin(page: Page, code: str = "d07", attempt: str = "1") -> None:
    page.get_by_label("Deltakerkode").fill(code)
    page.get_by_label(text(f"{FORM}.attempt"), exact=True).select_option(attempt)
    page.get_by_role("button", name=text(f"{FORM}.begin")).tap()
    expect(page.locator("[data-slot=top]")).to_be_focused()


def task(page: Page, name: str) -> Locator:
    return page.locator(f"[data-question={name}]")


def check(form: Locator) -> None:
    form.get_by_role("button", name=text(f"{FORM}.check")).tap()


def press_save(page: Page) -> None:
    page.get_by_role("button", name=text(f"{FORM}.submit")).tap()


def saved(page: Page, target: Path, button: str = "submit") -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=text(f"{FORM}.{button}")).tap()
    target.with_suffix(".name").write_text(download.value.suggested_filename)
    download.value.save_as(target)
    return target


def fill_in(page: Page) -> dict[str, Any]:
    """Every graded question but those that a test is about; what the file must hold."""
    task(page, "dose").locator("input").fill(" 20 mg ")
    page.get_by_label("Hvor mange tabletter").check()
    page.get_by_label("Hva som gjelder for bilen").check()
    page.get_by_label("Når hun skal slutte").check()
    up = text("page.form.order_up", label="Spørre")
    for _ in range(2):
        task(page, "steps").get_by_role("button", name=up).tap()
    task(page, "words").locator("textarea").fill("Hei.\nSpør om natten.")
    task(page, "read").locator("input").fill("14")
    page.get_by_label("Lege C").check()
    filled = task(page, "filled")
    filled.locator("select").select_option("oksazepam")
    filled.locator("input").fill("10")
    for step, dose in enumerate(("60", "40", "20"), 1):
        page.get_by_label(text(f"{FORM}.step", number=step)).fill(dose)
    task(page, "own").locator("input").fill("12,5")
    return {
        "dose": "20 mg",
        "first": "tablets",
        "said": ["end", "drive"],
        "steps": ["ask", "agree", "follow"],
        "words": "Hei.\nSpør om natten.",
        "read": "14",
        "highest": "c",
        "filled": {"items": [{"substance": "oksazepam", "dose_mg": "10"}]},
        "plan": {"step_1": "60", "step_2": "40", "step_3": "20"},
        "own": "12,5",
    }

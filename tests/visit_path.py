"""A whole visit, as a detailer goes through it: of a page and an address, and nothing else.

The address is where the app lies: a page of the site, or a notebook with a kernel. Whoever calls
has opened the front door, token included.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from browser_watch import fill_row
from playwright.sync_api import Locator, Page, expect
from summary_dicts import AFTER, summary

PAGE = "/apper/besok.html"
READY_MS = 60_000  # a cold start on a busy machine
AIM, BY = "6,5", "2027-06-01"
CODE = re.compile(r"RK(-[0-9A-Z]{4})+")
COUNTS = {"opioid_users": (160, 1090), "opioid_with_sedative": (31, 212)}
NOT_TAKEN = "12057612345"  # eleven digits, as an identity number has


def visit(page: Page, base: str, path: str = PAGE) -> dict[str, str]:
    """Ten minutes about opioids, from the choice of theme until all of it is wiped.

    Gives what was taken along: `code`, `file` and `questions`, the texts of the two files.
    """
    opened(page, base + path)
    begun(page, 10)
    numbers(page)
    message(page)
    objection(page)
    calculator(page)
    question(page)
    code = agreement(page)
    file, questions = closing(page)
    wiped(page)
    return {"code": code, "file": file, "questions": questions}


def opened(page: Page, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.wait_for_selector("[data-app=besok][data-ready]", timeout=READY_MS)


def slot(page: Page, name: str) -> Locator:
    return page.locator(f'[data-slot="{name}"]')


def press(page: Page, name: str) -> None:
    page.locator("button:visible, summary:visible").get_by_text(name, exact=True).click()


def panel(page: Page, name: str) -> None:
    page.locator(f"[data-panel-of={name}]").click()


def begun(page: Page, minutes: int) -> None:
    """The clock runs, and stands at the first of the steps there is time for."""
    page.locator(f"label[for=visit-minutes-{minutes}]").click()
    expect(slot(page, "preview").locator("[data-dropped]")).to_have_count(2 if minutes == 10 else 0)
    press(page, "Start besøket")
    expect(slot(page, "count")).to_contain_text("Steg 1 av")
    expect(slot(page, "step-left")).to_have_text(re.compile(r"\d:\d\d"))


def numbers(page: Page) -> None:
    """A list of prescriptions is refused; the file made to share is shown."""
    panel(page, "numbers")
    rows = "pasient;atc;dato\n1;N02AA01;2026-01-02\n2;N02AA05;2026-01-03\n"
    dropped(page, "resepter.csv", rows)
    expect(slot(page, "numbers-refusal")).to_contain_text("ikke lest")
    dropped(page, "riktig-til-gruppen-P0001.json", json.dumps(summary(COUNTS, AFTER, kind="share")))
    expect(slot(page, "numbers")).to_contain_text("31 av 212")
    expect(slot(page, "numbers-refusal")).to_be_hidden()


def dropped(page: Page, name: str, content: str) -> None:
    given: Any = {"name": name, "mimeType": "", "buffer": content.encode()}
    page.set_input_files("#visit-file", given)


def message(page: Page) -> None:
    page.locator("[data-step-at]").nth(2).click()
    expect(slot(page, "step-title")).to_have_text("Budskapene")
    first = slot(page, "message").inner_text()
    press(page, "Neste budskap")
    expect(slot(page, "message")).not_to_have_text(first)


def objection(page: Page) -> None:
    """Found although it is spelt wrong."""
    panel(page, "objections")
    page.fill("#visit-search", "sykehset")
    expect(slot(page, "objections").locator("details[open] summary")).to_contain_text("Sykehuset")


def calculator(page: Page) -> None:
    page.locator("[data-calculator-of=omeq]").click()
    fill_row(page, 0, substance="oksykodon", dose="20", per_day="2")
    expect(page.locator("dialog .riktig-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def question(page: Page) -> None:
    """What points at a patient is not taken along."""
    panel(page, "back")
    field = page.locator("#visit-question-question")
    field.fill(f"Hva med {NOT_TAKEN}?")
    press(page, "Legg til")
    expect(page.locator("[data-question-error=question]")).to_contain_text("fødselsnummer")
    expect(slot(page, "asked").locator("li")).to_have_count(0)
    field.fill("Kan dosen ned hver annen uke?")
    press(page, "Legg til")
    expect(slot(page, "asked").locator("li")).to_have_count(1)


def agreement(page: Page) -> str:
    panel(page, "agreement")
    page.select_option("#visit-measure", "opioid_with_sedative")
    page.fill("#visit-aim", AIM)
    page.fill("#visit-by", BY)
    press(page, "Lag koden")
    code = slot(page, "code").locator(".riktig-visit-letters")
    expect(code).to_have_text(CODE)
    return code.inner_text()


def closing(page: Page) -> tuple[str, str]:
    """The sheet, the three questions, and what is taken along when both say yes."""
    press(page, "Avslutt besøket")
    sheet = slot(page, "sheet")
    expect(sheet).to_contain_text("01.06.2027")
    assert not CODE.search(sheet.inner_text())  # not before both have said yes
    expect(slot(page, "save-code")).to_be_disabled()
    for tick in page.locator("[data-agrees]").all():
        tick.check()
    expect(sheet).to_contain_text(CODE)
    for asked in ("length", "wondered", "change"):
        page.locator(f"label[for^=visit-{asked}-]").first.click()
    press(page, "Tell svarene")
    expect(slot(page, "evaluation").locator("input")).to_have_count(0)
    return saved(page, "save-code"), saved(page, "save-questions", "with-questions")


def saved(page: Page, act: str, inside: str | None = None) -> str:
    """The text of the file a button saves."""
    place = slot(page, inside) if inside else page
    with page.expect_download() as given:
        place.locator(f"[data-do={act}]:visible").click()
    return Path(given.value.path()).read_text("utf-8")


def wiped(page: Page) -> None:
    press(page, "Slett alt og avslutt")
    expect(slot(page, "undo-said")).not_to_be_empty()
    expect(slot(page, "begin")).to_be_visible()
    for name in ("code", "sheet", "numbers", "asked", "message", "objections"):
        expect(slot(page, name)).to_be_empty()

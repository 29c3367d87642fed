"""A worksheet as somebody fills it in: kept, saved, opened again, emptied, and put back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import AXE, serious
from course_site import body_of, make_page
from kinds_site import served
from paper_texts import WORKSHEET
from playwright.sync_api import Browser, BrowserContext, Page, expect

from riktig.text.catalogue import area

SAID = area("papers")["worksheet_script"]
KEY = "riktig-worksheet/1/prove-ark"
PLAN = "Ringe tre pasienter\n<b>og</b> en til"
IDENTITY = "010190" + "12345"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("worksheet")
    body, _ = body_of(folder / "sphinx", WORKSHEET)
    site = folder / "site"
    site.mkdir()
    make_page(site, body)
    with served(site) as found:
        yield found


def new_context(browser: Browser) -> BrowserContext:
    made = browser.new_context(locale="nb-NO", viewport={"width": 390, "height": 844})
    made.add_init_script(path=AXE)
    return made


@pytest.fixture
def made(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-worksheet][data-ready]")
    return page


@pytest.fixture
def page(made: BrowserContext, address: str) -> Page:
    return opened(made, address)


@pytest.fixture(scope="module")
def kept_sheet(browser: Browser, address: str) -> Iterator[Page]:
    context = new_context(browser)
    yield opened(context, address)
    context.close()


@pytest.fixture
def sheet(kept_sheet: Page) -> Page:
    """As `page`, and open from one test to the next: emptied, and saying so."""
    press(kept_sheet, "Tøm arket")
    is_empty(kept_sheet)
    return kept_sheet


def field(page: Page, name: str):
    return page.locator(f'[data-field="{name}"]')


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def said(page: Page, key: str, **values: str) -> None:
    expect(page.locator(".worksheet-said")).to_have_text(SAID[key].format(**values))


def fill(page: Page) -> None:
    field(page, "hva-vil-du-endre").fill(PLAN)
    field(page, "hvor-mange").fill("3")
    field(page, "er-du-enig").select_option("Nei")
    field(page, "jeg-har-lest").check()


def is_filled(page: Page) -> None:
    expect(field(page, "hva-vil-du-endre")).to_have_value(PLAN)
    expect(field(page, "hvor-mange")).to_have_value("3")
    expect(field(page, "er-du-enig")).to_have_value("Nei")
    expect(field(page, "jeg-har-lest")).to_be_checked()


def is_empty(page: Page) -> None:
    expect(field(page, "hva-vil-du-endre")).to_have_value("")
    expect(field(page, "er-du-enig")).to_have_value("")
    expect(field(page, "jeg-har-lest")).not_to_be_checked()


def saved_file(page: Page) -> tuple[str, dict]:
    with page.expect_download() as download:
        press(page, "Lagre som fil")
    written = json.loads(Path(download.value.path()).read_text("utf-8"))
    return download.value.suggested_filename, written


def choose(page: Page, content: object) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    file = {"name": "ark.json", "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files("[data-worksheet-part=file]", file)


def saved(**changed: object) -> dict:
    plain = {
        "schema": "riktig-worksheet/1",
        "id": "prove-ark",
        "title": "Ark",
        "saved": "2026-11-22",
        "fields": [{"id": "hvor-mange", "label": "Hvor mange?", "value": "7"}],
    }
    return {**plain, **changed}


def test_what_is_typed_is_there_after_a_reload(page: Page):
    expect(page.get_by_text(SAID["kept"])).to_be_visible()
    fill(page)
    page.reload()
    page.wait_for_selector("[data-worksheet][data-ready]")
    is_filled(page)


def test_a_saved_file_is_opened_on_another_machine(page: Page, browser: Browser, address: str):
    fill(page)
    name, written = saved_file(page)
    assert re.fullmatch(r"riktig-arbeidsark-prove-ark-\d{4}-\d\d-\d\d\.json", name)
    assert set(written) == {"schema", "id", "title", "saved", "fields"}
    assert written["schema"] == "riktig-worksheet/1"
    assert {tuple(one) for one in written["fields"]} == {("id", "label", "value")}
    assert {one["id"]: one["value"] for one in written["fields"]}["jeg-har-lest"] is True
    assert all(one["label"] for one in written["fields"])
    other = new_context(browser)
    elsewhere = opened(other, address)
    is_empty(elsewhere)
    choose(elsewhere, written)
    said(elsewhere, "opened")
    is_filled(elsewhere)
    assert elsewhere.locator(".paper-sheet b").count() == 0
    assert elsewhere.evaluate("key => localStorage.getItem(key) !== null", KEY)
    other.close()


def test_a_file_writes_over_nothing_unasked(page: Page):
    fill(page)
    choose(page, saved())
    expect(page.get_by_text("Skal filen erstatte det?")).to_be_visible()
    is_filled(page)
    press(page, "Nei, behold arket")
    expect(page.get_by_text("Skal filen erstatte det?")).to_be_hidden()
    is_filled(page)
    choose(page, saved())
    press(page, "Ja, erstatt")
    expect(field(page, "hvor-mange")).to_have_value("7")
    expect(field(page, "hva-vil-du-endre")).to_have_value("")
    press(page, "Angre")
    is_filled(page)


WRONG = [
    ("no json", "not_a_worksheet", {}),
    ("[1]", "not_a_worksheet", {}),
    ("null", "not_a_worksheet", {}),
    ({"schema": "riktig-summary/1"}, "not_a_worksheet", {}),
    (saved(schema="riktig-worksheet/2"), "newer", {}),
    (saved(fields={}), "damaged", {}),
    (saved(fields=[None]), "damaged", {}),
    (saved(fields=[{"id": "a", "label": "b", "value": {"c": 1}}]), "damaged", {}),
    (saved(fields=[{"id": "a", "label": "b", "value": "c" * 4001}]), "damaged", {}),
    (saved(fields=[{"id": "a", "label": "b", "value": "c"}] * 2), "damaged", {}),
    (saved(title=7), "damaged", {}),
    (saved(id="annet", title="Det <i>andre</i>"), "other_worksheet", {"title": "Det <i>andre</i>"}),
    (saved(fields=[{"id": "plan", "label": "b", "value": IDENTITY}]), "file_tells_who", {}),
    (" " * 200_001, "too_large", {}),
]


@pytest.mark.parametrize(("content", "key", "values"), WRONG)
def test_a_file_that_cannot_be_used_is_said_and_nothing_is_lost(sheet: Page, content, key, values):
    fill(sheet)
    choose(sheet, content)
    said(sheet, key, **values)
    is_filled(sheet)
    expect(sheet.get_by_text("Skal filen erstatte det?")).to_be_hidden()


def test_what_has_no_field_any_more_is_shown_as_text(page: Page):
    known = {"id": "hvor-mange", "label": "Hvor mange?", "value": "7"}
    gone = {"id": "borte", "label": "Gammelt spørsmål", "value": "<img src=x>"}
    choice = {"id": "er-du-enig", "label": "Er du enig?", "value": "Kanskje"}
    empty = {"id": "tom", "label": "Tomt", "value": ""}
    choose(page, saved(fields=[known, gone, choice, empty]))
    said(page, "opened_left")
    expect(field(page, "hvor-mange")).to_have_value("7")
    left = page.locator(".worksheet-left li")
    expect(left).to_have_text(["Gammelt spørsmål: <img src=x>", "Er du enig?: Kanskje"])
    assert page.locator(".worksheet-left img").count() == 0


def test_emptied_and_put_back(page: Page):
    press(page, "Tøm arket")
    said(page, "empty")
    fill(page)
    press(page, "Tøm arket")
    said(page, "cleared")
    is_empty(page)
    assert page.evaluate("localStorage.length") == 0
    press(page, "Angre")
    said(page, "undone")
    is_filled(page)
    page.reload()
    page.wait_for_selector("[data-worksheet][data-ready]")
    is_filled(page)


WRITTEN = (
    IDENTITY,
    f"Kari {IDENTITY[:6]} {IDENTITY[6:]}, hofte",
    f"{IDENTITY[:2]}.{IDENTITY[2:4]}.{IDENTITY[4:6]} – {IDENTITY[6:9]} {IDENTITY[9:]}",
    f"{IDENTITY[:2]} {IDENTITY[2:4]} {IDENTITY[4:6]} {IDENTITY[6:]}",
)


@pytest.mark.parametrize("typed", WRITTEN)
def test_eleven_digits_are_pointed_out_and_not_kept(sheet: Page, typed: str):
    fill(sheet)
    plan = field(sheet, "hva-vil-du-endre")
    plan.fill(typed)
    expect(sheet.get_by_text(SAID["tells_who"])).to_be_visible()
    expect(plan).to_have_attribute("aria-invalid", "true")
    plan.blur()
    kept = sheet.evaluate("JSON.stringify({...localStorage})")
    assert not [part for part in typed.split() if len(part) > 2 and part in kept]
    assert "hvor-mange" in kept
    press(sheet, "Lagre som fil")
    said(sheet, "not_saved_who")
    expect(plan).to_be_focused()
    plan.fill("12.10.2026 15.30")
    expect(sheet.get_by_text(SAID["tells_who"])).to_be_hidden()
    plan.fill("Ring 22 33 44 55")
    expect(sheet.get_by_text(SAID["tells_who"])).to_be_hidden()
    _, written = saved_file(sheet)
    assert written["fields"][0]["value"] == "Ring 22 33 44 55"


def test_a_browser_that_keeps_nothing_is_told_so(made: BrowserContext, address: str):
    made.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    errors: list[str] = []
    made.on("weberror", lambda error: errors.append(str(error.error)))
    page = opened(made, address)
    expect(page.get_by_text(SAID["not_kept"])).to_be_visible()
    fill(page)
    press(page, "Tøm arket")
    press(page, "Angre")
    is_filled(page)
    _, written = saved_file(page)
    assert written["fields"][0]["value"] == PLAN
    assert errors == []


def test_emptying_takes_away_what_a_field_that_is_gone_had_too(page: Page):
    page.evaluate('key => localStorage.setItem(key, \'{"borte": "tekst"}\')', KEY)
    page.reload()
    page.wait_for_selector("[data-worksheet][data-ready]")
    press(page, "Tøm arket")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("kept", ["{", "[]", "7", '{"hvor-mange": {"a": 1}, "er-du-enig": "x"}'])
def test_what_does_not_fit_the_sheet_is_left_out(sheet: Page, kept: str):
    sheet.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    sheet.reload()
    sheet.wait_for_selector("[data-worksheet][data-ready]")
    is_empty(sheet)
    expect(field(sheet, "hvor-mange")).to_have_value("")


def test_by_keyboard_alone(page: Page):
    field(page, "hva-vil-du-endre").focus()
    page.keyboard.type("Ringe")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.worksheetDo") == "clear":
            break
    page.keyboard.press("Enter")
    is_empty(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field(page, "hva-vil-du-endre")).to_have_value("Ringe")
    assert page.evaluate("document.activeElement.dataset.worksheetDo") == "clear"
    choose(page, saved())
    expect(page.get_by_role("button", name="Nei, behold arket")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.worksheetDo") == "open"


def test_the_whole_of_a_text_is_printed(page: Page):
    fill(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".field-printed")
    expect(printed).to_have_count(1)
    expect(printed).to_have_text(PLAN)
    expect(field(page, "hva-vil-du-endre")).to_be_hidden()
    expect(page.locator(".worksheet-bar")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(field(page, "hva-vil-du-endre")).to_be_visible()
    expect(printed).to_have_count(0)


def untouched(page: Page) -> None:
    """Nothing typed."""


def asked(page: Page) -> None:
    fill(page)
    choose(page, saved())


def wrong(page: Page) -> None:
    fill(page)
    field(page, "hvem-hjelper-deg").fill(IDENTITY)
    press(page, "Lagre som fil")


def left_over(page: Page) -> None:
    choose(page, saved(fields=[{"id": "borte", "label": "Gammelt", "value": "x"}]))


@pytest.mark.parametrize(
    "state", [untouched, asked, wrong, left_over], ids=lambda one: one.__name__
)
def test_no_serious_violation_and_nothing_too_wide(page: Page, state):
    state(page)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(150)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert serious(page) == [], (width, scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    low = """[...document.querySelectorAll('.worksheet-bar button')]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).length"""
    assert page.evaluate(low) == 0


def test_the_script_is_small_and_starts_no_python(tmp_path: Path):
    from riktig_widgets.runtime.bundle import esbuild

    esbuild("worksheets.js", tmp_path / "worksheets.js")
    written = (tmp_path / "worksheets.js").read_text("utf-8")
    assert len(written) < 10_000
    assert "pyodide" not in written.lower()
    assert "Worker(" not in written

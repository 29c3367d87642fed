"""Other ways in than a file: a list or totals typed, a remembered mapping, two summaries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch, plain, refusal, result, whose
from extract_lists import CANARY, CANARY_NAME, PASTED, UNCLEAR
from extract_lists_screen import GROUPED
from playwright.sync_api import Page, expect

from riktig.registry import handle
from riktig.synthetic import practice, write_canonical

pytestmark = pytest.mark.browser
FIELDS = ("patient", "medicine", "strength", "unit", "units", "date")
THUMB_PIXELS = 44


@pytest.fixture
def audit_page(kept_audit_page: Page) -> Page:
    return kept_audit_page


def cell(page: Page, row: int, field: str):
    return page.locator(".riktig-typed-row").nth(row).locator(f"[data-field={field}]")


def open_list(page: Page) -> None:
    page.get_by_text("Skriv inn en liste selv").click()
    page.get_by_label("Hva er hver rad?").select_option("prescribed")
    page.get_by_label("Listen gjelder fra").fill("01.01.2025")
    page.locator("#riktig-typed-to").fill("31.12.2025")


def paste_into(page: Page, row: int, text: str) -> None:
    cell(page, row, "patient").evaluate(
        """(field, text) => { const held = new DataTransfer(); held.setData("text/plain", text);
             field.dispatchEvent(new ClipboardEvent("paste",
               { clipboardData: held, bubbles: true, cancelable: true })); }""",
        text,
    )


def saved(page: Page, action: str) -> str:
    with page.expect_download() as download:
        page.click(f"[data-do={action}]")
    return Path(download.value.path()).read_text("utf-8")


def dropped(page: Page, **files: bytes) -> None:
    named = {name: list(content) for name, content in files.items()}
    held = page.evaluate_handle(
        """files => { const held = new DataTransfer();
             for (const [name, bytes] of Object.entries(files))
               held.items.add(new File([Uint8Array.from(bytes)], name.replace("__", ".")));
             return held; }""",
        named,
    )
    page.dispatch_event("[data-slot=drop]", "drop", {"dataTransfer": held})


def test_a_list_is_typed_with_the_keyboard_alone(audit_page: Page) -> None:
    """Two patients get an opioid, one of them a sedative too."""
    open_list(audit_page)
    cell(audit_page, 0, "patient").focus()
    rows = (
        ("1", "OxyContin", "10", "mg", "98", "04.03.2025"),
        ("1", "Sobril", "15", "mg", "30", "05.03.2025"),
        ("2", "Paralgin forte", "", "mg", "50", "06.03.2025"),
    )
    for row in rows:
        for name, value in zip(FIELDS, row, strict=True):
            if name != "unit":
                audit_page.keyboard.type(value)
            audit_page.keyboard.press("Tab")
        audit_page.keyboard.press("Tab")  # past the button that removes the row
    audit_page.get_by_role("button", name="Tell listen").press("Enter")
    result(audit_page)
    assert "3 rader" in plain(audit_page.locator("[data-block=ledger]").text_content())
    about = plain(audit_page.locator("[data-slot=typed-about]").text_content())
    assert "ingen forhistorie" in about
    private = json.loads(saved(audit_page, "private"))
    counted = {one["id"]: one["numerator"] for one in private["measures"]}
    assert (counted["opioid_users"], counted["sedative_users"]) == (2, 1)
    assert (private["event"], private["period"]["from"]) == ("prescribed", "2025-01-01")


@pytest.mark.thorough
def test_enter_goes_down_and_the_last_row_makes_room(audit_page: Page) -> None:
    open_list(audit_page)
    count = audit_page.locator(".riktig-typed-row").count()
    cell(audit_page, 0, "units").press("Enter")
    expect(cell(audit_page, 1, "units")).to_be_focused()
    cell(audit_page, count - 1, "patient").fill("9")
    expect(audit_page.locator(".riktig-typed-row")).to_have_count(count + 1)
    audit_page.get_by_role("button", name="Fjern rad 2", exact=True).click()
    expect(audit_page.locator(".riktig-typed-row")).to_have_count(count)
    expect(audit_page.get_by_role("group", name=f"Rad {count}", exact=True)).to_have_count(1)


def test_a_bad_cell_is_marked_where_it_stands_and_what_was_typed_is_kept(audit_page: Page) -> None:
    open_list(audit_page)
    for name, value in zip(FIELDS, (CANARY, "Vann", "15", "mg", "100", "i går"), strict=True):
        if name != "unit":
            cell(audit_page, 1, name).fill(value)
    audit_page.click("[data-do=typed]")
    expect(cell(audit_page, 1, "patient")).to_be_focused()
    marked = audit_page.locator(".riktig-typed-row [aria-invalid=true]")
    expect(marked).to_have_count(3)
    said = plain(audit_page.locator("[data-slot=typed-said]").text_content())
    assert "3 felt" in said
    assert CANARY not in plain(audit_page.locator("main").inner_text())
    assert cell(audit_page, 1, "date").input_value() == "i går"
    for name, value in (("patient", "1"), ("medicine", "Sobril"), ("date", "03.02.2025")):
        cell(audit_page, 1, name).fill(value)
    audit_page.click("[data-do=typed]")
    result(audit_page)


@pytest.mark.thorough
def test_what_the_rows_are_must_be_said(audit_page: Page) -> None:
    audit_page.get_by_text("Skriv inn en liste selv").click()
    audit_page.click("[data-do=typed]")
    expect(audit_page.locator("#riktig-typed-event[aria-invalid=true]")).to_be_focused()


@pytest.mark.thorough
def test_rows_from_a_spreadsheet_are_pasted_into_the_grid(audit_page: Page) -> None:
    open_list(audit_page)
    rows = [f"{n}\tSobril\t15\tmg\t100\t03.02.2025" for n in range(1, 13)]
    rows.append("13\tfentanyl\t25\tµg/t\t10\t03.02.2025")
    paste_into(audit_page, 0, "\r\n".join(rows) + "\r\n")
    assert cell(audit_page, 11, "date").input_value() == "03.02.2025"
    assert cell(audit_page, 12, "unit").input_value() == "ug/h"
    audit_page.click("[data-do=typed]")
    result(audit_page)
    assert "13 rader" in plain(audit_page.locator("[data-block=ledger]").text_content())


@pytest.mark.thorough
def test_a_short_list_first_says_who_gets_what(audit_page: Page) -> None:
    audit_page.get_by_text("Skriv inn en liste selv").click()
    audit_page.get_by_label("Hva er hver rad?").select_option("prescribed")
    rows = ("1\tSobril\t15\tmg\t25\t03.02.2025", "1\tImovane\t5\tmg\t30\t04.02.2025")
    paste_into(audit_page, 0, "\n".join(rows))
    audit_page.click("[data-do=typed]")
    result(audit_page)
    shown = audit_page.locator("[data-step=result]")
    expect(shown.locator("h2").first).to_have_text("Listen du skrev inn")
    expect(shown.locator("[data-block=typed_list]")).to_contain_text("får to slag")
    words = plain(shown.inner_text())
    assert "Hent et uttrekk" not in words
    assert "Kan ikke regnes ut" not in words
    assert audit_page.locator("#riktig-past").is_hidden()
    expect(audit_page.locator(".riktig-jump a:visible")).to_have_count(3)


@pytest.mark.thorough
def test_starting_again_forgets_what_was_typed(audit_page: Page) -> None:
    open_list(audit_page)
    paste_into(audit_page, 0, "1\tSobril\t15\tmg\t100\t03.02.2025\n")
    audit_page.click("[data-do=typed]")
    result(audit_page)
    audit_page.get_by_role("button", name="Start på nytt").click()
    values = audit_page.locator(".riktig-typed-row input").evaluate_all(
        "fields => fields.map((field) => field.value)"
    )
    assert set(values) == {""}
    assert plain(audit_page.locator("[data-slot=typed-about]").text_content()) == ""


def typed_totals(page: Page, year: str, opioid: str) -> None:
    page.locator("#riktig-total-event").select_option("dispensed")
    page.fill("#riktig-total-from", f"01.01.{year}")
    page.fill("#riktig-total-to", f"31.12.{year}")
    page.fill("#riktig-total-list_size", "1 100")
    page.fill("[data-total='measures.opioid_users']", opioid)
    page.fill("[data-total='measures.opioid_with_sedative']", "12")
    page.fill("[data-total='measures.opioid_with_sedative.of']", opioid)


def test_totals_of_two_reports_are_saved_and_compared(audit_page: Page) -> None:
    audit_page.get_by_text("Skriv inn tall fra en rapport").click()
    blobs = []
    for year, opioid in (("2025", "100"), ("2024", "120")):
        typed_totals(audit_page, year, opioid)
        audit_page.click("[data-do=totals]")
        shown = audit_page.locator("[data-slot=totals-shown] table", has_text=opioid)
        shown.wait_for()
        blobs.append(saved(audit_page, "totals-save").encode())
    dropped(audit_page, etter__json=blobs[0], foer__json=blobs[1])
    audit_page.wait_for_selector("[data-step=compared]:not([hidden])")
    words = plain(audit_page.locator("[data-step=compared]").text_content())
    assert "100 av 1 100 på listen" in words
    assert "skrevet inn fra rapporter" in words


@pytest.mark.thorough
def test_a_total_that_cannot_be_is_marked_at_its_field(audit_page: Page) -> None:
    audit_page.get_by_text("Skriv inn tall fra en rapport").click()
    typed_totals(audit_page, "2025", "1200")
    audit_page.click("[data-do=totals]")
    field = audit_page.locator("[data-total='measures.opioid_users']")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert audit_page.locator("[data-slot=totals-save]").is_hidden()


def remembered(page: Page) -> bytes:
    """Drops an unknown list, answers what is asked, and saves the mapping."""
    dropped(page, liste__csv=UNCLEAR.blob)
    page.wait_for_selector("[data-step=columns]:not([hidden])")
    for code, answer in UNCLEAR.answers.items():
        page.locator(f"[data-question={code}]").select_option(answer)
    text = saved(page, "mapping-save")
    assert "Sobril" not in text
    page.locator("[data-step=columns] [data-do=again]").click()
    whose(page)
    return text.encode()


@pytest.mark.thorough
def test_a_mapping_dropped_with_the_list_is_used_without_asking(audit_page: Page) -> None:
    mapping = remembered(audit_page)
    dropped(audit_page, liste__csv=UNCLEAR.blob, oppsett__toml=mapping)
    result(audit_page)


@pytest.mark.thorough
def test_a_mapping_chosen_beforehand_goes_with_a_pasted_list(
    audit_page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "oppsett.toml"
    path.write_bytes(remembered(audit_page))
    audit_page.get_by_text("Har du lagret et oppsett").click()
    audit_page.set_input_files("#riktig-mapping", str(path))
    chosen = audit_page.locator("[data-slot=mapping-chosen]")
    expect(chosen).to_contain_text("oppsett.toml")
    audit_page.get_by_text("Lim inn en tabell").click()
    audit_page.fill("#riktig-paste", UNCLEAR.blob.decode())
    audit_page.click("[data-do=paste]")
    result(audit_page)


@pytest.mark.thorough
def test_a_mapping_that_does_not_fit_asks_as_before(audit_page: Page) -> None:
    mapping = remembered(audit_page)
    dropped(audit_page, liste__csv=UNCLEAR.blob.replace(b"skrevet", b"laget"), o__toml=mapping)
    audit_page.wait_for_selector("[data-step=columns]:not([hidden])")
    assert "passer ikke" in plain(audit_page.locator("[data-slot=notes]").text_content())


def summary(period: str) -> bytes:
    blob = write_canonical(practice(seed=7, months=26)).encode()
    request = {"op": "audit", "names": ["P.csv"], "options": {"period": period}}
    return json.dumps(handle(request, [blob])["private"]).encode()


@pytest.mark.thorough
def test_two_summaries_dropped_are_before_and_after(audit_page: Page, watch: Watch) -> None:
    one, other = summary("2024-12-31:2025-12-30"), summary("2025-12-31:2026-12-30")
    dropped(audit_page, b__json=other, a__json=one)
    audit_page.wait_for_selector("[data-step=compared]:not([hidden])")
    expect(audit_page.get_by_role("heading", name="Din forskrivning før og etter")).to_be_focused()
    assert audit_page.locator("[data-step=compared] [data-block]").count() > 3
    audit_page.locator("[data-step=compared] [data-do=again]").click()
    expect(audit_page.locator("[data-step=compared] [data-block]")).to_have_count(0)


def test_a_summary_among_extracts_is_refused_with_the_page_it_belongs_to(audit_page: Page) -> None:
    dropped(audit_page, a__json=summary("2025-12-31:2026-12-30"), b__csv=UNCLEAR.blob)
    assert "Før og etter" in refusal(audit_page)


@pytest.mark.parametrize("made", [GROUPED, PASTED], ids=lambda made: made.name)
def test_a_list_from_a_screen_is_pasted_confirmed_and_names_nobody(audit_page: Page, made) -> None:
    audit_page.get_by_text("Lim inn en tabell").click()
    audit_page.fill("#riktig-paste", made.blob.decode())
    audit_page.click("[data-do=paste]")
    audit_page.wait_for_selector("[data-step=columns]:not([hidden])")
    assert CANARY_NAME not in plain(audit_page.locator("[data-slot=columns]").text_content())
    for code, answer in made.answers.items():
        audit_page.locator(f"[data-question={code}]").select_option(answer)
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)
    rows = f"{made.ledger['rows_read']} rader"
    assert rows in plain(audit_page.locator("[data-block=ledger]").text_content())
    assert CANARY_NAME not in plain(audit_page.locator("main").inner_text())


def test_the_forms_can_be_used_by_everyone(audit_page: Page) -> None:
    """No serious violation, nothing wider than the screen, and targets a thumb can hit."""
    audit_page.evaluate(AXE.read_text("utf-8"))
    audit_page.set_viewport_size({"width": 390, "height": 844})
    open_list(audit_page)
    audit_page.get_by_text("Skriv inn tall fra en rapport").click()
    cell(audit_page, 0, "patient").fill(CANARY)
    audit_page.click("[data-do=typed]")
    expect(cell(audit_page, 0, "patient")).to_be_focused()
    targets = audit_page.locator("[data-slot=typed] :is(input, select, button)")
    height = "all => Math.min(...all.map((one) => one.getBoundingClientRect().height))"
    for width in (390, 1280):
        audit_page.set_viewport_size({"width": width, "height": 844})
        assert serious(audit_page) == []
        assert audit_page.evaluate("document.documentElement.scrollWidth") <= width
        assert targets.evaluate_all(height) >= THUMB_PIXELS

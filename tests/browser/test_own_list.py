"""The own list on the audit page: from a figure to patients, a status, a file and back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch, opened, plain, result, whose
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser
PASSPHRASE = "fire ord uten sammenheng"  # noqa: S105
NOTE = "ring i uke tolv"
# Made-up numbers with a month that no identity number has.
PATIENTS = [f"{day:02d}8{month}60{day:05d}" for day in range(1, 21) for month in (1, 2, 3)]
SIXTY, FIVE = PATIENTS[:60], PATIENTS[:5]


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Files are downloaded, as in browsers that have no dialogue for saving."""
    context.add_init_script("delete window.showSaveFilePicker")
    return context


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A known format in which each patient has had 100 DDD of a z-hypnotic."""

    def written(name: str, patients: list[str], year: int = 2025) -> Path:
        heading = "pasient;dato;hendelse;atc;varenavn;styrke;styrkeenhet;antall;ddd;fodselsar;kjonn"
        rows = [
            f"{one};{year}-06-{1 + at % 28:02d};utlevert;N05CF01;Imovane;7,5;mg;100;100;1960;K"
            for at, one in enumerate(patients)
        ]
        ends = [
            f"9;{year}-{end};utlevert;C09AA02;Renitec;5;mg;98;49;1990;M"
            for end in ("01-01", "12-31")
        ]
        path = tmp_path / name
        marked = "# riktig-canonical/1"
        path.write_text("\n".join([marked, heading, *rows, *ends]), "utf-8")
        return path

    return written


def read(page: Page, extract: Path) -> None:
    """Reads an extract, confirming its columns where the page asks."""
    whose(page)
    page.set_input_files("#riktig-file", str(extract))
    step = page.locator("[data-step=columns]:not([hidden]), [data-step=result]:not([hidden])")
    step.wait_for()
    if page.locator("[data-step=columns]").is_visible():
        page.get_by_role("button", name="Bekreft").click()
    result(page)


def listed(page: Page, extract: Path) -> None:
    read(page, extract)
    page.click("[data-do=list-show]")
    expect(page.locator("[data-slot=list-sentence]")).not_to_be_empty()


def afresh(page: Page) -> Page:
    """The page with nothing read, so that what comes back comes from a file."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Start på nytt").first.click()
    page.wait_for_selector("[data-step=choose]:not([hidden])")
    return page


def row(page: Page, number: int = 0) -> object:
    return page.locator("li.riktig-patient").nth(number)


def status(page: Page, number: int, name: str) -> None:
    row(page, number).get_by_label("Status").select_option(label=name)


def more(page: Page, number: int = 0) -> object:
    """The details of a patient, opened."""
    fold = row(page, number).locator("details")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return fold


def saved(page: Page, folder: Path, passphrase: str = PASSPHRASE) -> Path:
    if page.locator("#riktig-work-passphrase").is_visible():
        page.fill("#riktig-work-passphrase", passphrase)
        page.fill("#riktig-work-again", passphrase)
    with page.expect_download() as download:
        page.click("[data-slot=work-save] button[type=submit]")
    assert download.value.suggested_filename.startswith("riktig-arbeidsfil-20")
    path = folder / "arbeidsfil.riktig"
    download.value.save_as(path)
    expect(page.locator("[data-slot=work-save-said]")).to_contain_text("Lagret som")
    return path


def unlock(page: Page, place: str, file: Path, passphrase: str = PASSPHRASE) -> object:
    """Opens a work file in the first step (`choose`) or beside the list (`list`)."""
    fold = page.locator(f"[data-slot=work-{place}]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    page.set_input_files(f"#riktig-work-{place}-file", str(file))
    page.fill(f"#riktig-work-{place}-passphrase", passphrase)
    page.keyboard.press("Enter")
    return page.locator(f"[data-slot=work-{place}-said]")


def test_a_figure_opens_the_patients_and_rows_behind_it(audit_page, write) -> None:
    read(audit_page, write("liste.csv", FIVE))
    block = audit_page.locator("[data-block=z_hypnotic_heavy]")
    block.get_by_text("Vis pasientene bak tallet (5)").click()
    tables = block.locator(".riktig-behind table")
    expect(tables).to_have_count(5)
    first = plain(tables.first.inner_text())
    assert "Pasient 1, kvinne født 1960" in first
    assert "01.06.2025 Imovane 7,5 mg 100 stk. 100" in first
    assert "radnummeret" in plain(block.locator(".riktig-find").inner_text())


def test_status_goes_from_page_to_file_to_a_new_extract(
    audit_page: Page, context: BrowserContext, origin: str, write, tmp_path: Path
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    expect(audit_page.locator("[data-slot=list-pace]")).to_have_text(
        "5 pasienter, 26 uker: én hver femte uke."
    )
    status(audit_page, 0, "under nedtrapping")
    more(audit_page).get_by_label("Neste dato").fill("2026-03-02")
    more(audit_page).get_by_label("Notat").fill(NOTE)
    row(audit_page).get_by_label("Notat").press("Tab")
    status(audit_page, 1, "skal ikke endres")
    row(audit_page, 1).get_by_label("Hvorfor ikke?").select_option(label="følges av spesialist")
    first, second = (row(audit_page, at).locator("h3").inner_text() for at in (0, 1))
    expect(audit_page.locator("[data-slot=list-unsaved]")).to_have_text(
        "5 endringer er ikke lagret."
    )
    file = saved(audit_page, tmp_path)
    expect(audit_page.locator("[data-slot=list-unsaved]")).to_have_text("")
    numbers = [int(text.split()[1].strip(",")) for text in (first, second)]
    kept = [FIVE[number - 1] for number in numbers]

    page = opened(context.new_page(), f"{origin}/book/egen-forskrivning.html")
    said = unlock(page, "choose", file)
    expect(said).to_contain_text("med 2 pasienter. Velg uttrekket ditt")
    read(page, write("ny.csv", ["01816099999", kept[1], kept[0]], year=2026))
    expect(page.locator("[data-slot=work-list-said]")).to_have_text(
        "Tatt med: 2. Nye på listen: 1. Ikke lenger på listen: 0."
    )
    tapering = page.locator("li.riktig-patient", has_text="Pasient 3,")
    expect(tapering.get_by_label("Status")).to_have_value("tapering")
    expect(tapering.get_by_label("Neste dato")).to_have_value("2026-03-02")
    expect(tapering.get_by_label("Notat")).to_have_value(NOTE)
    unchanged = page.locator("li.riktig-patient", has_text="Pasient 2,")
    expect(unchanged.get_by_label("Hvorfor ikke?")).to_have_value("specialist")


@pytest.mark.thorough
def test_a_file_can_be_opened_beside_the_list_and_loses_nobody(
    audit_page: Page, write, tmp_path: Path
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    for number in range(3):
        status(audit_page, number, "plan")
    file = saved(audit_page, tmp_path)
    page = afresh(audit_page)
    listed(page, write("ny.csv", [FIVE[4], "01816099999"], year=2026))
    said = unlock(page, "list", file)
    expect(said).to_contain_text("Nye på listen: 1. Ikke lenger på listen:")
    left = page.locator("[data-slot=work-left]")
    left.locator("summary").click()
    expect(left).to_contain_text("Ikke i dette uttrekket, kvinne født 1960: plan")
    again = saved(page, tmp_path)
    third = afresh(page)
    unlock(third, "choose", again)
    read(third, write("igjen.csv", FIVE, year=2026))
    expect(third.locator("[data-slot=work-list-said]")).to_contain_text("Tatt med: 3.")


def test_the_file_is_unreadable_without_its_passphrase(
    audit_page: Page, write, tmp_path: Path, watch: Watch
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "under nedtrapping")
    more(audit_page).get_by_label("Notat").fill(NOTE)
    row(audit_page).get_by_label("Notat").press("Tab")
    file = saved(audit_page, tmp_path)
    written = file.read_text("utf-8")
    head = json.loads(written)
    assert set(head) == {"schema", "kdf", "cipher", "data"}
    assert head["kdf"]["iterations"] >= 600_000
    inside = ("tapering", "nedtrapping", NOTE, "token", "history", "riktig-work/1", *FIVE)
    assert not [word for word in inside if word in written]
    # The same work saved twice shares neither salt, iv nor content.
    again = json.loads(saved(audit_page, tmp_path).read_text("utf-8"))
    assert head["kdf"]["salt"] != again["kdf"]["salt"]
    assert head["cipher"]["iv"] != again["cipher"]["iv"]
    assert head["data"][:64] != again["data"][:64]
    stored = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    seen = [audit_page.evaluate(stored), audit_page.url, *watch.sent, *watch.said]
    assert not [text for text in seen for word in (NOTE, *FIVE, "salt") if word in text]


def flipped(text: str) -> str:
    head = json.loads(text)
    at = len(head["data"]) // 2
    other = "A" if head["data"][at] != "A" else "B"
    return json.dumps({**head, "data": head["data"][:at] + other + head["data"][at + 1 :]})


def with_parameters(text: str, **changed: object) -> str:
    head = json.loads(text)
    return json.dumps({**head, "kdf": {**head["kdf"], **changed}})


@pytest.mark.thorough
def test_a_file_that_will_not_open_is_told_in_a_sentence(
    audit_page: Page, write, tmp_path: Path
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "plan")
    whole = saved(audit_page, tmp_path).read_text("utf-8")
    page = afresh(audit_page)
    cases = {
        "wrong passphrase": (whole, "Enten er passordfrasen feil, eller så er filen endret"),
        "flipped": (flipped(whole), "Enten er passordfrasen feil, eller så er filen endret"),
        "other parameters": (
            with_parameters(whole, iterations=600_001),
            "eller så er filen endret",
        ),
        "too little work": (with_parameters(whole, iterations=1000), "skadet"),
        "endless work": (with_parameters(whole, iterations=10**12), "skadet"),
        "cut short": (whole[:-200], "skadet"),
        "newer": (whole.replace("encrypted/1", "encrypted/2"), "nyere utgave"),
        "another file": ('{"schema": "riktig-summary/1"}', "ikke en arbeidsfil"),
        "no JSON": ("pasient;dato", "ikke en arbeidsfil"),
    }
    for name, (content, sentence) in cases.items():
        path = tmp_path / f"{name}.riktig"
        path.write_text(content, "utf-8")
        typed = "et annet passord" if name == "wrong passphrase" else PASSPHRASE
        said = unlock(page, "choose", path, typed)
        expect(said).to_contain_text(sentence)
        # What was said of one file is not taken for what is said of the next.
        page.evaluate("document.querySelector('[data-slot=work-choose-said]').textContent = ''")
    read(page, write("igjen.csv", FIVE))
    page.click("[data-do=list-show]")
    expect(row(page).get_by_label("Status")).to_have_value("not_assessed")


@pytest.mark.thorough
def test_the_passphrase_is_long_and_typed_twice(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    save = audit_page.locator("[data-slot=work-save] button[type=submit]")
    save.click()
    said = audit_page.locator("[data-slot=work-save-said]")
    expect(said).to_contain_text("ingenting å lagre")
    status(audit_page, 0, "plan")
    audit_page.fill("#riktig-work-passphrase", "kort")
    save.click()
    expect(audit_page.locator("#riktig-work-passphrase[aria-invalid=true]")).to_be_focused()
    audit_page.fill("#riktig-work-passphrase", PASSPHRASE)
    audit_page.fill("#riktig-work-again", PASSPHRASE.upper())
    save.click()
    expect(audit_page.locator("#riktig-work-again[aria-invalid=true]")).to_be_focused()
    expect(audit_page.locator("#riktig-work-passphrase-help")).to_contain_text("ikke vi")


@pytest.mark.thorough
def test_running_numbers_are_asked_about(audit_page: Page, write, tmp_path: Path) -> None:
    listed(audit_page, write("liste.csv", ["11", "12", "13"]))
    status(audit_page, 0, "plan")
    file = saved(audit_page, tmp_path)
    for answer, expected in (("Ja, ta med", "plan"), ("Nei, ikke ta med", "not_assessed")):
        page = afresh(audit_page)
        unlock(page, "choose", file)
        read(page, write("ny.csv", ["11", "12", "13"]))
        page.get_by_role("button", name=answer).click()
        expect(row(page).get_by_label("Status")).to_have_value(expected)


def test_sixty_patients_by_keyboard_with_filters_and_undo(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", SIXTY))
    shown = audit_page.locator("[data-slot=list-shown]")
    expect(shown).to_have_text("Viser 60 av 60 pasienter.")
    row(audit_page).get_by_label("Status").focus()
    audit_page.keyboard.press("ArrowDown")
    said = audit_page.locator("[data-slot=list-said]")
    expect(said).to_contain_text(": kalles inn.")
    expect(audit_page.locator("[data-slot=list-counts]")).to_contain_text("59 ikke vurdert")
    audit_page.get_by_label("Status", exact=True).first.select_option(label="kalles inn")
    expect(shown).to_have_text("Viser 1 av 1 pasienter i utvalget. 60 i hele listen.")
    audit_page.get_by_role("button", name="Angre siste endring").click()
    expect(said).to_contain_text("Angret.")
    expect(row(audit_page).get_by_label("Status")).to_be_focused()
    expect(row(audit_page).get_by_label("Status")).to_have_value("not_assessed")
    expect(audit_page.get_by_role("button", name="Angre siste endring")).to_be_disabled()
    audit_page.fill("#riktig-list-weeks", "12")
    audit_page.keyboard.press("Tab")
    expect(audit_page.locator("[data-slot=list-pace]")).to_have_text(
        "60 pasienter, 12 uker: fem i uka."
    )
    audit_page.fill("#riktig-list-weeks", "mange")
    audit_page.keyboard.press("Tab")
    expect(audit_page.locator("#riktig-list-weeks[aria-invalid=true]")).to_be_visible()


@pytest.mark.thorough
def test_four_hundred_patients_come_some_at_a_time(audit_page: Page, write) -> None:
    many = [f"{number:011d}" for number in range(81_000_000_001, 81_000_000_401)]
    listed(audit_page, write("liste.csv", many))
    rows = audit_page.locator("li.riktig-patient")
    expect(rows).to_have_count(60)
    audit_page.get_by_role("button", name="Vis flere pasienter").click()
    expect(rows).to_have_count(120)
    expect(rows.nth(60).get_by_label("Status")).to_be_focused()


def test_nobody_in_the_list_is_said(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", []))
    expect(audit_page.locator("[data-slot=list-sentence]")).to_contain_text("Ingen pasienter")
    assert audit_page.locator("[data-slot=list-some]").is_hidden()


@pytest.mark.thorough
def test_the_file_for_excel_has_row_numbers_and_no_keys(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "samtale")
    with audit_page.expect_download() as download:
        audit_page.click("[data-do=list-csv]")
    written = Path(download.value.path()).read_text("utf-8")
    assert written.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 5
    assert rows[0]["status"] == "samtale"
    assert rows[0]["rader_i_filen"].startswith("rad ")
    assert not [one for one in FIVE if one in written]


def test_only_counts_enter_the_summaries(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "under nedtrapping")
    more(audit_page).get_by_label("Notat").fill(NOTE)
    row(audit_page).get_by_label("Notat").press("Tab")
    expect(audit_page.locator("[data-slot=list-counts]")).to_contain_text("1 under nedtrapping")
    with audit_page.expect_download() as download:
        audit_page.click("[data-do=private]")
    written = Path(download.value.path()).read_text("utf-8")
    assert json.loads(written)["work"]["statuses"]["tapering"] == 1
    assert json.loads(written)["work"]["tapers"] == {
        "started": 1,
        "under_way": 1,
        "completed": 0,
    }
    assert not [word for word in (NOTE, "token", "salt", *FIVE) if word in written]


@pytest.mark.thorough
def test_unsaved_changes_are_asked_about(audit_page: Page, write, origin: str) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "plan")
    asked: list[str] = []

    def dismiss(dialog: object) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    audit_page.on("dialog", dismiss)
    audit_page.get_by_role("button", name="Start på nytt").click()
    assert audit_page.locator("[data-step=result]").is_visible()
    audit_page.close(run_before_unload=True)
    expect(audit_page.locator("[data-slot=list-unsaved]")).to_contain_text("1 endring")
    assert asked == ["confirm", "beforeunload"]


@pytest.mark.thorough
def test_without_encryption_the_page_says_what_to_do_instead(
    context: BrowserContext, origin: str, watch: Watch, write
) -> None:
    context.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page = opened(context.new_page(), f"{origin}/book/egen-forskrivning.html")
    assert page.locator("[data-slot=work-choose]").is_hidden()
    listed(page, write("liste.csv", FIVE))
    expect(page.locator("[data-slot=work-cannot]")).to_contain_text("Skriv ut listen i stedet")
    assert page.locator("[data-slot=work-save]").is_hidden()


@pytest.mark.thorough
def test_the_file_goes_where_the_reader_says(
    context: BrowserContext, origin: str, watch: Watch, write
) -> None:
    """A browser with a dialogue for saving: a file of its own stands for the chosen one."""
    context.add_init_script(
        """window.showSaveFilePicker = async ({suggestedName}) =>
             (await navigator.storage.getDirectory())
               .getFileHandle(suggestedName, {create: true})"""
    )
    page = opened(context.new_page(), f"{origin}/book/egen-forskrivning.html")
    listed(page, write("liste.csv", FIVE))
    status(page, 0, "plan")
    page.fill("#riktig-work-passphrase", PASSPHRASE)
    page.fill("#riktig-work-again", PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=work-save-said]")).to_contain_text("Lagret som")
    text = page.evaluate(
        """async () => { const folder = await navigator.storage.getDirectory();
             for await (const file of folder.values()) return (await file.getFile()).text(); }"""
    )
    assert json.loads(text)["schema"] == "riktig-work-encrypted/1"


@pytest.mark.thorough
def test_the_list_on_paper(audit_page: Page, write, tmp_path: Path) -> None:
    from pypdf import PdfReader

    listed(audit_page, write("liste.csv", SIXTY))
    status(audit_page, 0, "kalles inn")
    audit_page.evaluate("window.print = () => {}")
    audit_page.get_by_role("button", name="Skriv ut listen").click()
    path = tmp_path / "liste.pdf"
    audit_page.pdf(path=str(path), prefer_css_page_size=True)
    pages = PdfReader(path).pages
    words = plain(" ".join(sheet.extract_text() for sheet in pages))
    assert all(abs(sheet.mediabox.width - 595) < 2 for sheet in pages)
    assert words.count("skal ikke endres") == 60
    assert words.count("under nedtrapping") == 60
    assert "60 pasienter, 26 uker: tre i uka." in words
    assert "Hovedtallene" not in words


def test_paper_and_page_forget_the_patients(audit_page: Page, write) -> None:
    audit_page.on("dialog", lambda dialog: dialog.accept())
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "plan")
    audit_page.evaluate("window.print = () => {}")
    audit_page.get_by_role("button", name="Skriv ut listen").click()
    paper = audit_page.locator("[data-slot=list-paper]")
    expect(paper).to_contain_text("Pasient 1")
    audit_page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_be_empty()
    audit_page.get_by_role("button", name="Start på nytt").first.click()
    audit_page.wait_for_selector("[data-step=choose]:not([hidden])")
    left = audit_page.locator("[data-slot=list]")
    kept = plain(left.text_content() or "")
    assert not [word for word in ("Pasient 1", "5 pasienter", "Imovane", "lagret.") if word in kept]
    assert left.get_attribute("data-period") is None


@pytest.mark.thorough
def test_a_change_taken_back_after_saving_is_one_the_file_lacks(
    audit_page: Page, write, tmp_path: Path
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    unsaved = audit_page.locator("[data-slot=list-unsaved]")
    for number in range(3):
        status(audit_page, number, "plan")
    saved(audit_page, tmp_path)
    undo = audit_page.locator("[data-do=list-undo]")
    for count in ("1 endring er", "2 endringer er"):
        undo.click()
        expect(unsaved).to_have_text(f"{count} ikke lagret.")
    status(audit_page, 1, "under nedtrapping")
    expect(unsaved).to_have_text("3 endringer er ikke lagret.")
    undo.click()
    expect(unsaved).to_have_text("2 endringer er ikke lagret.")


@pytest.mark.thorough
def test_a_note_counts_while_it_is_typed(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    row(audit_page).locator("details summary").click()
    note = row(audit_page).get_by_label("Notat")
    note.press_sequentially("ring i uke ")
    unsaved = audit_page.locator("[data-slot=list-unsaved]")
    expect(unsaved).to_have_text("1 endring er ikke lagret.")
    note.press_sequentially("tolv")
    expect(note).to_have_value(NOTE)
    note.press("Tab")
    expect(unsaved).to_have_text("1 endring er ikke lagret.")
    audit_page.locator("[data-do=list-undo]").click()
    expect(note).to_have_value("")
    expect(unsaved).to_have_text("")


def test_two_work_files_become_one_and_lose_nobody(audit_page: Page, write, tmp_path: Path) -> None:
    """The two marked are gone from the second list; the same file opened twice keeps each once."""
    listed(audit_page, write("liste.csv", FIVE))
    gone = set()
    for number in range(2):
        status(audit_page, number, "plan")
        gone.add(
            FIVE[int(row(audit_page, number).locator("h3").inner_text().split()[1].strip(",")) - 1]
        )
    first = saved(audit_page, tmp_path).rename(tmp_path / "first.riktig")
    page = afresh(audit_page)
    unlock(page, "choose", first)
    read(
        page, write("ny.csv", [*(one for one in FIVE if one not in gone), "01816099999"], year=2026)
    )
    expect(page.locator("[data-slot=work-left]")).to_contain_text("(2)")
    unlock(page, "list", first)
    expect(page.locator("[data-slot=work-list-said]")).to_contain_text("Ikke lenger på listen: 2")
    again = saved(page, tmp_path)
    third = afresh(page)
    unlock(third, "choose", again)
    read(third, write("igjen.csv", FIVE, year=2026))
    expect(third.locator("[data-slot=work-list-said]")).to_contain_text("Tatt med: 2.")


@pytest.mark.thorough
def test_a_work_file_of_other_patients_is_not_mixed_in(
    audit_page: Page, write, tmp_path: Path
) -> None:
    files = []
    for name, patients in (("a", FIVE), ("b", SIXTY[30:35])):
        page = audit_page
        listed(page, write(f"{name}.csv", patients))
        status(page, 0, "plan")
        files.append(saved(page, tmp_path).rename(tmp_path / f"{name}.riktig"))
        afresh(page)
    unlock(audit_page, "choose", files[0])
    read(audit_page, write("ny.csv", SIXTY[40:45], year=2026))
    said = unlock(audit_page, "list", files[1])
    expect(said).to_contain_text("kan ikke bli én fil")


@pytest.mark.thorough
def test_the_numbers_on_paper_are_without_patients(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    audit_page.locator("[data-block=z_hypnotic_heavy] .riktig-behind summary").click()
    audit_page.locator("[data-block=z_hypnotic_heavy] .riktig-behind table").first.wait_for()
    audit_page.emulate_media(media="print")
    assert "Pasient 1" not in audit_page.locator("main").inner_text()


def test_the_list_fits_and_is_accessible(audit_page: Page, write) -> None:
    audit_page.add_init_script(path=AXE)
    audit_page.reload()
    audit_page.wait_for_selector("[data-state=locked]")
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 1, "skal ikke endres")
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    low = audit_page.locator(
        "[data-slot=list] :is(select, input:not(.riktig-file), button):visible"
    )
    for width in (390, 1280):
        audit_page.set_viewport_size({"width": width, "height": 844})
        assert audit_page.evaluate(wide)
        heights = [low.nth(at).bounding_box()["height"] for at in range(low.count())]
        assert min(heights) >= 44
        assert serious(audit_page) == []


@pytest.mark.thorough
def test_who_it_is_stands_on_the_screen_only_while_asked(
    audit_page: Page, write, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    listed(audit_page, write("liste.csv", FIVE))
    ask = audit_page.locator("[data-slot=list-who] button")
    ask.click()
    names = audit_page.locator("[data-slot=list] .riktig-who:not(:empty)")
    expect(names).to_have_count(5)
    seen = " ".join(names.all_inner_texts())
    assert all(one in seen for one in FIVE)
    audit_page.evaluate("window.print = () => {}")
    audit_page.get_by_role("button", name="Skriv ut listen").click()
    path = tmp_path / "liste.pdf"
    audit_page.pdf(path=str(path), prefer_css_page_size=True)
    audit_page.evaluate("dispatchEvent(new Event('afterprint'))")
    printed = plain(" ".join(sheet.extract_text() for sheet in PdfReader(path).pages))
    assert "Navn:" in printed
    assert not [one for one in FIVE if one in printed]
    with audit_page.expect_download() as download:
        audit_page.click("[data-do=list-csv]")
    written = Path(download.value.path()).read_text("utf-8")
    ask.click()
    expect(names).to_have_count(0)
    ask.click()
    expect(names).to_have_count(5)
    audit_page.get_by_role("button", name="Start på nytt").click()
    left = audit_page.evaluate(
        "document.documentElement.outerHTML"
        " + JSON.stringify([{...localStorage}, {...sessionStorage}])"
    )
    assert not [one for one in FIVE if one in left or one in written]


@pytest.mark.thorough
def test_the_example_has_nobody_to_show(audit_page: Page) -> None:
    audit_page.click("[data-do=example]")
    result(audit_page)
    audit_page.click("[data-do=list-show]")
    row(audit_page).wait_for()
    assert audit_page.locator("[data-slot=list-who] button").is_hidden()


def test_an_identity_number_in_a_note_is_told_at_the_note(audit_page: Page, write) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    note = more(audit_page).get_by_label("Notat")
    note.fill("48810 216796")
    note.press("Tab")
    expect(row(audit_page).locator(".riktig-error")).to_contain_text("fødselsnummer")
    expect(row(audit_page).locator("[aria-invalid=true]")).to_have_count(1)
    expect(audit_page.locator("[data-slot=list-unsaved]")).to_have_text("")


@pytest.mark.thorough
def test_a_file_of_other_keys_is_never_written_over(
    audit_page: Page, write, tmp_path: Path
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "plan")
    file = saved(audit_page, tmp_path)
    page = afresh(audit_page)
    unlock(page, "choose", file)
    read(page, write("ny.csv", ["11", "12", "13"]))
    asked = page.locator("[data-slot=work-asked]")
    expect(asked).to_contain_text("Ingenting blir lagret over den")
    expect(asked).to_contain_text("fødselsnummer")
    page.click("[data-slot=work-save] button[type=submit]")
    expect(page.locator("[data-slot=work-save-said]")).to_contain_text("lagres ingenting")
    page.get_by_role("button", name="gå videre uten den").click()
    expect(page.locator("#riktig-work-passphrase")).to_be_visible()
    status(page, 0, "plan")
    page.fill("#riktig-work-passphrase", PASSPHRASE)
    page.fill("#riktig-work-again", PASSPHRASE)
    with page.expect_download() as download:
        page.click("[data-slot=work-save] button[type=submit]")
    assert download.value.suggested_filename.endswith("-ny.riktig")


@pytest.mark.thorough
def test_a_work_file_chosen_as_a_list_is_led_to_its_place(
    audit_page: Page, write, tmp_path: Path
) -> None:
    listed(audit_page, write("liste.csv", FIVE))
    status(audit_page, 0, "plan")
    file = saved(audit_page, tmp_path)
    page = afresh(audit_page)
    page.set_input_files("#riktig-file", str(file))
    expect(page.locator("#riktig-work-choose-passphrase")).to_be_focused()
    page.fill("#riktig-work-choose-passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=work-choose-said]")).to_contain_text("med 1 pasient")


@pytest.mark.thorough
def test_a_dialog_that_fails_gives_a_download_and_says_why(
    context: BrowserContext, origin: str, watch: Watch, write
) -> None:
    context.add_init_script(
        "window.showSaveFilePicker = () => Promise.reject(new DOMException('', 'SecurityError'))"
    )
    page = opened(context.new_page(), f"{origin}/book/egen-forskrivning.html")
    listed(page, write("liste.csv", FIVE))
    status(page, 0, "plan")
    page.click("[data-do=list-save]")
    expect(page.locator("#riktig-work-passphrase")).to_be_focused()
    page.fill("#riktig-work-passphrase", PASSPHRASE)
    page.fill("#riktig-work-again", PASSPHRASE)
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.locator("[data-slot=work-save-said]")).to_contain_text("lastet ned i stedet")

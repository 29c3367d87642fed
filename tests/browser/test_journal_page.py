"""De 20 siste reseptene: a GP fills it in by keyboard, sees what it came to, and saves counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_watch import plain
from kept_page import KeptPage, given, kept_page
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ROW = "kjnjjl"  # consultation, indication, no plan for the end, driving, control, small pack
QUESTIONS = 6


PATH = "/book/journalgjennomgang.html"
READY = ".riktig-journal[data-ready]"


def emptied(page: Page) -> None:
    button = page.get_by_role("button", name="Tøm alt")
    if button.is_enabled():
        button.click()


@pytest.fixture(scope="module")
def kept(browser: Browser, origin: str) -> Iterator[KeptPage]:
    with kept_page(browser, origin, PATH, READY, emptied, "[data-slot=status]") as page:
        page.page.add_init_script("window.print = () => {}")
        yield page


@pytest.fixture
def journal_page(kept: KeptPage) -> Iterator[Page]:
    yield from given(kept)


def begin(page: Page) -> None:
    """Focus at the first question."""
    page.locator("[data-question=contact] input").first.focus()


def type_rows(page: Page, *rows: str) -> None:
    for row in rows:
        for key in row:
            page.keyboard.press(key)


def filled(page: Page, *rows: str) -> Page:
    begin(page)
    type_rows(page, *rows)
    page.get_by_role("button", name="Vis resultatet").first.click()
    page.wait_for_selector("[data-slot=found]:not([hidden])")
    return page


def heading(page: Page) -> str:
    return plain(page.locator("[data-slot=row]").text_content())


def overview(page: Page) -> list[list[str]]:
    rows = page.locator("[data-block=journal] tbody tr").all()
    return [[plain(cell) for cell in row.locator("th, td").all_text_contents()] for row in rows]


def save(page: Page, folder: Path, name: str = "saved.json") -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lagre tallene").click()
    waiting.value.save_as(folder / name)
    assert waiting.value.suggested_filename.startswith("riktig-journal-20")
    return folder / name


def test_twenty_prescriptions_with_one_key_an_answer(journal_page: Page) -> None:
    begin(journal_page)
    type_rows(journal_page, *[ROW] * 11, "unninS", "e")
    assert heading(journal_page) == "Resept 13 av 20"
    assert plain(journal_page.locator("[data-slot=done]").text_content()) == "12 av 20 ferdige"
    type_rows(journal_page, "jjjjv", *["ujjiil"] * 7)
    expect(journal_page.get_by_role("button", name="Ferdig: vis resultatet")).to_be_focused()
    journal_page.keyboard.press("Enter")
    journal_page.wait_for_selector("[data-slot=found]:not([hidden])")
    assert overview(journal_page) == [
        ["Resept med konsultasjon", "12 av 20", "60 %", "36 til 81 %"],
        ["Indikasjonen står i journalen", "19 av 20", "95 %", "75 til 100 %"],
        ["Varighet og plan for slutt står i journalen", "8 av 20", "40 %", "19 til 64 %"],
        ["Pasienten har fått vite om bilkjøring", "12 av 12", "100 %", "74 til 100 %"],
        ["Kontroll innen 6 måneder", "12 av 13", "92 %", "64 til 100 %"],
        ["Stor pakning: minst 50 enheter", "1 av 19", "5 %", "0 til 26 %"],
    ]
    sentence = plain(journal_page.locator("[data-block=journal] .riktig-sentence").text_content())
    assert "Varighet og plan for slutt står i journalen (på 12 av 20)" in sentence
    journal_page.locator("[data-block=journal] .riktig-picture svg").wait_for()


def test_arrows_choose_without_going_on(journal_page: Page) -> None:
    begin(journal_page)
    journal_page.keyboard.press("ArrowRight")
    expect(journal_page.locator("input[value=e_consultation]")).to_be_checked()
    expect(journal_page.locator("input[value=e_consultation]")).to_be_focused()
    journal_page.keyboard.press("Tab")
    expect(journal_page.locator("[data-question=indication_noted] input").first).to_be_focused()
    journal_page.keyboard.press("x")
    assert journal_page.locator("input:checked").count() == 1


def test_the_erase_key_goes_back_and_undo_takes_back(journal_page: Page) -> None:
    begin(journal_page)
    type_rows(journal_page, ROW, "k")
    assert heading(journal_page) == "Resept 2 av 20"
    for _ in range(3):  # to the first question, its answer, to the last of the row before
        journal_page.keyboard.press("Backspace")
    assert heading(journal_page) == "Resept 1 av 20"
    expect(journal_page.locator("input[value=small]")).to_be_focused()
    journal_page.keyboard.press("s")
    journal_page.keyboard.press("Control+z")
    expect(journal_page.locator("input[value=small]")).to_be_checked()
    journal_page.get_by_role("button", name="Tøm alt").click()
    assert journal_page.locator(".riktig-answers td[data-answer='']").count() == 20 * QUESTIONS
    journal_page.get_by_role("button", name="Angre").click()
    assert journal_page.locator(".riktig-answers td[data-answer='']").count() == 19 * QUESTIONS


@pytest.mark.thorough
def test_a_press_in_the_table_goes_to_the_question(journal_page: Page) -> None:
    begin(journal_page)
    type_rows(journal_page, ROW, ROW)
    journal_page.locator(".riktig-answers tbody tr").first.locator("td").nth(2).click()
    assert heading(journal_page) == "Resept 1 av 20"
    expect(
        journal_page.locator("[data-question=duration_and_stop_noted] input:checked")
    ).to_be_focused()
    journal_page.get_by_role("button", name="Gå til resept 2", exact=True).click()
    expect(journal_page.locator("[data-slot=row]")).to_be_focused()
    assert heading(journal_page) == "Resept 2 av 20"


def test_what_is_answered_before_python_is_there_is_kept(page: Page, origin: str) -> None:
    page.goto(f"{origin}/book/journalgjennomgang.html", wait_until="commit")
    page.locator("label", has_text="Uten kontakt").click()
    page.wait_for_selector(".riktig-journal[data-ready]")
    expect(page.locator("input[value=none]")).to_be_checked()
    page.get_by_role("button", name="Vis resultatet").first.click()
    page.wait_for_selector("[data-slot=found]:not([hidden])")
    assert overview(page)[0][1] == "0 av 1"


def test_nothing_answered_is_a_sentence(journal_page: Page) -> None:
    journal_page.get_by_role("button", name="Vis resultatet").first.click()
    expect(journal_page.locator("[data-slot=status]")).to_contain_text("Ingen svar ennå")
    assert journal_page.locator("[data-slot=found]").is_hidden()


@pytest.mark.thorough
def test_a_changed_answer_is_counted_again(journal_page: Page) -> None:
    filled(journal_page, ROW)
    assert heading(journal_page) == "Resept 2 av 20"
    journal_page.locator("label", has_text="Uten kontakt").click()
    expect(journal_page.locator("[data-block=journal] tbody td").first).to_have_text("1 av 2")


def test_saved_counts_and_the_next_time(journal_page: Page, tmp_path: Path) -> None:
    filled(journal_page, *["unnnns"] * 10)
    before = save(journal_page, tmp_path)
    written = json.loads(before.read_text("utf-8"))
    assert written["schema"] == "riktig-journal/1"
    assert written["method"] == "hand_counted"
    assert (written["measures"][0]["numerator"], written["reviewed"]) == (0, 10)
    assert set(written) == {"schema", "method", "dated", "reviewed", "measures", "made_by"}
    journal_page.get_by_role("button", name="Tøm alt").click()
    filled(journal_page, *[ROW] * 10)
    journal_page.set_input_files("#riktig-journal-file", str(before))
    change = journal_page.locator("[data-block=journal_change]")
    change.wait_for()
    first = [
        plain(cell)
        for cell in change.locator("tbody tr").first.locator("th, td").all_text_contents()
    ]
    assert first == [
        "Resept med konsultasjon",
        "0 av 10 (0 til 31 %)",
        "10 av 10 (69 til 100 %)",
        "Neppe",
    ]
    third = plain(change.locator("tbody tr").nth(2).locator("td").last.text_content())
    assert third == "Samme andel"
    journal_page.get_by_role("button", name="Ta bort filen").click()
    change.wait_for(state="detached")


@pytest.mark.thorough
def test_a_saved_review_can_be_looked_at_alone(journal_page: Page, tmp_path: Path) -> None:
    filled(journal_page, *[ROW] * 6)
    saved = save(journal_page, tmp_path)
    journal_page.reload()
    journal_page.wait_for_selector(".riktig-journal[data-ready]")
    journal_page.set_input_files("#riktig-journal-file", str(saved))
    journal_page.wait_for_selector("[data-slot=found]:not([hidden])")
    assert overview(journal_page)[0][1] == "6 av 6"
    assert journal_page.get_by_role("button", name="Lagre tallene").is_hidden()


@pytest.mark.thorough
def test_another_file_is_refused_and_the_result_stands(journal_page: Page, tmp_path: Path) -> None:
    filled(journal_page, ROW)
    other = tmp_path / "01010112345.json"
    other.write_text('{"name": "Kari Nordmann 01010112345"}', "utf-8")
    journal_page.set_input_files("#riktig-journal-file", str(other))
    refused = journal_page.locator("[data-slot=refused]")
    expect(refused).to_contain_text("Dette er ikke en fil fra siden De 20 siste reseptene.")
    assert journal_page.locator("[data-slot=found]").is_visible()
    shown = journal_page.locator("body").inner_text()
    assert "Nordmann" not in shown
    assert "01010112345" not in shown


def test_no_field_takes_an_identity_number(journal_page: Page, kept: KeptPage) -> None:
    watch = kept.watch
    fields = "input:not([type=radio], [type=file]), textarea, [contenteditable]"
    assert journal_page.locator(f".riktig-journal :is({fields})").count() == 0
    begin(journal_page)
    journal_page.keyboard.type("01010112345")
    journal_page.locator("select[name=group]").focus()
    journal_page.keyboard.type("01010112345")
    journal_page.get_by_role("button", name="Vis resultatet").first.click()
    expect(journal_page.locator("[data-slot=status]")).to_contain_text("Ingen svar ennå")
    assert "01010112345" not in journal_page.content()
    assert not [line for line in (*watch.sent, *watch.said) if "01010112345" in line]


def test_answers_are_sent_nowhere(journal_page: Page, kept: KeptPage) -> None:
    watch = kept.watch
    before = len(watch.sent)
    filled(journal_page, ROW)
    journal_page.locator("[data-block=journal] .riktig-picture svg").wait_for()
    asked = [line.split(" ") for line in watch.sent[before:]]
    assert {method for method, *_ in asked} <= {"GET"}
    assert {address.split("/")[-1] for _, address, *_ in asked} <= {"charts.json", "vega.js"}


def test_fifty_at_most(journal_page: Page) -> None:
    more = journal_page.get_by_role("button", name="Legg til fem resepter")
    for _ in range(6):
        more.click()
    assert more.is_hidden()
    assert journal_page.locator(".riktig-answers tbody tr").count() == 50


def test_the_empty_form_is_one_sheet_with_boxes(journal_page: Page) -> None:
    begin(journal_page)
    type_rows(journal_page, ROW)
    journal_page.get_by_role("button", name="Skriv ut tomt skjema på papir").click()
    journal_page.emulate_media(media="print")
    paper = journal_page.locator(".riktig-journal-paper")
    assert paper.is_visible()
    assert paper.locator("tbody tr").count() == 20
    assert paper.locator(".riktig-journal-tick").count() == 20 * QUESTIONS * 3
    assert not journal_page.locator(".riktig-asked").is_visible()
    pages = journal_page.pdf(format="A4", prefer_css_page_size=True)
    assert pages.count(b"/Type /Page\n") == 1


def test_the_result_on_paper_has_every_measure_open(journal_page: Page) -> None:
    filled(journal_page, *[ROW] * 3)
    journal_page.get_by_role("button", name="Skriv ut resultatet").click()
    journal_page.emulate_media(media="print")
    assert journal_page.locator("[data-slot=each] .riktig-sentence:visible").count() == QUESTIONS
    for title in journal_page.locator("[data-slot=each] h3").all():
        assert (title.bounding_box() or {"height": 0})["height"] > 10
    assert journal_page.locator("main button:visible").count() == 0


def test_nothing_is_cut_on_a_phone(journal_page: Page, tmp_path: Path) -> None:
    journal_page.set_viewport_size({"width": 390, "height": 844})
    filled(journal_page, *[ROW] * 3)
    journal_page.set_input_files("#riktig-journal-file", str(save(journal_page, tmp_path)))
    journal_page.locator("[data-block=journal_change]").wait_for()
    for one in journal_page.locator("[data-slot=each] summary").all():
        one.click()
    wide = """() => [...document.querySelectorAll('.riktig-journal .riktig-scroll')]
        .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth).length"""
    assert journal_page.evaluate(wide) == 0
    assert journal_page.evaluate("document.documentElement.scrollWidth") <= 390

"""Din egen forskrivning: files in, own numbers out, nothing sent."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from browser_watch import Watch, opened, plain, refusal, result, whose
from extract_packed import FNR, a_list, dispensing, message, xlsx, zipped
from playwright.sync_api import Page, expect
from riktig_reports.command import main as report

from riktig.synthetic import halves, molde_effect, practice, write_canonical

pytestmark = pytest.mark.browser
# A made-up number with a valid form; nobody has it.
CANARY = "01017012345"
PASTED = f"""Pasient\tDato\tATC\tPreparat\tDDD
{CANARY}\t01.02.2026\tN02AA05\tOxycontin 10 mg\t10
02027012346\t03.02.2026\tN05CF01\tImovane\t30
{CANARY}\t05.04.2026\tN05BA01\tVival\t25
"""


@pytest.fixture
def audit_page(kept_audit_page: Page) -> Page:
    return kept_audit_page


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "P0001.csv"
    path.write_text(write_canonical(practice(seed=7, months=14)), "utf-8")
    return path


def choose(page: Page, *files: Path) -> None:
    page.set_input_files("#riktig-file", [str(path) for path in files])


def paste(page: Page, text: str) -> None:
    page.get_by_text("Lim inn en tabell").click()
    page.fill("#riktig-paste", text)
    page.click("[data-do=paste]")


def saved(page: Page, kind: str) -> dict[str, object]:
    with page.expect_download() as download:
        page.click(f"[data-do={kind}]")
    content: dict[str, object] = json.loads(Path(download.value.path()).read_text("utf-8"))
    return content


@pytest.mark.thorough
def test_a_known_file_goes_straight_to_the_numbers(audit_page: Page, extract: Path) -> None:
    choose(audit_page, extract)
    result(audit_page)
    blocks = audit_page.locator("[data-slot=headline] [data-block]")
    assert blocks.count() == 3
    for number in range(3):
        assert plain(blocks.nth(number).locator(".riktig-sentence").text_content())
        blocks.nth(number).locator(".riktig-picture svg").wait_for()
        assert blocks.nth(number).locator("table").count() == 1
    shown = [plain(h) for h in audit_page.locator("[data-step=result] h2").all_text_contents()]
    assert shown.index("Dette leste vi") < shown.index("Hovedtallene")
    assert audit_page.locator("[data-slot=synthetic]").is_visible()


def test_a_file_can_be_dropped(audit_page: Page, extract: Path) -> None:
    held = audit_page.evaluate_handle(
        """text => { const held = new DataTransfer();
             held.items.add(new File([text], "P0001.csv")); return held; }""",
        extract.read_text("utf-8"),
    )
    audit_page.dispatch_event("[data-slot=drop]", "drop", {"dataTransfer": held})
    result(audit_page)


def drop(page: Page, name: str, content: bytes) -> None:
    """Drops one file on the area for files."""
    held = page.evaluate_handle(
        """([name, text]) => { const held = new DataTransfer();
             const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
             held.items.add(new File([bytes], name)); return held; }""",
        [name, base64.b64encode(content).decode()],
    )
    page.dispatch_event("[data-slot=drop]", "drop", {"dataTransfer": held})


def test_an_excel_file_is_read_after_the_lock(audit_page: Page) -> None:
    drop(audit_page, "liste.xlsx", xlsx({"Skjult": a_list(), "Liste": a_list()}, ["Skjult"]))
    audit_page.wait_for_selector("[data-step=columns]:not([hidden])")
    columns = plain(audit_page.locator("[data-slot=columns]").text_content())
    assert "Sobril tab 10 mg" in columns
    assert FNR not in columns
    assert "Ark i Excel-filen" in plain(audit_page.locator("[data-slot=notes]").text_content())
    audit_page.locator("[data-question=event]").select_option("dispensed")
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)
    ledger = plain(audit_page.locator("[data-slot=ledger]").text_content())
    assert "4 rader" in ledger
    assert "Ark i Excel-filen" in ledger


def test_messages_of_e_resept_in_a_zip_go_straight_to_the_numbers(audit_page: Page) -> None:
    files = {f"{n}.xml": message(dispensing(f"r{n}"), f"d{n}") for n in range(3)}
    drop(audit_page, "resepter.zip", zipped(files))
    result(audit_page)
    shown = plain(audit_page.locator("main").text_content())
    assert "3 rader" in shown
    assert FNR not in shown


@pytest.mark.thorough
def test_a_broken_excel_file_is_refused_in_a_sentence(audit_page: Page) -> None:
    drop(audit_page, "liste.xlsx", xlsx({"A": a_list()})[:-100])
    assert "skadet" in refusal(audit_page)


def test_open_statistics_are_refused_and_shown_as_background(audit_page: Page) -> None:
    rows = [
        "drug,year,age,gender,geography,prevalens pr 1000,aup,befolkning",
        "Sovemidler,2010,Alle,F,<b>Troms,3.820,99,271978",
        "Sovemidler,2011,Alle,F,<b>Troms,,99,271978",
    ]
    drop(audit_page, "statistikk.csv", "\n".join(rows).encode())
    assert "ingen liste over resepter" in refusal(audit_page)
    shown = audit_page.locator("[data-slot=background]")
    assert "ikke dine resepter" in plain(shown.text_content())
    years = [plain(one) for one in shown.locator("tbody td:nth-child(2)").all_text_contents()]
    assert years == ["2011", "2010"]
    assert "<b>Troms" in plain(shown.locator("tbody tr").first.text_content())
    assert "tomt felt" in plain(shown.locator("tbody tr").first.text_content())
    drop(audit_page, "tom.csv", b"")
    refusal(audit_page)
    expect(shown).to_be_empty()


def test_an_unknown_table_is_shown_masked_and_confirmed(audit_page: Page) -> None:
    paste(audit_page, PASTED)
    audit_page.wait_for_selector("[data-step=columns]:not([hidden])")
    columns = plain(audit_page.locator("[data-slot=columns]").text_content())
    assert "Oxycontin" in columns
    assert CANARY not in columns
    question = audit_page.locator("[data-question=event]")
    question.select_option("dispensed")
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)
    assert "3 rader" in plain(audit_page.locator("[data-block=ledger]").text_content())


@pytest.mark.thorough
def test_an_unanswered_question_is_asked_for_again(audit_page: Page) -> None:
    paste(audit_page, PASTED)
    audit_page.get_by_role("button", name="Bekreft").click()
    question = audit_page.locator("[data-question=event][aria-invalid=true]")
    expect(question).to_be_focused()
    said = audit_page.locator("#riktig-question-event-error")
    assert plain(said.text_content()).startswith("Listen sier ikke")
    assert "oppsettsfil" not in audit_page.locator("main").inner_text()
    assert audit_page.locator("[data-slot=refusal]").is_hidden()
    question.select_option("dispensed")
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)


@pytest.mark.thorough
def test_a_question_raised_by_a_chosen_column_is_asked(audit_page: Page) -> None:
    paste(audit_page, PASTED.replace("DDD", "Noe").replace("\t10\n", "\t1.000\n"))
    audit_page.get_by_label("Noe").select_option("ddd")
    audit_page.locator("[data-question=event]").select_option("dispensed")
    audit_page.get_by_role("button", name="Bekreft").click()
    asked = audit_page.locator("[data-question=decimal_ddd][aria-invalid=true]")
    expect(asked).to_be_focused()
    asked.select_option("point")
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)


@pytest.mark.thorough
def test_two_columns_of_one_meaning_are_both_marked(audit_page: Page) -> None:
    paste(audit_page, PASTED)
    audit_page.locator("[data-slot=columns]").get_by_label("DDD").select_option("atc")
    audit_page.get_by_role("button", name="Bekreft").click()
    expect(audit_page.locator("[data-column][aria-invalid=true]")).to_have_count(2)
    assert "samme" in plain(audit_page.locator(".riktig-error:not(:empty)").text_content())


def test_the_example_is_made_up_and_says_so(audit_page: Page) -> None:
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    assert "Oppdiktede data" in plain(audit_page.locator("[data-slot=synthetic]").text_content())


def test_the_list_size_gives_numbers_per_thousand(audit_page: Page, extract: Path) -> None:
    choose(audit_page, extract)
    result(audit_page)
    audit_page.fill("#riktig-list-size", "1100")
    audit_page.get_by_role("button", name="Regn per").click()
    users = audit_page.locator("[data-slot=headline] [data-block=opioid_users]")
    expect(users.locator(".riktig-sentence")).to_contain_text("av 1\u00a0100 p\u00e5 listen fikk")
    expect(users).to_contain_text("per 1\u00a0000")
    assert saved(audit_page, "private")["practice"]


@pytest.mark.thorough
def test_a_list_size_that_is_none_is_told_at_its_field(audit_page: Page, extract: Path) -> None:
    choose(audit_page, extract)
    result(audit_page)
    sentence = audit_page.locator("[data-block=opioid_users] .riktig-sentence")
    audit_page.fill("#riktig-list-size", "1 100")
    audit_page.keyboard.press("Enter")
    expect(sentence).to_contain_text("p\u00e5 listen fikk")
    audit_page.fill("#riktig-list-size", "abc")
    audit_page.keyboard.press("Enter")
    field = audit_page.locator("#riktig-list-size[aria-invalid=true]")
    expect(field).to_be_focused()
    assert "helt tall" in plain(audit_page.locator("#riktig-list-size-error").text_content())
    assert audit_page.locator("[data-slot=refusal]").is_hidden()
    expect(sentence).to_contain_text("Skriv inn hvor mange")


def test_own_and_shared_summaries_are_saved(audit_page: Page, extract: Path) -> None:
    choose(audit_page, extract)
    result(audit_page)
    assert saved(audit_page, "private")["kind"] == "private"
    audit_page.fill("#riktig-member", "B")
    for kind in ("private", "share"):
        content = saved(audit_page, kind)
        assert (content["kind"], content["member"]) == (kind, "B")


@pytest.mark.thorough
def test_the_file_for_the_group_asks_for_a_name(audit_page: Page, extract: Path) -> None:
    choose(audit_page, extract)
    result(audit_page)
    audit_page.click("[data-do=share]")
    field = audit_page.locator("#riktig-member[aria-invalid=true]")
    expect(field).to_be_focused()
    assert "kortnavn" in plain(audit_page.locator("#riktig-member-error").text_content())
    field.fill(CANARY)
    audit_page.keyboard.press("Enter")
    expect(audit_page.locator("#riktig-member-error")).to_contain_text("f\u00f8dselsnummer")
    audit_page.fill("#riktig-member", "Lege 2")
    with audit_page.expect_download() as download:
        audit_page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("-Lege-2.json")


@pytest.mark.thorough
def test_files_saved_one_after_another_make_a_group_report(
    audit_page: Page, tmp_path: Path
) -> None:
    files: dict[str, list[str]] = {"before": [], "after": []}
    for number, member in enumerate("ABCDEF"):
        sides = halves(practice(seed=number + 1, months=24, effect=molde_effect()))
        for side, half in zip(files, sides, strict=True):
            extract = tmp_path / f"{member}-{side}.csv"
            extract.write_text(write_canonical(half), "utf-8")
            choose(whose(audit_page), extract)
            result(audit_page)
            audit_page.fill("#riktig-member", member)
            with audit_page.expect_download() as download:
                audit_page.click("[data-do=share]")
            shared = tmp_path / side / download.value.suggested_filename
            download.value.save_as(shared)
            files[side].append(str(shared))
            audit_page.get_by_role("button", name="Start på nytt").click()
    out = tmp_path / "report"
    status = report(["--before", *files["before"], "--after", *files["after"], "--out", str(out)])
    assert status == 0
    assert list(out.glob("*.html"))


@pytest.mark.thorough
def test_starting_over_takes_everything_away(audit_page: Page, extract: Path) -> None:
    choose(audit_page, extract)
    result(audit_page)
    audit_page.get_by_role("button", name="Start på nytt").click()
    assert audit_page.locator("[data-step=choose]").is_visible()
    assert audit_page.locator("[data-block]").count() == 0


BAD = {
    "empty": ("tom.csv", b""),
    "a PDF by another name": ("uttrekk.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "a picture": ("skjerm.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_gets_a_sentence(
    audit_page: Page, tmp_path: Path, name: str
) -> None:
    file, content = BAD[name]
    path = tmp_path / file
    path.write_bytes(content)
    choose(audit_page, path)
    assert refusal(audit_page).endswith(".")
    assert audit_page.locator("[data-step=choose]").is_visible()


def test_a_file_too_large_is_refused_before_it_is_read(audit_page: Page, tmp_path: Path) -> None:
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    choose(audit_page, path)
    assert "40 MB" in refusal(audit_page)


@pytest.mark.thorough
def test_an_empty_paste_says_what_to_do(audit_page: Page) -> None:
    paste(audit_page, "  ")
    assert "kopier" in refusal(audit_page)


def test_an_identity_number_is_found_nowhere_afterwards(
    page: Page, origin: str, watch: Watch
) -> None:
    audit_page = whose(opened(page, f"{origin}/book/egen-forskrivning.html"))
    paste(audit_page, PASTED)
    audit_page.locator("[data-question=event]").select_option("dispensed")
    seen = [audit_page.locator("[data-step=columns]").inner_text()]
    audit_page.get_by_role("button", name="Bekreft").click()
    result(audit_page)
    audit_page.fill("#riktig-member", "B")
    seen += [json.dumps(saved(audit_page, kind)) for kind in ("private", "share")]
    seen += [audit_page.locator("[data-step=result]").inner_text(), audit_page.url]
    seen += [*watch.sent, *watch.said]
    seen.append(audit_page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
    assert not [text for text in seen if CANARY in text or "02027012346" in text]


def test_the_keyboard_is_enough(audit_page: Page) -> None:
    audit_page.locator("#riktig-attribution").focus()
    for _ in range(20):
        audit_page.keyboard.press("Tab")
        if audit_page.evaluate("document.activeElement.matches('[data-do=example]')"):
            break
    audit_page.keyboard.press("Enter")
    result(audit_page)
    assert audit_page.evaluate("document.activeElement.matches('[data-step=result] h2')")


@pytest.mark.thorough
def test_paper_has_the_numbers_alone(audit_page: Page) -> None:
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    audit_page.emulate_media(media="print")
    main = audit_page.locator("main")
    assert "Hovedtallene" in main.inner_text()
    for gone in ("Hvor mange pasienter", "Slik finner du tallene", "Ta vare", "Vis tallene"):
        assert gone not in main.inner_text()
    assert audit_page.locator("main button:visible, main input:visible").count() == 0


def test_a_long_reading_moves_its_bar_and_can_be_left(audit_page: Page, extract: Path) -> None:
    row = (1, "01.02.2026", "N05BA04", "Sobril tab 10 mg", 100, 20)
    drop(audit_page, "lang.xlsx", xlsx({"Liste": a_list(*[row] * 20_000)}))
    audit_page.wait_for_function(
        "() => document.querySelector('.riktig-working progress').value > 0.1"
    )
    audit_page.get_by_role("button", name="Avbryt").click()
    assert audit_page.locator("[data-step=choose]").is_visible()
    expect(audit_page.locator("#riktig-file")).to_be_focused()
    choose(audit_page, extract)
    result(audit_page)
    assert "lang.xlsx" not in plain(audit_page.locator("main").text_content())
    assert audit_page.locator("[data-slot=working]").text_content() == "Teller …"

"""The taper planner on its page, computed in the reader's own browser."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import plain
from kept_page import KeptPage, form_emptied, given, kept_page
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser
PAGE = "/book/regnemaskiner/nedtrappingsplan.html"
OWN = {
    "substance": "oksazepam",
    "start_mg_per_day": "30",
    "intakes_per_day": "2",
    "step": "10",
    "interval_days": "14",
    "start_date": "2027-01-04",
    "dispensing_days": "14",
}
A4_POINTS = (595, 842)
RENDER_MS = 90_000  # no kernel stands ready for this app


@pytest.fixture(scope="module")
def kept(browser: Browser, origin: str) -> Iterator[KeptPage]:
    with kept_page(browser, origin, PAGE, "[data-planner][data-ready]", form_emptied) as page:
        page.page.add_init_script(path=AXE)
        page.page.add_init_script("window.print = () => { window.printed = true; }")
        yield page


@pytest.fixture
def planner(kept: KeptPage) -> Iterator[Page]:
    """The page, ready to make a plan."""
    yield from given(kept)


def fill(page: Page, **values: str) -> None:
    for key, value in values.items():
        control = page.locator(f"#planner [data-field={key}]").locator("select, input").first
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def make(page: Page) -> None:
    page.get_by_role("button", name="Lag planen").click()
    page.wait_for_selector("#planner-result")


def case(page: Page, name: str) -> None:
    page.locator(f"[data-case={name}]").click()
    page.wait_for_selector("#planner-result")


def answer(page: Page, key: str, said: str) -> None:
    page.locator(f"[data-field={key}]").get_by_text(said, exact=True).click()


def begins(page: Page) -> list[str]:
    """The first day of each step."""
    dates = page.locator(".riktig-planstep dl > div:nth-child(2) dd").all_inner_texts()
    return [text.split("–")[0] for text in dates]


def a_week_after(written: str) -> str:
    day = datetime.strptime(written, "%d.%m.%Y") + timedelta(days=7)
    return day.strftime("%d.%m.%Y")


def headline(page: Page) -> str:
    return plain(page.locator(".riktig-plan .riktig-headline").inner_text())


def test_a_made_up_patient_gets_the_whole_plan_and_is_stamped_everywhere(planner: Page) -> None:
    case(planner, "solvine")
    assert "fra 45 mg til 0 mg" in headline(planner)
    expect(planner.locator(".riktig-picture svg")).to_be_visible()
    for place in ("[data-slot=stamp]", ".riktig-plan > .riktig-stamp", ".riktig-sheet-stamp"):
        expect(planner.locator(place).first).to_have_text(re.compile("Oppdiktet pasient"))
    assert "Oppdiktet pasient" in planner.locator(".riktig-copyable-text").last.inner_text()
    expect(planner.get_by_role("button", name="Skriv ut arket")).to_be_visible()
    expect(planner.locator("[data-slot=output-note]")).to_be_hidden()


def test_ones_own_patient_on_the_open_page_gets_a_plan_without_patient_output(
    planner: Page,
) -> None:
    expect(planner.locator("[data-slot=output-note]")).to_be_visible()
    fill(planner, **OWN)
    make(planner)
    assert begins(planner)[:2] == ["04.01.2027", "18.01.2027"]
    assert planner.locator(".riktig-sheet, .riktig-stamp:visible").count() == 0
    assert planner.get_by_role("button", name="Last ned kalenderfil").count() == 0
    assert "slått av her" in planner.locator(".riktig-plan").inner_text()
    planner.locator(".riktig-planstep summary").first.click()
    assert "oksazepam" in planner.locator(".riktig-planstep .riktig-copyable").first.inner_text()


@pytest.mark.thorough
def test_the_page_asks_how_often_it_is_taken_and_shares_the_dose(planner: Page) -> None:
    fill(planner, **{**OWN, "intakes_per_day": ""})
    planner.get_by_role("button", name="Lag planen").click()
    expect(planner.locator("[data-field=intakes_per_day]")).to_have_attribute("data-missing", "")
    expect(planner.locator("#planner-result")).to_have_count(0)
    fill(planner, intakes_per_day="3")
    planner.wait_for_selector("#planner-result")
    first = planner.locator(".riktig-planstep").first
    assert "fordelt på 3: 10 mg + 10 mg + 10 mg" in plain(first.inner_text())
    assert "3 ganger i døgnet: 1 tablett à 10 mg" in plain(first.inner_text())
    expect(planner.locator(".riktig-plan")).to_contain_text("Når på døgnet")
    expect(planner.locator(".riktig-planstep", has_text="Fra dette trinnet")).not_to_have_count(0)
    case(planner, "halvtor")
    row = planner.locator(".riktig-sheet-page tbody tr").first
    assert "2 ganger i døgnet" in row.inner_text()


@pytest.mark.thorough
def test_another_dose_is_another_patient(planner: Page) -> None:
    case(planner, "solvine")
    fill(planner, start_mg_per_day="40")
    expect(planner.locator(".riktig-sheet")).to_have_count(0)
    expect(planner.locator("[data-slot=stamp]")).to_be_hidden()
    assert "fra 40 mg" in headline(planner)


def test_staying_on_a_step_moves_the_rest_and_going_on_moves_them_back(planner: Page) -> None:
    fill(planner, **OWN)
    make(planner)
    before = begins(planner)
    planner.locator("[data-key=hold-2]").focus()
    planner.keyboard.press("Enter")
    expect(planner.locator("[data-step='2'][data-held]")).to_be_visible()
    once = begins(planner)
    assert once[:2] == before[:2]
    assert once[2:] == [a_week_after(day) for day in before[2:]]
    assert planner.evaluate("document.activeElement.dataset.key") == "hold-2"
    planner.locator("[data-key=hold-3]").click()
    planner.wait_for_selector("[data-step='3'][data-held]")
    planner.locator("[data-key=hold-2]").click()
    moved = re.compile("^" + re.escape(a_week_after(once[2])))
    expect(planner.locator(".riktig-planstep dl > div:nth-child(2) dd").nth(2)).to_have_text(moved)
    assert planner.locator("[data-held]").count() == 2
    planner.locator("[data-key=release-2]").click()
    expect(planner.locator("[data-step='2'][data-held]")).to_have_count(0)
    assert planner.locator("[data-step='3'][data-held]").count() == 1
    assert begins(planner)[:3] == before[:3]
    assert planner.evaluate("document.activeElement.dataset.key") == "hold-2"
    planner.locator("[data-key=release-3]").click()
    expect(planner.locator("[data-held]")).to_have_count(0)
    assert begins(planner) == before


def test_a_yes_is_answered_at_once_and_makes_the_plan_a_draft(planner: Page) -> None:
    fill(planner, substance="oksazepam")
    answer(planner, "seizures", "Ja")
    stop = planner.locator("[data-slot=stop]")
    expect(stop).to_contain_text("spesialist eller TSB først")
    assert "krampeanfall" in stop.inner_text()
    fill(planner, **OWN)
    make(planner)
    first = planner.locator(".riktig-plan > div").first
    assert "spesialist eller TSB" in first.inner_text()
    assert planner.locator(".riktig-plan .riktig-draft").first.inner_text().startswith("Utkast")
    answer(planner, "seizures", "Nei")
    expect(stop).to_be_empty()


@pytest.mark.thorough
def test_every_question_is_asked_of_every_medicine_and_says_whom_the_source_speaks_of(
    planner: Page,
) -> None:
    questions = planner.locator(".riktig-questions [data-field]")
    for substance in ("oksykodon", "diazepam", "zopiklon", "pregabalin"):
        fill(planner, substance=substance)
        assert all(one.is_visible() for one in questions.all())
    answer(planner, "pregnancy", "Ja")
    expect(planner.locator("[data-slot=stop]")).to_contain_text("valgt her")
    fill(planner, substance="oksykodon")
    expect(planner.locator("[data-slot=stop]")).not_to_contain_text("valgt her")
    fill(planner, **{**OWN, "substance": "zopiklon", "start_mg_per_day": "7,5", "step": "50"})
    make(planner)
    assert planner.locator(".riktig-plan .riktig-draft").first.inner_text().startswith("Utkast")


def test_what_is_swallowed_whole_has_no_tick_for_halves(planner: Page) -> None:
    fill(planner, substance="oksykodon")
    fill(planner, form="depottablett")
    expect(planner.locator("[data-tick=used]").first).to_be_visible()
    assert (
        planner.locator("[data-tick=divisible]").count()
        < planner.locator("[data-tick=used]").count()
    )
    fill(planner, substance="diazepam")
    expect(planner.locator("[data-tick=divisible]").first).to_be_visible()


@pytest.mark.thorough
def test_a_made_up_patient_who_switches_is_anyone(planner: Page) -> None:
    case(planner, "solvine")
    planner.locator("summary", has_text="Bytte først").click()
    fill(planner, to="diazepam", dose_mg_per_day="10")
    expect(planner.locator("#planner-result")).to_contain_text("Bytte fra oksazepam")
    expect(planner.locator(".riktig-sheet, .riktig-sheet-page")).to_have_count(0)
    expect(planner.locator(".riktig-plan")).to_contain_text("bytter legemiddel")


@pytest.mark.thorough
def test_strengths_follow_the_medicine_and_can_be_left_out(planner: Page) -> None:
    fill(planner, **OWN)
    make(planner)
    assert "25 mg" in planner.locator(".riktig-plansteps").inner_text()
    planner.get_by_label("25 mg", exact=True).uncheck()
    expect(planner.locator(".riktig-plansteps")).not_to_contain_text("à 25 mg")
    fill(planner, substance="zopiklon", start_mg_per_day="7,5")
    expect(planner.get_by_label("7,5 mg", exact=True)).to_be_visible()


def test_a_published_plan_fills_in_and_a_change_by_hand_lets_it_go(planner: Page) -> None:
    fill(planner, substance="diazepam")
    preset = planner.locator("[data-field=preset] select")
    preset.select_option(index=1)
    assert planner.locator("[data-field=interval_days] input").first.input_value()
    assert planner.locator("[data-slot=preset-source]").inner_text()
    fill(planner, step="3")
    assert preset.input_value() == ""
    assert planner.locator("[data-slot=preset-source]").inner_text() == ""


@pytest.mark.thorough
def test_a_switch_first_shows_the_range_and_plans_the_new_medicine(planner: Page) -> None:
    fill(planner, **{**OWN, "substance": "alprazolam", "start_mg_per_day": "2"})
    planner.locator("summary", has_text="Bytte først").click()
    fill(planner, to="diazepam", dose_mg_per_day="20")
    make(planner)
    assert "Bytte fra alprazolam" in planner.locator("#planner-result").inner_text()
    assert "spenn" in planner.locator(".riktig-plan").inner_text()
    notes = planner.locator(".riktig-switch-notes li").all_inner_texts()
    assert any("5–7 dager" in note and "Switching" in note for note in notes)
    assert planner.get_by_label("5 mg", exact=True).is_checked()


@pytest.mark.thorough
def test_waiting_is_a_choice_with_a_note_of_its_own(planner: Page) -> None:
    case(planner, "solvine")
    planner.locator("label[for=planner-decision-not-now]").click()
    fill(planner, reason="not_ready", new_date="2027-03-01")
    planner.get_by_role("button", name="Vis hva du kan skrive").click()
    expect(planner.locator("#planner-result")).to_have_text("Ingen nedtrapping nå")
    note = planner.locator(".riktig-plan .riktig-copyable-text")
    assert "01.03.2027" in note.inner_text()
    assert planner.locator(".riktig-planstep").count() == 0
    planner.locator("[data-do=own]").click()
    expect(planner.locator(".riktig-plan .riktig-copyable-text")).to_have_count(0)
    assert planner.evaluate("document.activeElement.name") == "substance"


def test_an_empty_form_says_what_is_missing_and_goes_there(planner: Page) -> None:
    planner.get_by_role("button", name="Lag planen").click()
    expect(planner.locator("[data-field=substance]")).to_have_attribute("data-missing", "")
    assert "Fyll ut" in planner.locator("[data-slot=status]").inner_text()
    assert planner.evaluate("document.activeElement.name") == "substance"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("key", "value"), [("start_mg_per_day", "mange"), ("step", "150"), ("interval_days", "0")]
)
def test_what_cannot_be_used_is_told_at_its_field(planner: Page, key: str, value: str) -> None:
    fill(planner, **{**OWN, key: value})
    planner.get_by_role("button", name="Lag planen").click()
    error = planner.locator(f"[data-field={key}] > .riktig-error:not(:empty)")
    error.wait_for()
    reason = planner.locator("[data-slot=place] .riktig-refusal").inner_text()
    assert plain(reason) == plain(error.inner_text())
    fill(planner, **{key: OWN[key]})
    planner.wait_for_selector("#planner-result")
    assert planner.locator(".riktig-error:not(:empty)").count() == 0


@pytest.mark.thorough
def test_emptied_and_brought_back(planner: Page) -> None:
    case(planner, "solvine")
    planner.locator("[data-key=hold-1]").click()
    planner.wait_for_selector("[data-held]")
    before = begins(planner)
    planner.get_by_role("button", name="Tøm skjemaet").click()
    expect(planner.locator("#planner-result")).to_have_count(0)
    expect(planner.locator("[data-slot=stamp]")).to_be_hidden()
    assert planner.locator("[data-field=start_mg_per_day] input").input_value() == ""
    planner.get_by_role("button", name="Angre").click()
    planner.wait_for_selector("#planner-result")
    expect(planner.locator("[data-slot=stamp]")).to_be_visible()
    assert begins(planner) == before


def test_a_prescription_text_is_copied_as_it_stands(planner: Page) -> None:
    planner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    case(planner, "myrmund")
    step = planner.locator(".riktig-planstep").nth(1)
    step.locator("summary").click()
    step.get_by_role("button", name=re.compile("^Kopier")).click()
    step.get_by_text("Kopiert").wait_for()
    copied = planner.evaluate("navigator.clipboard.readText()")
    assert copied == step.locator(".riktig-copyable-text").text_content()
    assert "zopiklon" in copied


def test_the_calendar_file_is_saved_on_the_machine(planner: Page, tmp_path: Path) -> None:
    case(planner, "halvtor")
    with planner.expect_download() as waiting:
        planner.get_by_role("button", name="Last ned kalenderfil").click()
    assert waiting.value.suggested_filename == "nedtrappingsplan.ics"
    waiting.value.save_as(tmp_path / "plan.ics")
    written = (tmp_path / "plan.ics").read_bytes().decode("utf-8")
    assert written.startswith("BEGIN:VCALENDAR\r\n")
    assert written.count("BEGIN:VEVENT") == planner.locator(".riktig-planstep").count()


@pytest.mark.parametrize("name", ["solvine", "halvtor", "lunelin"])
def test_the_sheet_alone_is_printed_a_page_a_sheet_in_large_print(planner: Page, name: str) -> None:
    planner.evaluate("window.printed = false")
    case(planner, name)
    planner.get_by_role("button", name="Skriv ut arket").click()
    assert planner.evaluate("window.printed")
    pages = PdfReader(io.BytesIO(planner.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == planner.locator(".riktig-sheet-page").count()
    for sheet in pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4_POINTS
        said = plain(sheet.extract_text())
        assert "oppdiktet pasient" in said.lower()
        assert "Fra dato" in said
        assert "Kopier" not in said
        assert "Hva velger dere" not in said
    smallest = planner.evaluate(
        """() => Math.min(...[...document.querySelectorAll(".riktig-sheet-page *")]
             .map((part) => parseFloat(getComputedStyle(part).fontSize)))"""
    )
    assert smallest * 72 / 96 >= 14
    planner.evaluate("dispatchEvent(new Event('afterprint'))")
    assert planner.locator("[data-print]").count() == 0


def test_the_plan_itself_is_printed_with_its_prescriptions_and_without_buttons(
    planner: Page,
) -> None:
    planner.evaluate("window.printed = false")
    fill(planner, **OWN)
    make(planner)
    planner.get_by_role("button", name="Skriv ut planen").click()
    assert planner.evaluate("window.printed")
    pages = PdfReader(io.BytesIO(planner.pdf(prefer_css_page_size=True))).pages
    said = plain(" ".join(page.extract_text() for page in pages))
    assert "UTKAST" in said
    assert "Dosering: 2 ganger i døgnet" in said
    for unwanted in ("Bli på dette trinnet", "Hva velger dere", "Tøm skjemaet"):
        assert unwanted not in said
    planner.evaluate("dispatchEvent(new Event('afterprint'))")
    assert planner.locator(".riktig-planstep details[open]").count() == 0


def test_nothing_is_stored_or_sent(planner: Page, kept: KeptPage) -> None:
    watch = kept.watch
    sent = len(watch.sent)
    fill(planner, **OWN)
    make(planner)
    stored = planner.evaluate("[localStorage.length, sessionStorage.length, location.search]")
    assert stored[1:] == [0, ""]
    assert "oksazepam" not in planner.evaluate("JSON.stringify(localStorage)")
    fresh = [line for line in watch.sent[sent:] if not line.startswith("GET ")]
    assert fresh == []
    assert not [line for line in watch.sent[sent:] if "oksazepam" in line]


def test_what_is_asked_for_before_it_is_ready_is_made_when_it_is(page: Page, origin: str) -> None:
    waiting: list[Route] = []
    page.route("**/*.wasm", lambda route: waiting.append(route))
    page.goto(origin + PAGE)
    while not waiting:
        page.wait_for_timeout(50)
    fill(page, **OWN)
    page.get_by_role("button", name="Lag planen").click()
    assert "gjør seg klar" in page.locator("[data-slot=status]").inner_text()
    waiting[0].continue_()
    page.wait_for_selector("#planner-result")


def test_blocked_webassembly_gives_a_sentence(page: Page, origin: str) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(origin + PAGE)
    status = page.locator("[data-slot=status]")
    expect(status).to_contain_text("WebAssembly")


def test_where_the_course_computes_ones_own_patient_gets_the_sheet(
    page: Page, front_door: str, origin: str
) -> None:
    page.goto(front_door)  # the apps want the token
    page.goto(f"{origin}/voila/render/nedtrapping.ipynb")
    page.wait_for_selector("[data-planner][data-ready]", timeout=RENDER_MS)
    expect(page.locator("[data-slot=output-note]")).to_contain_text("din egen pasient")
    fill(page, **OWN)
    make(page)
    expect(page.locator(".riktig-sheet-page").first).to_contain_text("oksazepam")
    expect(page.get_by_role("button", name="Last ned kalenderfil")).to_be_visible()
    expect(page.locator(".riktig-picture svg")).to_be_visible()
    assert page.locator(".riktig-stamp:visible, .riktig-sheet-stamp").count() == 0


def empty(page: Page) -> None:
    """The page as it opens."""


def planned(page: Page) -> None:
    case(page, "halvtor")
    page.wait_for_selector(".riktig-picture svg")
    for fold in page.locator(".riktig-plan summary").all()[:3]:
        fold.click()


def stopped(page: Page) -> None:
    fill(page, **OWN)
    answer(page, "alcohol", "Ja")
    make(page)


def refused(page: Page) -> None:
    fill(page, **{**OWN, "step": "mange"})
    page.get_by_role("button", name="Lag planen").click()
    page.locator(".riktig-error:not(:empty)").wait_for()


def waits(page: Page) -> None:
    page.locator("label[for=planner-decision-not-now]").click()
    fill(page, substance="diazepam", reason="other", new_date="2027-03-01")
    page.get_by_role("button", name="Vis hva du kan skrive").click()
    page.wait_for_selector("#planner-result")


@pytest.mark.parametrize(
    "state", [empty, planned, stopped, refused, waits], ids=lambda s: s.__name__
)
def test_no_serious_violation_and_nothing_too_wide(
    planner: Page, state: Callable[[Page], None]
) -> None:
    state(planner)
    for width in (390, 1280):
        planner.set_viewport_size({"width": width, "height": 844})
        planner.wait_for_timeout(200)
        assert planner.evaluate("document.documentElement.scrollWidth") <= width
        assert serious(planner) == []

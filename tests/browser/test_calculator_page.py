"""The OMEQ calculator in the chapter, computed in the reader's own browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_watch import Watch, answer, fill_row, plain, words
from kept_page import KeptPage, form_emptied, given, kept_page
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


def never(_: Route) -> None:
    """A request that gets no answer."""


CHAPTER = "/modules/chronic_pain/02-kunnskap-dosen.html"
READY = "[data-calculator=omeq][data-ready]"
SCRIPT = "text/javascript"


@pytest.fixture(scope="module")
def kept(browser: Browser, origin: str) -> Iterator[KeptPage]:
    with kept_page(browser, origin, CHAPTER, READY, form_emptied) as page:
        yield page


@pytest.fixture
def chapter(kept: KeptPage) -> Iterator[Page]:
    """The chapter with the OMEQ calculator, ready to answer."""
    yield from given(kept)


def test_it_computes_and_asks_no_other_host(page: Page, origin: str, watch: Watch) -> None:
    page.goto(origin + CHAPTER)
    page.wait_for_selector(READY)
    fill_row(page, 0, substance="oksykodon", dose="20", per_day="2")
    answer(page, "60 mg")
    assert not [line for line in watch.sent if line.startswith("POST")]


def test_several_rows_are_summed_and_a_removed_row_counts_no_more(chapter: Page) -> None:
    fill_row(chapter, 0, substance="morfin", dose="10,5", per_day="1")
    chapter.locator(".riktig-add").first.click()
    fill_row(chapter, 1, substance="fentanyl", route="transdermal", dose="12")
    answer(chapter, "40,5 mg")
    assert "12,5" in plain(chapter.locator(".riktig-warnings").first.text_content())
    chapter.locator(".riktig-row").nth(1).locator(".riktig-remove").click()
    answer(chapter, "10,5 mg")


def test_what_is_typed_before_it_is_ready_is_answered(page: Page, origin: str) -> None:
    waiting: list[Route] = []
    page.route("**/*.wasm", lambda route: waiting.append(route))
    page.goto(origin + CHAPTER)
    fill_row(page, 0, substance="morfin", dose="60", per_day="1")
    assert "gjør seg klar" in plain(page.locator(".riktig-status").first.text_content())
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    answer(page, "60 mg")


def test_the_route_is_asked_for_and_not_guessed(chapter: Page) -> None:
    fill_row(chapter, 0, substance="fentanyl", dose="25")
    row = chapter.locator(".riktig-row").first
    assert row.locator("[data-field=route] select").input_value() == ""
    expect(chapter.locator(".riktig-status").first).to_contain_text("står tomt")
    fill_row(chapter, 0, route="transdermal")
    unit = row.locator("[data-field=unit]")
    assert unit.inner_text().split() == ["Enhet", "µg/t"]
    assert unit.locator("select").is_hidden()  # one possibility is no stop for the Tab key
    assert row.locator("[data-field=per_day]").is_hidden()
    answer(chapter, "60 mg")


def test_ambiguous_methadone_is_refused_beside_its_field(chapter: Page) -> None:
    fill_row(chapter, 0, substance="metadon", dose="15", per_day="1")
    error = chapter.locator(".riktig-row .riktig-error:not(:empty)")
    error.wait_for()
    assert "to svar" in plain(error.text_content())
    reason = chapter.locator(".riktig-answer .riktig-refusal").first
    assert reason.text_content() == f"«Dose» i rad 1: {error.text_content()}"
    assert chapter.locator("[data-field=dose] input").first.get_attribute("aria-invalid") == "true"
    assert chapter.locator(".riktig-number").count() == 0
    fill_row(chapter, 0, dose="20")
    chapter.wait_for_selector(".riktig-number")
    assert chapter.locator(".riktig-error:not(:empty)").count() == 0


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("Paral", "kodein og paracetamol", "Paralgin forte (kodein)"),
        ("Durog", "fentanyl", "Durogesic (fentanyl)"),
    ],
)
def test_a_brand_typed_in_the_list_finds_its_medicine(
    chapter: Page, typed: str, value: str, shown: str
) -> None:
    drug = chapter.locator("[data-field=substance] select").first
    drug.focus()
    chapter.keyboard.type(typed)
    assert drug.input_value() == value
    assert drug.evaluate("(one) => one.selectedOptions[0].text") == shown
    offered = chapter.locator("[data-field=route] select").first
    assert offered.evaluate("(one) => [...one.options].some((option) => option.value)")


@pytest.mark.parametrize("dose", ["-5", "mange", "1000000"])
def test_an_absurd_dose_gets_a_sentence(chapter: Page, dose: str) -> None:
    fill_row(chapter, 0, substance="morfin", dose=dose, per_day="1")
    error = chapter.locator(".riktig-row .riktig-error:not(:empty)")
    error.wait_for()
    assert "Dosen kan ikke brukes" in plain(error.text_content())


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reason_has_the_width_of_the_row(chapter: Page, width: int) -> None:
    chapter.set_viewport_size({"width": width, "height": 844})
    fill_row(chapter, 0, substance="morfin", dose="mange", per_day="1")
    error = chapter.locator(".riktig-row .riktig-error:not(:empty)")
    error.wait_for()
    row = chapter.locator(".riktig-row").first.bounding_box()
    found = error.bounding_box()
    assert found
    assert row
    assert found["width"] > 0.75 * row["width"]


@pytest.mark.parametrize("width", [390, 1280])
def test_units_are_readable_in_full(chapter: Page, width: int) -> None:
    chapter.set_viewport_size({"width": width, "height": 844})
    fill_row(chapter, 0, substance="morfin", unit="mg/day")
    needed = chapter.evaluate(
        """() => {
             const select = document.querySelector("[data-field=unit] select");
             const free = select.cloneNode(true);
             Object.assign(free.style, {width: "auto", maxWidth: "none", position: "absolute"});
             select.after(free);
             const needed = free.getBoundingClientRect().width;
             free.remove();
             return needed - select.getBoundingClientRect().width;
           }"""
    )
    assert needed <= 0


def test_a_field_still_to_fill_is_marked(chapter: Page) -> None:
    times = chapter.locator("[data-field=per_day]").first
    assert times.locator("input").input_value() == ""
    fill_row(chapter, 0, substance="morfin", dose="60")
    expect(times).to_have_attribute("data-missing", "")
    expect(chapter.locator(".riktig-status").first).to_contain_text("«Ganger i døgnet» i rad 1")
    assert chapter.locator(".riktig-number").count() == 0
    fill_row(chapter, 0, per_day="2")
    answer(chapter, "120 mg")
    assert chapter.locator("[data-missing]").count() == 0


def test_an_answer_goes_when_the_form_is_changed_to_something_wrong(chapter: Page) -> None:
    fill_row(chapter, 0, substance="morfin", dose="60", per_day="1")
    answer(chapter, "60 mg")
    fill_row(chapter, 0, dose="")
    expect(chapter.locator(".riktig-number")).to_have_count(0)


def test_the_keyboard_is_enough(kept: KeptPage) -> None:
    chapter = kept.opened_anew()
    chapter.locator(".riktig-row select").first.focus()
    chapter.keyboard.type("tramadol")
    chapter.keyboard.press("Tab")  # taken by mouth only: nothing to choose
    chapter.keyboard.type("100")
    chapter.keyboard.press("Tab")
    chapter.keyboard.press("Tab")
    chapter.keyboard.type("1")
    chapter.keyboard.press("Enter")
    answer(chapter, "15 mg")
    chapter.locator(".riktig-add").first.press("Enter")
    named = chapter.evaluate("document.activeElement.name")
    assert named.endswith(".substance")
    assert named != "items.0.substance"


def test_the_answer_is_spoken_after_a_pause(chapter: Page) -> None:
    fill_row(chapter, 0, substance="morfin", dose="60", per_day="1")
    spoken = chapter.locator(".riktig-spoken").first
    expect(spoken).to_have_text(words("OMEQ per døgn: 60 mg"))


def test_an_answer_that_is_withdrawn_is_not_spoken_any_more(chapter: Page) -> None:
    spoken = chapter.locator(".riktig-spoken").first
    status = chapter.locator(".riktig-status").first
    heard = words("OMEQ per døgn: 60 mg")
    fill_row(chapter, 0, substance="morfin", dose="60", per_day="1")
    expect(spoken).to_have_text(heard)
    fill_row(chapter, 0, dose="")
    expect(spoken).to_have_text(plain(status.text_content()))
    fill_row(chapter, 0, dose="60")
    expect(spoken).to_have_text(heard)
    chapter.locator(".riktig-add").first.click()
    fill_row(chapter, 1, substance="fentanyl")
    expect(spoken).to_have_text(plain(status.text_content()))
    chapter.locator(".riktig-row").nth(1).locator(".riktig-remove").click()
    expect(spoken).to_have_text(heard)
    fill_row(chapter, 0, dose="-60")
    expect(spoken).to_have_text("")


def test_blocked_webassembly_gives_a_sentence_and_the_printed_table(
    page: Page, origin: str
) -> None:
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(origin + CHAPTER)
    page.locator(".riktig-fallback").first.wait_for()
    assert "WebAssembly" in plain(page.locator(".riktig-status").first.text_content())
    assert "oksykodon" in plain(page.locator(".riktig-fallback").first.text_content())


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_printed_table_stands_there(
    browser: Browser, origin: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto(origin + CHAPTER)
    mount = page.locator(".riktig-calculator").first
    assert "JavaScript" in mount.inner_text()
    assert "oksykodon" in mount.inner_text()
    assert mount.locator("form").is_hidden()
    table = mount.locator("table").bounding_box()
    panel = mount.bounding_box()
    context.close()
    assert table
    assert panel
    assert table["width"] < panel["width"]


def test_a_slow_start_gives_a_sentence_after_ten_seconds(page: Page, origin: str) -> None:
    page.clock.install()
    page.route("**/*.wasm", never)
    page.goto(origin + CHAPTER)
    page.locator("[data-calculator]").first.wait_for()
    page.wait_for_timeout(500)
    page.clock.run_for(11_000)
    status = page.locator(".riktig-status", has_text="lengre tid enn vanlig").first
    status.wait_for()
    assert "oksykodon" in plain(page.locator(".riktig-fallback").first.inner_text())


def test_an_answer_that_never_comes_is_not_waited_for_in_silence(page: Page, origin: str) -> None:
    """A worker that got ready, and then died as browsers let it: without a word."""
    dead = "self.onmessage = ({ data }) => data.start && self.postMessage({ ready: true });"
    page.route("**/worker.js", lambda route: route.fulfill(body=dead, content_type=SCRIPT))
    page.clock.install()
    page.goto(origin + CHAPTER)
    page.wait_for_selector(READY)
    fill_row(page, 0, substance="oksykodon", dose="20", per_day="2")
    page.clock.run_for(2_000)
    status = page.locator(".riktig-status").first
    expect(status).to_have_text("Regner …")
    page.clock.run_for(15_000)
    expect(status).to_contain_text("last siden på nytt")


def test_a_page_without_a_calculator_loads_no_script_of_ours(
    page: Page, origin: str, watch: Watch
) -> None:
    page.goto(f"{origin}/book/ordliste.html")
    page.wait_for_load_state("networkidle")
    assert not [line for line in watch.sent if ".wasm" in line or "page.js" in line]

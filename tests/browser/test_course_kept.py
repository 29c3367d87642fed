"""What a reader chose is there again, in this browser alone, and nothing breaks where it is not."""

from __future__ import annotations

import pytest
from course_reader import focused, opened, pick
from playwright.sync_api import BrowserContext, Page, expect


def test_what_was_chosen_is_there_when_the_reader_comes_back(course: Page):
    pick(course, "Du sier nei.")
    pick(course, "Gå videre")
    pick(course, "Åtte")
    course.reload()
    course.wait_for_selector("[data-course=order][data-ready]")
    expect(course.get_by_text("Slik gikk det.")).to_be_visible()
    expect(course.get_by_text("Hun har liten tid.")).to_be_hidden()
    expect(course.get_by_text("Fra metaanalysen.")).to_be_visible()
    expect(course.locator(".course-counts")).to_contain_text("1 av 2 riktige")


def test_the_answers_can_be_deleted(course: Page):
    pick(course, "Du spør.")
    pick(course, "Åtte")
    assert course.evaluate("localStorage.length") == 1
    pick(course, "Slett mine svar")
    expect(course.get_by_text("Svarene dine på denne siden er slettet.")).to_be_visible()
    assert course.evaluate("localStorage.length") == 0
    course.reload()
    course.wait_for_selector("[data-course=order][data-ready]")
    expect(course.locator(".course-counts")).to_contain_text("0 av 2 riktige")


def test_all_questions_can_be_taken_again(course: Page):
    pick(course, "Åtte")
    pick(course, "Ta alle spørsmålene på nytt")
    assert focused(course) == "Åtte"
    expect(course.locator(".course-counts")).to_contain_text("0 av 2 riktige")


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        '{"case/oda": {"version": "?", "places": [0]}}',
        '{"case/oda": {"version": "VERSION", "places": [1, null]}}',
        '{"case/oda": {"version": "VERSION", "places": [99]}}',
        '{"question/nnt": {"version": "VERSION", "places": "aa"}}',
    ],
)
def test_what_does_not_fit_the_page_is_forgotten(course: Page, kept: str):
    version = course.locator("[data-id=oda]").get_attribute("data-version")
    written = kept.replace("VERSION", version or "")
    course.evaluate(
        "kept => localStorage.setItem('riktig-course/1/modules/prove/side', kept)", written
    )
    course.reload()
    course.wait_for_selector("[data-course=order][data-ready]")
    expect(course.locator(".course-counts")).to_contain_text("0 av 1 kasuistikker")
    expect(course.locator(".course-step:visible")).to_have_count(1)
    pick(course, "Du spør.")
    expect(course.get_by_text("Hun svarer.")).to_be_visible()


def test_a_browser_that_keeps_nothing_is_told_so(
    course_context: BrowserContext, course_address: str
):
    course_context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    errors: list[str] = []
    course_context.on("weberror", lambda error: errors.append(str(error.error)))
    course = opened(course_context, course_address)
    pick(course, "Du spør.")
    expect(course.get_by_text("Hun svarer.")).to_be_visible()
    expect(course.get_by_text("Denne nettleseren tar ikke vare på svarene.")).to_be_visible()
    assert errors == []

"""Cases and questions as a reader meets them: by hand, by keyboard, and on paper."""

from __future__ import annotations

from course_reader import focused, pick, press_to
from playwright.sync_api import Browser, Page, expect


def test_a_case_begins_with_its_first_step_alone(course: Page):
    case = course.locator("[data-id=oda]")
    expect(case.get_by_text("Oda skal fly.")).to_be_visible()
    expect(case.get_by_text("Hun har liten tid.")).to_be_hidden()
    expect(case.get_by_text("Hun svarer.")).to_be_hidden()
    expect(case.get_by_role("group", name="Hva velger du?").get_by_role("button")).to_have_count(3)
    expect(course.get_by_text("0 av 1 kasuistikker er ferdige.")).to_be_visible()


def test_a_mistake_is_named_and_chosen_again(course: Page):
    pick(course, "Du skriver ut 25 tabletter.")
    assert focused(course) == "B. ✗ En vanlig feil Feilen her er pakningen."
    expect(course.get_by_role("button", name="Gå videre")).to_have_count(0)
    pick(course, "Velg på nytt")
    assert focused(course) == "Du spør."
    expect(course.get_by_text("Feilen her er pakningen.")).to_be_hidden()


def test_a_case_and_a_quiz_by_keyboard_alone(course: Page):
    press_to(course, "Du spør.")
    assert focused(course).startswith("A. ✓ Godt valg")
    press_to(course, "Gå videre")
    assert "Hun har liten tid." in focused(course)
    press_to(course, "Du avtaler to tabletter.")
    press_to(course, "Gå videre")
    assert "Slik gikk det." in focused(course)
    press_to(course, "To")
    assert focused(course) == "B. ✗ Ikke riktig For få."
    press_to(course, "Vis alle begrunnelsene")
    expect(course.get_by_text("Fra metaanalysen.")).to_be_visible()
    press_to(course, "Fire uker")
    expect(course.locator(".course-counts")).to_have_text(
        "1 av 1 kasuistikker er ferdige. 1 av 2 riktige. Du har svart på 2."
    )


def test_without_a_script_everything_can_be_read(browser: Browser, course_address: str):
    context = browser.new_context(java_script_enabled=False)
    course = context.new_page()
    course.goto(course_address)
    for words in ("Hun har liten tid.", "Feilen her er samtidig bruk.", "Slik gikk det."):
        expect(course.get_by_text(words)).to_be_visible()
    expect(course.get_by_text("Så en ny vurdering.")).to_be_visible()
    expect(course.get_by_role("button")).to_have_count(0)
    context.close()


def test_paper_has_all_choices_and_the_answers_last(course: Page):
    pick(course, "Du skriver ut 25 tabletter.")
    course.emulate_media(media="print")
    course.evaluate("dispatchEvent(new Event('beforeprint'))")
    words = course.locator("main").inner_text()
    order = [
        words.index(one)
        for one in ("Du sier nei.", "Hun har liten tid.", "Fire uker", "Svar og begrunnelser")
    ]
    after = [words.index(one) for one in ("Hun hører bare et nei.", "Så en ny vurdering.")]
    assert order == sorted(order)
    assert min(after) > max(order)
    assert "Ditt valg" not in words
    course.evaluate("dispatchEvent(new Event('afterprint'))")
    course.emulate_media(media="screen")
    expect(course.get_by_text("Feilen her er pakningen.")).to_be_visible()
    expect(course.locator(".course-printed")).to_have_count(0)

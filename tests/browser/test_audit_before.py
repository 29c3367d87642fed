"""Before and after use: whose device, where the file lies, each measure's page, tested browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe import AXE, serious
from browser_watch import Watch, opened, plain, result
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser
AUDIT = "book/egen-forskrivning.html"
PHONE = {"width": 390, "height": 844}
PHONE_ON_ITS_SIDE = {"width": 844, "height": 390}
TABLET = {"width": 1024, "height": 768}


def touching(browser: Browser, viewport: dict[str, int]) -> BrowserContext:
    made = browser.new_context(
        viewport=viewport, has_touch=True, is_mobile=True, locale="nb-NO", bypass_csp=False
    )
    made.set_default_timeout(30_000)
    return made


@pytest.fixture
def phone(browser: Browser, origin: str) -> Iterator[Page]:
    context = touching(browser, PHONE)
    watched = Watch(context, origin)
    yield opened(context.new_page(), f"{origin}/{AUDIT}")
    assert watched.foreign == []
    assert watched.errors == []
    context.close()


def test_on_a_phone_the_example_comes_first_and_a_file_after_a_question(phone: Page) -> None:
    example = phone.get_by_role("button", name="Prøv med eksempeldata")
    yes = phone.get_by_role("button", name="Ja, la meg velge")
    for element in ("#riktig-file", "#riktig-attribution", "#riktig-paste", ".riktig-drop"):
        expect(phone.locator(element)).to_be_hidden()
    assert example.bounding_box()["y"] < yes.bounding_box()["y"]
    yes.tap()
    expect(yes).to_be_hidden()
    expect(phone.locator(".riktig-drop")).to_be_visible()
    assert phone.evaluate("document.activeElement.closest('[data-slot=gate]') !== null")


@pytest.mark.thorough
def test_on_a_phone_the_example_needs_no_answer(phone: Page) -> None:
    phone.get_by_role("button", name="Prøv med eksempeldata").tap()
    result(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_a_thumb_must_hit_is_large_enough(phone: Page) -> None:
    phone.get_by_role("button", name="Prøv med eksempeldata").tap()
    result(phone)
    small = phone.evaluate(
        """[...document.querySelectorAll(".riktig-about-measure a, .riktig-own-device button")]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).length"""
    )
    assert small == 0


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("viewport", "asks"), [(PHONE_ON_ITS_SIDE, True), (TABLET, False)], ids=["turned", "tablet"]
)
def test_only_a_small_touch_screen_asks(
    browser: Browser, origin: str, viewport: dict[str, int], asks: bool
) -> None:
    context = touching(browser, viewport)
    page = opened(context.new_page(), f"{origin}/{AUDIT}")
    assert page.locator("[data-slot=own-device]").is_visible() == asks
    assert page.locator(".riktig-drop").is_visible() != asks
    context.close()


@pytest.mark.thorough
def test_nothing_stands_in_the_way_on_a_desktop(audit_page: Page) -> None:
    audit_page.set_viewport_size({"width": 390, "height": 844})  # a narrow window, a mouse
    audit_page.reload()
    audit_page.wait_for_selector("[data-state=locked]")
    expect(audit_page.locator("[data-slot=own-device]")).to_be_hidden()
    expect(audit_page.locator(".riktig-drop")).to_be_visible()


@pytest.mark.thorough
def test_each_measure_leads_to_its_own_page_and_the_numbers_stay(audit_page: Page) -> None:
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    links = audit_page.locator(".riktig-about-measure a")
    blocks = audit_page.locator("[data-block]:has(> .riktig-about-measure)")
    assert links.count() == blocks.count() >= 3
    title = plain(blocks.first.locator("h3").text_content())
    with audit_page.context.expect_page() as other:
        links.first.click()
    other.value.wait_for_load_state()
    assert plain(other.value.locator("h1").text_content()) == title
    assert other.value.evaluate("window.opener") is None
    assert audit_page.locator("[data-step=result]").is_visible()


@pytest.mark.thorough
def test_counting_again_leaves_one_link_a_measure(audit_page: Page) -> None:
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    before = audit_page.locator(".riktig-about-measure").count()
    audit_page.fill("#riktig-list-size", "1100")
    audit_page.get_by_role("button", name="Regn per").click()
    block = audit_page.locator("[data-block=opioid_users] .riktig-sentence", has_text="av 1")
    block.wait_for()
    assert audit_page.locator(".riktig-about-measure").count() == before


@pytest.mark.thorough
def test_where_to_keep_and_when_to_delete_is_said_before_and_after(audit_page: Page) -> None:
    keep = audit_page.locator(".riktig-keep")
    assert "slett den" in keep.inner_text()
    assert keep.locator("a").get_attribute("href") == "slik-finner-du-tallene.html"
    audit_page.get_by_role("button", name="Prøv med eksempeldata").click()
    result(audit_page)
    after = plain(audit_page.locator(".riktig-after").inner_text())
    for word in ("nedlastingsmappen", "papirkurven", "e-post", "minnepinne", "Arbeidsfilen"):
        assert word.lower() in after.lower()


def test_the_browser_said_to_be_tried_is_one_the_tests_use(audit_page: Page) -> None:
    """Never a newer one than this, and no other than this kind."""
    said = plain(audit_page.locator(".riktig-kept li").last.text_content())
    tried = re.search(r"prøvd i Chromium (\d+)", said)
    assert tried
    browser = audit_page.context.browser
    assert browser is not None
    assert browser.browser_type.name == "chromium"
    assert int(tried[1]) <= int(browser.version.split(".")[0])
    assert "ikke prøvd" in said


def test_the_question_can_be_read_by_everyone(browser: Browser, origin: str) -> None:
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, locale="nb-NO", bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{origin}/{AUDIT}")
    page.wait_for_selector("[data-slot=own-device]:not([hidden])")
    page.evaluate(AXE.read_text("utf-8"))
    assert serious(page) == []
    context.close()

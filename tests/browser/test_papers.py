"""Papers as a reader meets them: copied, printed alone, filled in, on a phone and in the dark."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
import pytest
from axe import AXE, serious
from course_site import body_of, make_page
from kinds_site import served
from paper_texts import SLIDES, WORKSHEET, letter
from playwright.sync_api import Browser, BrowserContext, Page, expect

PAGE = f"""
Dette står utenfor arket.

## Brev

{letter()}

## Ark

{WORKSHEET}

## Lysbilder

{SLIDES.replace("TEXT", "Vi velger én ting.")}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("papers")
    body, warned = body_of(folder / "sphinx", PAGE)
    assert warned == ""
    site = folder / "site"
    site.mkdir()
    make_page(site, body)
    with served(site) as found:
        yield found


@pytest.fixture
def made(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="nb-NO", viewport={"width": 390, "height": 844})
    context.add_init_script(path=AXE)
    yield context
    context.close()


@pytest.fixture
def page(made: BrowserContext, address: str) -> Page:
    page = made.new_page()
    page.goto(address)
    page.wait_for_selector("#prove-brev .paper-copy:visible")
    return page


def test_the_text_is_copied_and_it_is_said(made, page, address):
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.locator("#prove-brev .paper-copy").click()
    expect(page.locator("#prove-brev [role=status]")).to_have_text("Kopiert")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hei [fornavn],\n\nKoster $5, #1 < 2")
    assert "Dette står utenfor" not in copied


def test_where_copying_is_refused_the_text_is_marked(page):
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("#prove-brev .paper-copy").click()
    expect(page.locator("#prove-brev [role=status]")).to_contain_text("Ctrl+C")
    assert page.evaluate("String(window.getSelection())").startswith("Hei [fornavn]")


def words_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_one_paper_is_printed_alone_and_the_page_comes_back(page):
    page.evaluate("window.print = () => { window.asked = true; }")
    page.locator("#prove-ark .paper-print").click()
    assert page.evaluate("window.asked")
    printed = words_of(page.pdf())
    assert "Hva vil du endre?" in printed
    for away in ("Dette står utenfor", "Koster", "Hvorfor?", "Skriv ut dette arket"):
        assert away not in printed
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert "Dette står utenfor" in words_of(page.pdf())


def test_a_letter_printed_alone_has_no_title_of_ours(page):
    page.evaluate("window.print = () => {}")
    page.locator("#prove-brev .paper-print").click()
    printed = words_of(page.pdf())
    assert "Hei [fornavn]" in printed
    assert "Innkalling: en prøve" not in printed


def test_a_worksheet_is_filled_in_by_keyboard(page):
    page.get_by_label("Hva vil du endre?").first.focus()
    page.keyboard.type("Pakningen")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.get_by_label("Hva vil du endre?").first.input_value() == "Pakningen"
    assert page.get_by_label("Er du enig?").input_value() == "Ja"
    assert page.get_by_label("Jeg har lest").is_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_papers_can_be_read_by_everyone(browser, address, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".paper-copy:visible")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = "[...document.querySelectorAll('.paper-bar :is(a, button)')]"
    assert page.evaluate(
        f"{small}.every((e) => !e.checkVisibility() || e.getBoundingClientRect().height >= 44)"
    )
    context.close()

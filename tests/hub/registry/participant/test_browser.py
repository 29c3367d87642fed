"""Half a minute on a phone; and a chapter ticked in the book is ticked in the course."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from axe import AXE, serious
from course_register import cookie_for, registry_at, small_course
from course_site import ROOT, make_page
from playwright.sync_api import Browser, BrowserContext, Page, expect
from riktig_hub.registry.practice import Plan
from riktig_hub.web.cookies import names
from serving import server_process
from small_site import make_site

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
OFFICE = {"width": 1280, "height": 900}
# Those with a form or a wide thing first: these are looked at always, all of them before a release.
PAGES = (
    "", "/plan?endre=1", "/uke", "/telling/meeting_2", "/kursbevis",
    "/plan", "/maaned", "/tall", "/moter", "/innlevering", "/fravaer", "/evaluering",
)  # fmt: skip
CHAPTER = "modules/anxiety/01-hvorfor"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One chapter of the book as it is built: its foot and its script."""
    sys.path.insert(0, str(ROOT / "book" / "_ext"))
    from riktig_book.course_script import foot_of

    made = make_site(tmp_path_factory.mktemp("built") / "html")
    folder = made / "modules" / "anxiety"
    folder.mkdir(parents=True)
    make_page(folder, f"<h1>Den første resepten</h1>{foot_of(CHAPTER)}", CHAPTER)
    (folder / "index.html").rename(folder / "01-hvorfor.html")
    return made


@pytest.fixture(scope="module")
def course(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """The served course's origin, its id, and a participant's cookie."""
    folder = tmp_path_factory.mktemp("kurs")
    registry = registry_at(folder)
    now = datetime.now(UTC)
    small = small_course(registry, now=now)
    plan = {
        "aim": "Færre fornyes på telefonen.",
        "measure": "Fornyet på telefonen",
        "goal": 2,
        "by_day": date(2099, 1, 1),
        "change": "Alle får tilbud om time.",
        "prediction": "Halvparten tar imot.",
        "observed": "",
    }
    with registry.writing() as session:
        who = {"course_id": small.course, "person_id": small.participants[0]}
        session.add(Plan(**who, **plan, round=1, begun_on=now.date(), updated_at=now))
    cookie = cookie_for(registry, small.participants[0])
    registry.close()
    with server_process(site, site / "apps", "--course", str(folder)) as served:
        yield served.base, small.course, cookie


@pytest.fixture
def phone(browser: Browser, course: tuple[str, str, str]) -> Iterator[BrowserContext]:
    """A participant's phone, logged in."""
    base, _, cookie = course
    made = browser.new_context(locale="nb-NO", viewport=PHONE, has_touch=True)
    called = names(int(base.rsplit(":", 1)[1]), secure=False).login
    made.add_cookies([{"name": called, "value": cookie, "url": base}])
    yield made
    made.close()


def test_the_week_s_number_is_written_and_taken_back_on_a_phone(phone, course):
    base, course_id, _ = course
    page: Page = phone.new_page()
    page.goto(f"{base}/kurs/{course_id}/uke")
    field, save = page.locator("#count"), page.get_by_role("button", name="Lagre")
    expect(field).to_have_attribute("inputmode", "numeric")
    assert (save.bounding_box() or {})["height"] >= 60  # a thumb
    assert (save.bounding_box() or {})["y"] < PHONE["height"] / 2  # no scrolling
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    field.fill("4")
    save.tap()
    expect(page.get_by_role("status")).to_contain_text("Lagret: 4")
    expect(field).to_have_value("4")
    page.get_by_role("button", name="Angre").tap()
    expect(page.get_by_role("status")).to_contain_text("Angret")
    expect(field).to_have_value("")
    field.fill("tre")
    save.tap()
    expect(page.get_by_role("alert")).to_contain_text("helt tall")
    expect(field).to_have_value("tre")


def test_a_chapter_ticked_in_the_book_is_ticked_in_the_course(phone, course):
    base, course_id, _ = course
    page: Page = phone.new_page()
    page.goto(f"{base}/kurs/{course_id}")
    expect(page.get_by_text("0 av 12 kapitler lest")).to_be_visible()
    page.goto(f"{base}/{CHAPTER}.html")
    page.get_by_label("Jeg har lest kapitlet").check()
    expect(page.get_by_role("status")).to_have_text("Krysset følger kurset ditt.")
    page.get_by_role("link", name="Til Mitt kurs").tap()
    expect(page.get_by_text("1 av 12 kapitler lest")).to_be_visible()
    page.get_by_role("checkbox", name="Den første resepten").uncheck()
    expect(page.get_by_text("0 av 12 kapitler lest")).to_be_visible()
    page.goto(f"{base}/{CHAPTER}.html")
    expect(page.locator("[data-course=read][data-ready]")).to_be_visible()
    expect(page.get_by_label("Jeg har lest kapitlet")).not_to_be_checked()


def test_a_book_nobody_is_logged_in_to_asks_the_course_nothing(browser: Browser, course):
    base, course_id, cookie = course
    context = browser.new_context(locale="nb-NO", viewport=PHONE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{base}/{CHAPTER}.html")
    page.get_by_label("Jeg har lest kapitlet").check()
    expect(page.get_by_role("status")).to_have_text("Krysset ligger bare i denne nettleseren.")
    page.reload()
    expect(page.get_by_label("Jeg har lest kapitlet")).to_be_checked()
    assert not [one for one in asked if "/kurs/" in one]
    # Once logged in, the cross is offered to the course and taken along only when one says so.
    called = names(int(base.rsplit(":", 1)[1]), secure=False).login
    context.add_cookies([{"name": called, "value": cookie, "url": base}])
    page.goto(f"{base}/kurs/{course_id}")
    expect(page.get_by_text("0 av 12 kapitler lest")).to_be_visible()
    page.get_by_role("button", name="Ta dem med").click()
    expect(page.get_by_text("1 av 12 kapitler lest")).to_be_visible()
    context.close()


def test_whoever_was_away_answers_one_question(phone, course):
    base, course_id, _ = course
    page: Page = phone.new_page()
    page.goto(f"{base}/kurs/{course_id}/telling/meeting_2")
    tapers = page.locator("#tapers_started")
    expect(tapers).to_be_visible()
    page.locator("[name=in_practice][value=no]").check()
    expect(tapers).to_be_hidden()
    page.get_by_role("button", name="Lagre svarene").tap()
    expect(page.get_by_role("status").first).to_have_text("Takk. Svarene er lagret.")
    page.get_by_role("link", name="Ved møte 2").tap()
    expect(page.locator("[name=in_practice][value=no]")).to_be_checked()


def test_a_password_can_be_seen_while_it_is_typed(browser: Browser, course):
    base, _, _ = course
    page = browser.new_page()
    page.goto(f"{base}/konto/inn")
    field = page.locator("#password")
    expect(field).to_have_attribute("type", "password")
    page.get_by_label("Vis det jeg skriver").check()
    expect(field).to_have_attribute("type", "text")
    page.locator("#email").fill("ingen@eksempel.no")
    field.fill("ikke dette")
    page.get_by_role("button", name="Logg inn").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#password")).to_have_attribute("type", "password")
    page.close()


@pytest.mark.parametrize(
    ("screen", "pages"),
    [
        (PHONE, PAGES[:5]),
        pytest.param(PHONE, PAGES[5:], marks=pytest.mark.thorough),
        pytest.param(OFFICE, PAGES, marks=pytest.mark.thorough),
    ],
    ids=["phone", "phone_rest", "office"],
)
def test_each_page_can_be_used_by_all_also_with_text_at_twice_its_size(
    browser, course, screen, pages
):
    base, course_id, cookie = course
    context = browser.new_context(locale="nb-NO", viewport=screen, bypass_csp=True)
    called = names(int(base.rsplit(":", 1)[1]), secure=False).login
    context.add_cookies([{"name": called, "value": cookie, "url": base}])
    page = context.new_page()
    for address in (*(f"/kurs/{course_id}{one}" for one in pages), "/konto"):
        page.goto(base + address)
        page.add_script_tag(path=AXE)
        assert serious(page) == [], address
        page.add_style_tag(content="html { font-size: 200% !important; }")
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"], address
    context.close()

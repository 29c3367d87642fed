"""An assignment's page in the book, read through the course's own server: handed in from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from course_register import cookie_for, registry_at, small_course
from exercise_site import make_site
from exercise_small_course import CASES, MASTERS
from playwright.sync_api import Browser, Page, expect
from riktig_exercises import show_exercise
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.store import Registry, registry_in
from serving import Served, server_process
from sqlalchemy import select

PAGE = "/book/oppgaver/made-up-cases.html"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path, str, str]]:
    """The server with a course of one participant: the course's folder, id and the cookie."""
    root = tmp_path_factory.mktemp("served")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        site = root / "html" / "book" / "oppgaver"
        site.mkdir(parents=True)
        make_site(site, show_exercise(CASES).html)
        (site / "index.html").rename(site / "made-up-cases.html")
        (root / "html" / "index.html").write_text("<title>Boken</title>", "utf-8")
        registry = registry_at(root / "kurs")
        small = small_course(registry, 1)
        cookie = cookie_for(registry, small.participants[0])
        registry.close()
        folder = root / "kurs"
        with server_process(root / "html", root / "apps", "--course", str(folder)) as served:
            yield served, folder, small.course, cookie


@pytest.fixture
def page(browser: Browser, course: tuple[Served, Path, str, str]) -> Iterator[Page]:
    """A browser the participant is logged in with."""
    served, _folder, _course, cookie = course
    context = browser.new_context(locale="nb-NO")
    port = served.base.rpartition(":")[2]
    context.add_cookies([{"name": f"riktig-person-{port}", "value": cookie, "url": served.base}])
    yield context.new_page()
    context.close()


def test_the_answers_are_handed_in_from_the_page(course, page):
    served, folder, course_id, _cookie = course
    page.goto(f"{served.base}/kurs/{course_id}/innlevering")
    page.goto(served.base + PAGE)
    expect(page.get_by_label("Deltakerkode")).to_have_value("d01")
    page.get_by_role("button", name="Vis oppgaven").click()
    page.get_by_role("textbox").last.fill("Hva er viktig for deg?")
    page.get_by_role("button", name="Lever", exact=True).click()
    page.get_by_role("button", name="Lever likevel").click()
    expect(page.locator("[data-slot=status]")).to_contain_text("Levert.")
    page.get_by_role("link", name="Se innleveringen").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Levert, ikke rettet ennå")
    registry = Registry(registry_in(folder))
    with registry.reading() as session:
        assert session.scalars(select(HandIn)).one().assignment == CASES
    registry.close()


def test_a_page_that_knows_of_no_course_asks_nobody(course, page):
    served = course[0]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.base + PAGE)
    page.get_by_label("Deltakerkode").fill("d01")
    page.get_by_role("button", name="Vis oppgaven").click()
    expect(page.get_by_role("button", name="Last ned svarfilen")).to_be_visible()
    expect(page.get_by_role("button", name="Lever", exact=True)).to_have_count(0)
    assert not [one for one in asked if "/kurs/" in one]

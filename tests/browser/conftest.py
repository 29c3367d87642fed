"""A real Chromium against the real server, and a watch on every request it makes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import AXE
from browser_watch import Watch, opened, whose
from course_reader import course_served
from course_reader import opened as course_opened
from exercise_reader import PHONE, loaded
from exercise_site import MASTERS, exercise_served
from kept_page import KeptPage, given, kept_page, read_and_let_go
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import running_server

ROOT = Path(__file__).parents[2]
BUILT = Path(os.environ.get("RIKTIG_BUILT", ROOT / "_build"))
PATIENCE_MS = 30_000  # two busy cores
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built book. `make test` builds it first."""
    if not (BUILT / "html" / "index.html").is_file():
        pytest.fail("the book is not built: run make book")
    return BUILT / "html"


@pytest.fixture(scope="session")
def front_door(site: Path) -> Iterator[str]:
    """The address `riktig serve` prints, token included."""
    with running_server(site, BUILT / "apps") as address:
        yield address


@pytest.fixture(scope="session")
def origin(front_door: str) -> str:
    return front_door.split("/?")[0].rstrip("/")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="nb-NO", accept_downloads=True)
    made.set_default_timeout(PATIENCE_MS)
    yield made
    made.close()


@pytest.fixture
def watch(context: BrowserContext, origin: str) -> Iterator[Watch]:
    """Stops and logs every request to another origin; the log must end empty."""
    watched = Watch(context, origin)
    yield watched
    assert watched.foreign == []
    assert watched.errors == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A page under watch."""
    return context.new_page()


@pytest.fixture
def chapter(page: Page, origin: str) -> Page:
    """The chapter with the OMEQ calculator, ready to answer."""
    page.goto(f"{origin}/modules/chronic_pain/02-kunnskap-dosen.html")
    page.wait_for_selector("[data-calculator=omeq][data-ready]")
    return page


@pytest.fixture
def audit_page(page: Page, origin: str) -> Page:
    return whose(opened(page, f"{origin}/book/egen-forskrivning.html"))


@pytest.fixture(scope="module")
def kept_audit(browser: Browser, origin: str) -> Iterator[KeptPage]:
    with kept_page(
        browser, origin, "/book/egen-forskrivning.html", "[data-state=locked]", read_and_let_go
    ) as page:
        yield page


@pytest.fixture
def kept_audit_page(kept_audit: KeptPage) -> Iterator[Page]:
    """As `audit_page`, and open from one test to the next."""
    for page in given(kept_audit):
        yield whose(page)


@pytest.fixture
def compare_page(page: Page, origin: str) -> Page:
    return opened(page, f"{origin}/book/sammenlign.html")


@pytest.fixture(scope="session")
def course_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small page with a case, questions and a running order."""
    with course_served(tmp_path_factory.mktemp("course")) as address:
        yield address


@pytest.fixture
def course_context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has kept nothing yet."""
    made = browser.new_context(locale="nb-NO", viewport={"width": 390, "height": 844})
    made.add_init_script(path=AXE)
    yield made
    made.close()


@pytest.fixture
def course(course_context: BrowserContext, course_address: str) -> Page:
    return course_opened(course_context, course_address)


@pytest.fixture(scope="session")
def exercise_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A made-up assignment with a question of every kind."""
    with exercise_served(tmp_path_factory.mktemp("exercise")) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    """A phone that has kept nothing; files are taken in by the made-up course."""
    monkeypatch.setenv("RIKTIG_MASTERS", str(MASTERS))
    made = browser.new_context(locale="nb-NO", viewport=PHONE, has_touch=True)
    made.add_init_script(path=AXE)
    yield made
    made.close()


@pytest.fixture
def exercise(phone: BrowserContext, exercise_address: str) -> Iterator[Page]:
    """The assignment with the network gone; every later request is one too many."""
    opened = loaded(phone, exercise_address)
    phone.set_offline(True)
    sent: list[str] = []
    errors: list[str] = []
    phone.on("request", lambda request: sent.append(request.url))
    phone.on("weberror", lambda error: errors.append(str(error.error)))
    yield opened
    assert errors == []
    assert [url for url in sent if not url.startswith("blob:")] == []

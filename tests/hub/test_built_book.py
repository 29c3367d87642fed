"""The real book and app through the real server: whole, and at peace with their policies."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asking import Asking, admitted
from playwright.sync_api import Route, expect
from policy_watch import Watched, watching
from serving import running_server

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
BUILT = Path(os.environ.get("RIKTIG_BUILT", ROOT / "_build"))
SETTLE_MS = 700
TABS = 16
ALIKE = ("/book/regnemaskiner", "/book/oppgaver", "/chronic_pain", "/anxiety", "/sleep")


@pytest.fixture(scope="module")
def door() -> Iterator[str]:
    """The built book and apps, served. `make test` builds them first."""
    if not (BUILT / "html" / "index.html").is_file():
        pytest.fail("the book is not built: run make book")
    with running_server(BUILT / "html", BUILT / "apps") as url:
        yield url


@pytest.fixture
def watched(browser, door) -> Iterator[Watched]:
    with watching(browser, door.split("/?")[0]) as watched:
        yield watched


def pages() -> list[str]:
    html = BUILT / "html"
    found = (path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    return sorted(name for name in found if name != "index.html")


def some_at_a_time(names: list[str]) -> list[list[str]]:
    """They settle together, each in a tab of its own."""
    return [names[at : at + TABS] for at in range(0, len(names), TABS)]


@pytest.mark.parametrize("names", some_at_a_time(pages()), ids=lambda names: names[0])
def test_pages_break_none_of_their_rules(watched, door, names):
    missing = []
    watched.context.on(
        "response", lambda got: missing.append(got.url) if got.status >= 400 else None
    )
    watched.context.route("**/*.wasm", one_python_a_folder())
    opened = [f"{door.split('/?')[0]}/{name}" for name in names]
    for address in opened:
        page = watched.context.new_page()
        page.goto(address)
    page.wait_for_timeout(SETTLE_MS)
    assert watched.outside == []
    assert [said for said in watched.complaints if not tried_its_lock(said, opened)] == []
    assert missing == []


def one_python_a_folder() -> Callable[[Route], None]:
    """Where all pages of a folder start Python alike, those after the first wait for it."""
    started: set[str] = set()

    def answer(asked: Route) -> None:
        if asked.request.service_worker:  # an app's worker, which is no page
            asked.continue_()
            return
        folder = asked.request.frame.url.rpartition("/")[0]
        if folder not in started or not folder.endswith(ALIKE):
            started.add(folder)
            asked.continue_()

    return answer


def tried_its_lock(said: str, opened: list[str]) -> bool:
    """A page that has locked itself asks for its own address, and must be refused."""
    return said.startswith(("Connecting to ", "Fetch API cannot load ")) and any(
        re.search(rf"{re.escape(address)}['.\s]", said) for address in opened
    )


def test_the_front_page_is_the_books_own(watched, door):
    watched.page.goto(door)
    assert watched.page.url.endswith("/book/forside.html")
    for name in ("Kursdeltaker", "Legekontor", "Gruppeleder", "KUPP-besøk", "Kursadministrator"):
        expect(watched.page.get_by_role("heading", name=name)).to_be_visible()


def test_the_runtime_is_sent_compressed_and_kept(door):
    asking = Asking(door.split("/?")[0])
    wasm = next((BUILT / "html" / "runtime").rglob("*.wasm"))
    path = "/" + wasm.relative_to(BUILT / "html").as_posix()
    answer = asking.ask(path, "HEAD", Accept_Encoding="gzip, deflate, br, zstd")
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["content-type"] == "application/wasm"
    assert "immutable" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) < wasm.stat().st_size / 2


def test_the_calculators_app_answers(watched, door):
    page = watched.page
    page.goto(door)
    page.goto(f"{door.split('/?')[0]}/voila/render/kalkulatorer.ipynb")
    listed = page.locator("[data-tool=omeq] button")
    expect(listed).to_be_enabled(timeout=60_000)
    expect(page.locator("#riktig-waiting")).to_be_hidden()
    listed.click()
    opened = page.locator("[data-window=omeq]")
    row = opened.locator(".riktig-row").first
    row.locator("[data-field=substance] select").select_option("oksykodon")
    row.locator("[data-field=dose] input").fill("40")
    row.locator("[data-field=per_day] input").fill("1")
    expect(opened.locator(".riktig-number").first).to_contain_text("60")
    assert watched.outside == []
    assert watched.complaints == []


def test_every_app_built_is_served(door):
    operator = admitted(door)
    for app in (BUILT / "apps").glob("*.ipynb"):
        assert operator.ask(f"/voila/render/{app.name}").status == 200

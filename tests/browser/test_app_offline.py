"""An app opened once with a network opens without one: the server is gone, not only said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from catching import catcher
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
READY = "[data-app][data-ready]"
OFFLINE = "[data-slot=offline]"
OLD, NEIGHBOUR = "riktig-apps:/kurs/:old", "riktig-apps:/annet/:old"


def test_the_apps_open_when_the_server_is_gone(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "kurs").symlink_to(site)  # in a folder of its host, as many sites are
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    with catcher(tmp_path) as server:
        book, apps = f"{server.origin}/kurs/book", f"{server.origin}/kurs/apper"
        page.goto(f"{book}/ordliste.html")
        page.evaluate(
            "names => Promise.all(names.map((name) => caches.open(name)))", [OLD, NEIGHBOUR]
        )
        page.goto(f"{apps}/nedtrapping.html")
        expect(page.locator(OFFLINE)).to_have_text("Klar til bruk uten nett.")
        assert page.locator(READY).count() == 1
        page.wait_for_function("async (old) => !(await caches.has(old))", arg=OLD)
        assert len(page.evaluate("() => caches.keys()")) == 2
        page.goto(f"{book}/apper.html")
        assert page.evaluate("navigator.serviceWorker.controller") is None  # the book is left alone
        page.get_by_role("button", name="Åpne her: Nedtrapping").click()
        page.frame_locator("iframe[title=Nedtrapping]").locator(READY).wait_for()
        page.get_by_role("button", name="Lukk: Nedtrapping").click()
        expect(page.locator("iframe")).to_have_count(0)
    page.goto(f"{apps}/nedtrapping.html")
    page.wait_for_selector(READY)
    page.close()
    again = context.new_page()
    again.goto(f"{apps}/finnes-ikke.html")  # what is not kept ends at the list of apps
    again.get_by_role("link", name="Nedtrapping").click()
    again.wait_for_selector(READY)
    context.set_offline(True)
    expect(again.locator(OFFLINE)).to_have_text("Du er uten nett. Appen virker likevel.")
    context.close()


def test_the_script_is_asked_for_anew_and_hears_no_message(page: Page, origin: str) -> None:
    answer = page.request.get(f"{origin}/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    heard = {part.split('"')[1] for part in answer.text().split("addEventListener(")[1:]}
    assert heard == {"install", "activate", "fetch"}

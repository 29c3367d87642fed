"""Pages in a real browser: nothing wider than the screen, nothing asked of other hosts."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_):
        return


class Server(ThreadingHTTPServer):
    """A browser that leaves a page breaks off what it was fetching: no error of ours."""

    def handle_error(self, *_):
        return


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_screen(browser, address, pages, width):
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="nb-NO")
    foreign = []
    context.on(
        "request",
        lambda r: None if r.url.startswith((address, "data:", "blob:")) else foreign.append(r.url),
    )
    page = context.new_page()
    for name in pages.keys() - {"index.html"}:  # the index only leads on
        page.goto(f"{address}/{name}")
        page.wait_for_load_state("load")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide"
    context.close()
    assert not foreign


def test_what_a_thumb_must_hit_is_large_enough(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/book/forside.html")
    page.locator("summary").first.click()
    small = page.evaluate(
        """[...document.querySelectorAll('.top a, .top summary, .top button, .door a')]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
           .map(e => e.textContent)"""
    )
    context.close()
    assert not small


MEASURES = "book/malene/"
# One template makes them all: a headline, one with the longest example, one counted by hand.
STAND_FOR_ALL = ("opioid_with_sedative", "opioid_taper_started", "review_control")


def of_each_shape(pages):
    """The pages, with three measures for all of them."""
    others = [name for name in pages if name != "index.html" and not name.startswith(MEASURES)]
    return [*others, *(f"{MEASURES}{name}.html" for name in STAND_FOR_ALL)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_can_be_read_by_everyone(browser, address, pages, root, scheme):
    """The frame and the chapters; forms and audit have tests of their own."""
    axe = (root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = {}
    for name in of_each_shape(pages):
        page.goto(f"{address}/{name}")
        page.evaluate(axe)
        result = page.evaluate("axe.run({exclude: [['.riktig']]})")
        found |= {(name, fault["id"]): fault["nodes"][0]["html"] for fault in result["violations"]}
    context.close()
    assert not found


def test_search_finds_inflected_words(browser, address):
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    page.goto(f"{address}/search.html?q=smerten")
    # The sum comes when the last hit's excerpt has.
    page.get_by_text("Antall sider med treff").wait_for()
    assert "Langvarige smerter" in page.inner_text("#search-results")
    page.goto(f"{address}/search.html?q=qwzx")
    page.wait_for_function(
        "document.querySelector('#search-results').innerText.includes('Ingen treff')"
    )
    context.close()


def test_numbers_are_found_by_brand_by_rule_and_as_that_number(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/book/om-tallene.html")

    def found(words):
        page.fill("#tall-filter", words)
        shown = "details.clinical:not([hidden]) tbody tr:not([hidden])"
        return page.eval_on_selector_all(shown, "(rows) => rows.map((row) => row.textContent)")

    assert any("Helsedirektoratet, oksazepam" in row for row in found("Sobril"))
    assert any("Grense for individuell" in row for row in found("-71"))
    assert not any("300 mg" in row and "30 mg" not in row for row in found("30 mg"))
    page.close()

"""Pages in a real browser: nothing wider than the screen, nothing asked of other hosts."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PHONE, SCREEN = 390, 1280
DARK_OF = 4
WIDTH = "document.documentElement.scrollWidth"
# Only what is wrong is brought out of the page: its name, and the first place. Style sheets are
# not fetched once more for axe: no rule that is asked for reads them.
FAULTS = """async ([apart, how]) => (await axe.run({exclude: apart.map((one) => [one])},
    {resultTypes: ["violations"], preload: {assets: ["media"]}, ...how})).violations
    .map((one) => [one.id, one.nodes[0].html])"""
FORMS = [".riktig"]
# The same around every page.
FRAME = ["header.top", "nav.side", "footer.foot"]


MEASURES = "book/malene/"
# One template makes them all: a headline, one with the longest example, one counted by hand.
STAND_FOR_ALL = ("opioid_with_sedative", "opioid_taper_started", "review_control")


def of_each_shape(pages):
    """The pages, with three measures for all of them."""
    others = [name for name in pages if name != "index.html" and not name.startswith(MEASURES)]
    return [*others, *(f"{MEASURES}{name}.html" for name in STAND_FOR_ALL)]


@pytest.fixture(scope="module")
def seen(browser, bare_address, pages, root, pytestconfig):
    """Each page opened once: its widths, what it asked of others, and axe's faults.

    The structure is the same in both schemes, so only the contrast is judged again in dark, and
    since all pages have their colours from one sheet, of every fourth page unless all is asked for.
    So is what stands around every page.
    Forms and audit have tests of their own, and what computes is tested where it is used.
    """
    axe = (root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    context = browser.new_context(locale="nb-NO", bypass_csp=True)
    foreign, own = [], (bare_address, "data:", "blob:")
    context.on("request", lambda r: None if r.url.startswith(own) else foreign.append(r.url))
    page = context.new_page()
    every = 1 if pytestconfig.getoption("--thorough") else DARK_OF
    found = {
        name: look(page, f"{bare_address}/{name}", axe, whole=not number % every)
        for number, name in enumerate(of_each_shape(pages))
    }
    context.close()
    return {"pages": found, "foreign": foreign}


def look(page, url, axe, whole):
    """Width on a phone and on a screen, faults in light; of a whole page contrast in dark too."""
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.emulate_media(color_scheme="light")
    page.goto(url)
    page.wait_for_load_state("load")
    phone = page.evaluate(WIDTH)
    page.set_viewport_size({"width": SCREEN, "height": 844})
    screen = page.evaluate(WIDTH)
    page.evaluate(axe)
    apart = FORMS if whole else [*FORMS, *FRAME]
    light = page.evaluate(FAULTS, [apart, {}])
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(FAULTS, [apart, {"runOnly": ["color-contrast"]}]) if whole else []
    faults = {
        (scheme, fault): where
        for scheme, found in (("light", light), ("dark", dark))
        for fault, where in found
    }
    return {PHONE: phone, SCREEN: screen, "faults": faults}


@pytest.mark.parametrize("width", [PHONE, SCREEN])
def test_no_page_is_wider_than_the_screen(seen, width):
    wide = {name: one[width] for name, one in seen["pages"].items() if one[width] > width}
    assert not wide


def test_no_page_asks_another_host(seen):
    assert not seen["foreign"]


def test_pages_can_be_read_by_everyone(seen):
    assert not {name: one["faults"] for name, one in seen["pages"].items() if one["faults"]}


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

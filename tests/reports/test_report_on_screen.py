"""The report and the charts in a real browser: narrow, printed, locked down."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader

from riktig.charts import CHARTS, locale, save_vega_bundle, spec
from riktig.charts.dose_risk import picture

pytestmark = pytest.mark.browser
LOCKED = "default-src 'none'; script-src file:; style-src 'unsafe-inline'"
SHOW = """
(async () => {
  for (const [name, chart] of Object.entries(CHARTS)) {
    const place = document.body.appendChild(document.createElement("div"));
    await vegaEmbed(place, chart, {ast: true, actions: false, renderer: "svg",
      formatLocale: LOCALE.number, timeFormatLocale: LOCALE.time});
  }
  document.title = "done";
})();
"""


def opened(browser, path, width=1280):
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked, troubles = [], []
    page.on("request", lambda request: asked.append(request.url))
    # Vega warns that a chart without data has no extent, and draws it.
    errors = ("error", "assert")
    page.on("console", lambda m: troubles.append(m.text) if m.type in errors else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(path.as_uri())
    return page, asked, troubles


@pytest.mark.parametrize("name", ["P0001", "gruppe"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_report_fits_the_screen_and_asks_for_nothing(browser, reports, name, width):
    page, asked, troubles = opened(browser, reports / f"{name}.html", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith("data:")] == [page.url]
    assert troubles == []
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")


def test_a_printed_report_says_made_up_on_every_page(browser, reports):
    page, _, _ = opened(browser, reports / "P0001.html")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) <= 10
    assert all("Oppdiktede data" in sheet.extract_text() for sheet in printed.pages)


@pytest.mark.parametrize("name", ["P0001", "gruppe"])
def test_page_one_is_printed_alone_and_folded_tables_are_open(browser, reports, name):
    page, _, _ = opened(browser, reports / f"{name}.html")
    folded = page.locator("details td").all_text_contents()
    first, *others = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert "Ett neste steg" in first.extract_text()
    rest = "".join("".join(sheet.extract_text() for sheet in others).split())
    assert "Ettnestesteg" not in rest
    assert folded
    assert all("".join(cell.split()) in rest for cell in folded)


def test_tables_are_folded_until_they_are_asked_for(browser, reports):
    page, _, _ = opened(browser, reports / "P0001.html", 390)
    fold = page.locator("details").first
    assert not fold.locator("table").is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator("table").is_visible()
    assert fold.locator("summary").bounding_box()["height"] >= 44


def at_slide(page, number):
    """Whether the page comes to stand still at one; its policy lets nothing wait inside it."""
    there = 0
    for _ in range(100):
        place = page.evaluate("scrollY / innerHeight")
        there = there + 1 if abs(place - number) < 0.005 else 0
        if there == 6:
            return True
        page.wait_for_timeout(50)
    return False


def test_slides_turn_by_the_keys_that_scroll_and_by_links(browser, reports):
    page, _, _ = opened(browser, reports / "gruppe-lysbilder.html")
    slides = page.locator(".slide")
    for key, place in (("ArrowDown", 1), ("PageDown", 2), ("Space", 3), ("ArrowUp", 2)):
        page.keyboard.press(key)
        assert at_slide(page, place)
    slides.nth(2).get_by_role("link", name="Neste").click()
    assert at_slide(page, 3)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.slide').id") == slides.nth(
        3
    ).get_attribute("id")
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") >= 44


def test_a_slide_s_words_and_picture_are_within_the_screen(browser, reports):
    page, _, _ = opened(browser, reports / "gruppe-lysbilder.html")
    over = (
        "[...document.querySelectorAll('.slide')].filter(s => s.scrollHeight > s.clientHeight + 1)"
    )
    assert page.evaluate(f"{over}.map(s => s.id)") == []
    assert (
        page.evaluate(
            "Math.min(...[...document.querySelectorAll('.slide svg')]"
            ".map(s => s.getBoundingClientRect().height))"
        )
        > 250
    )


def test_a_heading_that_is_gone_to_is_clear_of_the_line_at_the_top(browser, reports):
    page, _, _ = opened(browser, reports / "P0001.html", 390)
    page.locator(".contents a").last.click()
    heading = page.locator(page.locator(".contents a").last.get_attribute("href"))
    line = page.locator(".made-up").first.bounding_box()
    assert heading.bounding_box()["y"] >= line["y"] + line["height"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["P0001", "gruppe", "gruppe-lysbilder"])
def test_axe_finds_nothing(browser, reports, root, name, width):
    page, _, _ = opened(browser, reports / f"{name}.html", width)
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text("utf-8") + ";0")
    found = page.evaluate("axe.run().then(result => result.violations.map(one => one.id))")
    assert found == []


def test_every_chart_draws_where_nothing_may_be_evaluated(browser, tmp_path):
    save_vega_bundle(tmp_path / "vega.js")
    words = json.dumps({name: spec(name) for name in CHARTS})
    given = f"const CHARTS = {words}, LOCALE = {json.dumps(locale)};"
    (tmp_path / "show.js").write_text(given + SHOW)
    (tmp_path / "page.html").write_text(
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{LOCKED}">'
        '<body><script src="vega.js"></script><script src="show.js"></script></body>'
    )
    page, _, troubles = opened(browser, tmp_path / "page.html")
    page.wait_for_function("document.title === 'done'")
    assert page.locator("svg").count() == len(CHARTS)
    assert troubles == []


def test_a_picture_bound_as_the_page_binds_it_shows_its_numbers(browser, tmp_path):
    save_vega_bundle(tmp_path / "vega.js")
    shown = picture()
    chart = spec("dose_risk")
    for param in chart["params"]:
        param["value"] = shown["params"].get(param["name"], param["value"])
    chart["datasets"] = shown["data"]
    given = f"const CHARTS = {json.dumps({'one': chart})}, LOCALE = {json.dumps(locale)};"
    (tmp_path / "show.js").write_text(given + SHOW)
    (tmp_path / "page.html").write_text(
        '<!doctype html><meta charset="utf-8"><body><script src="vega.js"></script>'
        '<script src="show.js"></script></body>'
    )
    page, _, troubles = opened(browser, tmp_path / "page.html")
    page.wait_for_function("document.title === 'done'")
    drawn = page.locator("svg").text_content()
    assert shown["params"]["title_text"] in drawn
    assert all(row["text"] in drawn for row in shown["data"]["bands"])
    assert troubles == []

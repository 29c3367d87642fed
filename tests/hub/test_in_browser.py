"""Book and apps in a real Chromium, under the policies the server sends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import until
from playwright.sync_api import expect
from policy_watch import Watched, watching

pytestmark = pytest.mark.browser


@pytest.fixture
def watched(browser, served) -> Iterator[Watched]:
    with watching(browser, served.base) as watched:
        yield watched


def test_a_book_page_runs_its_own_scripts_and_no_others(watched, served):
    page = watched.page
    page.goto(served.url)
    assert page.url == f"{served.base}/book/forside.html"
    assert page.locator("html").get_attribute("data-inline") == "ran"
    page.locator("#text").click()
    assert page.locator("#text").get_attribute("data-clicked") == "yes"
    assert watched.complaints == []
    assert watched.outside == []
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.documentElement.dataset.injected = 'ran'";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<b id=late onclick='this.id=1'>b</b>");
        }"""
    )
    page.locator("#late").click()
    assert page.locator("html").get_attribute("data-injected") is None
    assert page.locator("#late").count() == 1
    assert len(watched.complaints) == 2


@pytest.mark.parametrize("code", ["eval('1')", "new Function('return 1')()"])
def test_text_is_never_run_as_code(watched, served, code):
    watched.page.goto(f"{served.base}/book/forside.html")
    refused = watched.page.evaluate(
        """code => new Promise(tell => {
            document.addEventListener("securitypolicyviolation", e => tell(e.violatedDirective));
            setTimeout(() => { try { (0, eval)(code) } catch { /* told above */ } }, 0);
        })""",
        code,
    )
    assert refused == "script-src"


def test_an_app_works_offline_and_its_kernel_goes_with_the_page(watched, served):
    page = watched.page
    page.goto(served.url)
    page.goto(f"{served.base}/voila/render/kalkulatorer.ipynb")
    handle = page.locator(".noUi-handle")
    expect(handle).to_be_visible(timeout=60_000)
    expect(page.locator("#riktig-waiting")).to_be_hidden()
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("value 1")).to_be_visible()
    assert watched.outside == []
    assert watched.complaints == []
    config = page.locator("#jupyter-config-data").text_content() or ""
    kernel_id = config.partition('"kernelId": "')[2][:36]
    address = f"{served.base}/api/kernels/{kernel_id}"
    assert page.request.get(address).status == 200
    page.goto(f"{served.base}/book/forside.html")
    assert until(lambda: page.request.get(address).status == 404)


def test_an_app_page_fits_a_phone(watched, served):
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(served.url)
    page.goto(f"{served.base}/voila/render/kalkulatorer.ipynb")
    expect(page.locator(".noUi-handle")).to_be_visible(timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_lost_kernel_is_said(watched, served):
    page = watched.page
    page.goto(served.url)
    page.goto(f"{served.base}/voila/render/kalkulatorer.ipynb")
    expect(page.locator(".noUi-handle")).to_be_visible(timeout=60_000)
    expect(page.locator("#riktig-lost")).to_be_hidden()
    page.context.route("**/api/kernels/*", lambda route: route.fulfill(status=404))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#riktig-lost")).to_be_visible()


def test_an_error_page_leads_back(watched, served):
    watched.page.goto(f"{served.base}/none.html")
    watched.page.get_by_role("link", name="Til forsiden").click()
    assert watched.page.url == f"{served.base}/book/forside.html"

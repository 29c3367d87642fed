"""One of our own apps in Chromium: light, found in a frame, and back after its kernel died."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from asking import admitted
from kernel_processes import children, kernels
from playwright.sync_api import expect
from policy_watch import Watched, watching
from serving import Served, server_process
from small_site import make_site, notebook

pytestmark = pytest.mark.browser
APP = 'from riktig_widgets import show_app\nshow_app("nedtrapping")'
SCRIPTS = 8
WATCHES_STORE = """
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, value) {
  if (name === "riktig-typed") window.told(value);
  return put.call(this, name, value);
};
"""
ADDS_FIELDS = """() => {
  const numbers = ["01010112345", "010101 12345", "01 01 01-12345"];
  const field = (value) => Object.assign(document.createElement("textarea"), { value });
  const around = document.createElement("div");
  around.dataset.notKept = "";
  around.append(field("SECRET words"));
  const fields = [field("plain words"), ...numbers.map((one) => field(`SECRET ${one}`)), around];
  document.getElementById("rendered_cells").append(...fields);
}"""
ADDRESS = "/voila/render/nedtrapping.ipynb"


@pytest.fixture(scope="module")
def planner(tmp_path_factory) -> Iterator[Served]:
    """A server with one app of ours, and the same app as a page of the book."""
    site = make_site(tmp_path_factory.mktemp("own") / "html")
    apps = tmp_path_factory.mktemp("notebooks")
    (site / "apper").mkdir()
    (site / "apper" / "nedtrapping.html").write_text("<p>without a kernel</p>")
    (apps / "nedtrapping.ipynb").write_text(notebook(APP))
    with server_process(site, apps) as running:
        yield running


@pytest.fixture
def watched(browser, planner) -> Iterator[Watched]:
    with watching(browser, planner.base) as watched:
        yield watched


def test_a_frame_gets_the_kernel_and_everybody_else_the_page(planner, stranger):
    operator = admitted(planner.url)
    stranger.base = planner.base
    page = "/apper/nedtrapping.html"
    framed = operator.ask(page, Sec_Fetch_Dest="iframe")
    assert (framed.status, framed.headers["location"]) == (302, ADDRESS)
    assert framed.headers["cache-control"] == "no-store"
    for asking, purpose in ((operator, "document"), (stranger, "iframe")):
        answer = asking.ask(page, Sec_Fetch_Dest=purpose)
        assert answer.status == 200
        assert "without a kernel" in answer.text
        assert "Sec-Fetch-Dest" in answer.headers["vary"]
    assert operator.ask("/apper/none.html", Sec_Fetch_Dest="iframe").status == 404


@pytest.mark.thorough
def test_a_full_room_leads_to_the_page_without_a_kernel(planner):
    visitors = [admitted(planner.url) for _ in range(2)]
    taken = []
    while (answer := visitors[0].ask(ADDRESS)).status == 200:
        taken.append(answer)
        assert len(taken) < 50
    assert answer.status == 503
    assert 'href="/apper/nedtrapping.html"' in answer.text
    assert visitors[1].ask("/apper/nedtrapping.html", Sec_Fetch_Dest="iframe").status == 200
    for answer in taken:
        kernel = answer.text.partition('"kernelId": "')[2][:36]
        visitors[0].ask(f"/voila/api/shutdown/{kernel}", "POST", b"", Sec_Fetch_Site="same-origin")


def test_a_kernel_killed_in_use_comes_back_with_what_was_typed(watched, planner):
    page = watched.page
    put_away: list[str] = []
    page.expose_function("told", lambda value: put_away.append(value))
    page.add_init_script(WATCHES_STORE)
    scripts: list[str] = []
    page.on(
        "request", lambda one: scripts.append(one.url) if "script" in one.resource_type else None
    )
    page.goto(planner.url)
    page.goto(planner.base + ADDRESS)
    ready = page.locator("[data-app][data-ready]")
    expect(ready).to_be_attached(timeout=60_000)
    assert len(scripts) <= SCRIPTS, scripts
    assert page.evaluate("document.documentElement.lang") == "nb"
    dose = page.locator("[data-app] input[type=text], [data-app] input[inputmode]").first
    dose.fill("40")
    page.evaluate(ADDS_FIELDS)
    for kernel in kernels(planner.process.pid):
        if kernel not in children(planner.process.pid):
            os.kill(kernel, signal.SIGKILL)
    lost = page.locator("#riktig-lost")
    expect(lost).to_be_visible(timeout=20_000)
    page.route("**/api/kernels/*", lambda route: route.abort())
    lost.get_by_role("button", name="Fortsett").click()  # with the server away, nothing would come
    page.wait_for_timeout(500)
    expect(lost).to_be_visible()
    assert put_away == []
    page.unroute("**/api/kernels/*")
    with page.expect_navigation():
        lost.get_by_role("button", name="Fortsett").click()
    expect(ready).to_be_attached(timeout=60_000)
    expect(dose).to_have_value("40")
    expect(lost).to_be_hidden()
    assert page.evaluate("sessionStorage.getItem('riktig-typed')") is None
    assert put_away
    assert "plain words" in put_away[0]
    assert "SECRET" not in put_away[0]
    assert watched.outside == []
    # The browser tells of every answer that did not come; the page asked whether its kernel lives.
    assert [one for one in watched.complaints if "/api/kernels/" not in one] == []

"""One's own prescribing as an app: a page that locks itself, and a kernel on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import AXE, serious
from browser_watch import Watch, opened, plain, result, whose
from catching import catcher
from playwright.sync_api import Browser, Page, expect

from riktig.synthetic import practice, write_canonical

pytestmark = pytest.mark.browser
IDLE = "[data-slot=idle]"
FIDELITY_MS = 1_000
# What a page that is kept for later has besides what `test_lock.py` tries.
WAYS_OUT = """async (address) => {
  const tried = [() => fetch(address), () => navigator.sendBeacon(address, "x"),
    () => { new Image().src = address; },
    () => navigator.serviceWorker.controller.postMessage(address),
    () => navigator.serviceWorker.register(address), () => caches.open("x")];
  const failed = [];
  for (const way of tried) { try { await way(); } catch { failed.push(String(way)); } }
  return failed.length;
}"""


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extract") / "P0001.csv"
    path.write_text(write_canonical(practice(seed=7, months=14)), "utf-8")
    return path


@pytest.fixture
def alone(browser: Browser, origin: str) -> Iterator[Page]:
    """A page of a browser of its own, under watch, with axe in it."""
    context = browser.new_context(locale="nb-NO", accept_downloads=True)
    context.set_default_timeout(30_000)
    context.add_init_script(path=AXE)
    watch = Watch(context, origin)
    yield context.new_page()
    context.close()
    assert watch.foreign == []
    assert watch.errors == []


def test_the_page_counts_saves_and_lets_go_when_nobody_is_there(
    alone: Page, origin: str, extract: Path
) -> None:
    page = alone
    page.clock.install()
    whose(opened(page, f"{origin}/apper/egen-forskrivning.html"))
    page.set_input_files("#riktig-file", str(extract))
    result(page)
    page.locator("[data-slot=headline] .riktig-picture svg").first.wait_for()
    about = page.locator("[data-slot=headline] .riktig-about-measure a").first
    assert "/book/malene/" in str(about.evaluate("link => link.href"))
    with page.expect_download() as download:
        page.click("[data-do=private]")
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["kind"] == "private"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert serious(page) == []
    for width in (390, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.clock.fast_forward("20:10")
    expect(page.locator(IDLE)).to_be_visible()
    expect(page.get_by_role("button", name="Fortsett")).to_be_focused()
    assert "sekunder igjen" in plain(page.locator("[data-slot=idle-left]").text_content())
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(IDLE)).to_be_hidden()
    assert page.locator("[data-step=result]").is_visible()
    page.clock.fast_forward("23:00")  # such as a machine that has slept
    expect(page.locator("[data-slot=idle-cleared]")).to_contain_text("er fjernet")
    assert page.locator("[data-step=choose]").is_visible()
    assert page.locator("[data-slot=headline]").inner_html() == ""


def test_a_page_kept_for_later_is_locked_as_the_others(browser: Browser, site: Path) -> None:
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    page.set_default_timeout(30_000)
    with catcher(site) as server:
        address = f"{server.origin}/apper/egen-forskrivning.html"
        opened(page, address)
        expect(page.locator("[data-slot=offline]")).to_have_text("Klar til bruk uten nett.")
        opened(page, address)  # now the kept copy's script answers for the page
        server.caught.clear()
        failed = page.evaluate(WAYS_OUT, f"{server.origin}/leak")
        page.wait_for_timeout(FIDELITY_MS)
        assert server.caught == []
        assert failed >= 4  # a beacon and an image fail without a word
    context.close()


def test_a_kernel_reads_a_large_file_in_pieces(
    alone: Page, front_door: str, origin: str, extract: Path, tmp_path: Path
) -> None:
    page = alone
    rows = extract.read_text("utf-8").splitlines()
    large = tmp_path / "P0001.csv"
    padding = " " * 5_000  # more in all than one message takes
    large.write_text("\n".join([*rows[:2], *(row + padding for row in rows[2:])]), "utf-8")
    page.goto(front_door)
    page.goto(f"{origin}/voila/render/egen-forskrivning.ipynb")
    page.wait_for_selector("[data-state=kernel]")
    assert "på denne maskinen" in plain(page.locator("[data-slot=lock]").text_content())
    whose(page).set_input_files("#riktig-file", str(large))
    result(page)
    page.locator("[data-slot=headline] .riktig-picture svg").first.wait_for()
    expect(page.locator("[data-slot=past] [data-block]").first).to_be_attached()
    page.click("[data-do=list-show]")
    page.locator("[data-slot=list] tbody tr, .riktig-patient").first.wait_for()
    assert serious(page) == []
    page.locator("[data-do=again]").last.click()
    expect(page.locator("[data-step=choose]")).to_be_visible()

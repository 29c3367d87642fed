"""A paper of the book printed from its page has no more pages than its PDF may have."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from kinds_site import served
from playwright.sync_api import Browser, Page

FULLEST = (
    "book/brev/behandlingsplan", "book/kontoret/rutine", "modules/anxiety/07-motet",
    "modules/chronic_pain/07-motet", "modules/sleep/07-motet",
)  # fmt: skip
LIMITED = 'data-pages="'


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    with served(site) as address:
        context = browser.new_context(base_url=address, locale="nb-NO", service_workers="block")
        context.add_init_script("window.print = () => {}")
        # What computes on a page has no part in its papers.
        context.route(re.compile(r"\.(wasm|zip|whl)$"), lambda route: route.abort())
        yield context.new_page()
        context.close()


def too_long(page: Page, name: str) -> list[str]:
    """The papers of a page that take more sheets of A4 than they say."""
    page.goto(f"/{name}.html", wait_until="domcontentloaded")
    found = []
    for paper in page.locator("[data-paper][data-pages]").all():
        paper.locator(".paper-print").click()
        pages = len(pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        most = paper.get_attribute("data-pages")
        if pages > int(most):
            found.append(f"{paper.get_attribute('id')}: {pages} of {most}")
    return found


@pytest.mark.parametrize("name", FULLEST)
def test_the_fullest_papers_keep_to_their_pages_when_printed(page, name):
    assert too_long(page, name) == []


@pytest.mark.thorough
def test_every_paper_keeps_to_its_pages_when_printed(page, site):
    papers = [path for path in site.rglob("*.html") if LIMITED in path.read_text("utf-8")]
    names = sorted(path.relative_to(site).with_suffix("").as_posix() for path in papers)
    assert set(FULLEST) < set(names)
    assert [line for name in names for line in too_long(page, name)] == []

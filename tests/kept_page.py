"""A page that stays open from one test to the next: starting Python takes longer than most tests.

Each test gets the page as it was when it was first opened. Its own buttons empty it, and what then
stands there is compared with what stood there at first: whatever a test has left otherwise, has
the page opened anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from browser_watch import Watch, result, whose
from playwright.sync_api import Browser, Page

PATIENCE_MS = 30_000  # two busy cores
VIEWPORT = {"width": 1280, "height": 720}
# What a reader sees and has typed, and what the browser keeps. A row that was put in is numbered
# anew, and `said` is where a page says that it was emptied.
STANDS = """(said) => {
    const aside = said ? [...document.querySelectorAll(said)].filter((one) => !one.hidden) : [];
    for (const one of aside) one.hidden = true;
    const found = [
        location.href, document.querySelector("main").innerText,
        {...localStorage}, {...sessionStorage},
        [...document.querySelectorAll("main :is(input, select, textarea)")].map((one) =>
            [one.name.replace(/[.]n?[0-9]+[.]/g, ".row."), one.value, one.checked, one.disabled,
             one.getAttribute("aria-invalid")]),
        [...document.querySelectorAll("main details[open]")].map((one) => one.textContent),
        [...document.querySelectorAll("[data-print], dialog[open]")].length,
    ];
    for (const one of aside) one.hidden = false;
    return JSON.stringify(found);
}"""
AT_REST = """() => { document.activeElement?.blur(); getSelection().removeAllRanges();
    scrollTo(0, 0); }"""


class KeptPage:
    """One page of the book, `ready` when that selector is there; `empty` makes it as new."""

    def __init__(
        self,
        page: Page,
        watch: Watch,
        address: str,
        ready: str,
        empty: Callable[[Page], None],
        said: str = "",
    ) -> None:
        self.page = page
        self.watch = watch
        self._address = address
        self._ready = ready
        self._empty = empty
        self._said = said
        self._at_first = ""
        self.opened = 0

    def opened_anew(self) -> Page:
        """The page as it comes, whatever was done."""
        self._at_first = ""
        return self.as_new()

    def as_new(self) -> Page:
        """The page with nothing left of the test before."""
        self.page.set_viewport_size(VIEWPORT)
        self.page.emulate_media(media="null", color_scheme="light")
        if not self._at_first or not self._is_as_at_first():
            self._open()
        for noted in (self.watch.sent, self.watch.said, self.watch.foreign, self.watch.errors):
            noted.clear()
        return self.page

    def _is_as_at_first(self) -> bool:
        self._empty(self.page)
        self.page.evaluate(AT_REST)
        return self._stands() == self._at_first

    def _open(self) -> None:
        self.page.goto(self._address)
        self.page.wait_for_selector(self._ready)
        self._at_first = self._stands()
        self.opened += 1

    def _stands(self) -> str:
        return str(self.page.evaluate(STANDS, self._said))


@contextmanager
def kept_page(
    browser: Browser,
    origin: str,
    path: str,
    ready: str,
    empty: Callable[[Page], None],
    said: str = "",
) -> Iterator[KeptPage]:
    """A page in a context of its own, for the tests of one file."""
    context = browser.new_context(locale="nb-NO", accept_downloads=True, viewport=VIEWPORT)
    context.set_default_timeout(PATIENCE_MS)
    watch = Watch(context, origin)
    yield KeptPage(context.new_page(), watch, origin + path, ready, empty, said)
    context.close()


def form_emptied(page: Page) -> None:
    """By the form's own button; typing afterwards takes away the word of it."""
    button = page.locator(".riktig-clear").first
    button.click()
    button.dispatch_event("input")


def read_and_let_go(page: Page) -> None:
    """The audit page, emptied by its own way back; a refusal goes with what is read next."""
    if page.locator("[data-slot=refusal]:visible").count():
        whose(page)
        page.click("[data-do=example]")
        result(page)
    back = page.locator("[data-do=again]:visible")
    if back.count():
        back.first.click()
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = false)")


def given(kept: KeptPage) -> Iterator[Page]:
    """The page for one test, and what must hold of it afterwards."""
    yield kept.as_new()
    assert kept.watch.foreign == []
    assert kept.watch.errors == []

"""What the browser tests share: the watch on requests, and small steps done often."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route, expect


def elsewhere(origin: str) -> re.Pattern[str]:
    """Every address but the origin's own. The rest need not be asked about one at a time."""
    return re.compile(f"^(?!{re.escape(origin)}/|data:|blob:)")


class Watch:
    """Requests, what was said in the console, and errors of pages in one context."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.origin = origin
        self.foreign: list[str] = []
        self.sent: list[str] = []
        self.said: list[str] = []
        self.errors: list[str] = []
        context.route(elsewhere(origin), self._refuse)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _refuse(self, route: Route) -> None:
        self.foreign.append(route.request.url)
        route.abort()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.sent.append(f"{request.method} {request.url} {request.post_data or ''}")

    def _console(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)


def opened(page: Page, address: str) -> Page:
    """A page that locks itself, once it has."""
    page.goto(address)
    page.wait_for_selector("[data-state=locked]")
    return page


def whose(page: Page, attribution: str = "my_prescriptions") -> Page:
    """The audit page once the reader has said whose prescriptions the list holds."""
    page.select_option("#riktig-attribution", attribution)
    return page


def plain(text: str | None) -> str:
    """Text with ordinary spaces."""
    return " ".join((text or "").replace("\u00a0", " ").split())


def fill_row(page: Page, number: int, **values: str) -> None:
    """Fills one row of the first form by field keys, in the order given."""
    row = page.locator(".riktig-row").nth(number)
    for key, value in values.items():
        field = row.locator(f"[data-field={key}]")
        if field.get_attribute("data-kind") == "choice":
            field.locator("select").select_option(value)
        else:
            field.locator("input").fill(value)


def answer(page: Page, expected: str) -> None:
    """Waits until the first calculator's answer is `expected`."""
    expect(page.locator(".riktig-number").first).to_have_text(words(expected))


def words(text: str) -> re.Pattern[str]:
    """The text with any spaces, the unbreakable included."""
    return re.compile(r"^\s*" + r"\s+".join(map(re.escape, text.split())) + r"\s*$")


def result(page: Page) -> None:
    """Waits for the result step."""
    page.wait_for_selector("[data-step=result]:not([hidden])")


def refusal(page: Page) -> str:
    """The refusal shown, in words."""
    return plain(page.wait_for_selector("[data-slot=refusal]:not([hidden])").text_content())

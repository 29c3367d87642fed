"""A browser page that notes what it asked of others and what it complained of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from browser_watch import elsewhere
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

# Voila brings JupyterLab 4.2 and the widgets were built for a later one; it works.
EXPECTED = ("Unsatisfied version", "No satisfying version")


@dataclass
class Watched:
    """A page, the requests to others it was denied, and its errors and warnings.

    Pages opened beside it in its context are watched as well; where they are is said with each.
    """

    page: Page
    context: BrowserContext
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def watching(browser: Browser, origin: str) -> Iterator[Watched]:
    """A page in a context of its own."""
    context = browser.new_context(locale="nb-NO")
    watched = Watched(context.new_page(), context)

    def refuse(asked: Route) -> None:
        watched.outside.append(asked.request.url)
        asked.abort()

    def complain(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not said.text.startswith(EXPECTED):
            watched.complaints.append(f"{said.text} ({said.location['url']})")

    context.route(elsewhere(origin), refuse)
    context.on("console", complain)
    context.on("weberror", lambda error: watched.complaints.append(str(error.error)))
    yield watched
    context.close()

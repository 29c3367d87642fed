"""A Chromium with nothing in its cache, and what it notes while a page loads."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bench.measure import NotHere

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page

WATCH = Path(__file__).with_name("watch.js")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 60_000


@contextmanager
def cold() -> Iterator[BrowserContext]:
    """A browser with a new profile: a cache on disk as a reader has, and nothing in it."""
    program = os.environ.get("RIKTIG_CHROMIUM") or shutil.which("chromium")
    if not program or find_spec("playwright") is None:
        raise NotHere("no Chromium, or no playwright to drive it")
    from playwright.sync_api import sync_playwright

    with (
        TemporaryDirectory(prefix="riktig-bench-", ignore_cleanup_errors=True) as profile,
        sync_playwright() as playwright,
    ):
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, args=ARGUMENTS, locale="nb-NO"
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(path=WATCH)
        try:
            yield context
        finally:
            context.close()


def noted(page: Page, name: str) -> float:
    """Waits for something to happen; seconds from navigation to it (see watch.js)."""
    handle = page.wait_for_function("name => window.bench[name]", arg=name)
    return float(handle.json_value()) / 1000


def network(page: Page) -> CDPSession:
    """The page's network, to slow it down or to count its bytes."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    return session


def slow_down(session: CDPSession, megabits: float, latency_ms: float) -> None:
    """Gives the page a line of this speed, both ways, with this latency on every request."""
    bytes_a_second = megabits * 1_000_000 / 8
    conditions: dict[str, Any] = {
        "offline": False,
        "latency": latency_ms,
        "downloadThroughput": bytes_a_second,
        "uploadThroughput": bytes_a_second,
    }
    session.send("Network.emulateNetworkConditions", conditions)


def count_bytes(session: CDPSession) -> list[float]:
    """A list that fills with the size on the wire, headers included, of each answer."""
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes

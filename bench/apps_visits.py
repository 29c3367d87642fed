"""Visits to the apps by real Chromium pages, one after another and many at once.

Each visitor is a browser context of its own: own cookies, own cache, nothing kept from another.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from bench.browser import ARGUMENTS
from bench.measure import NotHere
from bench.page_inputs import INPUTS
from bench.process import RIKTIG, ROOT
from bench.processes import offspring
from bench.served import SITE, serving

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page

APPS = ROOT / "_build/apps"
VOILA = Path(sys.executable).with_name("voila")
FILL = Path(__file__).with_name("fill.js")
PATIENCE_MS = 90_000
# An app's mount says by this that it answers.
READY = "[data-app][data-ready]"
CHANGES = 20
# The first changes load what is loaded once: tables, and Vega where there is a picture.
NOT_COUNTED = 4
# Many together are readers: nobody types a digit sooner than this after having seen an answer.
READING_MS = 250


@dataclass(frozen=True)
class Running:
    """A server: the address to come by first, and its process id."""

    door: str
    pid: int

    @property
    def origin(self) -> str:
        """The address without path and token."""
        return "/".join(self.door.split("/")[:3])

    def kernels(self) -> list[int]:
        """Kernels that serve a page or wait for one: the youngest generation of processes."""
        own = offspring(self.pid, deep=False)
        return [kernel for one in own for kernel in offspring(one, deep=False)] or own


@dataclass
class Taken:
    """Seconds until each page could be used, milliseconds of each change, how many failed."""

    ready: list[float] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    failed: int = 0


@contextmanager
def ours() -> Iterator[Running]:
    """`riktig serve`, as a user starts it."""
    if not (SITE / "index.html").is_file() or not (APPS / "kalkulatorer.ipynb").is_file():
        raise NotHere("the book and the apps are not built: make book")
    before = offspring(os.getpid(), deep=False)
    command = [RIKTIG, "serve", "--no-open", "--port", "0", "--site", SITE, "--apps", APPS]
    with serving(command) as (_, address):
        yield Running(address, _new(before))


@contextmanager
def plain() -> Iterator[Running]:
    """The same notebooks under `voila` as it comes."""
    before = offspring(os.getpid(), deep=False)
    with socket.socket() as free, TemporaryDirectory(prefix="riktig-voila-") as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        given = {"JUPYTER_CONFIG_DIR": folder}
        command = [VOILA, APPS, "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
        with serving(command, given):
            yield Running(f"http://127.0.0.1:{port}/", _new(before))


def _new(before: Sequence[int]) -> int:
    return next(pid for pid in offspring(os.getpid(), deep=False) if pid not in before)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A Chromium without a window."""
    program = os.environ.get("RIKTIG_CHROMIUM") or shutil.which("chromium")
    if not program or find_spec("playwright") is None:
        raise NotHere("no Chromium, or no playwright to drive it")
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


async def visitor(browser: Browser, running: Running) -> BrowserContext:
    """Somebody who has come by the first address."""
    context = await browser.new_context(locale="nb-NO")
    context.set_default_timeout(PATIENCE_MS)
    await context.add_init_script(path=FILL)
    page = await context.new_page()
    await page.goto(running.door)
    await page.close()
    return context


async def opened(context: BrowserContext, running: Running, app: str) -> tuple[Page, float]:
    """A page with an app (`NAME` or `NAME#calculator`), and seconds until it could be used."""
    name, _, calculator = app.partition("#")
    page = await context.new_page()
    started = perf_counter()
    address = f"{running.origin}/voila/render/{name}.ipynb#{calculator}"
    await page.goto(address, wait_until="commit")
    await page.wait_for_selector(READY)
    return page, perf_counter() - started


async def changed(page: Page, name: str, *pause_ms: int) -> list[float]:
    """Milliseconds from each of some changes of a field to the frame that shows the answer."""
    values, path, to = INPUTS[name]
    await page.wait_for_selector(f"[data-calculator={name}][data-ready]")
    await page.evaluate("([name, values]) => window.bench.fillForm(name, values)", [name, values])
    await page.wait_for_selector(f"[data-calculator={name}] .riktig-card")
    asked = [name, path, list(to), CHANGES + NOT_COUNTED, *pause_ms]
    answers = page.evaluate("asked => window.bench.changesOf(...asked)", asked)
    took = await asyncio.wait_for(answers, PATIENCE_MS / 1000)
    return list(took[NOT_COUNTED:])


async def at_once(running: Running, app: str, count: int) -> Taken:
    """Opens an app in so many browsers at the same moment; when all have it, all change a field."""
    taken = Taken()
    async with chromium() as browser:
        contexts = [await visitor(browser, running) for _ in range(count)]
        came = await asyncio.gather(
            *(opened(context, running, app) for context in contexts), return_exceptions=True
        )
        there = [one for one in came if not isinstance(one, BaseException)]
        taken.ready = [seconds for _, seconds in there]
        calculator = app.partition("#")[2]
        answers = await asyncio.gather(
            *(changed(page, calculator, READING_MS) for page, _ in there), return_exceptions=True
        )
        got = [one for one in answers if not isinstance(one, BaseException)]
        taken.changes = [milliseconds for one in got for milliseconds in one]
        taken.failed = count - len(got)
    return taken

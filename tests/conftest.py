"""Shared by every test: where outside files are, and the browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserType, sync_playwright

# On two busy cores the first draw may be slow; a test's speed is measured in `make bench`.
settings.register_profile(
    "riktig", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("riktig")

ROOT = Path(__file__).parent.parent
# No sandbox inside a container, and no call home when the browser starts.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    # WebAssembly is compiled once and simply: each test opens a page anew and leaves it soon.
    "--js-flags=--liftoff-only",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="also what `make test-all` runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves side paths and long waits to `make test-all`."""
    if config.getoption("--thorough"):
        return
    left = [item for item in items if item.get_closest_marker("thorough")]
    # A test that is named is meant.
    if len(left) == len(items):
        return
    items[:] = [item for item in items if item not in set(left)]
    config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def realdata() -> Path:
    """Real and published files, kept outside the repository."""
    folder = os.environ.get("RIKTIG_REALDATA")
    if not folder:
        pytest.skip("set RIKTIG_REALDATA to the folder of real and published files")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """Starts the browsers of this test process, which has one loop to drive them by."""
    with sync_playwright() as playwright:
        yield playwright.chromium


def started(chromium: BrowserType, program: str | None) -> Iterator[Browser]:
    """The browser until its tests are over."""
    if not program:
        pytest.fail("no Chromium: run `tools/chromium.sh`, or set RIKTIG_CHROMIUM")
    browser = chromium.launch(executable_path=program, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """The real Chromium that most tests share."""
    yield from started(chromium, os.environ.get("RIKTIG_CHROMIUM") or shutil.which("chromium"))


@pytest.fixture(scope="module")
def windowed_browser(chromium: BrowserType) -> Iterator[Browser]:
    """Chromium with all its window brings, where the machine has it."""
    yield from started(chromium, shutil.which("chromium") or os.environ.get("RIKTIG_CHROMIUM"))

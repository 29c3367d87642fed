"""The chapter's calculator in the reader's browser, on this machine and over a slow line."""

from __future__ import annotations

from pathlib import Path

from bench.browser import cold, count_bytes, network, noted, slow_down
from bench.measure import Measure, percentile
from bench.page_inputs import INPUTS
from bench.served import SITE, origin
from riktig.registry import CALCULATORS

CHAPTER = "/modules/chronic_pain/02-kunnskap-dosen.html"
CHANGES = 200
MEGABITS = 10
LATENCY_MS = 40
LINE = f"at {MEGABITS} Mbit/s and {LATENCY_MS} ms"
BYTES_A_MB = 1_000_000
FILL = Path(__file__).parents[1] / "fill.js"
PAGES = "book/regnemaskiner"
CHANGES_EACH = 40
# The first changes load what is loaded once: tables, and Vega where there is a picture.
NOT_COUNTED = 4


def _first_answer() -> float:
    with cold() as context:
        page = context.new_page()
        page.goto(origin() + CHAPTER)
        return noted(page, "answer")


def _changes() -> list[float]:
    with cold() as context:
        page = context.new_page()
        page.goto(origin() + CHAPTER)
        noted(page, "answer")
        return list(page.evaluate("count => window.bench.changes(count)", CHANGES))


def _page_of(name: str) -> str:
    """The built page that shows a calculator. KeyError if none does."""
    for path in sorted((SITE / PAGES).glob("*.html")):
        if f'data-calculator="{name}"' in path.read_text("utf-8"):
            return f"/{PAGES}/{path.name}"
    raise KeyError(name)


def _slowest_calculator() -> list[float]:
    """The changes of that calculator whose 95th percentile is the longest."""
    missing = set(CALCULATORS) - set(INPUTS)
    if missing:
        raise KeyError(f"no input to measure {', '.join(sorted(missing))} with")
    taken = {name: _changes_of(name) for name in CALCULATORS}
    return max(taken.values(), key=lambda took: percentile(tuple(took), 95))


def _changes_of(name: str) -> list[float]:
    values, field, to = INPUTS[name]
    with cold() as context:
        page = context.new_page()
        page.add_init_script(path=FILL)
        page.goto(origin() + _page_of(name))
        mount = page.locator(f"[data-calculator={name}]")
        fold = page.locator(".riktig-folded", has=mount).locator(":scope > summary")
        if fold.count():
            fold.click()
        page.wait_for_selector(f"[data-calculator={name}][data-ready]")
        page.evaluate("([name, values]) => window.bench.fillForm(name, values)", [name, values])
        mount.locator(".riktig-card").wait_for()
        page.wait_for_load_state("networkidle")
        asked = [name, field, list(to), CHANGES_EACH + NOT_COUNTED]
        took = page.evaluate("asked => window.bench.changesOf(...asked)", asked)
        return list(took[NOT_COUNTED:])


def _slow(name: str, visits: int = 1) -> float:
    """Seconds until something is noted on the last of some visits over a slow line."""
    with cold() as context:
        for _ in range(visits):
            page = context.new_page()
            slow_down(network(page), MEGABITS, LATENCY_MS)
            page.goto(origin() + CHAPTER, wait_until="commit")
            took = noted(page, name)
            if name == "answer":
                page.wait_for_load_state("networkidle")
            page.close()
    return took


def _bytes() -> float:
    with cold() as context:
        page = context.new_page()
        sizes = count_bytes(network(page))
        page.goto(origin() + CHAPTER)
        noted(page, "answer")
        page.wait_for_load_state("networkidle")
        return sum(sizes) / BYTES_A_MB


MEASURES = [
    Measure("page: first answer after navigation, cold cache", 3, "s", _first_answer),
    Measure("page: change to answer seen, 95th percentile", 50, "ms", _changes, 1, 95),
    Measure(
        f"page: the same, slowest of {len(CALCULATORS)} calculators, 95th percentile",
        50,
        "ms",
        _slowest_calculator,
        1,
        95,
    ),
    Measure(f"page: form visible {LINE}", 1.5, "s", lambda: _slow("form")),
    Measure(f"page: first answer, first visit, {LINE}", 8, "s", lambda: _slow("answer")),
    Measure(f"page: first answer, second visit, {LINE}", 2, "s", lambda: _slow("answer", 2)),
    Measure("page: over the wire on the first visit", 6.5, "MB", _bytes),
]

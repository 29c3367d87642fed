"""The chapter's calculator in the reader's browser, on this machine and over a slow line."""

from __future__ import annotations

from bench.browser import cold, count_bytes, network, noted, slow_down
from bench.measure import Measure
from bench.served import origin

CHAPTER = "/modules/chronic_pain/02-dosen.html"
CHANGES = 200
MEGABITS = 10
LATENCY_MS = 40
LINE = f"at {MEGABITS} Mbit/s and {LATENCY_MS} ms"
BYTES_A_MB = 1_000_000


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
    Measure(f"page: form visible {LINE}", 1.5, "s", lambda: _slow("form")),
    Measure(f"page: first answer, first visit, {LINE}", 8, "s", lambda: _slow("answer")),
    Measure(f"page: first answer, second visit, {LINE}", 2, "s", lambda: _slow("answer", 2)),
    Measure("page: over the wire on the first visit", 6.5, "MB", _bytes),
]

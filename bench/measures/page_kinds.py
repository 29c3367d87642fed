"""What one page of each kind asks of the reader's line: first paint, weight, requests, hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.browser import cold, count_bytes, network, slow_down
from bench.measure import Measure
from bench.served import origin

MEGABITS = 10
LATENCY_MS = 40
BYTES_A_KB = 1_000
RUNS = 3
# What is fetched when the page is opened, in kB over the wire; the calculators' runtime comes
# when a form is on the page, and the audit's when its lock is set.
TEXT_KB, RUNTIME_KB = 400, 6_500
KINDS = {
    "front page": ("book/forside", TEXT_KB),
    "text": ("modules/anxiety/02-kunnskap", TEXT_KB),
    "text with a chart": ("modules/chronic_pain/01-hvorfor", 800),
    "cases": ("modules/anxiety/05-kasuistikker", TEXT_KB),
    "self-check": ("modules/anxiety/08-test-deg-selv", TEXT_KB),
    "letters": ("book/brev/opioider", TEXT_KB),
    "sortable table": ("book/kommunen/nasjonale-tiltak", TEXT_KB),
    "every number": ("book/om-tallene", TEXT_KB),
    "calculators": ("modules/anxiety/04-verktoy", RUNTIME_KB),
    "audit": ("book/egen-forskrivning", RUNTIME_KB),
}
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def _first_paint(path: str) -> float:
    """Seconds to the first words on the screen over a slow line, nothing in the cache."""
    with cold() as context:
        page = context.new_page()
        slow_down(network(page), MEGABITS, LATENCY_MS)
        page.goto(f"{origin()}/{path}.html", wait_until="commit")
        handle = page.wait_for_function(PAINT)
        return float(handle.json_value()) / 1000


def _opened(path: str) -> tuple[float, list[str]]:
    """Bytes on the wire, and the addresses asked for, until the page is at rest."""
    with cold() as context:
        page = context.new_page()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        sizes = count_bytes(network(page))
        page.goto(f"{origin()}/{path}.html", wait_until="networkidle")
        return sum(sizes), [url for url in asked if not url.startswith(("data:", "blob:"))]


def _weight_kb(path: str) -> float:
    return _opened(path)[0] / BYTES_A_KB


def _requests(path: str) -> float:
    return float(len(_opened(path)[1]))


def _foreign(path: str) -> float:
    return float(sum(not url.startswith(origin()) for url in _opened(path)[1]))


def _of(kind: str, path: str, most_kb: float) -> Iterator[Measure]:
    def measured(what: Callable[[str], float]) -> Callable[[], float]:
        return lambda: what(path)

    name = f"page kind, {kind}"
    line = f"at {MEGABITS} Mbit/s and {LATENCY_MS} ms"
    yield Measure(f"{name}: first paint {line}", 1.5, "s", measured(_first_paint), RUNS)
    yield Measure(f"{name}: weight", most_kb, "kB", measured(_weight_kb), 1)
    yield Measure(f"{name}: requests", 25, "", measured(_requests), 1)
    yield Measure(f"{name}: requests to other hosts", 0, "", measured(_foreign), 1)


MEASURES = [measure for kind, (path, kb) in KINDS.items() for measure in _of(kind, path, kb)]

"""`riktig calc` as a whole process: its start, many lines, and what it loads."""

from __future__ import annotations

import json
import sys
from functools import cache
from random import Random

from bench.fuzz.run import CASES
from bench.measure import Measure
from bench.process import RIKTIG, seconds

LINES = 10_000
HEAVY = ("pandas", "numpy", "altair", "openpyxl", "jinja2", "tornado")

# Amounts as a user would type them: tablets, patches, several drugs, and refusals.
MIXED = (
    [{"substance": "oksykodon", "route": "oral", "dose": 20, "unit": "mg", "per_day": 2}],
    [{"substance": "tramadol", "route": "oral", "dose": 300, "unit": "mg/day"}],
    [{"substance": "buprenorfin", "route": "transdermal", "dose": 10, "unit": "ug/h"}],
    [
        {"substance": "fentanyl", "route": "transdermal", "dose": 25, "unit": "ug/h"},
        {"substance": "kodein", "route": "oral", "dose": 30, "unit": "mg", "per_day": 4},
        {"substance": "N02AA01", "route": "oral", "dose": 10, "unit": "mg", "per_day": 2},
    ],
    [{"substance": "metadon", "route": "oral", "dose": 30, "unit": "mg/day"}],
    [{"substance": "paracetamol", "route": "oral", "dose": 1000, "unit": "mg"}],
)


def _lines(count: int) -> bytes:
    asked = [json.dumps({"calculator": "omeq", "input": {"items": items}}) for items in MIXED]
    return "\n".join(asked[number % len(asked)] for number in range(count)).encode() + b"\n"


def _start() -> float:
    return seconds([RIKTIG, "calc"], _lines(1))[0]


def _many() -> float:
    took, printed = seconds([RIKTIG, "calc"], _lines(LINES))
    if printed.count(b"\n") != LINES:
        raise RuntimeError("a line was not answered")
    return took


@cache
def _all_calculators() -> bytes:
    """Valid requests to every calculator, as the fuzz makes them: tapers and funnels too."""
    random = Random(1)  # noqa: S311 - chance for a measure
    asked = [random.choice(CASES)(random)[0] for _ in range(LINES)]
    return b"".join(json.dumps(request).encode() + b"\n" for request in asked)


def _every() -> float:
    took, printed = seconds([RIKTIG, "calc"], _all_calculators())
    if printed.count(b"\n") != LINES:
        raise RuntimeError("a line was not answered")
    return took


def _loaded() -> float:
    script = (
        "import sys; from riktig.cli import main; main(['calc']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); "
        f"print('loaded', sum(name in sys.modules for name in {HEAVY!r}))"
    )
    printed = seconds([sys.executable, "-c", script], _lines(1))[1]
    return float(printed.split(b"loaded")[-1])


MEASURES = [
    Measure("calc: start-up, one line, whole process", 0.2, "s", _start),
    Measure(f"calc: {LINES} mixed omeq lines, whole process", 2, "s", _many),
    Measure(f"calc: {LINES} mixed lines over all calculators, whole process", 3, "s", _every),
    Measure(f"calc: heavy libraries loaded ({HEAVY[0]} and such)", 0, "", _loaded, runs=1),
]

"""`make serve` when everything is built."""

from __future__ import annotations

from bench.measure import Measure
from bench.served import serving


def _second() -> float:
    with serving(["make", "serve", "SERVE=--no-open --port 0"]) as (took, _):
        return took


MEASURES = [Measure("serve: a second make serve says its address", 5, "s", _second)]

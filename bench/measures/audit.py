"""`riktig audit` as a whole process."""

from __future__ import annotations

from importlib.util import find_spec

from bench.made_up import ROWS, extract
from bench.measure import Measure, NotHere
from bench.process import RIKTIG, seconds


def _audit() -> float:
    if find_spec("riktig.commands.audit") is None:
        raise NotHere("there is no audit command yet")
    file = extract()
    return seconds(
        [RIKTIG, "audit", file, "--list-size", "5000", "--json", file.with_suffix(".json")]
    )[0]


MEASURES = [Measure(f"audit: {ROWS} rows, whole process", 1, "s", _audit)]

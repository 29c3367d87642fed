"""The one rule for saying that something has changed.

Until a rule is calibrated by simulation, the words are these two and no
others: a difference is *larger than chance alone usually gives* only when the
exact 95 % interval of the rate ratio leaves out 1; otherwise it *may be
chance*. The interval takes the two counts as independent. The same patients
are often in both, which makes real chance variation smaller than the interval
says, so the rule errs on the side of saying less. Three measures are looked
at together, so one of them can still pass by chance; the report says so.
"""

from __future__ import annotations

from typing import Literal

from riktig.statistics import Interval

Verdict = Literal["beyond_chance", "maybe_chance", "unknown"]
NO_DIFFERENCE = 1.0  # the rate ratio when before and after are alike


def verdict(exact: Interval | None) -> Verdict:
    """What may be said of a rate ratio with this exact 95 % interval; `None`: nothing."""
    if exact is None:
        return "unknown"
    below = exact.high is not None and exact.high < NO_DIFFERENCE
    return "beyond_chance" if below or exact.low > NO_DIFFERENCE else "maybe_chance"

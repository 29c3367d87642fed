"""The one rule for saying that something has changed.

The word «endring» is given to a difference only when the exact interval of the rate ratio, at
the level `CHANGE_CONF`, leaves out 1. Otherwise the difference *may be chance*. It is the very
interval that is shown, so what is said and what is seen cannot disagree. The rule takes the two
counts as independent. The same patients are often in both, which makes real chance variation
smaller than it says, so the rule errs on the side of saying less. How often it still says
«endring» when nothing has changed is found by simulation.
"""

from __future__ import annotations

from typing import Final, Literal

from riktig.statistics import differs_from_one

Verdict = Literal["beyond_chance", "maybe_chance", "unknown"]
# The level of the rule and of the interval shown, chosen here: the common one. A measure with no
# true change is called one at most 5 times in 100 even where no patient is in both periods; of
# page one `docs/explanation/change-rule.md` tells, and `riktig simulate` holds it.
CHANGE_CONF: Final = 0.95


def verdict(after: int, after_of: float, before: int, before_of: float) -> Verdict:
    """What may be said of two counts, each of its denominator or exposure (above zero)."""
    if not after and not before:
        return "unknown"
    differs = differs_from_one(after, after_of, before, before_of, CHANGE_CONF)
    return "beyond_chance" if differs else "maybe_chance"

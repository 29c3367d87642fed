"""A practice beside itself: the same days one year earlier, and use that goes on unbroken.

Everything here is reckoned from the rows of one audit, for the GP's own page. Nothing of it
goes into a summary.
"""

from riktig.past.own_past import own_past
from riktig.past.result import Past
from riktig.past.unbroken import Unbroken, unbroken_use
from riktig.past.years import missing_days, reaches_end, year_before

__all__ = [
    "Past",
    "Unbroken",
    "missing_days",
    "own_past",
    "reaches_end",
    "unbroken_use",
    "year_before",
]

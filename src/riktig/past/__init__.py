"""A practice beside itself: the same days one year earlier, and use that goes on unbroken.

Everything here is reckoned from the rows of one audit, for the GP alone. Only the patients of
both years go into a summary, the private one.
"""

from riktig.past.both_years import SamePeople, same_people
from riktig.past.own_past import own_past
from riktig.past.result import Past
from riktig.past.unbroken import Unbroken, unbroken_use
from riktig.past.years import missing_days, reaches_end, year_before

__all__ = [
    "Past",
    "SamePeople",
    "Unbroken",
    "missing_days",
    "own_past",
    "reaches_end",
    "same_people",
    "unbroken_use",
    "year_before",
]

"""Patients by status: masked so that not even who knows their sum finds a small count.

How many patients are on the own list is not in a summary, but it is known to those who were
told, and it lies between numbers that are. So it is taken as known to everybody.
"""

from __future__ import annotations

from typing import Any, Final

from riktig.statistics.suppression import MIN_COUNT, is_small

_REST: Final = "not_assessed"
_LARGEST_MASKED: Final = MIN_COUNT - 1


def mask_work(statuses: dict[str, Any]) -> None:
    """Changes the counts in place; of counts already masked it makes the same again.

    With a count 1-4 the patients not yet assessed are withheld too, when they are many enough
    that each masked count can be 1 to 4 whatever the others are. Else every status is withheld,
    also those that nobody has.
    """
    if None in statuses.values():
        return
    masked = [name for name, count in statuses.items() if is_small(count, MIN_COUNT)]
    if not masked:
        return
    enough = statuses[_REST] >= MIN_COUNT + _LARGEST_MASKED * len(masked)
    for name in [*masked, _REST] if enough else statuses:
        statuses[name] = None

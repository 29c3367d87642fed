"""Clock times of a night: read, written and placed after one another over midnight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from riktig.problem import Refused

MINUTES_PER_HOUR: Final = 60
MINUTES_PER_DAY: Final = 24 * MINUTES_PER_HOUR
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])", re.ASCII)


def read_clock(value: object, field: str) -> int:
    """Minutes after midnight of "23:30" (also "23.30" and "2330").

    `Refused("missing_clock")` when there is none, `Refused("invalid_clock")` for anything else.
    """
    if value is None or value == "":
        raise Refused("missing_clock", field=field)
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Refused("invalid_clock", field=field)
    return int(found[1]) * MINUTES_PER_HOUR + int(found[2])


def clock(minutes: Fraction | int) -> str:
    """`23:30`: the time of day nearest to a number of minutes, on whichever day."""
    hours, rest = divmod(round_half_up(minutes) % MINUTES_PER_DAY, MINUTES_PER_HOUR)
    return f"{hours:02d}:{rest:02d}"


def minutes_after(start: int, end: int) -> int:
    """Minutes from one time of day forward to the next time it is `end`; 0 when equal."""
    return (end - start) % MINUTES_PER_DAY


def round_half_up(minutes: Fraction | int) -> int:
    """The nearest whole minute; half a minute goes up."""
    return (2 * minutes + 1) // 2 if isinstance(minutes, int) else int((2 * minutes + 1) // 2)


def start_of_round(times: Sequence[int]) -> int:
    """The time of day to count from so that near times stay near: after the longest gap.

    23:50 and 00:10 are 20 minutes apart and their mean is midnight, not noon.
    """
    ordered = sorted(set(times))
    before = [ordered[-1], *ordered[:-1]]
    # A single time has itself before it: the whole day is the gap.
    gaps = [minutes_after(a, b) or MINUTES_PER_DAY for a, b in zip(before, ordered, strict=True)]
    return ordered[gaps.index(max(gaps))]

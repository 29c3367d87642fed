"""One night of a sleep diary: five entries, checked, and what follows from them.

Definitions (rows of `sleep_definitions.csv`): TIB is from bed to rise, SOL from bed to
asleep, WASO awake between asleep and the final waking, terminal wake from the final waking
to rise. TST = TIB - SOL - WASO - terminal wake; SE = TST / TIB.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from riktig.calculators.quantity import quantity
from riktig.calculators.sleep.clock import MINUTES_PER_DAY, minutes_after, read_clock
from riktig.problem import Refused

CLOCKS: Final = ("bed", "asleep", "final_wake", "rise")
PERCENT: Final = 100


class Night(NamedTuple):
    """A checked night: `bed` in minutes after midnight, the rest in minutes after `bed`."""

    bed: int
    asleep: int
    final_wake: int
    rise: int
    waso: Fraction

    @property
    def tib(self) -> Fraction:
        """Time in bed, minutes."""
        return Fraction(self.rise)

    @property
    def sol(self) -> Fraction:
        """Sleep onset latency, minutes."""
        return Fraction(self.asleep)

    @property
    def terminal_wake(self) -> Fraction:
        """Awake in bed after the final waking, minutes."""
        return Fraction(self.rise - self.final_wake)

    @property
    def tst(self) -> Fraction:
        """Total sleep time, minutes."""
        return self.tib - self.sol - self.waso - self.terminal_wake

    @property
    def se(self) -> Fraction:
        """Sleep efficiency, percent."""
        return PERCENT * self.tst / self.tib


def read_night(raw: object, field: str) -> Night:
    """Checks a night.

    `Refused` names the entry: `missing_clock`, `invalid_clock`, `impossible_order` (the times
    do not follow one another within 24 hours), `invalid_minutes`, `awake_too_long`.
    """
    if not isinstance(raw, Mapping):
        raise Refused("invalid_input", field=field)
    times = {key: read_clock(raw.get(key), f"{field}.{key}") for key in CLOCKS}
    asleep, final_wake, rise = (
        minutes_after(times["bed"], times[key]) for key in ("asleep", "final_wake", "rise")
    )
    _refuse_order(asleep, final_wake, rise, field)
    waso = _awake_minutes(raw.get("awake_minutes"), f"{field}.awake_minutes")
    if waso > final_wake - asleep:
        raise Refused("awake_too_long", field=f"{field}.awake_minutes", period=final_wake - asleep)
    return Night(times["bed"], asleep, final_wake, rise, waso)


def _refuse_order(asleep: int, final_wake: int, rise: int, field: str) -> None:
    """Names the time that cannot stand where it does, in minutes after bedtime."""
    wrong = ""
    if not rise:
        wrong = "rise"
    elif asleep > rise:
        wrong = "asleep"
    elif final_wake > rise or final_wake < asleep:
        wrong = "final_wake"
    if wrong:
        raise Refused("impossible_order", field=f"{field}.{wrong}", variant=wrong)


def _awake_minutes(value: object, field: str) -> Fraction:
    if value is None or value == "":
        raise Refused("missing_minutes", field=field)
    minutes = quantity(value, field, "invalid_minutes")
    if minutes > MINUTES_PER_DAY:
        raise Refused("invalid_minutes", field=field)
    return minutes

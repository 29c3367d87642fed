"""Minutes as a reader says them."""

from __future__ import annotations

from fractions import Fraction

from riktig.calculators.sleep.clock import MINUTES_PER_HOUR, round_half_up
from riktig.text.catalogue import text


def duration(minutes: float | Fraction) -> str:
    """`6 t 30 min`, `6 t` or `45 min`, to the nearest minute."""
    whole = round_half_up(Fraction(minutes))
    hours, rest = divmod(whole, MINUTES_PER_HOUR)
    if not hours:
        return text("sleep.minutes", minutes=rest)
    if not rest:
        return text("sleep.hours", hours=hours)
    return text("sleep.hours_minutes", hours=hours, minutes=rest)

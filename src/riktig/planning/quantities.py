"""How many units each dispensing takes, and the packs that a table lists for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any

from riktig.calculators.taper.schedule import Level
from riktig.calculators.taper.strengths import Unit
from riktig.planning.medicines import Medicine
from riktig.planning.words import days_text, mg_text, whole_units_text
from riktig.text.catalogue import text
from riktig.text.formats import format_date


@dataclass(frozen=True)
class Dispensing:
    """What is handed out on `begins` for `days` days; counts are whole units.

    `times`: as much again each time the days are over, so often in all.
    """

    begins: date
    days: int
    units: tuple[Unit, ...]
    times: int = 1

    def as_dict(self, medicine: Medicine) -> dict[str, Any]:
        """For JSON, with the packs that a table lists."""
        day = format_date(self.begins)
        key = "often" if self.times > 1 else "once"
        said = {"date": day, "times": self.times, "days": days_text(self.days)}
        return {
            "date_text": day,
            "days": self.days,
            "times": self.times,
            "text": whole_units_text(self.units, medicine),
            "when_text": text(f"planning.dispensing.{key}", **said),
            "packs_text": packs_text(self.units, medicine),
        }


def dispensings(level: Level, begins: date, every_days: int) -> tuple[Dispensing, ...]:
    """The dispensings of a step: one every so many days, the last for what is left of it.

    Those that are alike are one, with how often; so there are two at the most.
    A step that no other follows, and so has no days of its own, gets one.
    """
    if not level.mg_per_day:
        return ()
    times, left = divmod(level.days or every_days, every_days)
    whole = Dispensing(begins, every_days, units_for_days(level.units, every_days), times)
    begins_last = begins + timedelta(days=times * every_days)
    last = Dispensing(begins_last, left, units_for_days(level.units, left))
    return tuple(one for one, is_any in ((whole, times), (last, left)) if is_any)


def units_for_days(units: Sequence[Unit], days: int) -> tuple[Unit, ...]:
    """Whole units that last so many days: half a unit left over is one more to hand out."""
    return tuple(Unit(unit.mg, Fraction(ceil(unit.count * days))) for unit in units)


def packs_text(units: Sequence[Unit], medicine: Medicine) -> str:
    """The listed pack that fits each count, or the smallest that is enough; often empty."""
    said = []
    for unit in units:
        shown = _pack_text(unit, medicine)
        if shown:
            said.append(text("planning.pack.strength", mg=mg_text(unit.mg), text=shown))
    return " ".join(said)


def _pack_text(unit: Unit, medicine: Medicine) -> str:
    known = medicine.strength(unit.mg)
    packs = known.packs if known else ()
    if not packs:
        return ""
    needed = int(unit.count)
    enough = next((pack for pack in packs if pack.size >= needed), None)
    pack = enough or packs[-1]
    fit = "several" if enough is None else "exact" if pack.size == needed else "over"
    return text(f"planning.pack.{fit}", size=pack.size, product=pack.product, needed=needed)

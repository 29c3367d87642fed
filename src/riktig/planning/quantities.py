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
from riktig.planning.words import mg_text, whole_units_text
from riktig.text.catalogue import text
from riktig.text.formats import format_date


@dataclass(frozen=True)
class Dispensing:
    """What is handed out on `begins` for `days` days; counts are whole units."""

    begins: date
    days: int
    units: tuple[Unit, ...]

    def as_dict(self, medicine: Medicine) -> dict[str, Any]:
        """For JSON, with the packs that a table lists."""
        return {
            "date_text": format_date(self.begins),
            "days": self.days,
            "text": whole_units_text(self.units, medicine),
            "packs_text": packs_text(self.units, medicine),
        }


def dispensings(level: Level, begins: date, every_days: int) -> tuple[Dispensing, ...]:
    """The dispensings of a step: one every so many days, the last for what is left of it.

    A step that no other follows, and so has no days of its own, gets one.
    """
    if not level.mg_per_day:
        return ()
    days = level.days or every_days
    return tuple(
        _dispensing(level, begins, at, min(every_days, days - at))
        for at in range(0, days, every_days)
    )


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


def _dispensing(level: Level, begins: date, at: int, days: int) -> Dispensing:
    return Dispensing(begins + timedelta(days=at), days, units_for_days(level.units, days))

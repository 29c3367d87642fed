"""What to write in an e-prescription for one step, as a text to copy. It names no one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig.calculators.card import Copyable
from riktig.calculators.taper.schedule import Level
from riktig.calculators.taper.strengths import Unit
from riktig.planning.medicines import Medicine
from riktig.planning.quantities import Dispensing, units_for_days
from riktig.planning.words import joined, mg_text, period_text, units_text, whole_units_text
from riktig.text.catalogue import text
from riktig.text.formats import format_date


def prescription(
    number: int,
    level: Level,
    begins: date,
    dispensings: Sequence[Dispensing],
    medicine: Medicine,
) -> Copyable:
    """Medicine, dose text, amount, and the wish for part dispensing and split packs."""
    title = text("planning.prescription.title", number=number, date=format_date(begins))
    if not dispensings:
        ending = text("planning.prescription.zero", substance=medicine.substance)
        return Copyable(title, ending)
    lines = [_medicine(level, medicine), _dosing(number, level, begins, medicine)]
    lines += _amounts(level, dispensings, medicine)
    return Copyable(title, "\n".join(lines))


def _medicine(level: Level, medicine: Medicine) -> str:
    strengths = joined([text("planning.form.strength", mg=mg_text(u.mg)) for u in level.units])
    return text(
        "planning.prescription.medicine",
        substance=medicine.substance,
        form=medicine.form,
        strengths=strengths,
    )


def _dosing(number: int, level: Level, begins: date, medicine: Medicine) -> str:
    key = "dosing" if level.days else "dosing_open"
    return text(
        f"planning.prescription.{key}",
        tablets=units_text(level.units, medicine),
        mg=mg_text(level.mg_per_day),
        number=number,
        period=period_text(begins, level.days) if level.days else format_date(begins),
    )


def _amounts(
    level: Level, dispensings: Sequence[Dispensing], medicine: Medicine
) -> tuple[str, ...]:
    first = whole_units_text(dispensings[0].units, medicine)
    days = dispensings[0].days
    if not level.days:
        return (text("planning.prescription.open_amount", days=days, amount=first),)
    total = whole_units_text(_total(dispensings, level), medicine)
    amount = text("planning.prescription.amount", amount=total)
    if len(dispensings) == 1:
        return amount, text("planning.prescription.wish_once", amount=first)
    return amount, text("planning.prescription.wish_split", days=days, amount=first)


def _total(dispensings: Sequence[Dispensing], level: Level) -> tuple[Unit, ...]:
    """The sum of what is handed out: halves are rounded up at each dispensing."""
    none = units_for_days(level.units, 0)
    return tuple(
        Unit(unit.mg, sum((d.units[n].count for d in dispensings), unit.count))
        for n, unit in enumerate(none)
    )

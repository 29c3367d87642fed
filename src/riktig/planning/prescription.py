"""What to write in an e-prescription for one step, as a text to copy. It names no one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from riktig.calculators.card import Copyable
from riktig.calculators.taper.intakes import Intake
from riktig.calculators.taper.schedule import Level
from riktig.calculators.taper.strengths import Unit
from riktig.planning.intake_words import parts_text, taken_text
from riktig.planning.medicines import Medicine
from riktig.planning.quantities import Dispensing
from riktig.planning.words import (
    days_text,
    joined,
    mg_text,
    period_text,
    units_text,
    whole_units_text,
)
from riktig.text.catalogue import text
from riktig.text.formats import format_date


def prescription(
    number: int,
    level: Level,
    begins: date,
    dispensings: Sequence[Dispensing],
    medicine: Medicine,
    intakes: Sequence[Intake],
) -> Copyable:
    """Medicine, dose text, amount, and the wish for part dispensing and split packs."""
    title = text("planning.prescription.title", number=number, date=format_date(begins))
    if not dispensings:
        ending = text("planning.prescription.zero", substance=medicine.substance)
        return Copyable(title, ending)
    lines = [_medicine(level, medicine), _dosing(number, level, begins, medicine, intakes)]
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


def _dosing(
    number: int, level: Level, begins: date, medicine: Medicine, intakes: Sequence[Intake]
) -> str:
    key = f"dosing{'_shared' if intakes else ''}{'' if level.days else '_open'}"
    tablets = taken_text(intakes, medicine) if intakes else units_text(level.units, medicine)
    return text(
        f"planning.prescription.{key}",
        tablets=tablets,
        parts=parts_text(intakes) if intakes else "",
        mg=mg_text(level.mg_per_day),
        number=number,
        period=period_text(begins, level.days) if level.days else format_date(begins),
    )


def _amounts(
    level: Level, dispensings: Sequence[Dispensing], medicine: Medicine
) -> tuple[str, ...]:
    first = dispensings[0]
    amount = whole_units_text(first.units, medicine)
    if not level.days:
        return (
            text("planning.prescription.open_amount", days=days_text(first.days), amount=amount),
        )
    total = whole_units_text(_total(dispensings), medicine)
    wish = _wish(dispensings, [whole_units_text(one.units, medicine) for one in dispensings])
    return text("planning.prescription.amount", amount=total), wish


def _wish(dispensings: Sequence[Dispensing], amounts: Sequence[str]) -> str:
    """What is asked of the pharmacy; the last time is told apart where it is less."""
    first, last = dispensings[0], dispensings[-1]
    key = "split_last" if first.times > 1 else "split_two"
    if amounts[0] == amounts[-1]:
        key = "split" if len(dispensings) > 1 or first.times > 1 else "once"
    return text(
        f"planning.prescription.wish_{key}",
        amount=amounts[0],
        last=amounts[-1],
        days=days_text(first.days),
        last_days=days_text(last.days),
        times=first.times,
    )


def _total(dispensings: Sequence[Dispensing]) -> tuple[Unit, ...]:
    """The sum of what is handed out: halves are rounded up at each dispensing."""
    alike = zip(*(one.units for one in dispensings), strict=True)
    return tuple(
        Unit(
            units[0].mg,
            sum((u.count * d.times for u, d in zip(units, dispensings, strict=True)), Fraction(0)),
        )
        for units in alike
    )

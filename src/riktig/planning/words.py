"""Doses, counts and dates of a plan in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from riktig.calculators.taper.strengths import Unit
from riktig.planning.medicines import Medicine, unit_word
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_date

HALF_MARK = "½"


def mg_text(mg: Fraction) -> str:
    """`7,5`."""
    return decimal_text(float(mg))


def count_text(count: Fraction) -> str:
    """`3`, `½`, `1½`: counts are whole or half."""
    whole, half = divmod(count, 1)
    return f"{int(whole) or ''}{HALF_MARK}" if half else str(int(whole))


def dose_text(mg: Fraction) -> str:
    """`45 mg per dogn`, or that it is the end."""
    return text("planning.plan.dose", mg=mg_text(mg)) if mg else text("planning.plan.dose_zero")


def units_text(units: Sequence[Unit], medicine: Medicine) -> str:
    """`3 tabletter a 15 mg og 1 tablett a 10 mg`."""
    if not units:
        return text("planning.plan.none_zero")
    return joined([_counted(unit.count, unit.mg, medicine) for unit in units])


def short_units_text(units: Sequence[Unit], medicine: Medicine) -> str:
    """`1 tablett a 25 mg og 2 a 10 mg`: the word once, since one intake is read at a glance."""
    words = [_counted(unit.count, unit.mg, medicine) for unit in units[:1]]
    words += [
        text("planning.unit.counted_short", count=count_text(unit.count), mg=mg_text(unit.mg))
        for unit in units[1:]
    ]
    return joined(words)


def whole_units_text(units: Sequence[Unit], medicine: Medicine) -> str:
    """Counts to dispense: a half is dispensed as a whole."""
    return joined([_counted(Fraction(ceil(unit.count)), unit.mg, medicine) for unit in units])


def days_text(days: int) -> str:
    """`1 dag` or `14 dager`."""
    return text(f"planning.unit.day_{'one' if days == 1 else 'many'}", days=days)


def joined(parts: Sequence[str]) -> str:
    """Several things in a sentence, with "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}{text('planning.plan.and')}{parts[-1]}"


def period_text(begins: date, days: int) -> str:
    """`01.12.2026-14.12.2026`."""
    last = begins + timedelta(days=max(days, 1) - 1)
    return text("planning.plan.period", begin=format_date(begins), end=format_date(last))


def _counted(count: Fraction, mg: Fraction, medicine: Medicine) -> str:
    word = unit_word(medicine.unit, count)
    return text("planning.unit.counted", count=count_text(count), unit=word, mg=mg_text(mg))

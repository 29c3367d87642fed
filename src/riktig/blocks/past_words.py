"""How the own past is written: patients, more and fewer, periods."""

from __future__ import annotations

from riktig.audit.options import Period
from riktig.audit.result import Audit
from riktig.blocks.provenance_line import basis
from riktig.past import Past
from riktig.text import format_date, format_number, text


def patients(number: int) -> str:
    """`1 pasient`, `12 pasienter`."""
    key = "one_patient" if number == 1 else "many_patients"
    return text(f"past.words.{key}", count=format_number(number))


def change(difference: int) -> str:
    """`12 færre`, `3 flere`, or that nothing has changed."""
    if not difference:
        return text("past.words.same")
    key = "fewer" if difference < 0 else "more"
    return text(f"past.words.{key}", count=format_number(abs(difference)))


def count(number: int | None) -> str:
    """A number, or a dash."""
    return text("past.words.missing") if number is None else format_number(number)


def period(days: Period) -> str:
    """`01.11.2025-31.10.2026`."""
    first, last = map(format_date, days)
    return text("past.words.period", first=first, last=last)


def periods(past: Past) -> dict[str, str]:
    """Both years in words, by the names texts use."""
    return {"earlier": period(past.earlier), "period": period(past.period)}


def source(past: Past, audit: Audit) -> str:
    """Where the numbers come from, and whether they are made up."""
    line = text("past.words.source", **periods(past))
    return f"{line} {basis(audit)}"

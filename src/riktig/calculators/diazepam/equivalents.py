"""Diazepam equivalents a day, several benzodiazepines and z-hypnotics summed.

`mg diazepam = dose x diazepam_mg / mg of the substance`. A source that gives a range
gives a range here; tables that disagree are shown side by side, never averaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.diazepam.diazepam_table import (
    ABOUT,
    DEFAULT_TABLE,
    Span,
    equivalents,
    in_diazepam,
    table_names,
    tables_with,
    total,
)
from riktig.calculators.plausible import dose_warnings
from riktig.calculators.quantity import quantity
from riktig.calculators.rows import read_rows
from riktig.calculators.substances import find_substance
from riktig.clinical.tables import issued_tables
from riktig.problem import Problem, Refused

# Plausibility, not pharmacology: a slip of the decimal point is refused, a high dose is not.
MOST_ITEMS: Final = 20
MOST_DOSE_MG: Final = 5_000
MOST_DIAZEPAM_MG: Final = 5_000


class Line(NamedTuple):
    """One checked line: a substance and its whole dose a day."""

    substance: str
    dose_mg: Fraction


def diazepam(values: Mapping[str, Any]) -> Answer:
    """Milligrams of diazepam a day, as a range. See the form for the values.

    Refuses a substance the table does not have, naming the tables that have it.
    """
    table = values.get("table", DEFAULT_TABLE)
    if table not in table_names():
        raise Refused("unknown_table", field="table", tables=", ".join(table_names()))
    rows = read_rows(values.get("items"), "items", MOST_ITEMS)
    lines = [_read_line(row, field) for row, field in rows]
    spans = tuple(_span(line, table, f"items.{n}") for n, line in enumerate(lines))
    return _answer(table, lines, spans)


def _read_line(raw: Mapping[str, Any], field: str) -> Line:
    substance, _ = find_substance(raw.get("substance"), f"{field}.substance")
    dose = quantity(raw.get("dose_mg"), f"{field}.dose_mg")
    if dose > MOST_DOSE_MG:
        raise Refused("invalid_dose", field=f"{field}.dose_mg")
    return Line(substance, dose)


def _span(line: Line, table: str, field: str) -> Span:
    found = equivalents(table).get(line.substance)
    if found is None:
        raise _no_equivalent(line.substance, table, f"{field}.substance")
    span = in_diazepam(found, line.dose_mg)
    if span.high > MOST_DIAZEPAM_MG:
        raise Refused("invalid_dose", field=f"{field}.dose_mg")
    return span


def _no_equivalent(substance: str, table: str, field: str) -> Refused:
    others = tables_with(substance)
    issued = issued_tables(ABOUT)
    return Refused(
        "no_equivalent_in_table",
        field=field,
        table=table,
        issuer=issued[table]["issuer"],
        substance=substance,
        tables=", ".join(others),
        issuers=", ".join(issued[name]["issuer"] for name in others),
        variant="elsewhere" if others else "nowhere",
    )


def _compared(lines: Sequence[Line], table: str) -> dict[str, Any]:
    """The same lines by one table; no sum where the table lacks one of them."""
    known = equivalents(table)
    missing = list(dict.fromkeys(line.substance for line in lines if line.substance not in known))
    if missing:
        return {"table": table, "low": None, "high": None, "missing": missing}
    span = total(tuple(in_diazepam(known[line.substance], line.dose_mg) for line in lines))
    return {"table": table, "low": as_float(span.low), "high": as_float(span.high), "missing": []}


def _answer(table: str, lines: Sequence[Line], spans: tuple[Span, ...]) -> Answer:
    compared = [_compared(lines, name) for name in table_names()]
    answers = {(one["low"], one["high"]) for one in compared if not one["missing"]}
    summed = total(spans)
    return Answer(
        result={
            "low": as_float(summed.low),
            "high": as_float(summed.high),
            "items": [
                {
                    "substance": line.substance,
                    "dose_mg": as_float(line.dose_mg),
                    "low": as_float(span.low),
                    "high": as_float(span.high),
                }
                for line, span in zip(lines, spans, strict=True)
            ],
            "tables": compared,
        },
        about=ABOUT,
        table=table,
        rows=tuple(equivalents(table)[line.substance].row for line in lines),
        warnings=(
            *(one for line in lines for one in dose_warnings(line.substance, line.dose_mg)),
            *((Problem("tables_disagree"),) if len(answers) > 1 else ()),
        ),
    )

"""Rows of an extract drawn as a text table, for tests of the audit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from riktig.audit import Audit, Options, audit
from riktig.extract.record import Reading, Record, RowProblem

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
_NUMBERS = ("strength", "units", "ddd")


def record(row: int = 1, **given: Any) -> Record:
    """One record; what is not given is a dispensing to patient 1 that says nothing more."""
    values: dict[str, Any] = dict.fromkeys(Record._fields)
    values |= {"file": 0, "row": row, "patient": 1, "day": YEAR[0], "event": "dispensed"}
    values |= {"recalled": False} | given
    return Record(**values)


def drawn(table: str) -> list[Record]:
    """The records of a table: a heading line with field names, then a line a row, `|` between."""
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    names = [name.strip() for name in lines[0].split("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines[1:]]
    return [
        record(number, **{n: _value(n, c) for n, c in zip(names, row, strict=True) if c})
        for number, row in enumerate(rows, 1)
    ]


def _value(name: str, cell: str) -> Any:
    if name == "day":
        return date.fromisoformat(cell)
    if name in ("patient", "prescription", "birth_year"):
        return int(cell)
    if name == "recalled":
        return cell == "yes"
    return float(cell) if name in _NUMBERS else cell


def whole_year(records: Iterable[Record]) -> list[Record]:
    """The records, and two of another drug so that the extract covers 2025."""
    ends = [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(YEAR)]
    return [*records, *ends]


def reading(records: Iterable[Record], rejected: tuple[RowProblem, ...] = ()) -> Reading:
    """A reading of these records."""
    return Reading("canonical", tuple(records), rejected)


def audited(table: str, **options: Any) -> Audit:
    """The audit of a table's rows in 2025."""
    return audit(reading(whole_year(drawn(table))), Options(**({"period": YEAR} | options)))


def outcome(found: Audit, measure_id: str) -> dict[str, Any]:
    """Numerator, denominator and status of one measure."""
    result = next(one for one in found.measures if one.measure.id == measure_id)
    return {
        "numerator": result.numerator,
        "denominator": result.denominator,
        "value": result.value,
        "status": result.why or result.status,
    }

"""Every row as it was counted, as a CSV file for the GP's own spreadsheet.

File and row numbers lead back to the extract; the patient is a running number.
"""

from __future__ import annotations

from collections.abc import Mapping

from riktig.audit.result import Audit, OwnRow
from riktig.text import text
from riktig.text.spreadsheet import spreadsheet

_COLUMNS = (
    "file",
    "row",
    "patient",
    "day",
    "event",
    "atc",
    "product",
    "part",
    "class",
    "counted",
    "ddd",
    "omeq",
    "measures",
)


def as_csv(audit: Audit) -> str:
    """Semicolons and decimal comma, as a Norwegian spreadsheet reads it."""
    counted_in = {result.measure.title: frozenset(result.patients) for result in audit.measures}
    heading = [text(f"audit.rows.{name}") for name in _COLUMNS]
    rows = [_cells(row, counted_in) for row in audit.rows()]
    for problem in audit.rejected:
        told = [str(problem.file + 1), str(problem.row), *[""] * 5, text("audit.ledger.rejected")]
        rows.append([*told, *[""] * (len(_COLUMNS) - len(told))])
    return spreadsheet(heading, rows)


def _cells(row: OwnRow, counted_in: Mapping[str, frozenset[int]]) -> list[str]:
    record = row.record
    titles = [
        title
        for title, patients in counted_in.items()
        if row.counted and record.patient in patients
    ]
    return [
        str(record.file + 1),
        str(record.row),
        str(record.patient),
        record.day.isoformat(),
        text(f"audit.rows.{record.event}"),
        record.atc or "",
        record.product or "",
        text(f"audit.ledger.{row.part}"),
        row.class_id,
        text("audit.rows.yes" if row.counted else "audit.rows.no"),
        _number(row.ddd),
        _number(row.omeq_mg),
        ", ".join(titles),
    ]


def _number(amount: float | None) -> str:
    return "" if amount is None else f"{amount:.3f}".rstrip("0").rstrip(".").replace(".", ",")

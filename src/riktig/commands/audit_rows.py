"""Every row as it was counted, as a CSV file for the GP's own spreadsheet.

File and row numbers lead back to the extract; the patient is a running number.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from riktig.audit.result import Audit, OwnRow
from riktig.text import text

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
# What a spreadsheet takes for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(audit: Audit) -> str:
    """Semicolons and decimal comma, as a Norwegian spreadsheet reads it."""
    counted_in = {result.measure.title: frozenset(result.patients) for result in audit.measures}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([text(f"audit.rows.{name}") for name in _COLUMNS])
    for row in audit.rows():
        writer.writerow([safe(cell) for cell in _cells(row, counted_in)])
    for problem in audit.rejected:
        told = [str(problem.file + 1), str(problem.row), *[""] * 5, text("audit.ledger.rejected")]
        writer.writerow([*told, *[""] * (len(_COLUMNS) - len(told))])
    return out.getvalue()


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and does not compute."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


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

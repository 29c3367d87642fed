"""What may be wrong in a clinical table, found without knowing what the table is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from riktig.clinical.declared import META, SOURCES, Declaration, declarations
from riktig.clinical.signing import name_of
from riktig.clinical.tables import TABLES, Row, rows
from riktig.clinical.worked_examples import worked_examples

CONFIDENCES: Final = ("A", "B", "D")
# What may not be shipped: read from memory, or not found at all.
MARKS: Final = re.compile(r"\[M\]|mark C\b|not found(?! again)|not sourced|from memory", re.I)
# A spreadsheet runs a cell that begins so; a negative number is none.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
DEFAULT: Final = "used_by_default"


class Fault(NamedTuple):
    """What is wrong, in which row: `code` is the key of its words."""

    table: str
    key: str
    code: str
    column: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in self if part)


def faults(table: str, found: Sequence[Row], today: date) -> list[Fault]:
    """Everything wrong in the rows of a table."""
    if table not in declarations():
        return [Fault(table, "", "not_declared")]
    declared = declarations()[table]
    counted = Counter(declared.key_of(row) for row in found)
    twice = [Fault(table, key, "duplicate_key") for key, count in counted.items() if count > 1]
    each = [
        Fault(table, declared.key_of(row), *fault)
        for row in found
        for fault in _row_faults(table, declared, row, today)
    ]
    defaults = _default_faults(found) if table == "issued_tables" else []
    return [*twice, *each, *defaults]


def _row_faults(
    table: str, declared: Declaration, row: Row, today: date
) -> Iterator[tuple[str, str, str]]:
    if None in [*row, *row.values()]:  # a row with too many cells, or too few
        yield ("cells", "", "")
        return
    cells = dict(row)
    meta = () if table == SOURCES else META
    for column in cells.keys() - declared.columns - set(meta):
        yield ("unknown_column", column, "")
    for column in (declared.columns | set(meta)) - cells.keys():
        yield ("missing_column", column, "")
    yield from _cell_faults(declared, cells)
    yield from _mark_faults(cells)
    yield from _range_faults(cells)
    if table != SOURCES:
        yield from _meta_faults(cells, today)


def _cell_faults(declared: Declaration, cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for column in declared.needed:
        if not cells.get(column):
            yield ("empty", column, "")
    for column in declared.numbers:
        if cells.get(column) and not is_number(cells[column]):
            yield ("not_a_number", column, cells[column])
    allowed = {**declared.choices, **({"unit": ("", *declared.units)} if declared.units else {})}
    for column, choices in allowed.items():
        if cells.get(column, "") not in choices:
            yield ("unknown_choice", column, cells.get(column, ""))
    for column, place in declared.refers.items():
        other, there = place.split(".")
        if cells.get(column) and cells[column] not in {row[there] for row in rows(other)}:
            yield ("not_there", column, cells.get(column, ""))


def _mark_faults(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for column, cell in cells.items():
        if MARKS.search(cell):
            yield ("not_to_be_shipped", column, cell)
        if cell.startswith(FORMULA) and not is_number(cell):
            yield ("formula", column, "")


def is_number(cell: str) -> bool:
    """Whether a cell is one finite number, written with a decimal point."""
    try:
        return math.isfinite(float(cell)) and cell == cell.strip()
    except ValueError:
        return False


def _range_faults(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    ends = [cells.get(column, "") for column in ("low", "value", "high")]
    given = [float(cell) for cell in ends if is_number(cell)]
    if given != sorted(given):
        yield ("outside_range", "value", cells.get("value", ""))


def _meta_faults(cells: Mapping[str, str], today: date) -> Iterator[tuple[str, str, str]]:
    known = {row["source_id"] for row in rows(SOURCES)}
    if cells.get("source_id") not in known:
        yield ("unknown_source", "source_id", cells.get("source_id", ""))
    if not cells.get("locator"):
        yield ("empty", "locator", "")
    if cells.get("confidence") not in CONFIDENCES:
        yield ("unknown_choice", "confidence", cells.get("confidence", ""))
    yield from _signature_faults(cells)
    for column in ("reviewed_on", "next_review"):
        if cells.get(column) and day_of(cells[column]) is None:
            yield ("not_a_date", column, cells[column])
    signed = day_of(cells.get("reviewed_on", ""))
    if signed is not None and signed > today:
        yield ("signed_ahead", "reviewed_on", cells["reviewed_on"])
    if not cells.get("next_review"):
        yield ("empty", "next_review", "")
    if is_overdue(cells, today):
        yield ("overdue", "next_review", cells["next_review"])


def _signature_faults(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What stands there is not said again: it may be an identity number."""
    by = cells.get("reviewed_by")
    if bool(by) != bool(cells.get("reviewed_on")):
        yield ("half_signed", "reviewed_by", "")
    if by and name_of(by) is None:
        yield ("not_a_name", "reviewed_by", "")


def day_of(cell: str) -> date | None:
    """A date written YYYY-MM-DD, or nothing; ISO's other spellings are not for a table."""
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day.isoformat() == cell else None


def is_overdue(row: Mapping[str, str], today: date) -> bool:
    """Whether the day a row should have been looked at again has passed."""
    due = day_of(row.get("next_review", ""))
    return due is not None and due <= today


def _default_faults(found: Sequence[Row]) -> list[Fault]:
    """Of the tables about one thing exactly one is used unless another is asked for."""
    defaults = Counter(row["about"] for row in found if row.get(DEFAULT) == "yes")
    wanted = sorted({row["about"] for row in found})
    return [
        Fault("issued_tables", about, "defaults", DEFAULT, str(defaults[about]))
        for about in wanted
        if defaults[about] != 1
    ]


def used_sources() -> frozenset[str]:
    """The sources some number or worked example comes from."""
    numbered = (row["source_id"] for table in TABLES if table != SOURCES for row in rows(table))
    return frozenset((*numbered, *(example.source_id for example in worked_examples())))

"""Masks every count 1-4, and what is reckoned from it."""

from __future__ import annotations

from typing import Any, Final

from riktig.audit.result import PARTS
from riktig.disclosure.work import mask_work
from riktig.measures.result import OK
from riktig.statistics.suppression import MIN_COUNT
from riktig.statistics.suppression import is_small as is_small_count
from riktig.summary import FEW

MASK_BELOW: Final = MIN_COUNT
SUPPRESSED: Final = "suppressed"


def mask_small(summary: dict[str, Any]) -> None:
    """Changes the summary in place."""
    _mask_cell(summary["practice"], "list_size")
    ledger = summary["ledger"]
    for part in ("rows_read", *PARTS):
        ledger[part] = FEW if is_small(ledger[part]) else ledger[part]
    for problem in ledger["problems"]:
        problem["count"] = FEW if is_small(problem["count"]) else problem["count"]
    for total in summary["classes"].values():
        _mask_class(total)
    for measure in summary["measures"]:
        _mask_measure(measure)
    if "work" in summary:
        mask_work(summary["work"]["statuses"])
    for month in summary["monthly"]:
        _mask_cell(month, "numerator")
        _mask_cell(month, "denominator")


def is_small(cell: Any) -> bool:
    """Whether a count is 1-4."""
    return isinstance(cell, int) and is_small_count(cell, MASK_BELOW)


def _mask_cell(holder: dict[str, Any], key: str) -> None:
    if is_small(holder[key]):
        holder[key] = None


def _mask_class(total: dict[str, Any]) -> None:
    if is_small(total["rows"]) or is_small(total["patients"]):
        total.update(patients=None, ddd=None, omeq_mg=None)
        _mask_cell(total, "rows")


def _mask_measure(measure: dict[str, Any]) -> None:
    if is_small(measure["numerator"]) or is_small(measure["denominator"]):
        _mask_cell(measure, "numerator")
        _mask_cell(measure, "denominator")
        withhold_value(measure)


def withhold_value(measure: dict[str, Any]) -> None:
    """Takes value and interval away; a measure that was ok is now suppressed."""
    measure.update(value=None, low=None, high=None)
    if measure["status"] == OK:
        measure["status"] = SUPPRESSED

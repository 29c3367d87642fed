"""Masks what would give a masked count back, by sum or by limit.

docs/reference/summary-schema.md lists the relations between published cells.
A total with a masked part is withheld (or its largest other part), since two
masked parts can also be found when they are as small or as large as they can
be. A limit is held so that every masked count can still be each of 1 to 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from riktig.audit.result import NOT_COUNTED, PARTS, REMARKS
from riktig.disclosure.amounts import withhold_amounts, withhold_sums
from riktig.disclosure.nested import Known, withhold_differences, withhold_of_new, withhold_unions
from riktig.disclosure.primary import MASK_BELOW, withhold_value
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.summary import FEW

_LARGEST_MASKED: Final = MASK_BELOW - 1


def mask_recoverable(summary: dict[str, Any]) -> None:
    """Changes the summary in place."""
    _totals(summary)
    defined = {one.id: one for one in measures()}
    known = [
        Known(shown, defined[shown["id"]])
        for shown in summary["measures"]
        if shown["id"] in defined
    ]
    for one in known:
        _own_only(one)
    # What is never shown limits nothing, and nothing can be found of it.
    known = [one for one in known if one.measure.small_numbers != "own_only"]
    withhold_differences(known)
    withhold_of_new(known)
    for one in known:
        withhold_unions(one, summary["classes"])
    for one in known:
        withhold_amounts(one, known, summary)
        _series(one.shown, one.measure, summary)
    withhold_sums(known, summary["classes"])


def _own_only(one: Known) -> None:
    """Withholds a measure that is for the GP alone: it tells more than its own counts."""
    if one.measure.small_numbers == "own_only":
        one.shown.update(numerator=None, denominator=None)
        withhold_value(one.shown)


def _totals(summary: dict[str, Any]) -> None:
    """The ledger's sums, the innermost first."""
    ledger = summary["ledger"]
    problems = {problem["code"]: problem for problem in ledger["problems"]}
    class_rows = [total["rows"] for total in summary["classes"].values()]
    outside = [problems[code] for code in NOT_COUNTED if code in problems]
    rejected = [one["count"] for code, one in problems.items() if code not in REMARKS]
    if not _hidden_by_outside(class_rows, outside):
        _withhold_sum(ledger, "in_scope", [*class_rows, *(one["count"] for one in outside)])
    _withhold_sum(ledger, "rejected", rejected)
    _withhold_sum(ledger, "rows_read", [ledger[part] for part in PARTS])


def _hidden_by_outside(class_rows: list[Any], outside: list[dict[str, Any]]) -> bool:
    """Withholds the rows outside the period instead of the total, where they are many enough.

    Then what the masked classes and they are together is still known, and each
    masked class can still be 1 to 4, whatever the others are.
    """
    masked = sum(rows is None for rows in class_rows)
    largest = max(outside, key=_known, default=None)
    if not masked or largest is None or any(one["count"] == FEW for one in outside):
        return False
    if any(one["count"] is None for one in outside):
        return True
    if _known(largest) < MASK_BELOW + _LARGEST_MASKED * masked:
        return False
    largest["count"] = None
    return True


def _known(problem: dict[str, Any]) -> int:
    return problem["count"] if isinstance(problem["count"], int) else 0


def _withhold_sum(ledger: dict[str, Any], total: str, parts: Iterable[Any]) -> None:
    masked = sum(part is None or part == FEW for part in parts)
    # Two parts and a total that are all small limit each other.
    if masked > 1 or (masked == 1 and ledger[total] != FEW):
        ledger[total] = None


def _series(shown: dict[str, Any], measure: Measure, summary: dict[str, Any]) -> None:
    """Withholds a whole series when its sum, or the year's, limits a masked month."""
    months = [month for month in summary["monthly"] if month["id"] == measure.id]
    masked = sum(month["numerator"] is None for month in months)
    if not masked:
        return
    known = sum(month["numerator"] or 0 for month in months)
    rows = [summary["classes"][name]["rows"] for name in measure.numerator.classes]
    limited = _limit_each_other(rows, known, masked)
    year = shown["numerator"]
    whole = _months_fill(months, summary["period"])
    if limited or (whole and year is not None and year > known + masked):
        for month in months:
            month["numerator"] = None


def _limit_each_other(rows: list[int | None], known: int, masked: int) -> bool:
    """Whether a year's rows, masked or not, and its months tell of each other.

    Every patient of a month has a row in it, so the months are at most the rows.
    """
    if None in rows:
        return known + masked > 1
    return sum(row or 0 for row in rows) - known - (masked - 1) < _LARGEST_MASKED


def _months_fill(months: list[dict[str, Any]], period: dict[str, str]) -> bool:
    """Whether the months published are all of the period."""
    after = date.fromisoformat(period["to"]) + timedelta(days=1)
    if not (period["from"].endswith("-01") and after.day == 1):
        return False
    start = date.fromisoformat(period["from"])
    return len(months) == (after.year - start.year) * 12 + after.month - start.month

"""Takes a summary as it came, from a file or a page, and lets only a sound one through.

A summary may be cut short, edited by hand or made by something else, so every
part that is used is checked here, once. Nothing of its content goes into a
refusal: only which part is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig.audit.options import ATTRIBUTIONS, EVENTS
from riktig.audit.practice import Practice
from riktig.compare import cells
from riktig.compare.beside import months, same_patients
from riktig.compare.parts import Kind, Side, Summary
from riktig.measures.load import measure_named
from riktig.problem import Refused
from riktig.summary import SCHEMA, SHARE
from riktig.summary.schema import TYPED
from riktig.summary.told import check_told

STATUSES: Final = ("ok", "suppressed", "not_computable")
MASKED_BELOW: Final = 5  # a share holds no count from 1 up to this
# Chosen here: no extract we know of reaches further, and a date typed wrong is most often there.
MOST_YEARS: Final = 10
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
YEAR_DAYS: Final = 366
_KINDS: Final[Mapping[str, Kind]] = {"private": "private", "share": "share"}


def checked_summary(found: object) -> Summary:
    """The checked summary. Refused: not_a_summary, summary_schema, summary_damaged ..."""
    if not isinstance(found, Mapping) or "schema" not in found:
        raise Refused("not_a_summary")
    if found["schema"] != SCHEMA:
        raise Refused("summary_schema")
    try:
        return _summary(found)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        raise Refused("summary_damaged") from None


def _summary(found: Mapping[str, Any]) -> Summary:
    kind, made_by = _KINDS[found["kind"]], found["made_by"]
    period = _period(found["period"])
    practice = found.get("practice") or {}
    summary = Summary(
        kind=kind,
        member=cells.member(found["member"]),
        first=period[0],
        last=period[1],
        event=cells.one_of(found["event"], EVENTS),
        attribution=cells.one_of(found["attribution"], ATTRIBUTIONS),
        synthetic=cells.truth(made_by["synthetic"]),
        measures=_measures(found["measures"]),
        ledger={name: cells.cell(n) for name, n in found["ledger"].items() if name != "problems"},
        extract_last_day=date.fromisoformat(made_by["extract_last_day"]),
        version=cells.short_text(made_by["version"]),
        list_size=_list_size(practice.get("list_size")),
        typed=any(one.get("method") == TYPED for one in found["measures"]),
        practice=_practice(practice),
        spot_check=made_by.get("spot_check"),
        work=found.get("work"),
        monthly=months(found.get("monthly") or [], period, shared=kind == SHARE),
        tables=_tables(made_by.get("tables") or {}),
        same_patients=same_patients(found),
        **_classes(found["classes"], shared=kind == SHARE),
    )
    check_told({"practice": {}, **found})
    if kind == SHARE:
        _hold_masked(summary)
    return summary


def _period(found: Mapping[str, Any]) -> tuple[date, date]:
    first, last = (date.fromisoformat(found[end]) for end in ("from", "to"))
    if last < first:
        raise ValueError("period")
    if days_of(first, last) > MOST_YEARS * YEAR_DAYS or not _within_years(first, last):
        raise Refused("summary_period", years=MOST_YEARS, first=FIRST_YEAR, last=LAST_YEAR)
    return first, last


def days_of(first: date, last: date) -> int:
    """Days from one to the other, both included."""
    return (last - first).days + 1


def _within_years(first: date, last: date) -> bool:
    return first.year >= FIRST_YEAR and last.year <= LAST_YEAR


def _list_size(found: object) -> int | None:
    size = cells.cell(found).number
    if size == 0:
        raise Refused("list_size_zero")
    return size


def _measures(found: list[Mapping[str, Any]]) -> dict[str, tuple[int, Side]]:
    measures = {cells.name(one["id"]): (cells.integer(one["version"]), _side(one)) for one in found}
    if len(measures) != len(found):
        raise ValueError("a measure twice")
    return measures


def _classes(found: Mapping[str, Mapping[str, Any]], *, shared: bool) -> dict[str, Any]:
    names = [cells.name(one) for one in found]
    patients = (cells.cell(one.get("patients"), hidden=shared) for one in found.values())
    return {
        "ddd": {name: cells.amount(found[name].get("ddd")) for name in names},
        "omeq": {name: cells.amount(found[name].get("omeq_mg")) for name in names},
        "patients": dict(zip(names, patients, strict=True)),
    }


def _tables(found: Mapping[str, Any]) -> dict[str, str]:
    return {cells.name(name): cells.short_text(told) for name, told in found.items()}


def _side(one: Mapping[str, Any]) -> Side:
    side = Side(
        numerator=cells.cell(one["numerator"]),
        denominator=cells.cell(one["denominator"]),
        value=cells.amount(one["value"]),
        low=cells.amount(one["low"]),
        high=cells.amount(one["high"]),
        status=cells.one_of(one["status"], STATUSES),
        why=str(one.get("why") or ""),
        per=_per(one["id"]),
    )
    _check_side(side)
    return side


def _per(name: str) -> int | None:
    try:
        return measure_named(name).denominator.per
    except KeyError:
        return None


def _check_side(side: Side) -> None:
    x, n = side.numerator.number, side.denominator.number
    if side.status != "ok" and (side.value, side.low, side.high) != (None, None, None):
        raise ValueError("a value that is said not to be there")
    plain = n is None and not side.denominator.masked and side.value is None
    if side.status == "ok" and (x is None or n == 0 or (side.value is None and not plain)):
        raise ValueError("a value without its counts")
    if side.status == "ok" and x is not None and n is not None and x > n:
        raise ValueError("numerator above denominator")


def _practice(told: Mapping[str, Any]) -> Practice:
    return Practice(
        days_a_week=told.get("practice_days_a_week"),
        months=told.get("months_in_period"),
        roles=tuple(told.get("roles") or ()),
        years=told.get("years_on_list"),
    )


def _hold_masked(summary: Summary) -> None:
    """A share that shows a count 1-4 was not made by the audit, and is not passed on."""
    sides = [side for _, side in summary.measures.values()]
    held = [cell for side in sides for cell in (side.numerator, side.denominator)]
    held += [one.numerator for series in summary.monthly.values() for one in series]
    held += summary.patients.values()
    if any(cell.number is not None and 0 < cell.number < MASKED_BELOW for cell in held):
        raise Refused("share_not_masked")

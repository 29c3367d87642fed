"""Takes a summary as it came, from a file or a page, and lets only a sound one through.

A summary may be cut short, edited by hand or made by something else, so every
part that is used is checked here, once. Nothing of its content goes into a
refusal: only which part is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any, Literal, NamedTuple

from riktig.audit.options import ATTRIBUTIONS, EVENTS, member_name
from riktig.audit.practice import Practice
from riktig.problem import Refused
from riktig.summary import SCHEMA
from riktig.summary.schema import TYPED
from riktig.summary.told import check_told

STATUSES = ("ok", "suppressed", "not_computable")
MASKED_BELOW = 5  # a share holds no count from 1 up to this
MASK = "<5"
MOST_COUNT = 1_000_000_000  # no practice has more rows or patients; larger is not a count
MOST_AMOUNT = 1e12  # of DDD or a value
_NOT_TOLD = Practice()
Kind = Literal["private", "share"]


class Cell(NamedTuple):
    """A count: a number, masked as 1-4, or not there at all."""

    number: int | None
    masked: bool = False


class Side(NamedTuple):
    """One measure in one period: a share (0 to 1) or a rate per what the measure says."""

    numerator: Cell
    denominator: Cell
    value: float | None
    low: float | None
    high: float | None
    status: str  # ok, suppressed, not_computable
    why: str  # a code when not computable, else empty


class Summary(NamedTuple):
    """What the comparison uses of a summary."""

    kind: Kind
    member: str
    first: date
    last: date
    event: str
    attribution: str
    synthetic: bool
    measures: Mapping[str, tuple[int, Side]]  # id -> (version, side), in the file's order
    ddd: Mapping[str, float | None]  # class -> DDD
    ledger: Mapping[str, Cell]
    extract_last_day: date
    version: str  # of Riktig, that made it
    list_size: int | None
    typed: bool = False  # the numbers were typed from a report, not counted
    practice: Practice = _NOT_TOLD
    spot_check: Mapping[str, int | None] | None = None  # null counts: fewer than five, shared
    work: Mapping[str, Any] | None = None  # statuses and tapers of a work file

    @property
    def days(self) -> int:
        """Days of the period, both ends included."""
        return (self.last - self.first).days + 1


def checked_summary(found: object) -> Summary:
    """The checked summary. Refused: not_a_summary, summary_schema, summary_damaged ..."""
    if not isinstance(found, Mapping) or "schema" not in found:
        raise Refused("not_a_summary")
    if found["schema"] != SCHEMA:
        raise Refused("summary_schema", expected=SCHEMA)
    try:
        return _summary(found)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        raise Refused("summary_damaged") from None


def _summary(found: Mapping[str, Any]) -> Summary:
    kind: Kind = {"private": "private", "share": "share"}[found["kind"]]  # type: ignore[assignment]
    first, last = (date.fromisoformat(found["period"][end]) for end in ("from", "to"))
    if last < first:
        raise ValueError("period")
    summary = Summary(
        kind=kind,
        member=_member(found["member"]),
        first=first,
        last=last,
        event=_one_of(found["event"], EVENTS),
        attribution=_one_of(found["attribution"], ATTRIBUTIONS),
        synthetic=_truth(found["made_by"]["synthetic"]),
        measures={one["id"]: (_integer(one["version"]), _side(one)) for one in found["measures"]},
        ddd={_text(name): _amount(one.get("ddd")) for name, one in found["classes"].items()},
        ledger={name: _cell(n) for name, n in found["ledger"].items() if name != "problems"},
        extract_last_day=date.fromisoformat(found["made_by"]["extract_last_day"]),
        version=_text(found["made_by"]["version"]),
        list_size=_cell((found.get("practice") or {}).get("list_size")).number,
        typed=any(one.get("method") == TYPED for one in found["measures"]),
        practice=_practice(found.get("practice") or {}),
        spot_check=found["made_by"].get("spot_check"),
        work=found.get("work"),
    )
    check_told({"practice": {}, **found})
    if len(summary.measures) != len(found["measures"]):
        raise ValueError("a measure twice")
    if kind == "share":
        _hold_masked(summary)
    return summary


def _side(one: Mapping[str, Any]) -> Side:
    side = Side(
        numerator=_cell(one["numerator"]),
        denominator=_cell(one["denominator"]),
        value=_amount(one["value"]),
        low=_amount(one["low"]),
        high=_amount(one["high"]),
        status=_one_of(one["status"], STATUSES),
        why=str(one.get("why") or ""),
    )
    x, n = side.numerator.number, side.denominator.number
    if side.status != "ok" and (side.value, side.low, side.high) != (None, None, None):
        raise ValueError("a value that is said not to be there")
    plain = n is None and not side.denominator.masked and side.value is None
    if side.status == "ok" and (x is None or n == 0 or (side.value is None and not plain)):
        raise ValueError("a value without its counts")
    if side.status == "ok" and x is not None and n is not None and x > n:
        raise ValueError("numerator above denominator")
    return side


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
    cells = [cell for side in sides for cell in (side.numerator, side.denominator)]
    if any(cell.number is not None and 0 < cell.number < MASKED_BELOW for cell in cells):
        raise Refused("share_not_masked")


def _cell(found: object) -> Cell:
    if found is None:
        return Cell(None)
    if found == MASK:
        return Cell(None, masked=True)
    count = _integer(found)
    if not 0 <= count <= MOST_COUNT:
        raise ValueError("not a count")
    return Cell(count)


def _integer(found: object) -> int:
    if isinstance(found, bool) or not isinstance(found, int):
        raise TypeError("not a whole number")
    return found


def _amount(found: object) -> float | None:
    if found is None or found == MASK:
        return None
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        raise TypeError("not a number")
    if not isfinite(found) or not 0 <= found <= MOST_AMOUNT:
        raise ValueError("not an amount")
    return float(found)


def _member(found: object) -> str:
    """A name as the audit writes it: short, and nothing unseen in it."""
    name = _text(found)
    if member_name(name) != name:
        raise ValueError("not a name")
    return name


def _text(found: object) -> str:
    if not isinstance(found, str) or not found or len(found) > 200:
        raise TypeError("not a short text")
    return found


def _one_of(found: object, allowed: tuple[str, ...]) -> str:
    if found not in allowed:
        raise ValueError("not one of those known")
    return str(found)


def _truth(found: object) -> bool:
    if not isinstance(found, bool):
        raise TypeError("not true or false")
    return found

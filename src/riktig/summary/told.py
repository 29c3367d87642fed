"""What the GP has told beside the extract: practice, spot check, work file, hand-made counts.

Each stands in a summary only when it was told, so that older files read the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from riktig.audit.options import Options
from riktig.audit.practice import (
    FULL_WEEK_DAYS,
    FULL_YEAR_MONTHS,
    HALF_DAY,
    MOST_YEARS,
    ROLES,
)
from riktig.audit.spot_check import PATIENTS
from riktig.audit.work import MOST_PATIENTS, STATUSES, TAPERS
from riktig.journal import Count
from riktig.measures.result import NOT_COMPUTABLE, OK
from riktig.statistics import proportion_interval
from riktig.summary.schema import HAND_COUNTED, TYPED

_HAND_COUNTED_ID: Final = re.compile(r"review_[a-z0-9_]{1,33}")
_DECIMALS: Final = 6
_TOLERANCE: Final = 1.000001e-6  # one unit of the last decimal, and a binary digit


def practice_told(options: Options) -> dict[str, Any]:
    """List size, and what else was said of the practice."""
    practice = options.practice
    said = {
        "practice_days_a_week": practice.days_a_week,
        "months_in_period": practice.months,
        "roles": list(practice.roles) or None,
        "years_on_list": practice.years,
    }
    given = {name: value for name, value in said.items() if value is not None}
    return {"list_size": options.list_size, **given}


def checked_told(options: Options) -> dict[str, Any]:
    """The spot check, when there was one."""
    check = options.spot_check
    if check is None:
        return {}
    return {"spot_check": {"compared": check.compared, "agreed": check.agreed}}


def work_told(options: Options) -> dict[str, Any]:
    """Counts from the work file, when there is one."""
    return {} if options.work is None else {"work": options.work.as_dict()}


def hand_counted(options: Options) -> list[dict[str, Any]]:
    """The measures counted by hand, as entries of `measures`."""
    counted = options.journal.counts if options.journal else ()
    return [_hand_counted(one) for one in counted]


def is_hand_counted(name: Any) -> bool:
    """Whether an id is that of a measure counted by hand, also of another version."""
    return isinstance(name, str) and _HAND_COUNTED_ID.fullmatch(name) is not None


def _hand_counted(one: Count) -> dict[str, Any]:
    shown = {
        "id": one.measure.id,
        "version": one.measure.version,
        "numerator": one.numerator,
        "denominator": one.denominator,
        **hand_counted_values(one.numerator, one.denominator),
        "status": OK if one.denominator else NOT_COMPUTABLE,
        "method": HAND_COUNTED,
    }
    return shown if one.denominator else {**shown, "why": "no_denominator"}


def hand_counted_values(numerator: int, denominator: int) -> dict[str, float | None]:
    """The share with its exact limits; nothing of none."""
    if not denominator:
        return dict.fromkeys(("value", "low", "high"))
    limits = proportion_interval(numerator, denominator)
    found = (numerator / denominator, limits.low, limits.high)
    shown = (None if one is None else round(one, _DECIMALS) for one in found)
    return dict(zip(("value", "low", "high"), shown, strict=True))


def check_told(found: Mapping[str, Any]) -> None:
    """An error of Python's own where what was told cannot be, or does not agree."""
    practice = found["practice"]
    _within(practice.get("practice_days_a_week"), HALF_DAY, FULL_WEEK_DAYS)
    _within(practice.get("months_in_period"), 1, FULL_YEAR_MONTHS, whole=True)
    _within(practice.get("years_on_list"), 0, MOST_YEARS, whole=True)
    roles = practice.get("roles", [])
    if not isinstance(roles, list) or [role for role in ROLES if role in roles] != roles:
        raise ValueError("not roles")
    _check_work(found.get("work"))
    _check_spot_check(found["made_by"].get("spot_check"))
    for one in found["measures"]:
        if "method" in one:
            _check_hand_counted(one)


def _check_work(work: Any) -> None:
    if work is None:
        return
    statuses, tapers = work["statuses"], work.get("tapers", {})
    if set(statuses) != set(STATUSES) or set(tapers) not in (set(), set(TAPERS)):
        raise ValueError("not the statuses")
    for number in (*statuses.values(), *tapers.values()):
        _within(number, 0, MOST_PATIENTS, whole=True)


def _check_spot_check(check: Any) -> None:
    if check is None:
        return
    compared, agreed = check["compared"], check["agreed"]
    if compared is None and agreed is None:  # shared: fewer than five
        return
    _within(compared, 1, PATIENTS, whole=True)
    _within(agreed, 0, compared, whole=True)
    if compared is None or agreed is None:
        raise ValueError("half a spot check")


def _check_hand_counted(one: Mapping[str, Any]) -> None:
    if one["method"] == TYPED and not is_hand_counted(one["id"]):
        return
    if one["method"] != HAND_COUNTED or not is_hand_counted(one["id"]):
        raise ValueError("not a measure counted by hand")
    if one["status"] != OK:
        return
    own = hand_counted_values(one["numerator"], one["denominator"])
    if any(abs(one[end] - (number or 0)) > _TOLERANCE for end, number in own.items()):
        raise ValueError("a value that is not of its counts")


def _within(number: Any, least: float, most: float, *, whole: bool = False) -> None:
    if number is None:
        return
    kind = int if whole else int | float
    if isinstance(number, bool) or not isinstance(number, kind) or not least <= number <= most:
        raise ValueError("not within its limits")

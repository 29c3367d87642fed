"""Takes a summary along field by field: what is not named here does not come along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from riktig.audit.options import member_name
from riktig.audit.result import PARTS
from riktig.audit.spot_check import PATIENTS
from riktig.audit.work import STATUSES
from riktig.summary import FEW, SHARE, check_summary

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_MONTH = re.compile(r"\d{4}-\d\d")
_CHECKED = ("compared", "agreed")
_WORDS = re.compile(r"[\w .,()/+-]{1,60}")


def copied(summary: Mapping[str, Any]) -> dict[str, Any]:
    """A copy with kind "share"; an error of Python's own when a field is not as it must be."""
    found = check_summary(summary)
    ledger, made_by = found["ledger"], found["made_by"]
    return {
        "schema": found["schema"],
        "kind": SHARE,
        "member": member_name(found["member"]),
        "period": {end: _day(found["period"][end]) for end in ("from", "to")},
        "practice": _practice(found["practice"]),
        "event": _code(found["event"]),
        "attribution": _code(found["attribution"]),
        "ledger": {
            **{part: _cell(ledger[part]) for part in ("rows_read", *PARTS)},
            "problems": [
                {"code": _code(one["code"]), "count": _cell(one["count"])}
                for one in ledger["problems"]
            ],
        },
        "classes": {_code(name): _class(one) for name, one in found["classes"].items()},
        "measures": [_measure(one) for one in found["measures"]],
        "monthly": [_month(one) for one in found["monthly"]],
        **_work(found.get("work")),
        "made_by": {
            "version": _words(made_by["version"]),
            "tables": {_words(k): _words(v) for k, v in made_by["tables"].items()},
            "extract_last_day": _day(made_by["extract_last_day"]),
            "synthetic": bool(made_by["synthetic"]),
            **_spot_check(made_by.get("spot_check")),
        },
    }


def _practice(practice: Mapping[str, Any]) -> dict[str, Any]:
    """What an effective list is reckoned from. Years with the list are nobody else's concern."""
    taken: dict[str, Any] = {"list_size": _cell(practice["list_size"])}
    if practice.get("practice_days_a_week") is not None:
        taken["practice_days_a_week"] = _amount(practice["practice_days_a_week"])
    if practice.get("months_in_period") is not None:
        taken["months_in_period"] = _cell(practice["months_in_period"])
    if practice.get("roles"):
        taken["roles"] = [_code(role) for role in practice["roles"]]
    return taken


def _work(work: Mapping[str, Any] | None) -> dict[str, Any]:
    """Counts by status alone."""
    if work is None:
        return {}
    return {"work": {"statuses": {name: _number(work["statuses"][name]) for name in STATUSES}}}


def _spot_check(check: Mapping[str, Any] | None) -> dict[str, Any]:
    """How many agreed; fewer than five patients looked up may be all there are."""
    if check is None:
        return {}
    whole = check["compared"] == PATIENTS
    return {"spot_check": {name: _cell(check[name]) if whole else None for name in _CHECKED}}


def _class(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "rows": _cell(one["rows"]),
        "patients": _cell(one["patients"]),
        "ddd": _amount(one["ddd"]),
        "omeq_mg": _amount(one["omeq_mg"]),
    }


def _measure(one: Mapping[str, Any]) -> dict[str, Any]:
    taken = {
        "id": _code(one["id"]),
        "version": _cell(one["version"]),
        "numerator": _cell(one["numerator"]),
        "denominator": _cell(one["denominator"]),
        "value": _amount(one["value"]),
        "low": _amount(one["low"]),
        "high": _amount(one["high"]),
        "status": _code(one["status"]),
    }
    told = {key: _code(one[key]) for key in ("method", "why") if one.get(key)}
    return {**taken, **told}


def _month(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "month": _matching(_MONTH, one["month"]),
        "id": _code(one["id"]),
        "numerator": _cell(one["numerator"]),
        "denominator": _cell(one["denominator"]),
    }


def _cell(value: Any) -> int | str | None:
    """A count, a masked count, or one that is not there."""
    return FEW if value == FEW else _number(value)


def _number(value: Any) -> int | None:
    """A count, or one that is not there."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError("not a count")
    return value


def _amount(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        raise TypeError("not an amount")
    return value


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def _code(value: str) -> str:
    return _matching(_CODE, value)


def _words(value: str) -> str:
    return _matching(_WORDS, value)


def _matching(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError("not a name")
    return value

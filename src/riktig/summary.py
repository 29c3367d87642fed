"""The summary of an audit: counts only, no patient, in the schema `riktig-summary/1`.

`docs/reference/summary-schema.md` describes it. A private summary has true
counts and stays with the GP; `riktig.disclosure` makes the one that is shared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import Any, Final

from riktig import __version__
from riktig.audit.options import member_name
from riktig.audit.result import Audit, Ledger
from riktig.clinical.tables import issued_tables
from riktig.measures.content import OMEQ_TABLE
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import OK, Result, agrees
from riktig.problem import Refused

SCHEMA: Final = "riktig-summary/1"
PRIVATE: Final = "private"
SHARE: Final = "share"
FEW: Final = "<5"  # a masked count of the ledger; elsewhere it is null
_MOST_COUNT: Final = 10_000_000
_MOST_AMOUNT: Final = 1e15
_MOST_BYTES: Final = 2_000_000
_HASHED_TABLES: Final = (
    "code_lists",
    "combinations",
    "ddd",
    "figures",
    "opioid_ratios",
    "patch_days",
    "printed_strengths",
    "strengths",
    "thresholds",
)
_HASH_CHARACTERS: Final = 12
_TYPES: Final = {
    "member": str,
    "period": dict,
    "practice": dict,
    "event": str,
    "attribution": str,
    "ledger": dict,
    "classes": dict,
    "measures": list,
    "monthly": list,
    "made_by": dict,
}


def private_summary(audit: Audit) -> dict[str, Any]:
    """The summary with true counts."""
    return {
        "schema": SCHEMA,
        "kind": PRIVATE,
        "member": audit.options.member,
        "period": {"from": str(audit.period[0]), "to": str(audit.period[1])},
        "practice": {"list_size": audit.options.list_size},
        "event": audit.event,
        "attribution": audit.options.attribution,
        "ledger": _ledger(audit.ledger),
        "classes": {
            total.id: {
                "rows": total.rows,
                "patients": total.patients,
                "ddd": total.ddd,
                "omeq_mg": total.omeq_mg,
            }
            for total in audit.classes
        },
        "measures": [_measure(result) for result in audit.measures],
        "monthly": [month._asdict() for month in audit.monthly],
        "made_by": {
            "version": __version__,
            "tables": dict(_tables()),
            "extract_last_day": str(audit.last_day),
            "synthetic": audit.synthetic,
        },
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    parts = ledger._asdict()
    parts["problems"] = [{"code": code, "count": count} for code, count in ledger.problems]
    return parts


def _measure(result: Result) -> dict[str, Any]:
    shown = {
        "id": result.measure.id,
        "version": result.measure.version,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "value": result.value,
        "low": result.low,
        "high": result.high,
        "status": result.status,
    }
    return {**shown, "why": result.why} if result.why else shown


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    """The OMEQ table's date, and a hash of each clinical table that was reckoned with."""
    named = issued_tables("opioid")[OMEQ_TABLE]
    hashes = []
    for name in _HASHED_TABLES:
        written = files("riktig.clinical").joinpath(f"{name}.csv").read_bytes()
        hashes.append((name, sha256(written).hexdigest()[:_HASH_CHARACTERS]))
    return ((OMEQ_TABLE, named["date"]), *hashes)


def read_summary(blob: bytes) -> dict[str, Any]:
    """A summary from its JSON file.

    Refuses what is no summary (`not_a_summary`), one whose numbers cannot be or
    do not agree (`summary_damaged`), and a member name that the audit refuses.
    """
    if len(blob) > _MOST_BYTES:
        raise Refused("not_a_summary")
    try:
        data = json.loads(blob.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("not_a_summary") from None
    found = check_summary(data)
    found["member"] = member_name(found["member"])
    try:
        _check_numbers(found)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        raise Refused("summary_damaged") from None
    return found


def check_summary(data: object) -> dict[str, Any]:
    """The summary itself when its shape is that of the schema, else `not_a_summary`."""
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise Refused("not_a_summary")
    if data.get("kind") not in (PRIVATE, SHARE):
        raise Refused("not_a_summary")
    for field, kind in _TYPES.items():
        if not isinstance(data.get(field), kind):
            raise Refused("not_a_summary")
    return dict(data)


def _check_numbers(found: Mapping[str, Any]) -> None:
    """An error of Python's own where a number cannot be, or is not what its counts give."""
    _count(found["practice"].get("list_size"))
    ledger = dict(found["ledger"])
    problems = [problem["count"] for problem in ledger.pop("problems", [])]
    for cell in chain(ledger.values(), problems):
        _count(None if cell == FEW else cell)
    for total in found["classes"].values():
        for counted, amount in (("rows", "ddd"), ("patients", "omeq_mg")):
            _count(total[counted])
            _amount(total[amount])
    for month in found["monthly"]:
        _count(month["numerator"])
        _count(month["denominator"])
    known = {(one.id, one.version): one for one in measures()}
    if len({one["id"] for one in found["measures"]}) < len(found["measures"]):
        raise ValueError("a measure twice")
    for one in found["measures"]:
        _check_measure(one, known.get((one["id"], one["version"])))


def _check_measure(shown: Mapping[str, Any], measure: Measure | None) -> None:
    numerator, denominator = _count(shown["numerator"]), _count(shown["denominator"])
    stated = (_amount(shown["value"]), _amount(shown["low"]), _amount(shown["high"]))
    if shown["status"] != OK:
        if stated != (None, None, None):
            raise ValueError("a value that is not to be shown")
    elif numerator is None or (denominator is None and measure is None):
        raise ValueError("a value without its counts")
    elif measure is not None and not agrees(measure, numerator, denominator, stated):
        raise ValueError("a value that is not of its counts")


def _count(cell: Any) -> int | None:
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int) or not 0 <= cell <= _MOST_COUNT:
        raise TypeError("not a count")
    return cell


def _amount(cell: Any) -> float | None:
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 <= cell < _MOST_AMOUNT:
        raise TypeError("not an amount")
    return cell

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
from typing import Any, Final

from riktig import __version__
from riktig.audit.result import Audit, Ledger
from riktig.clinical.tables import rows
from riktig.measures.content import OMEQ_TABLE
from riktig.measures.result import Result
from riktig.problem import Refused

SCHEMA: Final = "riktig-summary/1"
PRIVATE: Final = "private"
SHARE: Final = "share"
_MOST_BYTES: Final = 2_000_000
_HASHED_TABLES: Final = (
    "combinations",
    "ddd",
    "figures",
    "opioid_ratios",
    "patch_days",
    "printed_strengths",
    "strengths",
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
    named = next(row for row in rows("opioid_tables") if row["table"] == OMEQ_TABLE)
    hashes = []
    for name in _HASHED_TABLES:
        written = files("riktig.clinical").joinpath(f"{name}.csv").read_bytes()
        hashes.append((name, sha256(written).hexdigest()[:_HASH_CHARACTERS]))
    return ((OMEQ_TABLE, named["date"]), *hashes)


def read_summary(blob: bytes) -> dict[str, Any]:
    """A summary from its JSON file. Refuses anything else (`not_a_summary`)."""
    if len(blob) > _MOST_BYTES:
        raise Refused("not_a_summary")
    try:
        data = json.loads(blob.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("not_a_summary") from None
    return check_summary(data)


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

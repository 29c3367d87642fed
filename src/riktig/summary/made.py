"""Makes the private summary of an audit."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from riktig import __version__
from riktig.audit.result import Audit, Ledger
from riktig.clinical.tables import issued_tables
from riktig.measures.content import OMEQ_TABLE
from riktig.measures.result import Result
from riktig.summary.same_patients import same_patients_told
from riktig.summary.schema import PRIVATE, SCHEMA
from riktig.summary.told import checked_told, hand_counted, practice_told, work_told

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


def private_summary(audit: Audit) -> dict[str, Any]:
    """The summary with true counts."""
    options = audit.options
    return {
        "schema": SCHEMA,
        "kind": PRIVATE,
        "member": options.member,
        "period": {"from": str(audit.period[0]), "to": str(audit.period[1])},
        "practice": practice_told(options),
        "event": audit.event,
        "attribution": options.attribution,
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
        "measures": [*map(_measure, audit.measures), *hand_counted(options)],
        "monthly": [month._asdict() for month in audit.monthly],
        **work_told(options),
        **same_patients_told(audit),
        "made_by": {
            "version": __version__,
            "tables": dict(_tables()),
            "extract_last_day": str(audit.last_day),
            "synthetic": audit.synthetic,
            **checked_told(options),
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

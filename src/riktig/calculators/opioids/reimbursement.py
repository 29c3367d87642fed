"""Who may apply for individual reimbursement (-71) of opioids in chronic pain (HELFO-STO).

A rule on who pays: it neither allows nor forbids a prescription.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.quantity import quantity
from riktig.clinical.tables import Row, figure, rows
from riktig.problem import Refused

ABOUT: Final = "reimbursement"
TABLE: Final = "HELFO"
GP_LIMIT: Final = "reimbursement_gp_max_omeq_mg"
CLINIC_LIMIT: Final = "reimbursement_clinic_max_omeq_mg"
YEARS: Final = "reimbursement_decision_years"
# Plausibility, not pharmacology: the same as for the sum of opioids.
MOST_OMEQ_MG_PER_DAY: Final = 10_000
# Who applies, by what decides it; the first that holds is the reason.
APPLICANTS: Final[Mapping[str, str]] = {
    "above_clinic_limit": "not_covered",
    "methadone": "pain_clinic",
    "pain_not_clarified": "pain_clinic",
    "above_gp_limit": "pain_clinic",
    "within_gp_limit": "gp",
}


def reimbursement_71(values: Mapping[str, Any]) -> Answer:
    """`applicant`: "gp", "pain_clinic" or "not_covered", and the rule that says so.

    The dose need not be known for methadone: its OMEQ can be undefined, and the
    application is the pain clinic's all the same.
    """
    methadone = _yes_or_no(values, "methadone")
    clarified = _yes_or_no(values, "pain_clarified")
    omeq = _omeq(values, methadone)
    reason = _reason(omeq, clarified, methadone)
    return Answer(
        result={
            "applicant": APPLICANTS[reason],
            "reason": reason,
            "omeq_mg_per_day": omeq,
            "methadone": methadone,
            "pain_clarified": clarified,
        },
        about=ABOUT,
        table=TABLE,
        rows=tuple(_row(name) for name in (GP_LIMIT, CLINIC_LIMIT, YEARS)),
    )


def _reason(omeq: float | None, clarified: bool, methadone: bool) -> str:
    if omeq is not None and omeq > limit(CLINIC_LIMIT):
        return "above_clinic_limit"
    if methadone:
        return "methadone"
    if not clarified:
        return "pain_not_clarified"
    within = omeq is not None and omeq <= limit(GP_LIMIT)
    return "within_gp_limit" if within else "above_gp_limit"


def limit(name: str) -> float:
    """A limit of the rule, from `figures.csv`."""
    value = figure(name).value
    if value is None:
        raise KeyError(name)
    return value


def _row(name: str) -> Row:
    return next(row for row in rows("figures") if row["figure"] == name)


def _omeq(values: Mapping[str, Any], methadone: bool) -> float | None:
    given = values.get("omeq_mg_per_day")
    if methadone and given in (None, ""):
        return None
    omeq = quantity(given, "omeq_mg_per_day")
    if omeq > MOST_OMEQ_MG_PER_DAY:
        raise Refused("invalid_dose", field="omeq_mg_per_day")
    return as_float(omeq)


def _yes_or_no(values: Mapping[str, Any], key: str) -> bool:
    given = values.get(key)
    if not isinstance(given, bool):
        raise Refused("yes_or_no_needed", field=key)
    return given

"""Published limits that a falling dose passes: for the picture and its words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.answer import as_float
from riktig.calculators.opioids.opioid_table import Ratio
from riktig.clinical.tables import Row, rows

_FIGURES: Final = {
    "overdose": "overdose_risk_from_omeq_mg",
    "high_dose": "high_dose_from_omeq_mg",
    "reimbursement_gp": "reimbursement_gp_max_omeq_mg",
    "reimbursement_clinic": "reimbursement_clinic_max_omeq_mg",
}
_GROUP_1: Final = "1"


class Limit(NamedTuple):
    """A limit in mg a day of the medicine; `omeq` in mg OMEQ where it is one of those."""

    kind: str
    mg_per_day: Fraction
    omeq: Fraction | None
    row: Row

    def as_dict(self) -> dict[str, Any]:
        """For the wire."""
        omeq = {"omeq": as_float(self.omeq)} if self.omeq is not None else {}
        return {"kind": self.kind, "mg_per_day": as_float(self.mg_per_day), **omeq}


def driving_and_omeq_limits(
    substance: str, start_mg: Fraction, ratio: Ratio | None
) -> tuple[Limit, ...]:
    """The limits under the start dose, highest first.

    Driving group 1 (`driving_rules.csv`), and for an opioid with one ratio the
    limits in mg OMEQ (`figures.csv`).
    """
    found = [*_driving(substance, ratio), *(_omeq(ratio) if ratio else ())]
    passed = [limit for limit in found if 0 < limit.mg_per_day < start_mg]
    return tuple(sorted(passed, key=lambda limit: (-limit.mg_per_day, limit.kind)))


def _driving(substance: str, ratio: Ratio | None) -> Iterator[Limit]:
    for row in rows("driving_rules"):
        if row["rule"] != "most_dose" or row["licence_groups"] != _GROUP_1:
            continue
        value = Fraction(row["value"])
        if row["applies_to"] == substance:
            yield Limit("driving", value, None, row)
        elif row["applies_to"] == "opioid" and ratio:
            yield Limit("driving_opioid", value / ratio.value, value, row)


def _omeq(ratio: Ratio) -> Iterator[Limit]:
    by_name = {row["figure"]: row for row in rows("figures")}
    for kind, name in _FIGURES.items():
        value = Fraction(by_name[name]["value"])
        yield Limit(kind, value / ratio.value, value, by_name[name])

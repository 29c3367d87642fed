"""The plan as a picture: the dose step by step, with the limits that published rules name."""

from __future__ import annotations

from typing import Any

from riktig.calculators.answer import as_float
from riktig.calculators.taper.limits import driving_and_omeq_limits
from riktig.calculators.taper.picture import trajectory
from riktig.calculators.taper.schedule import Schedule
from riktig.planning.medicines import Medicine
from riktig.planning.opioid_dose import OPIOID, oral_ratio


def picture(medicine: Medicine, plan: Schedule) -> dict[str, Any]:
    """For JSON: the taper calculator's own picture, of the plan's medicine."""
    ratio = oral_ratio(medicine.substance) if medicine.class_ == OPIOID else None
    start = plan.levels[0].mg_per_day
    limits = driving_and_omeq_limits(medicine.substance, start, ratio)
    return trajectory(
        {
            "steps": [
                {"day": level.day, "mg_per_day": as_float(level.mg_per_day)}
                for level in plan.levels
            ],
            "reaches_zero": plan.reaches_zero,
            "days": plan.days,
            "substance": medicine.substance,
            "limits": [limit.as_dict() for limit in limits],
        }
    ).as_dict()

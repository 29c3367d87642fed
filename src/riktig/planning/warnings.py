"""What the planner itself must say, beside what the taper calculator warns of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riktig.calculators.answer import as_float
from riktig.calculators.taper.schedule import Schedule
from riktig.planning.request import PlanRequest
from riktig.planning.steps import Step
from riktig.problem import Problem


def own_warnings(request: PlanRequest, steps: Sequence[Step], plan: Schedule) -> list[Problem]:
    """What the planner itself must say."""
    warnings = []
    if request.intakes_per_day is None:
        warnings.append(Problem("times_not_given"))
    if any(step.driving for step in steps):
        warnings.append(Problem("driving_one_medicine"))
    if any(one.as_dict(request.medicine)["packs_text"] for s in steps for one in s.dispensings[:1]):
        warnings.append(Problem("packs_old"))
    if any(0 < step.level.days < request.dispensing_days for step in steps):
        warnings.append(Problem("short_dispensing"))
    return [*warnings, *_last_step(plan)]


def _last_step(plan: Schedule) -> list[Problem]:
    """The step to 0 where it is the largest of the plan: no limit in percent of a dose sees it."""
    doses = [level.mg_per_day for level in plan.levels]
    falls = [before - after for before, after in pairwise(doses)]
    if not plan.reaches_zero or len(falls) < 2 or falls[-1] <= max(falls[:-1]):
        return []
    percent = round(float(falls[-1] * 100 / doses[0]), 1)
    return [Problem("last_step", {"from_mg": as_float(doses[-2]), "percent": percent})]

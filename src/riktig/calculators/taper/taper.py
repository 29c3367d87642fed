"""The taper calculator: a plan of takeable doses from the start dose to 0.

The target falls from the unrounded dose; the dose is the nearest one the units
can make, the lower of two, and never above the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.opioids.opioid_table import DEFAULT_TABLE, METHADONE, Ratio, ratios
from riktig.calculators.taper.checks import findings, largest_step
from riktig.calculators.taper.limits import driving_and_omeq_limits
from riktig.calculators.taper.order import Asked, read_order
from riktig.calculators.taper.rules import ABOUT, OWN
from riktig.calculators.taper.schedule import Level, Schedule, schedule
from riktig.clinical.tables import Row, issued_tables
from riktig.problem import Problem
from riktig.text.catalogue import explain


def taper(values: Mapping[str, Any]) -> Answer:
    """Steps with doses, units and days. See the form for the values."""
    asked = read_order(values)
    plan = schedule(asked.order)
    ratio = _omeq_ratio(asked.order.substance)
    found = findings(asked, plan)
    limits = driving_and_omeq_limits(asked.order.substance, plan.levels[0].mg_per_day, ratio)
    used = [row for row in (*(row for _, row in found), *(one.row for one in limits)) if row]
    return Answer(
        result=_result(asked, plan, ratio) | {"limits": [limit.as_dict() for limit in limits]},
        about=ABOUT,
        table=asked.preset.name if asked.preset else OWN,
        rows=_once([*_rule_rows(asked), *([ratio.row] if ratio else []), *used]),
        warnings=tuple(problem for problem, _ in found),
    )


def _result(asked: Asked, plan: Schedule, ratio: Ratio | None) -> dict[str, Any]:
    order, largest = asked.order, largest_step(plan.levels)
    result = {
        "steps": [_step(level, ratio) for level in plan.levels],
        "reaches_zero": plan.reaches_zero,
        "days": plan.days,
        "largest_step_percent": as_float(largest.percent) if largest else 0.0,
        "substance": order.substance,
        "start_mg_per_day": as_float(order.start_mg_per_day),
        "method": order.method,
        "step": as_float(order.step),
        "interval_days": order.interval_days,
        "phases": len(order.phases),
        "preset": asked.preset.name if asked.preset else None,
    }
    return result | ({"why_not": _why_not(plan.why_not)} if plan.why_not else {})


def _step(level: Level, ratio: Ratio | None) -> dict[str, Any]:
    step = {
        "day": level.day,
        "date": level.date.isoformat() if level.date else None,
        "days": level.days,
        "target_mg": as_float(level.target_mg),
        "mg_per_day": as_float(level.mg_per_day),
        "units": [{"mg": as_float(u.mg), "count": as_float(u.count)} for u in level.units],
    }
    return step | ({"omeq": as_float(level.mg_per_day * ratio.value)} if ratio else {})


def _why_not(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "message": explain(problem), **problem.details}


def _omeq_ratio(substance: str) -> Ratio | None:
    """The default table's ratio for what is swallowed; methadone's bands give none."""
    found = ratios(DEFAULT_TABLE).get((substance, "oral"), ())
    return found[0] if found and substance != METHADONE else None


def _rule_rows(asked: Asked) -> tuple[Row, ...]:
    return (asked.preset.row if asked.preset else issued_tables(ABOUT)[OWN],)


def _once(found: list[Row]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in found:
        if row not in kept:
            kept.append(row)
    return tuple(kept)

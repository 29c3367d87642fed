"""The doctor's own plan on page one: what was to be, and whether it is."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.blocks.statement import Statement, Value, say
from riktig.feedback.measure_titles import short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.plan_outcome import PlanView, plan_view
from riktig.text import decimal_text, format_date, format_number, text


def plan_said(views: Sequence[MeasureView], form: str = "long") -> tuple[Statement, ...]:
    """The plan about one of the views, one not decided first; nothing where there is none."""
    planned = [view for view in views if view.plan]
    waiting = [view for view in planned if view.plan and not view.plan.decision]
    for view in (*waiting, *planned)[:1]:
        if view.plan:
            return (_said(plan_view(view.plan, view.own), form),)
    return ()


def _said(found: PlanView, form: str) -> Statement:
    plan = found.plan
    values: dict[str, Value] = {
        "measure": plan.measure,
        "aim": plan.aim,
        "outcome": found.outcome,
        "decision": plan.decision,
    }
    return say(
        f"front_page.plan.{form}",
        values,
        measure=short_title(found.measure),
        aim=text(f"front_page.plan.{found.wanted}", aim=_aim(found)),
        by=format_date(plan.by),
        outcome=_optional(found.outcome),
        decided=_optional(plan.decision),
    )


def _aim(found: PlanView) -> str:
    """The aim with its unit, as it was typed: `40 %`."""
    per, written = found.measure.denominator.per, decimal_text(found.plan.aim)
    if per is None:
        return text("report.unit.percent", value=written)
    return text("report.unit.per", value=written, per=format_number(per))


def _optional(name: str) -> str:
    """What is added of an outcome or a decision; of those without words, nothing."""
    told = ("reached", "not_reached", "adopt", "adapt", "abandon")
    return text(f"front_page.plan.{name}") if name in told else ""

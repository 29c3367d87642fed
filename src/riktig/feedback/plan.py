"""The doctor's own plans, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.agreed.agreed import Plan, PlanSheet
from riktig.compare import Comparison
from riktig.feedback.report import Section


def plan_section(
    plans: Sequence[Plan], own: Comparison, sheet: PlanSheet | None = None
) -> Section | None:
    """A part for each plan, in the file's order; `None` when there is no plan."""
    raise NotImplementedError

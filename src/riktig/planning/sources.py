"""The rows a plan rests on: those of its doses, and those of what is said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riktig.calculators.answer import Answer
from riktig.clinical.tables import Row, source
from riktig.planning import facts
from riktig.planning.intake_words import intake_rows
from riktig.planning.opioid_dose import OPIOID, oral_ratio
from riktig.planning.questions import questions_for
from riktig.planning.request import PlanRequest
from riktig.planning.steps import Step

_SHOWN = ("title", "publisher", "version")


def reckoned(request: PlanRequest, steps: Sequence[Step], found: Sequence[Row]) -> tuple[Row, ...]:
    """The rows the doses are reckoned with: rule, strengths, ratio, switch."""
    medicine, preset = request.medicine, request.asked.preset
    ratio = oral_ratio(medicine.substance) if medicine.class_ == OPIOID else None
    rows: list[Row] = [*([preset.row] if preset else []), *found]
    rows += [row for known in medicine.strengths if _is_used(known.mg, steps) for row in known.rows]
    rows += [ratio.row] if ratio else []
    rows += request.switch.answer.rows if request.switch else ()
    return tuple({id(row): row for row in rows}.values())


def said(request: PlanRequest, steps: Sequence[Step]) -> tuple[Row, ...]:
    """The rows behind what is said beside the doses: cautions, withdrawal, driving."""
    medicine = request.medicine
    timing = facts.withdrawal(medicine.substance)
    rows = [
        *facts.rows_used(medicine.class_),
        *intake_rows(medicine.class_),
        *([timing] if timing else []),
    ]
    rows += [question.row for question in questions_for(request.asked_class)]
    rows += [row for step in steps if step.driving for row in step.driving.rows]
    return tuple({id(row): row for row in rows}.values())


def _is_used(mg: object, steps: Iterable[Step]) -> bool:
    return any(unit.mg == mg for step in steps for unit in step.level.units)


def sources_view(
    answer: Answer, request: PlanRequest, steps: Sequence[Step]
) -> list[dict[str, str]]:
    """Every source of the plan once: first of the doses, then of what is said."""
    beside = (row["source_id"] for row in said(request, steps))
    names = dict.fromkeys((*answer.sources, *beside))
    return [{key: source(name)[key] for key in _SHOWN} for name in names]

"""The steps of a plan as a page shows them: dates, tablets, OMEQ, driving, dispensing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from riktig.calculators.answer import as_float
from riktig.calculators.card import Copyable
from riktig.calculators.taper.intakes import Intake, intakes_of, units_together
from riktig.calculators.taper.schedule import Level, Schedule
from riktig.planning.driving_status import DrivingStatus, driving_status
from riktig.planning.intake_words import shared_dose_text, taken_text, times_text
from riktig.planning.medicines import Medicine
from riktig.planning.opioid_dose import OPIOID, omeq_of
from riktig.planning.prescription import prescription
from riktig.planning.quantities import Dispensing, dispensings
from riktig.planning.request import PlanRequest
from riktig.planning.words import mg_text, units_text
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_date
from riktig.view import Table

# A technical limit of the page and the sheet: four sheets, and an answer of a bounded size.
MOST_STEPS = 80
_OMEQ_DECIMALS = 1
# Whom the sheet is for when no licence group was told.
ASSUMED_GROUP = 1


@dataclass(frozen=True)
class Step:
    """A level with its dates and everything reckoned from them.

    `driving` is for the licence group told; `judged` is for the sheet, which is held to
    `ASSUMED_GROUP` where none was told. Both None for one who does not drive.
    `intakes` are empty where nobody told how often the dose is taken; else the units of
    the level are those of the intakes together. `fewer`: fewer of them than before.
    """

    number: int
    level: Level
    begins: date
    held_days: int
    omeq: Fraction | None
    driving: DrivingStatus | None
    judged: DrivingStatus | None
    dispensings: tuple[Dispensing, ...]
    intakes: tuple[Intake, ...] = ()
    fewer: bool = False

    @property
    def ends(self) -> date | None:
        """The last day of the step; None where it has none."""
        return self.begins + timedelta(days=self.level.days - 1) if self.level.days else None


def steps_of(request: PlanRequest, plan: Schedule) -> tuple[Step, ...]:
    """Every level, the first being step 1. `Refused("too_many_steps")` for too fine a plan."""
    if len(plan.levels) > MOST_STEPS:
        raise Refused("too_many_steps", field="step", most=MOST_STEPS)
    made = []
    often = request.intakes_per_day or 0
    for number, planned in enumerate(plan.levels, 1):
        level, intakes = _shared(planned, request)
        made.append(_step(number, level, request, intakes, fewer=0 < len(intakes) < often))
        often = len(intakes) or often
    return tuple(made)


def _shared(level: Level, request: PlanRequest) -> tuple[Level, tuple[Intake, ...]]:
    """A level with the units of its intakes together, where it was told how often it is taken."""
    if request.intakes_per_day is None:
        return level, ()
    order = request.asked.order
    intakes = intakes_of(level.mg_per_day, request.intakes_per_day, order.strengths)
    return level._replace(units=units_together(intakes)), intakes


def _step(
    number: int, level: Level, request: PlanRequest, intakes: tuple[Intake, ...], *, fewer: bool
) -> Step:
    begins = request.start_date + timedelta(days=level.day)
    medicine, group = request.medicine, request.driving_group
    judged = None
    if group != 0:
        as_before = _is_as_before(level, request)
        judged = driving_status(
            level, begins, medicine, group or ASSUMED_GROUP, as_before=as_before
        )
    return Step(
        number=number,
        level=level,
        begins=begins,
        held_days=_held_days(level, request),
        omeq=_omeq(level, medicine),
        driving=judged if group else None,
        judged=judged,
        dispensings=dispensings(level, begins, request.dispensing_days),
        intakes=intakes,
        fewer=fewer,
    )


def _is_as_before(level: Level, request: PlanRequest) -> bool:
    """Whether a step is the dose the patient uses when the plan begins."""
    used = request.asked.order.start_mg_per_day
    return not level.day and request.switch is None and level.mg_per_day == used


def _held_days(level: Level, request: PlanRequest) -> int:
    """Days added to a step after the fact."""
    until = level.day + level.days
    return sum(p.days for p in request.asked.order.pauses if level.day <= p.day < until)


def _omeq(level: Level, medicine: Medicine) -> Fraction | None:
    return omeq_of(level.mg_per_day, medicine.substance) if medicine.class_ == OPIOID else None


def step_view(step: Step, of: int, medicine: Medicine, draft: str) -> dict[str, Any]:
    """A step for JSON; a draft's prescription text says that it is one."""
    level = step.level
    return {
        "number": step.number,
        "day": level.day,
        "days": level.days,
        "is_last": step.number == of,
        "held_days": step.held_days,
        "date": step.begins.isoformat(),
        "date_text": format_date(step.begins),
        "until_text": format_date(step.ends) if step.ends else "",
        "mg_per_day": as_float(level.mg_per_day),
        "dose_text": shared_dose_text(level.mg_per_day, step.intakes),
        "tablets_text": tablets_text(step, medicine),
        "note": _note(step),
        "intakes_mg": [as_float(intake.mg) for intake in step.intakes],
        "units": [{"mg": as_float(u.mg), "count": as_float(u.count)} for u in level.units],
        "omeq_mg": as_float(step.omeq) if step.omeq is not None else None,
        "omeq_text": _omeq_text(step),
        "driving": step.driving.as_dict() if step.driving else None,
        "dispensings": [one.as_dict(medicine) for one in step.dispensings],
        "prescription": _marked(
            prescription(step.number, level, step.begins, step.dispensings, medicine, step.intakes),
            draft,
        ).as_dict(),
    }


def tablets_text(step: Step, medicine: Medicine) -> str:
    """What is taken each time, or of the whole day where the times were not told."""
    if step.intakes:
        return taken_text(step.intakes, medicine)
    return units_text(step.level.units, medicine)


def _marked(copyable: Copyable, draft: str) -> Copyable:
    return Copyable(copyable.title, f"{draft}\n{copyable.text}") if draft else copyable


def _note(step: Step) -> str:
    """That the units do not reach as many times a day as before."""
    return text("planning.intakes.fewer", times=times_text(len(step.intakes))) if step.fewer else ""


def steps_table(steps: Sequence[Step], medicine: Medicine) -> Table:
    """The same steps as one table; OMEQ and driving only where they are known."""
    with_omeq = any(step.omeq is not None for step in steps)
    with_driving = any(step.driving for step in steps)
    names = ["number", "date", "dose", "tablets", "dispensing"]
    names += ["omeq"] * with_omeq + ["driving"] * with_driving
    return Table(
        text("planning.plan.caption"),
        [text(f"planning.plan.column_{name}") for name in names],
        [[_cell(name, step, medicine) for name in names] for step in steps],
    )


def _cell(name: str, step: Step, medicine: Medicine) -> str:
    if name == "dispensing":
        first = step.dispensings[:1]
        return first[0].as_dict(medicine)["text"] if first else ""
    cells = {
        "number": str(step.number),
        "date": format_date(step.begins),
        "dose": mg_text(step.level.mg_per_day),
        "tablets": tablets_text(step, medicine),
        "omeq": _omeq_text(step),
        "driving": step.driving.text if step.driving else "",
    }
    return cells[name]


def _omeq_text(step: Step) -> str:
    if not step.omeq:
        return ""
    return text("planning.plan.omeq", omeq=decimal_text(float(step.omeq), _OMEQ_DECIMALS))

"""The journal texts: what a written plan holds (RUNDSKRIV-11-23), blanks left to the doctor."""

from __future__ import annotations

from collections.abc import Sequence

from riktig import __version__
from riktig.calculators.card import Copyable
from riktig.planning.facts import offer_visit_weeks
from riktig.planning.intake_words import parts_text, times_text
from riktig.planning.opioid_dose import OPIOID
from riktig.planning.questions import answered, labels
from riktig.planning.request import PlanRequest
from riktig.planning.steps import Step
from riktig.planning.words import days_text, mg_text
from riktig.text.catalogue import text
from riktig.text.formats import format_date

_BETWEEN = " → "


def journal(
    request: PlanRequest,
    steps: Sequence[Step],
    *,
    reaches_zero: bool,
    days: int,
    method: str,
    switched: str,
    line: str,
    stamp: str,
    draft: str,
) -> Copyable:
    """The plan for the record. `switched`, `stamp` and `draft` are empty where there is none."""
    medicine = request.medicine
    lines = [
        *(said for said in (stamp, draft) if said),
        text("planning.journal.heading", substance=medicine.substance),
        text("planning.journal.indication"),
        text("planning.journal.doctor"),
        *([text("planning.journal.switched", text=switched)] if switched else []),
        _goal(steps, medicine.substance, reaches_zero),
        _duration(steps, days, reaches_zero),
        text("planning.journal.plan", levels=_levels(steps), method=method),
        _times(request, steps),
        *_agreed(request, steps),
        text("planning.journal.made_with", line=line, version=__version__),
    ]
    return Copyable(text("planning.journal.title"), "\n".join(lines))


def _agreed(request: PlanRequest, steps: Sequence[Step]) -> list[str]:
    """What goes with the doses: questions asked, driving, dispensing, visits."""
    is_opioid = request.medicine.class_ == OPIOID
    return [
        *_answers(request),
        *_driving(request, steps),
        text("planning.journal.dispensing", days=days_text(request.dispensing_days)),
        text("planning.journal.badly"),
        *([text("planning.journal.opioid")] if is_opioid else []),
        text("planning.journal.follow_up", weeks=offer_visit_weeks()),
    ]


def _levels(steps: Sequence[Step]) -> str:
    dated = [
        text(
            "planning.journal.level",
            mg=mg_text(step.level.mg_per_day),
            date=format_date(step.begins),
        )
        for step in steps
    ]
    return _BETWEEN.join(dated)


def _times(request: PlanRequest, steps: Sequence[Step]) -> str:
    """How often the dose is taken, and the first step's share of it."""
    if request.intakes_per_day is None:
        return text("planning.journal.times_open")
    often = times_text(len(steps[0].intakes))
    fewer = [step for step in steps if step.fewer]
    said = [text("planning.journal.times", times=often, parts=parts_text(steps[0].intakes))]
    said += [
        text(
            "planning.journal.times_fewer",
            times=times_text(len(step.intakes)),
            date=format_date(step.begins),
        )
        for step in fewer
    ]
    return " ".join(said)


def _goal(steps: Sequence[Step], substance: str, reaches_zero: bool) -> str:
    if reaches_zero:
        return text("planning.journal.goal_zero", substance=substance)
    return text("planning.journal.goal_dose", last=mg_text(steps[-1].level.mg_per_day))


def _duration(steps: Sequence[Step], days: int, reaches_zero: bool) -> str:
    key = "duration" if reaches_zero else "duration_open"
    doses = sum(bool(step.level.mg_per_day) for step in steps)
    ends = format_date(steps[-1].begins)
    begins = format_date(steps[0].begins)
    return text(f"planning.journal.{key}", begin=begins, end=ends, days=days, steps=doses)


def _answers(request: PlanRequest) -> list[str]:
    """The answers to the questions asked of the medicine used before a switch."""
    every_no = not any(value is not False for value in request.answers.values())
    told = {"yes": True, "open": None, "clear" if every_no else "no": False}
    said = []
    for key, value in told.items():
        questions = answered(request.answers, request.asked_class, value)
        if questions:
            said.append(text(f"planning.journal.answers_{key}", labels=labels(questions)))
    return said


def _driving(request: PlanRequest, steps: Sequence[Step]) -> list[str]:
    if request.driving_group == 0:
        return [text("planning.journal.driving", text=text("planning.driving.none"))]
    first = steps[0].driving
    return [text("planning.journal.driving", text=first.text)] if first else []

"""A whole plan from its values: what a page, a command and the patient's sheet show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.card import Copyable, table_line, warning_text
from riktig.calculators.taper.checks import findings
from riktig.calculators.taper.rules import ABOUT, OWN
from riktig.calculators.taper.schedule import Schedule, schedule
from riktig.calculators.taper.words import interval_text, length_text, size_text
from riktig.configuration import Face, gives_patient_output
from riktig.planning import facts
from riktig.planning.calendar import FILE_NAME, Dated, calendar_text
from riktig.planning.fields import refuse_unknown
from riktig.planning.intake_words import are_uneven, intakes_view
from riktig.planning.journal import journal
from riktig.planning.not_now import not_now
from riktig.planning.picture import picture
from riktig.planning.questions import before, draft_mark, draft_text
from riktig.planning.request import PlanRequest, read_request
from riktig.planning.sheet import sheet_view
from riktig.planning.sources import reckoned, sources_view
from riktig.planning.steps import Step, step_view, steps_of, steps_table
from riktig.planning.switching import switch_view
from riktig.planning.warnings import own_warnings
from riktig.planning.words import days_text, mg_text
from riktig.problem import Problem, Refused
from riktig.text.catalogue import explain, text
from riktig.text.formats import format_date

TAPER = "taper"
NOT_NOW = "not_now"


@dataclass(frozen=True)
class Plan:
    """A checked request with its schedule, and everything reckoned from both."""

    request: PlanRequest
    schedule: Schedule
    steps: tuple[Step, ...]
    warnings: tuple[Problem, ...]
    answer: Answer
    stamp: str
    draft: str
    gives_output: bool


def plan_view(values: Mapping[str, Any], face: Face) -> dict[str, Any]:
    """The view model of a plan, or of the decision to wait. JSON-able, all texts bokmal.

    `Incomplete` while something is not filled in; `Refused` naming a field that is wrong.
    """
    refuse_unknown(values)
    decision = values.get("decision") or TAPER
    if decision == NOT_NOW:
        return not_now(values, gives_patient_output(face))
    if decision != TAPER:
        raise Refused("unknown_decision", field="decision")
    return _view(make_plan(values, face))


def make_plan(values: Mapping[str, Any], face: Face) -> Plan:
    """The plan before it is put in words."""
    request = read_request(values)
    made = schedule(request.asked.order)
    steps = steps_of(request, made)
    found = findings(request.asked, made)
    rows = reckoned(request, steps, [row for _, row in found if row])
    preset = request.asked.preset
    draft = draft_mark(request.answers, request.asked_class)
    return Plan(
        request=request,
        schedule=made,
        steps=steps,
        warnings=(
            *(problem for problem, _ in found),
            *own_warnings(request, steps, made),
        ),
        answer=Answer({}, ABOUT, preset.name if preset else OWN, rows),
        stamp=text("planning.plan.stamp") if request.case else "",
        draft=draft,
        gives_output=gives_patient_output(face) or _is_made_up(request),
    )


def _is_made_up(request: PlanRequest) -> bool:
    """A made-up patient's own medicine: after a switch it might be anyone's plan."""
    return request.case is not None and request.switch is None


def _view(plan: Plan) -> dict[str, Any]:
    request, steps, medicine = plan.request, plan.steps, plan.request.medicine
    class_, why_not = medicine.class_, plan.schedule.why_not
    headline, headline_label = _headline(plan)
    shown = plan.gives_output
    return {
        "kind": TAPER,
        "first_day": steps[0].begins.isoformat(),
        "title": _title(request),
        "stamp": plan.stamp,
        "draft": draft_text(request.answers, request.asked_class),
        "before": before(request.answers, request.asked_class),
        "headline": headline,
        "headline_label": headline_label,
        "facts": _facts(plan),
        "why_not": explain(why_not) if why_not else "",
        "warnings": [warning_text(warning) for warning in plan.warnings],
        "switch": switch_view(request.switch, shown) if request.switch else None,
        "intakes": intakes_view(class_, any(are_uneven(step.intakes) for step in steps)),
        "steps_table": steps_table(steps, medicine).as_dict(),
        "steps": [step_view(step, len(steps), medicine, plan.draft) for step in steps],
        "picture": picture(medicine, plan.schedule),
        "checklist": facts.checklist(),
        "badly": facts.badly(class_),
        "opioid": facts.opioid(class_),
        **(_patient_output(plan) if shown else {"sheet": None, "calendar": None, "journal": None}),
        "withheld": "" if shown else _withheld(request),
        "table_line": text("planning.plan.table_line", line=table_line(plan.answer)),
        "sources": sources_view(plan.answer, request, steps),
    }


def _patient_output(plan: Plan) -> dict[str, Any]:
    """What is output about one patient: the sheet, the calendar file and the journal text."""
    request, steps, medicine = plan.request, plan.steps, plan.request.medicine
    in_calendar = text("planning.calendar.draft") if plan.draft else ""
    marks = ": ".join(mark for mark in (plan.stamp, in_calendar) if mark)
    return {
        "sheet": sheet_view(
            steps,
            medicine,
            request.driving_group,
            plan.schedule.reaches_zero,
            stamp=plan.stamp,
            draft=plan.draft,
        ),
        "calendar": {
            "file_name": FILE_NAME,
            "text": calendar_text([Dated(steps, medicine)], marks),
        },
        "journal": journal_of(plan).as_dict(),
    }


def journal_of(plan: Plan) -> Copyable:
    """The plan's text for the record; only where `gives_output`."""
    request = plan.request
    switched = switch_view(request.switch, gives_dose=True) if request.switch else None
    return journal(
        request,
        plan.steps,
        reaches_zero=plan.schedule.reaches_zero,
        days=plan.schedule.days,
        method=_method_line(request),
        switched=f"{switched['range_text']} {switched['dose_text']}" if switched else "",
        line=table_line(plan.answer),
        stamp=plan.stamp,
        draft=plan.draft,
    )


def _withheld(request: PlanRequest) -> str:
    key = "withheld_switched" if request.case and request.switch else "withheld"
    return text(f"planning.plan.{key}")


def _title(request: PlanRequest) -> str:
    substance = request.medicine.substance
    if request.switch is None:
        return text("planning.plan.title", substance=substance)
    before_switch = request.switch.from_substance
    return text("planning.plan.title_switched", from_substance=before_switch, substance=substance)


def _headline(plan: Plan) -> tuple[str, str]:
    levels = plan.schedule.levels
    start, last = mg_text(levels[0].mg_per_day), mg_text(levels[-1].mg_per_day)
    key = "zero" if plan.schedule.reaches_zero else "not_zero"
    return (
        text(f"planning.plan.headline_{key}", length=length_text(plan.schedule.days), last=last),
        text(f"planning.plan.headline_label_{key}", start=start),
    )


def _facts(plan: Plan) -> list[list[str]]:
    steps, reached = plan.steps, plan.schedule.reaches_zero
    doses = [step for step in steps if step.level.mg_per_day]
    told = {
        "start": format_date(steps[0].begins),
        "end": format_date(doses[-1].ends) if reached and doses[-1].ends else "",
        "length": length_text(plan.schedule.days),
        "steps": str(len(doses)),
        "method": _method_line(plan.request),
        "dispensing": text("planning.form.days", days=days_text(plan.request.dispensing_days)),
    }
    return [[text(f"planning.plan.fact_{name}"), said] for name, said in told.items() if said]


def _method_line(request: PlanRequest) -> str:
    order = request.asked.order
    size = size_text(order.method, as_float(order.step))
    return text("planning.plan.method_line", size=size, every=interval_text(order.interval_days))

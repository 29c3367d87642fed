"""Reads what a plan is asked for; the taper's own values are read by the taper calculator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.quantity import quantity
from riktig.calculators.substances import find_substance
from riktig.calculators.taper.order import LATEST_YEAR, MOST_DOSE_MG, Asked, read_order
from riktig.planning.cases import Case, check_case, find_case
from riktig.planning.counts import (
    INTAKES,
    is_blank,
    read_dispensing_days,
    read_driving_group,
    read_intakes,
    refuse_product,
)
from riktig.planning.fields import PASSED_ON, REQUIRED, RULE
from riktig.planning.medicines import Medicine, classes, forms_of, medicines
from riktig.planning.questions import read_answers
from riktig.planning.switching import Switch, read_switch
from riktig.problem import Refused

EXAMPLE_DATE: Final = "2026-12-01"


class Incomplete(Exception):
    """The form is not filled in yet: `fields` still wait."""

    def __init__(self, fields: Sequence[str]) -> None:
        self.fields = tuple(fields)
        super().__init__(", ".join(self.fields))


@dataclass(frozen=True)
class PlanRequest:
    """A checked request. `driving_group` is None when not told, 0 for one who does not drive.

    `intakes_per_day` is None where it was not told: the dose is then shared out nowhere.
    `asked_class` is that of the medicine used now: the questions before a plan are about it.
    """

    asked: Asked
    medicine: Medicine
    start_date: date
    dispensing_days: int
    driving_group: int | None
    answers: Mapping[str, bool | None]
    switch: Switch | None
    case: Case | None
    asked_class: str
    intakes_per_day: int | None = None


def read_request(values: Mapping[str, Any]) -> PlanRequest:
    """A plan's values. `Incomplete` for blanks, `Refused` naming the field for bad values."""
    case = find_case(values.get("case"))
    _require(values)
    substance = read_substance(values.get("substance"), "substance")
    dose = read_dose(values.get("start_mg_per_day"), "start_mg_per_day")
    check_case(case, substance, dose)
    switch = read_switch(values.get("switch"), substance, dose)
    asked, medicine = _asked(values, substance, switch)
    start = asked.order.start_date
    if start is None:
        raise Incomplete(["start_date"])
    return PlanRequest(
        asked=asked,
        medicine=medicine,
        start_date=start,
        dispensing_days=read_dispensing_days(values.get("dispensing_days")),
        driving_group=read_driving_group(values.get("driving_group")),
        answers=read_answers(values.get("answers"), classes()[substance]),
        switch=switch,
        case=case,
        asked_class=classes()[substance],
        intakes_per_day=read_intakes(values.get(INTAKES)),
    )


def read_date(raw: object, field: str) -> date:
    """An ISO date within the calendar."""
    try:
        day = date.fromisoformat(raw.strip()) if isinstance(raw, str) else None
    except ValueError:
        day = None
    if day is None or day.year > LATEST_YEAR:
        raise Refused("invalid_date", field=field, example=EXAMPLE_DATE)
    return day


def _require(values: Mapping[str, Any]) -> None:
    wanted = REQUIRED if not is_blank(values.get("preset")) else (*REQUIRED, *RULE)
    missing = [name for name in wanted if is_blank(values.get(name))]
    # Left out is an answer on the wire; a field that was shown and stands empty still waits.
    often = values.get(INTAKES)
    missing += [INTAKES] if isinstance(often, str) and is_blank(often) else []
    if missing:
        raise Incomplete(missing)


def read_substance(raw: object, field: str) -> str:
    """A substance a plan can be made for, by the name the strengths table has."""
    counts_as, _ = find_substance(raw, field)
    given = str(raw).strip().casefold()
    name = given if given in classes() else counts_as
    if name not in classes():
        raise Refused("not_planned", field=field)
    return name


def read_dose(raw: object, field: str) -> Fraction:
    """A dose a day above 0, in mg."""
    refuse_product(raw, field)
    dose = quantity(raw, field)
    if not 0 < dose <= MOST_DOSE_MG:
        raise Refused("invalid_dose", field=field)
    return dose


def _asked(
    values: Mapping[str, Any], substance: str, switch: Switch | None
) -> tuple[Asked, Medicine]:
    """The taper's order, of the medicine after the switch, and the units it is made of."""
    planned = switch.to if switch else substance
    medicine = _medicine(planned, values.get("form"), is_blank(values.get("strengths")))
    strengths = values.get("strengths")
    if is_blank(strengths):
        listed = medicine.strengths
        strengths = [{"mg": float(one.mg), "divisible": one.divisible} for one in listed]
    order = {
        **{key: values.get(key) for key in PASSED_ON},
        "substance": planned,
        "start_mg_per_day": float(switch.dose_mg) if switch else values.get("start_mg_per_day"),
        "strengths": strengths,
        "pauses": None if is_blank(values.get("holds")) else values.get("holds"),
        "phases": None if is_blank(values.get("phases")) else values.get("phases"),
    }
    try:
        return read_order(order, medicine.form), medicine
    except Refused as refusal:
        raise _renamed(refusal, switch is not None) from None


def _renamed(refusal: Refused, switched: bool) -> Refused:
    """A refusal of the taper calculator, told by the names of this form."""
    details = dict(refusal.problem.details)
    field = str(details.get("field", ""))
    if field.startswith("pauses"):
        field = f"holds{field.removeprefix('pauses')}"
    if switched and field == "start_mg_per_day":
        field = "switch.dose_mg_per_day"
    return Refused(refusal.problem.code, **{**details, "field": field})


def _medicine(substance: str, form: object, listed_needed: bool) -> Medicine:
    """The medicine in a form; one without a listed form is told its strengths, as tablets."""
    forms = forms_of(substance)
    if not forms:
        if listed_needed:
            raise Refused("not_planned", field="strengths")
        return Medicine(substance, "tablett", classes()[substance], ())
    if is_blank(form):
        return medicines()[substance, forms[0]]
    found = medicines().get((substance, form)) if isinstance(form, str) else None
    if found is None:
        raise Refused("unknown_form", field="form", forms=", ".join(forms))
    return found

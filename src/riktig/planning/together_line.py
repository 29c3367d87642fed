"""One medicine of a plan with several, by its number on the sheet, and its dose on any day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final

from riktig.configuration import Face
from riktig.planning.fields import refuse_unknown
from riktig.planning.not_now import not_now
from riktig.planning.plan import NOT_NOW, Plan, make_plan
from riktig.planning.request import Incomplete
from riktig.planning.steps import Step
from riktig.problem import Refused

# Chosen here: more medicines than this do not fit a table or a sheet that can be read.
MOST_MEDICINES: Final = 4


@dataclass(frozen=True)
class Line:
    """A medicine of the plan; `number` is 1 for the first."""

    number: int
    plan: Plan

    @property
    def substance(self) -> str:
        """The medicine that goes down: another than the one used now after a switch."""
        return self.plan.request.medicine.substance

    @property
    def form(self) -> str:
        """The medicine's form."""
        return self.plan.request.medicine.form

    @property
    def steps(self) -> Sequence[Step]:
        """The plan's steps, the first first."""
        return self.plan.steps

    @property
    def begins(self) -> date:
        """The first day of the plan."""
        return self.steps[0].begins

    @property
    def ends(self) -> date:
        """The first day without the medicine, or the day the plan ends with some left."""
        return self.begins + timedelta(days=self.plan.schedule.days)

    @property
    def used_now_mg(self) -> Fraction:
        """The dose a day before the plan, of the medicine used then."""
        switch = self.plan.request.switch
        return switch.from_mg if switch else self.plan.request.asked.order.start_mg_per_day

    @property
    def used_now(self) -> str:
        """The medicine used before the plan."""
        switch = self.plan.request.switch
        return switch.from_substance if switch else self.substance

    def step_on(self, day: date) -> Step | None:
        """The step in force, or None before the plan begins."""
        begun = [step for step in self.steps if step.begins <= day]
        return begun[-1] if begun else None

    def dose_on(self, day: date) -> tuple[str, Fraction]:
        """Substance and mg a day; before the plan, what is used now."""
        step = self.step_on(day)
        if step is None:
            return self.used_now, self.used_now_mg
        return self.substance, step.level.mg_per_day

    def falls(self) -> dict[date, Fraction]:
        """The days on which the dose goes down, and by how many mg. A switch is no fall."""
        doses = [(step.begins, step.level.mg_per_day) for step in self.steps]
        if self.plan.request.switch is None:
            doses = [(self.begins - timedelta(days=1), self.used_now_mg), *doses]
        changes = {after[0]: before[1] - after[1] for before, after in pairwise(doses)}
        return {day: fall for day, fall in changes.items() if fall > 0}


class AtMedicine(Exception):
    """What stands in the way of a medicine's plan: `at` from 0, `plan` where there are two."""

    def __init__(self, at: int, cause: Refused | Incomplete, plan: str = "") -> None:
        self.at, self.cause, self.plan = at, cause, plan
        super().__init__(at)


def read_lines(items: object, face: Face, plan: str = "") -> tuple[tuple[Line, ...], int]:
    """The medicines that go down, and how many more are waited with.

    `AtMedicine` for one that is not filled in or is wrong; `Refused` for the whole.
    """
    if not isinstance(items, Sequence) or isinstance(items, str | bytes):
        raise Refused("invalid_input")
    if len(items) > MOST_MEDICINES:
        raise Refused("too_many_medicines", most=MOST_MEDICINES)
    made = [_made(at, values, face, plan) for at, values in enumerate(items)]
    lines = tuple(Line(at + 1, plan) for at, plan in enumerate(made) if plan)
    _refuse_twice(lines)
    return lines, len(made) - len(lines)


def _made(at: int, values: object, face: Face, plan: str) -> Plan | None:
    """A medicine's plan; None where it is waited with, and that is filled in."""
    if not isinstance(values, Mapping):
        raise Refused("invalid_input")
    try:
        if values.get("decision") == NOT_NOW:
            not_now(values, gives_output=False)
            return None
        refuse_unknown(values)
        return make_plan(values, face)
    except (Refused, Incomplete) as cause:
        raise AtMedicine(at, cause, plan) from None


def _refuse_twice(lines: Sequence[Line]) -> None:
    """The same medicine in the same form is one plan, not two."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        if (line.substance, line.form) in seen:
            raise Refused("medicine_twice", substance=line.substance, form=line.form)
        seen.add((line.substance, line.form))

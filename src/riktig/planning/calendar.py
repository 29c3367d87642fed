"""The plan as a calendar file (RFC 5545): one all-day event a step.

A calendar is often seen by others, on a lock screen or at work. So the title tells
only that the plan has a new step, and the medicine is named nowhere in the file;
the number of tablets stands in the description, which a reader must open. Where there are
several medicines, each is told by its number on the patient's sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Final, NamedTuple

from riktig.planning.calendar_lines import calendar_of, escaped
from riktig.planning.medicines import Medicine
from riktig.planning.steps import Step, tablets_text
from riktig.planning.words import dose_text
from riktig.text.catalogue import text

FILE_NAME: Final = "nedtrappingsplan.ics"
_PRODUCT: Final = "Nedtrappingsplan"


class Dated(NamedTuple):
    """A medicine's steps; `number` is its number on a sheet with several, else 0."""

    steps: Sequence[Step]
    medicine: Medicine
    number: int = 0


def calendar_text(plans: Sequence[Dated], stamp: str) -> str:
    """The file's text, lines ended by CRLF: the same plans give the same bytes."""
    lines = (line for plan in plans for step in plan.steps for line in _event(step, plan, stamp))
    return calendar_of(_PRODUCT, lines)


def _event(step: Step, plan: Dated, stamp: str) -> Iterator[str]:
    first = plan.steps[0].begins
    # The last step of one of several medicines is not the end of the plan.
    last = not step.level.mg_per_day and not plan.number
    summary = text(f"planning.calendar.summary{'_last' if last else ''}")
    description = _description(step, plan, last=last)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(step, first, plan.medicine)}"
    yield f"DTSTAMP:{_day(first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(step.begins)}"
    yield f"DTEND;VALUE=DATE:{_day(step.begins + timedelta(days=1))}"
    yield f"SEQUENCE:{sum(one.held_days for one in plan.steps)}"
    yield f"SUMMARY:{escaped(_stamped(summary, stamp))}"
    yield f"DESCRIPTION:{escaped(_stamped(description, stamp))}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(step: Step, plan: Dated, *, last: bool) -> str:
    said = text(
        f"planning.calendar.description{'_last' if last else ''}",
        dose=dose_text(step.level.mg_per_day),
        tablets=tablets_text(step, plan.medicine),
    )
    if not plan.number:
        return said
    key = "description" if step.level.mg_per_day else "description_stop"
    return text(f"planning_together.calendar.{key}", number=plan.number, text=said)


def _uid(step: Step, first: date, medicine: Medicine) -> str:
    """The same step of the same plan, also when its dates move: a new file replaces the old.

    Made of the plan alone, so that two plans on one calendar stay apart.
    """
    plan = f"{medicine.substance} {medicine.form} {first.isoformat()}"
    return f"{sha256(plan.encode()).hexdigest()[:16]}-{step.number}@riktig-forskrivning"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _stamped(said: str, stamp: str) -> str:
    return f"{stamp}: {said}" if stamp else said

"""The plan as a calendar file (RFC 5545): one all-day event a step.

A calendar is often seen by others, on a lock screen or at work. So the title tells
only that the plan has a new step, and the medicine is named nowhere in the file;
the number of tablets stands in the description, which a reader must open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Final

from riktig.planning.medicines import Medicine
from riktig.planning.steps import Step, tablets_text
from riktig.planning.words import dose_text
from riktig.text.catalogue import text

FILE_NAME: Final = "nedtrappingsplan.ics"
MOST_OCTETS: Final = 75
_PRODUCT: Final = "-//Riktig forskrivning//Nedtrappingsplan//NO"
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def calendar_text(steps: Sequence[Step], medicine: Medicine, stamp: str) -> str:
    """The file's text, lines ended by CRLF: the same plan gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        *(line for step in steps for line in _event(step, steps, medicine, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(step: Step, steps: Sequence[Step], medicine: Medicine, stamp: str) -> Iterator[str]:
    first = steps[0].begins
    last = not step.level.mg_per_day
    summary = text(f"planning.calendar.summary{'_last' if last else ''}")
    description = text(
        f"planning.calendar.description{'_last' if last else ''}",
        dose=dose_text(step.level.mg_per_day),
        tablets=tablets_text(step, medicine),
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(step, first, medicine)}"
    yield f"DTSTAMP:{_day(first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(step.begins)}"
    yield f"DTEND;VALUE=DATE:{_day(step.begins + timedelta(days=1))}"
    yield f"SEQUENCE:{sum(one.held_days for one in steps)}"
    yield f"SUMMARY:{_escaped(_stamped(summary, stamp))}"
    yield f"DESCRIPTION:{_escaped(_stamped(description, stamp))}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


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


def _escaped(said: str) -> str:
    return "".join(_ESCAPED.get(character, character) for character in said)


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; a continuation begins with a space, no character is cut."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part

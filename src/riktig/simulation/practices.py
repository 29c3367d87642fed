"""A made-up practice's private summaries of the year before a course and the year from it.

The audit's own way from records on; only the file in between is left out. A test holds the
summaries to those of the whole way, through a written file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, NamedTuple

from riktig.audit.options import Options, Period
from riktig.audit.run import audit
from riktig.extract.record import Reading, Record
from riktig.summary import private_summary
from riktig.synthetic import Practice, practice
from riktig.synthetic.practice import LIST_SIZE, Dispensing

YEAR: Final = 365
# The year before and the year after, and a year before both that tells who was new.
MONTHS: Final = 36
_COLUMNS: Final = ("patient", "day", "atc", "ddd", "units")

SummaryJson = dict[str, Any]


class Years(NamedTuple):
    """One practice: the year before, and the year from the course without and with its effect."""

    before: SummaryJson
    unchanged: SummaryJson
    molde: SummaryJson


def years(seed: int, member: str, list_size: int = LIST_SIZE) -> Years:
    """The summaries of one practice. The year before is the same whatever comes after."""
    without = practice(seed, MONTHS, list_size=list_size, effect="none")
    changed = practice(seed, MONTHS, list_size=list_size, effect="molde")
    first, second = periods_of(without)
    reading = reading_of(without)
    return Years(
        before=_summary(reading, first, member, list_size),
        unchanged=_summary(reading, second, member, list_size),
        molde=_summary(reading_of(changed), second, member, list_size),
    )


def periods_of(made: Practice) -> tuple[Period, Period]:
    """The year up to the course start, and the year from it."""
    start = made.period.course_start
    first, last = start - timedelta(days=YEAR), start - timedelta(days=1)
    return (first, last), (start, start + timedelta(days=YEAR - 1))


def _summary(reading: Reading, period: Period, member: str, list_size: int) -> SummaryJson:
    options = Options(member=member, list_size=list_size, period=period)
    # Who stayed, ended and began is told beside a change and is no part of the rule.
    found = private_summary(replace(audit(reading, options), own_rows=()))
    found.pop("same_patients", None)
    return found


def reading_of(made: Practice) -> Reading:
    """What a reader makes of the practice's extract in our own format."""
    return Reading("canonical", tuple(_records(made)), synthetic=True, columns=_COLUMNS)


def _records(made: Practice) -> Iterator[Record]:
    for number, row in enumerate(made.dispensings, start=1):
        yield _record(made, number, row)


def _record(made: Practice, number: int, row: Dispensing) -> Record:
    person, product = made.patient(row.patient), row.product
    return Record(
        file=0,
        row=number,
        patient=row.patient,
        day=row.day,
        event="dispensed",
        atc=row.atc or None,
        product=product.name,
        strength=float(product.strength) if product.strength else None,
        strength_unit=product.unit or None,
        units=float(row.packs * row.pack_size),
        ddd=None if row.ddd_thousandths is None else row.ddd_thousandths / 1000,
        birth_year=person.birth_year,
        sex=person.sex,
        prescription=row.prescription,
        recalled=row.recalled,
    )

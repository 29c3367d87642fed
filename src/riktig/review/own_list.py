"""The own list to review: one line a patient, what can be acted on first at the top.

The order: those who began and had it once stand last, and before them patients whose rows are
marked palliative or cancer; then by the first of a
measure's own places (`[review].order`) that holds the patient, by how many reasons there are, by
whether the use goes on at the end of the period, and by the latest day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from riktig.audit.result import Audit, OwnRow
from riktig.extract.record import Sex
from riktig.measures.measure import Measure
from riktig.review.rows import medicines_for, patient_rows, rows_of
from riktig.review.rules import review_rules

_BEGAN: Final = "new"  # the rule of a measure of new users


@dataclass(frozen=True)
class Listed:
    """One patient of the list.

    `reasons` are the measures that hold the patient, without the lower of two thresholds of one
    amount; `held_by` the ids of all. `rows` are the counted rows of these, the latest first.
    `running` says that the use goes on at the end of the period; `marks` why the file sets the
    patient apart ("palliative", "cancer").
    """

    patient: int
    birth_year: int | None
    sex: Sex | None
    reasons: tuple[Measure, ...]
    held_by: tuple[str, ...]
    rows: tuple[OwnRow, ...]
    running: bool
    marks: tuple[str, ...]

    @property
    def once(self) -> bool:
        """Whether the patient only began, and one counted row is all there is of it."""
        began = all(one.numerator.rule == _BEGAN for one in self.reasons)
        return began and len(self.rows) <= review_rules().once_rows


@dataclass(frozen=True)
class OwnList:
    """The list, and how many patients the file's marks keep outside it."""

    audit: Audit
    patients: tuple[Listed, ...]
    measures: tuple[Measure, ...]  # those that a patient can stand there for, in order
    marked_outside: int


def own_list(audit: Audit) -> OwnList:
    """The patients that any measure with a place in the list holds."""
    results = sorted(
        (one for one in audit.measures if one.measure.review.order > 0),
        key=lambda one: (one.measure.review.order, one.measure.id),
    )
    held: dict[int, list[Measure]] = {}
    for result in results:
        for patient in result.patients:
            held.setdefault(patient, []).append(result.measure)
    rows = rows_of(audit, held)
    listed = [_listed(audit, one, measures, rows.get(one, [])) for one, measures in held.items()]
    marked = {row.record.patient for row in audit.rows() if _mark(row)}
    return OwnList(
        audit=audit,
        patients=tuple(sorted(listed, key=_place)),
        measures=tuple(one.measure for one in results if one.patients),
        marked_outside=len(marked - held.keys()),
    )


def _listed(audit: Audit, patient: int, measures: list[Measure], rows: list[OwnRow]) -> Listed:
    wanted = [medicines_for(measure, audit) for measure in measures]
    counted = [row for row in rows if any(counts(row) for counts in wanted)]
    # What the patient has beside them still says who it is.
    known = patient_rows(patient, rows)
    latest = patient_rows(patient, counted).rows
    return Listed(
        patient=patient,
        birth_year=known.birth_year,
        sex=known.sex,
        reasons=tuple(_distinct(measures)),
        held_by=tuple(one.id for one in measures),
        rows=latest,
        running=bool(latest) and latest[0].record.day >= _still_from(audit),
        marks=tuple(sorted({mark for row in rows if (mark := _mark(row))})),
    )


def _still_from(audit: Audit) -> date:
    return audit.period[1] - timedelta(days=review_rules().running_days)


def _distinct(measures: Iterable[Measure]) -> list[Measure]:
    """Of thresholds of one and the same amount, the first: above 100 is also above 50."""
    found: dict[object, Measure] = {}
    for one in measures:
        part = one.numerator
        amount = (part.rule, part.classes, part.with_classes, part.codes, part.min_age)
        found.setdefault(amount if part.at_least is not None else one.id, one)
    return list(found.values())


def _place(one: Listed) -> tuple[object, ...]:
    latest = one.rows[0].record.day.toordinal() if one.rows else 0
    first = one.reasons[0].review.order
    return (
        one.once,
        bool(one.marks),
        first,
        -len(one.reasons),
        not one.running,
        -latest,
        one.patient,
    )


def _mark(row: OwnRow) -> str | None:
    """Why the file sets a row's patient apart, where it says so."""
    return row.record.excluded_for

"""The rows behind a figure: which dispensings or prescriptions put each patient there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from riktig.audit.result import Audit, OwnRow
from riktig.extract.record import Sex
from riktig.measures.groups import prescription_groups
from riktig.measures.measure import Measure, Part
from riktig.measures.result import Result
from riktig.problem import Refused


class PatientRows(NamedTuple):
    """One patient by running number, with the counted rows, the latest first."""

    patient: int
    birth_year: int | None
    sex: Sex | None
    rows: tuple[OwnRow, ...]


def result_named(audit: Audit, measure_id: object) -> Result:
    """A measure's result. Refused `unknown_figure` when the audit has none by that id."""
    for result in audit.measures:
        if result.measure.id == measure_id:
            return result
    raise Refused("unknown_figure")


def rows_behind(audit: Audit, measure_id: object) -> list[PatientRows]:
    """The patients of a measure's numerator, by running number."""
    result = result_named(audit, measure_id)
    held = rows_of(audit, result.patients)
    wanted = counts_for(result.measure, audit)
    return [patient_rows(one, filter(wanted, held.get(one, ()))) for one in result.patients]


def rows_of(audit: Audit, patients: Iterable[int]) -> dict[int, list[OwnRow]]:
    """All rows of some patients, in the order read."""
    wanted = frozenset(patients)
    held: dict[int, list[OwnRow]] = {}
    for row in audit.rows():
        if row.record.patient in wanted:
            held.setdefault(row.record.patient, []).append(row)
    return held


def patient_rows(patient: int, rows: Iterable[OwnRow]) -> PatientRows:
    """A patient with some rows, the latest first; the youngest birth year that they give."""
    latest = sorted(rows, key=lambda row: (row.record.day, row.record.row), reverse=True)
    years = [row.record.birth_year for row in latest if row.record.birth_year is not None]
    sexes = [row.record.sex for row in latest if row.record.sex is not None]
    return PatientRows(
        patient, max(years, default=None), sexes[0] if sexes else None, tuple(latest)
    )


def counts_for(measure: Measure, audit: Audit) -> Callable[[OwnRow], bool]:
    """Whether a row is of the medicines a measure's numerator asks about, in the period."""
    part = measure.numerator
    if part.letters:
        return _of_group(part.letters, audit)
    return _of_classes(part)


def _of_classes(part: Part) -> Callable[[OwnRow], bool]:
    """Rows of the classes; of single codes where the part names them. No class: any of them."""
    classes = frozenset((*part.classes, *part.with_classes))
    codes = frozenset(part.codes)
    return lambda row: (
        row.counted and (not classes or row.class_id in classes) and (not codes or row.atc in codes)
    )


def _of_group(letters: Sequence[str], audit: Audit) -> Callable[[OwnRow], bool]:
    groups = prescription_groups()
    first, last = audit.period
    return lambda row: (
        groups.get(row.atc) in letters
        and row.part in ("in_scope", "out_of_scope")
        and row.record.event == audit.event
        and first <= row.record.day <= last
    )

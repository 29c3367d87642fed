"""The rows behind a figure: which dispensings or prescriptions put each patient there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from riktig.audit.result import Audit, OwnRow
from riktig.audit.windows import group_of, in_groups, use_of, window
from riktig.extract.record import Sex
from riktig.measures.measure import Measure, Part
from riktig.measures.new_users import first_days, last_day_counted
from riktig.measures.result import Result
from riktig.problem import Refused

_PACKS: Final = ("pack", "first_pack")


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


def medicines_for(measure: Measure, audit: Audit) -> Callable[[OwnRow], bool]:
    """Whether a row is of the medicines a measure's numerator asks about, in the period."""
    part = measure.numerator
    if part.letters:
        return lambda row: (
            in_groups(row, audit.period, audit.event) and group_of(row) in part.letters
        )
    return _of_classes(part)


def counts_for(measure: Measure, audit: Audit) -> Callable[[OwnRow], bool]:
    """Whether a row is one that the numerator counts, of a patient that it counts.

    Of new users these are the rows from the first day on, as far as the measure looks; of packs
    those that are large enough.
    """
    part, asked = measure.numerator, medicines_for(measure, audit)
    if not part.washout:
        return lambda row: asked(row) and _large_enough(part, row)
    days = (audit.first_day, audit.last_day)
    held = window(audit.own_rows, audit.period, days, audit.event, None)
    first, last = first_days(part, held), last_day_counted(part)

    def counted(row: OwnRow) -> bool:
        began = first.get(row.record.patient)
        if began is None or not asked(row) or not _large_enough(part, row):
            return False
        after = row.record.day.toordinal() - began
        return after >= 0 and (last is None or after <= last)

    return counted


def _large_enough(part: Part, row: OwnRow) -> bool:
    """Whether a row is a pack as large as the part asks for, where it asks for packs."""
    units = use_of(row).pack if part.rule in _PACKS else None
    return part.rule not in _PACKS or (units is not None and part.reached(units))


def _of_classes(part: Part) -> Callable[[OwnRow], bool]:
    """Counted rows of the classes; of single codes where the part names them."""
    classes = frozenset((*part.classes, *part.with_classes))
    codes = frozenset(part.codes)
    return lambda row: row.counted and row.class_id in classes and (not codes or row.atc in codes)

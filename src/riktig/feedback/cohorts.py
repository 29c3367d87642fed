"""The same patients in both periods, beside everyone in each: who stayed, ended, began and left."""

from __future__ import annotations

from typing import NamedTuple

from riktig.compare import Comparison, SameMeasure


class Cohort(NamedTuple):
    """Patients with a row in both years, and one measure among them.

    `measure` is `None` where it could not be counted in both. `users_alone`: the extract holds
    users alone, so whoever stopped is among those who left.
    """

    patients: int
    left: int
    came: int
    users_alone: bool
    measure: SameMeasure | None


def cohort(own: Comparison, name: str, version: int) -> Cohort | None:
    """The closed cohort of a private summary, when its earlier year is the period before."""
    found = own.same_patients
    if found is None:
        return None
    measure = found.measure(name)
    if measure is not None and measure.version != version:
        measure = None
    return Cohort(found.patients, found.left, found.came, found.users_alone, measure)

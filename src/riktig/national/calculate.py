"""Computes a measure over every prescriber's window: as `riktig.measures.calculate`."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from riktig.measures.calculate import LIST_TOO_SMALL, why_not
from riktig.measures.measure import Measure, Part
from riktig.measures.needs import amount_field
from riktig.measures.result import NOT_COMPUTABLE, Result, Values, amount_per, value_of
from riktig.national.new_users import amount_uses
from riktig.national.numerators import RULES, numerator_patients, with_codes, with_letters
from riktig.national.rows import NONE, Array
from riktig.national.sums import exact_sums
from riktig.national.windows import Uses, Windows, has_list

_NO_VALUES: Final[Values] = (None, None, None)


class Counted(NamedTuple):
    """A measure's outcome for each prescriber, and the patients of its numerator."""

    results: list[Result]
    patients: Array


def calculate(measure: Measure, windows: Windows) -> Counted:
    """The outcome for every prescriber. `Result.patients` and what hangs on it stay empty."""
    why = missing(measure, windows)
    patients = numerator_patients(measure, windows, measure.days_rule)
    numerators = windows.per_prescriber(patients).tolist()
    denominators = denominators_of(measure, windows)
    amounts = _amounts(measure.numerator, windows)
    lists = windows.list_size.tolist()
    return Counted(
        [
            _result(measure, *one)
            for one in zip(why, numerators, denominators, lists, amounts, strict=True)
        ],
        patients,
    )


def _result(
    measure: Measure,
    lacks: str | None,
    numerator: int,
    denominator: int | None,
    list_size: int,
    amount: float | None,
) -> Result:
    if lacks is not None:
        return Result(measure, status=NOT_COMPUTABLE, why=lacks)
    why = why_not(measure, numerator, denominator, None if list_size == NONE else list_size)
    values = _NO_VALUES
    if why is None and denominator is not None:
        if measure.numerator.rule == "amount":
            values = (amount_per(measure, amount or 0.0, denominator), None, None)
        else:
            values = value_of(measure, numerator, denominator)
    return Result(
        measure,
        numerator,
        None if why == LIST_TOO_SMALL else denominator,
        *values,
        status=NOT_COMPUTABLE if why else "ok",
        why=why,
    )


def denominators_of(measure: Measure, windows: Windows) -> list[int | None]:
    """Each prescriber's denominator; `None` for a plain count."""
    part = measure.denominator
    if part.rule == "none":
        return [None] * windows.prescribers
    if part.rule != "list_size":
        found: list[int | None] = windows.per_prescriber(RULES[part.rule](part, windows)).tolist()
        return found
    anything = windows.per_prescriber(windows.here(windows.uses))
    stand_in: list[int | None] = np.where(has_list(windows), windows.list_size, anything).tolist()
    return stand_in


def missing(measure: Measure, windows: Windows) -> list[str | None]:
    """Why each prescriber's window cannot be counted; `None` where it can."""
    part = measure.numerator
    found: list[str | None] = [None] * windows.prescribers
    field = amount_field(part)
    if field:
        lacks = np.zeros(windows.prescribers, bool)
        for side in _sides(part, windows):
            lacks |= _none(side, ~np.isnan(getattr(side, field)), windows)
        _note(found, lacks, "no_units" if field == "units" else "no_amounts")
    if part.min_age is not None:
        uses = with_letters(part, windows) if part.letters else windows.uses
        _note(found, _none(uses, uses.birth_year != NONE, windows), "no_birth_years")
    _note(found, part.washout > windows.history_days, "history_shorter_than_washout")
    if part.rule == "prescription_group":
        _note(found, ~windows.groups_known, "prescription_groups_unsourced")
    return found


def _note(found: list[str | None], where: Array, why: str) -> None:
    """Writes a reason over those that come after it in the plain engine."""
    for place in np.flatnonzero(where).tolist():
        found[place] = why


def _sides(part: Part, windows: Windows) -> list[Uses]:
    """The uses of each set of classes, or of the codes, that the numerator counts."""
    if part.letters:
        return [with_letters(part, windows)]
    if part.rule == "amount":
        return [amount_uses(part, windows)]
    held = part.sets or (part.classes, part.with_classes)
    sides = [windows.of_classes(side) for side in held if side]
    return [with_codes(part, side) for side in sides] if part.codes else sides


def _none(uses: Uses, known: Array, windows: Windows) -> Array:
    """Which prescribers have uses, and none of them known."""
    prescribers = windows.prescriber_of[uses.patient]
    every = np.bincount(prescribers, minlength=windows.prescribers)
    found: Array = (every > 0) & (
        np.bincount(prescribers[known], minlength=windows.prescribers) == 0
    )
    return found


def _amounts(part: Part, windows: Windows) -> list[float | None]:
    """The exact sum of an amount for each prescriber; nothing for other measures."""
    if part.rule != "amount":
        return [None] * windows.prescribers
    uses = amount_uses(part, windows)
    prescribers = windows.prescriber_of[uses.patient]
    return exact_sums(prescribers, getattr(uses, part.amount), windows.prescribers)

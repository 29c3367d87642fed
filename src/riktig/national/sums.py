"""Sums of amounts a patient, and whether they reach a threshold as the plain engine has it.

A sum in another order differs by its last binary digits. Where that could decide, the plain
engine's exact sum is made.
"""

from __future__ import annotations

from collections.abc import Callable
from math import fsum
from typing import Any, Final

import numpy as np
import pandas as pd

from riktig.measures.measure import Part
from riktig.national.rows import Array

CLOSE: Final = 1e-5  # many times what the order of a sum can do, and what `reached` rounds off
_SAME: Final = 2e-7  # of the threshold itself: either way it rounds to it


def reaching(part: Part, patients: Array, amounts: Array, count: int) -> Array:
    """Which patients have known amounts that sum to the part's threshold."""
    known = ~np.isnan(amounts)
    patients, amounts = patients[known], amounts[known]
    sums = np.bincount(patients, amounts, count)
    apart = sums - (part.at_least or 0.0)
    found: Array = (apart > 0) & (np.bincount(patients, minlength=count) > 0)
    close = np.abs(apart) < CLOSE
    close &= np.bincount(patients, minlength=count) > 0
    same = close & (np.abs(apart) < _SAME) & (round(part.at_least or 0.0, 6) == part.at_least)
    found[same] = not part.strict
    for patient in np.flatnonzero(close & ~same).tolist():
        found[patient] = part.reached(fsum(amounts[patients == patient].tolist()))
    return found


def exact_sums(groups: Array, amounts: Array, count: int) -> list[float | None]:
    """The exact sum of each group's known amounts; `None` where none is known."""
    known = ~np.isnan(amounts)
    groups, amounts = groups[known], amounts[known]
    order = np.argsort(groups, kind="stable")
    ends = np.searchsorted(groups[order], np.arange(count + 1))
    listed = amounts[order].tolist()
    return [
        fsum(listed[start:end]) if end > start else None
        for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)
    ]


def each(values: Array, make: Callable[[Any], Any], kind: type = bool) -> Array:
    """What a plain function makes of every value, called once for each that is different."""
    places, different = pd.factorize(values, use_na_sentinel=False)
    made: Array = np.array([make(value) for value in different.tolist()], kind)
    found: Array = made[places]
    return found

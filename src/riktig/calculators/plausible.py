"""Doses that no tablet gives: a number of tablets typed as milligrams, or a slipped point."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from riktig.calculators.answer import as_float
from riktig.clinical.tables import rows
from riktig.problem import Problem

# Plausibility, not pharmacology: a half tablet is taken, less is not; far more is a slip.
LEAST_PART: Final = Fraction(1, 2)
MOST_TIMES: Final = 20
SWALLOWED: Final = ("tablett", "kapsel")


class Strengths(NamedTuple):
    """The smallest and the largest tablet or capsule on the market, in mg."""

    least: Fraction
    most: Fraction


def dose_warnings(substance: str, dose_mg: Fraction) -> tuple[Problem, ...]:
    """What is odd about a swallowed dose in mg, held to the strengths there are.

    Nothing is said of a dose of 0, nor of a substance no table has strengths for.
    """
    known = _strengths().get(substance)
    if known is None or not dose_mg:
        return ()
    if dose_mg < known.least * LEAST_PART:
        details = {"substance": substance, "least": as_float(known.least)}
        return (Problem("dose_below_strengths", details),)
    if dose_mg > known.most * MOST_TIMES:
        details = {"substance": substance, "most": as_float(known.most), "times": MOST_TIMES}
        return (Problem("dose_above_strengths", details),)
    return ()


@cache
def _strengths() -> dict[str, Strengths]:
    """By what a substance counts as: combinations with the part that counts."""
    counts_as = {row["atc"]: row["counts_as"] for row in rows("substances")}
    found: dict[str, list[Fraction]] = {}
    for row in rows("strengths"):
        swallowed = any(word in row["form"] for word in SWALLOWED) and row["unit"] == "mg"
        if swallowed and row["atc"] in counts_as:
            found.setdefault(counts_as[row["atc"]], []).append(Fraction(row["value"]))
    for row in rows("combinations"):
        counted = Fraction(row["counted_mg_per_unit"])
        found.setdefault(row["counts_as"], []).append(counted)
    return {name: Strengths(min(mg), max(mg)) for name, mg in found.items()}

"""Patch strengths: what a pack says, what a patch delivers, and what is no patch at all."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement

from riktig.clinical.tables import rows
from riktig.problem import Problem, Refused

MOST_PATCHES_AT_ONCE = 3
# Rounded strengths stand on some packs (52 for 52.5): as far apart as they may be.
HALF = 0.5
# Strengths that only a copy names may not be on the Norwegian market.
READ_IN_THE_TEXT_ITSELF = "A"


@cache
def _printed_strengths() -> tuple[tuple[str, Fraction, Fraction], ...]:
    return tuple(
        (row["substance"], Fraction(row["value"]), Fraction(row["printed"]))
        for row in rows("printed_strengths")
    )


def delivered_and_printed(substance: str, dose: Fraction) -> tuple[Fraction, Fraction]:
    """What a patch delivers and what its pack says, in µg/h."""
    for name, delivered, printed in _printed_strengths():
        if name == substance and dose in (delivered, printed):
            return delivered, printed
    return dose, dose


@cache
def _strengths(substance: str) -> tuple[Fraction, ...]:
    """Strengths any table names, in µg/h, lowest first; empty when there is no patch."""
    on_packs = {
        Fraction(row["value"])
        for row in rows("strengths")
        if (row["substance"], row["unit"]) == (substance, "ug/h")
    }
    in_tables = {
        Fraction(row["at_dose_ug_per_h"])
        for row in rows("opioid_ratios")
        if row["substance"] == substance and row["at_dose_ug_per_h"]
    }
    return tuple(sorted(on_packs | in_tables))


@cache
def _sums(substance: str) -> tuple[float, ...]:
    counts = range(1, MOST_PATCHES_AT_ONCE + 1)
    chosen = (c for n in counts for c in combinations_with_replacement(_strengths(substance), n))
    return tuple(sorted({float(sum(patches)) for patches in chosen}))


def _adds_up(substance: str, dose: float) -> bool:
    sums = _sums(substance)
    at = bisect_left(sums, dose - HALF)
    return at < len(sums) and sums[at] <= dose + HALF


def check_strength(substance: str, dose: Fraction, field: str) -> tuple[Problem, ...]:
    """Warns of a dose that is no sum of patches; refuses one below every patch there is.

    A small number in µg/h is most often the patch's content in mg.
    """
    strengths = _strengths(substance)
    if not strengths or not dose:
        return ()
    if dose < strengths[0] - HALF:
        lowest = float(strengths[0])
        raise Refused("invalid_dose", field=field, variant="patch", lowest=lowest)
    return () if _adds_up(substance, float(dose)) else (Problem("unusual_patch"),)


@cache
def _marketed(substance: str) -> tuple[Fraction, ...]:
    """Patch strengths read in the product text itself, highest first."""
    return tuple(
        sorted(
            {
                Fraction(row["value"])
                for row in rows("strengths")
                if row["substance"] == substance
                and row["unit"] == "ug/h"
                and row["confidence"] == READ_IN_THE_TEXT_ITSELF
            },
            reverse=True,
        )
    )


def marketed_at_or_below(substance: str, dose: Fraction) -> Fraction | None:
    """The strongest patch not above a dose in µg/h.

    `None` when every patch is stronger, or when the dose is above the strongest: it
    takes more than one patch, and which ones is not decided here.
    """
    strengths = _marketed(substance)
    if not strengths or dose > strengths[0]:
        return None
    return next((strength for strength in strengths if strength <= dose), None)

"""Achievable Benchmark of Care: what the best with at least a tenth of the patients reach.

Each is ranked by the adjusted performance fraction (x + 1) / (d + 2), which draws
small numbers towards a half, so that one lucky practice does not set the goal
(KIEFE1998, WEISSMAN1999). The benchmark is all their x over all their d, unadjusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal

from riktig.statistics.constants import constant, whole

PERCENT = 100
Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Counted:
    """One practice: `numerator` of `denominator` patients."""

    name: str
    numerator: int
    denominator: int


@dataclass(frozen=True)
class Benchmark:
    """The benchmark as a share of 1, who set it (best first) and of how many patients."""

    share: float
    selected: tuple[str, ...]
    numerator: int
    denominator: int
    all_patients: int


def benchmark(rows: Sequence[Counted], better: Better) -> Benchmark:
    """The benchmark among the rows; those without patients take no part.

    All with the same adjusted fraction as the last one needed are taken too, so
    that the order of the rows never matters. ValueError without patients.
    """
    taking_part = [row for row in rows if row.denominator]
    total = sum(row.denominator for row in taking_part)
    if not total:
        raise ValueError("a benchmark needs patients")
    needed = constant("abc_least_patients_percent") / PERCENT * total
    ranked = sorted(taking_part, key=lambda row: (-adjusted_fraction(row, better), row.name))
    selected: list[Counted] = []
    for _, equals in groupby(ranked, lambda row: adjusted_fraction(row, better)):
        if sum(row.denominator for row in selected) >= needed:
            break
        selected += equals
    x, d = (
        sum(row.numerator for row in selected),
        sum(row.denominator for row in selected),
    )
    return Benchmark(x / d, tuple(row.name for row in selected), x, d, total)


def adjusted_fraction(row: Counted, better: Better) -> Fraction:
    """What rows are ranked by, highest best.

    Where lower is better, it is that of the patients without: then too a small
    practice is drawn towards a half, never towards the goal.
    """
    reached = row.numerator if better == "higher" else row.denominator - row.numerator
    return Fraction(
        reached + whole("abc_added_to_numerator"),
        row.denominator + whole("abc_added_to_denominator"),
    )

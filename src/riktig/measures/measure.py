"""A measure as the engine knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from riktig.measures.report_part import ReportPart
from riktig.measures.review import Review

_NUMBERS: Final = (
    "at_least",
    "per",
    "washout",
    "from_day",
    "to_day",
    "until_day",
    "min_age",
    "many",
)


@dataclass(frozen=True)
class Part:
    """A numerator or denominator: whom it counts.

    `classes` are ids of `scope.toml`; `with_classes` the other side of an
    overlap; `codes` single ATC codes from `code_lists.csv`. `at_least` is the
    least days, DDD, units or mg OMEQ a day, or with `strict` what must be
    exceeded; `per` the number a rate is given per. The rest are days and
    years of the rules that ask for them. All numbers come from
    `figures.csv` and `thresholds.csv`.
    """

    rule: str
    classes: tuple[str, ...] = ()
    with_classes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    at_least: float | None = None
    strict: bool = False
    per: int | None = None
    amount: str = ""  # "ddd" or "omeq"
    letters: tuple[str, ...] = ()  # prescription groups
    washout: int = 0  # days without the classes before a patient is new
    from_day: int = 0
    to_day: int = 0
    until_day: int = 0
    min_age: int | None = None
    sets: tuple[tuple[str, ...], ...] = ()  # groups of classes that can be there at once
    many: int = 0  # of the sets
    taper: str = ""  # a taper rule of `rules.toml`
    stage: str = ""  # "started", "under_way" or "completed"

    def reached(self, amount: float) -> bool:
        """Whether an amount is enough. Rounded, so that 900 x 0.1 is 90 in any order."""
        least, known = self.at_least or 0.0, round(amount, 6)
        return known > least if self.strict else known >= least

    def numbers(self) -> dict[str, float]:
        """The numbers that are set, by the names the measure's sentences use."""
        found = {name: getattr(self, name) for name in _NUMBERS}
        return {name: number for name, number in found.items() if number}


@dataclass(frozen=True)
class Measure:
    """One measure of the audit, as its file defines it."""

    id: str
    version: int
    title: str
    place: str  # "headline", or "more": behind a fold
    order: int  # among those of the same place
    why: str
    sentence: str  # with {numerator}, {denominator}, {value} and the numbers of the parts
    parts: tuple[str, ...]  # those counted, the rest
    series_title: str
    event: str
    numerator: Part
    denominator: Part
    denominator_why: str
    window_days: int
    days_rule: str
    alternatives: tuple[str, ...]
    exclusions: tuple[str, ...]
    cannot_exclude: str
    limits: tuple[str, ...]
    direction: str
    small_numbers: str
    balancing: tuple[str, ...]
    source: tuple[str, ...]
    author: str
    checker: str
    reviewed_on: str
    next_review: date
    series: bool
    headline_part_time: int  # 1-3 among those shown first without a list size; 0: not
    review: Review
    changes: tuple[str, ...] = ()  # what version 2, 3 ... changed
    report: ReportPart | None = None  # `None`: not in the feedback report

"""A measure as the engine knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Part:
    """A numerator or denominator: whom it counts.

    `classes` are ids of `scope.toml`; `with_classes` the other side of an
    overlap; `at_least` the least days or DDD, from `figures.csv`; `per` the
    number a rate is given per.
    """

    rule: str
    classes: tuple[str, ...] = ()
    with_classes: tuple[str, ...] = ()
    at_least: float | None = None
    per: int | None = None


@dataclass(frozen=True)
class Measure:
    """One measure of the audit, as its file defines it."""

    id: str
    version: int
    title: str
    why: str
    sentence: str  # with {numerator}, {denominator} and {at_least}
    parts: tuple[str, ...]  # those counted, the rest
    series_title: str
    event: str
    numerator: Part
    denominator: Part
    window_days: int
    days_rule: str
    alternatives: tuple[str, ...]
    exclusions: tuple[str, ...]
    cannot_exclude: str
    direction: str
    small_numbers: str
    balancing: tuple[str, ...]
    source: tuple[str, ...]
    author: str
    checker: str
    reviewed_on: str
    next_review: date
    series: bool

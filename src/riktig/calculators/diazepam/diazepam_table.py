"""The published tables of benzodiazepines and z-hypnotics against diazepam, exact."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from riktig.clinical.tables import Row, issued_tables, rows

ABOUT = "diazepam"  # the kind of published table
DEFAULT_TABLE = "HDIR"


class Equivalent(NamedTuple):
    """`low` to `high` mg of a substance equal `diazepam_mg` mg diazepam, by one table."""

    low: Fraction
    high: Fraction
    diazepam_mg: Fraction
    row: Row


class Span(NamedTuple):
    """From `low` to `high` mg diazepam; equal where the table gives one number."""

    low: Fraction
    high: Fraction


@cache
def table_names() -> tuple[str, ...]:
    """The tables there are, the default first."""
    return tuple(issued_tables(ABOUT))


@cache
def equivalents(table: str) -> dict[str, Equivalent]:
    """What each substance of a table equals."""
    return {
        row["substance"]: Equivalent(
            low=Fraction(row["low"]),
            high=Fraction(row["high"]),
            diazepam_mg=Fraction(row["diazepam_mg"]),
            row=row,
        )
        for row in rows("diazepam_equivalents")
        if row["table"] == table
    }


@cache
def substances() -> tuple[str, ...]:
    """Every substance any table has, in alphabetical order."""
    return tuple(sorted({name for table in table_names() for name in equivalents(table)}))


def tables_with(substance: str) -> tuple[str, ...]:
    """The tables that have a substance."""
    return tuple(table for table in table_names() if substance in equivalents(table))


def in_diazepam(equivalent: Equivalent, dose_mg: Fraction) -> Span:
    """A dose in mg diazepam: the more of the substance it takes, the less diazepam it is."""
    scaled = dose_mg * equivalent.diazepam_mg
    return Span(scaled / equivalent.high, scaled / equivalent.low)


def total(spans: tuple[Span, ...]) -> Span:
    """The sum of ranges: the lowest ends together, and the highest."""
    low = sum((span.low for span in spans), Fraction(0))
    return Span(low, sum((span.high for span in spans), Fraction(0)))

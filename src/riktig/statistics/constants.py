"""The published constants of the methods: rows of `statistical_constants.csv`."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from riktig.clinical.tables import Row, rows


@cache
def _by_name() -> dict[str, Row]:
    return {row["name"]: row for row in rows("statistical_constants")}


def constant(name: str) -> Fraction:
    """A constant, exact. KeyError for an unknown name."""
    return Fraction(_by_name()[name]["value"])


def whole(name: str) -> int:
    """A constant that is a whole number."""
    return int(constant(name))


def constant_rows(*names: str) -> tuple[Row, ...]:
    """The rows of some constants, for the sources of an answer."""
    return tuple(_by_name()[name] for name in names)

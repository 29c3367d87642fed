"""Reseptgruppe A and B of a substance, where the clinical tables know it."""

from __future__ import annotations

from functools import cache

from riktig.clinical.tables import rows
from riktig.measures.scope import OUT_OF_SCOPE, class_of


@cache
def prescription_groups() -> dict[str, str]:
    """ATC code (also a retired one) -> group, for the substances whose group is sourced."""
    return {
        code: row["prescription_group"]
        for row in rows("substances")
        for code in (row["atc"], row["retired_atc"])
        if code and row["prescription_group"]
    }


@cache
def groups_are_sourced() -> bool:
    """Whether every substance of the audit's scope has its group.

    Until they all have, a count by group would leave out whatever lacks one.
    """
    codes = [row["atc"] for row in rows("substances")]
    inside = [code for code in codes if class_of(code) not in (None, OUT_OF_SCOPE)]
    return all(code in prescription_groups() for code in inside)

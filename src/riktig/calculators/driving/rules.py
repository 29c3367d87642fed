"""The driving-licence rules as rows: which rule a drug follows, and its numbers."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple, cast

from riktig.calculators.substances import substance_row
from riktig.clinical.tables import Row, rows

# How a drug is judged: a dose kept unchanged, a limit of zero, a dose taken some hours
# before driving, the sum of opioids, treatment of dependence, or no fixed limit at all.
Kind = Literal[
    "stable", "not_allowed", "hypnotic", "antihistamine", "opioid", "lar", "individual", "none"
]
OPIOID = "opioid"
LAR = "LAR"
ANY = "all"
# The rules count these towards "two drugs" and "three or more".
COUNTED: frozenset[Kind] = frozenset(
    {"stable", "not_allowed", "hypnotic", "antihistamine", "opioid"}
)


class Drug(NamedTuple):
    """A drug as the rules know it: `rule` is its name in `driving_rules.csv`.

    `named` is the substance, or the group's own name where no substance was named.
    """

    named: str
    rule: str
    kind: Kind
    row: Row | None


class Rule(NamedTuple):
    """One number of the rules and the row it stands in."""

    value: Fraction
    unit: str
    row: Row


@cache
def rule(name: str, group: int, *applies_to: str) -> Rule | None:
    """A rule's number for the first of the names that has one in this licence group."""
    for wanted in applies_to:
        for row in rows("driving_rules"):
            groups = row["licence_groups"].split()
            if (row["rule"], row["applies_to"]) == (name, wanted) and str(group) in groups:
                return Rule(Fraction(row["value"]), row["unit"], row)
    return None


def known(name: str, group: int, *applies_to: str) -> Rule:
    """A rule that must be there. KeyError if the table lacks it."""
    found = rule(name, group, *applies_to)
    if found is None:
        raise KeyError(f"no driving rule {name!r} for {applies_to} in group {group}")
    return found


def find_drug(name: object, field: str) -> Drug:
    """The rule a named drug or group follows. `Refused("unknown_substance")` for others."""
    if isinstance(name, str):
        wanted = name.strip().casefold()
        for row in rows("driving_drugs"):
            if row["drug"].casefold() == wanted:
                return Drug(row["drug"], row["drug"], cast("Kind", row["kind"]), row)
    own = substance_row(name, field)
    substance, found = own["counts_as"], _by_code(own["atc"])
    if found is None:
        return Drug(substance, substance, "none", None)
    return Drug(substance, found["drug"], cast("Kind", found["kind"]), found)


@cache
def _by_code(atc: str) -> Row | None:
    """The row with the longest code that the drug's own code begins with."""
    fitting = [row for row in rows("driving_drugs") if atc.startswith(row["atc"])]
    return max(fitting, key=lambda row: len(row["atc"]), default=None)


class Limits(NamedTuple):
    """What the rules ask of one drug used alone; `None` where no number is sourced.

    `most` is mg a day, for opioids mg OMEQ a day of all opioids together.
    """

    kind: Kind
    most: Rule | None
    hours_before_driving: Rule | None
    days_unchanged: Rule | None


def limits(substance: str, group: int = 1) -> Limits:
    """The limits of one drug in one licence group (1, 2 or 3)."""
    drug = find_drug(substance, "drug")
    days = rule("stable_days", group, drug.kind) or rule("days_since_increase", group, drug.rule)
    return Limits(
        kind=drug.kind,
        most=rule("most_dose", group, drug.rule),
        hours_before_driving=rule("hours_before_driving", group, drug.kind),
        days_unchanged=days,
    )

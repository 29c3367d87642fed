"""The published rules of sleep: bands of efficiency, and sets of rules for the time in bed."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from riktig.clinical.tables import Row, issued_tables, rows

ABOUT: Final = "sleep"  # the kind of published table
DEFAULT_RULE_SET: Final = "riktig"


class Rule(NamedTuple):
    """One value of a set with its row; `comparison` is "above", "at_least", "below" or none."""

    value: Fraction
    comparison: str
    row: Row

    def holds(self, number: Fraction) -> bool:
        """Whether a number is on the rule's side of its value."""
        if self.comparison == "above":
            return number > self.value
        if self.comparison == "at_least":
            return number >= self.value
        return number < self.value


class RuleSet(NamedTuple):
    """The rules of one set: minutes for `floor` and `step`, percent for the two limits."""

    name: str
    floor: Rule
    increase_when: Rule
    decrease_when: Rule
    step: Rule
    diary_nights: Rule

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the set."""
        found = (self.floor, self.increase_when, self.decrease_when, self.step)
        return tuple(rule.row for rule in found)


@cache
def rule_set_names() -> tuple[str, ...]:
    """The sets there are, the default first."""
    return tuple(issued_tables(ABOUT))


@cache
def rule_set(name: str) -> RuleSet:
    """A set by its name. KeyError if there is none."""
    found = {
        row["rule"]: Rule(Fraction(row["value"]), row["comparison"], row)
        for row in rows("sleep_rules")
        if row["rule_set"] == name
    }
    return RuleSet(name=name, **found)


def bands() -> tuple[Row, ...]:
    """Bands of sleep efficiency, best first; each from `low` up to the next one's."""
    return rows("sleep_bands")


def band_of(efficiency_percent: Fraction) -> str:
    """The band of an efficiency, not rounded first: 84.9 is not yet 85."""
    return next(row["band"] for row in bands() if efficiency_percent >= Fraction(row["low"]))

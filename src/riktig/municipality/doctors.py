"""Doctors of a heap of shared summaries: two a doctor, the earlier is before. Nobody twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.compare import Comparison, compare
from riktig.compare.own_share import is_share_of
from riktig.municipality.figures import GROUPS, Given, added, given
from riktig.municipality.shown import Sum
from riktig.problem import Refused
from riktig.text import explain, text

LEAST: Final = LEAST_MEMBERS
_BOTH: Final = 2
SummaryJson = Mapping[str, Any]
Periods = tuple[date, date, date, date]


class Doctor(NamedTuple):
    """One doctor's two summaries compared, and what they give."""

    comparison: Comparison
    given: Given

    @property
    def periods(self) -> Periods:
        """First and last day before, and after."""
        before, after = self.comparison.before, self.comparison.after
        return before.first, before.last, after.first, after.last


class Doctors(NamedTuple):
    """Those who can be summed, and (name, why) of the others: for whoever holds the files."""

    counted: tuple[Doctor, ...]
    left_out: tuple[tuple[str, str], ...]


def doctors_in(summaries: Sequence[SummaryJson]) -> Doctors:
    """The doctors of some summaries, by name."""
    found: dict[str, list[SummaryJson]] = {}
    for one in summaries:
        found.setdefault(str(one["member"]), []).append(one)
    counted: list[Doctor] = []
    left_out: list[tuple[str, str]] = []
    for name in sorted(found):
        doctor = _doctor(found[name])
        if isinstance(doctor, str):
            left_out.append((name, doctor))
        elif any(_same(doctor, other) for other in counted):
            left_out.append((name, text("municipality_report.why.same")))
        else:
            counted.append(doctor)
    return Doctors(tuple(counted), tuple(left_out))


def sums_of(doctors: Sequence[Doctor]) -> list[Sum]:
    """A sum for each figure that at least five doctors of one kind give, and for no other."""
    found: dict[tuple[str, str], list[Any]] = {}
    for one in doctors:
        for group, parts in one.given.groups.items():
            found.setdefault((one.given.kind, group), []).append(parts)
    return [
        Sum(kind, group, len(company), added(company))
        for group in GROUPS
        for (kind, name), company in sorted(found.items(), key=lambda one: one[0])
        if name == group and len(company) >= LEAST
    ]


def _doctor(summaries: Sequence[SummaryJson]) -> Doctor | str:
    """A doctor, or a sentence on why not."""
    if any(one["kind"] == "private" for one in summaries):
        return text("report.command.private")
    if len(summaries) != _BOTH:
        few = len(summaries) < _BOTH
        return text(f"municipality_report.why.{'one' if few else 'many'}", count=len(summaries))
    before, after = sorted(summaries, key=lambda one: str(one["period"]["from"]))
    try:
        pair = compare(before, after)
    except Refused as refusal:
        return _explained(refusal)
    what = given(before, after)
    if not what.groups:
        return text("municipality_report.why.nothing")
    return Doctor(pair, what)


def _explained(refusal: Refused) -> str:
    try:
        return explain(refusal.problem)
    except KeyError:
        return text("report.command.failed")


def _same(one: Doctor, other: Doctor) -> bool:
    """Whether two names stand for one practice: nothing open in both differs.

    Counted twice, four doctors would be five.
    """
    if one.periods != other.periods:
        return False
    sides = (
        (one.comparison.before, other.comparison.before),
        (one.comparison.after, other.comparison.after),
    )
    return all(is_share_of(*side) for side in sides)

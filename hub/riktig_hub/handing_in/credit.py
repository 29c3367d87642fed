"""What a participant has earned by the approval's own table: hours and points, part by part.

The table says which parts the whole course needs, and which count where it is not completed.
What the table says nothing of is needed; nothing is earned for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from riktig_hub.handing_in.conditions import Condition, exercises_of, module_done, test_of
from riktig_hub.handing_in.facts import MEETINGS, Facts
from riktig_hub.registry.courses import PARTS, Approval, ApprovalPart

# Which condition of the course a part belongs to.
CONDITION: Final = {
    part: {"module": "modules", "meeting": "meetings"}.get(part.rpartition("_")[0], part)
    for part in PARTS
}


@dataclass(frozen=True)
class PartEarned:
    """One part of the table: what it gives, whether it is done, and whether it counts now."""

    part: str
    hours: float
    points: float
    done: bool
    counts: bool


@dataclass(frozen=True)
class Credit:
    """What counts. `approved` is false without an approval that is valid on the last day."""

    complete: bool
    approved: bool
    parts: tuple[PartEarned, ...]

    @property
    def hours(self) -> float:
        """Hours that count."""
        return sum(one.hours for one in self.parts if one.counts)

    @property
    def points(self) -> float:
        """Points that count."""
        return sum(one.points for one in self.parts if one.counts)


def is_valid(approval: Approval | None, ends_on: date) -> bool:
    """Whether the course is approved on its last day."""
    return approval is not None and approval.valid_from <= ends_on <= approval.valid_to


def is_complete(
    facts: Facts, asked: Iterable[Condition], approval: Approval | None, ends_on: date
) -> bool:
    """Whether the whole course is done: every condition, but for parts that need not be."""
    rows = _rows(approval, ends_on)
    return all(one.met or _spared(facts, one.key, rows) for one in asked)


def credit(
    facts: Facts, asked: Iterable[Condition], approval: Approval | None, ends_on: date
) -> Credit:
    """What a participant has earned."""
    rows = _rows(approval, ends_on)
    complete = is_complete(facts, asked, approval, ends_on)
    earned = []
    for row in rows:
        done = part_done(facts, row.part)
        counts = done and (complete or row.counts_alone)
        earned.append(PartEarned(row.part, row.hours, row.points, done, counts))
    return Credit(complete, is_valid(approval, ends_on), tuple(earned))


def part_done(facts: Facts, part: str) -> bool:
    """Whether a part of the course is done."""
    kind, _, number = part.rpartition("_")
    if kind == "module":
        return module_done(facts, int(number))
    if kind == "meeting":
        return int(number) in facts.attended
    if part == "exercises":
        return all(one.done for one in exercises_of(facts))
    test = test_of(facts)
    return test is not None and test.state == "passed"


def _rows(approval: Approval | None, ends_on: date) -> list[ApprovalPart]:
    return list(approval.parts) if approval and is_valid(approval, ends_on) else []


def _spared(facts: Facts, condition: str, rows: Iterable[ApprovalPart]) -> bool:
    """Whether all that is missing of a condition is in parts that the course need not have."""
    optional = {row.part for row in rows if not row.required}
    if condition == "worksheets":  # a meeting that need not be, needs no sheet
        return all(n in facts.worksheets or f"meeting_{n}" in optional for n in MEETINGS)
    parts = [part for part in PARTS if CONDITION[part] == condition]
    return bool(parts) and all(part in optional or part_done(facts, part) for part in parts)

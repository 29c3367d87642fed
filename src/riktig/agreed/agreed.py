"""A group's agreements as the report uses them. Read from a TOML file by `read`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Decision = Literal["", "adopt", "adapt", "abandon"]


@dataclass(frozen=True)
class Plan:
    """One small test of change: what was to become of which number, and by when.

    `aim` is in the measure's own unit as people say it (a share in percent, a rate per what the
    measure says). `decision` is empty until the doctor has made it.
    """

    member: str
    measure: str
    version: int
    aim: float
    by: date
    change: str
    prediction: str
    decision: Decision = ""


@dataclass(frozen=True)
class PlanSheet:
    """A plan in the doctor's own words. Empty where the sheet says nothing.

    `counted` is what the doctor counts; `today`, `aim` and `now` are numbers of that counting.
    """

    change: str = ""
    prediction: str = ""
    counted: str = ""
    today: float | None = None
    aim: float | None = None
    now: float | None = None
    observed: str = ""
    decision: Decision = ""


@dataclass(frozen=True)
class Commitment:
    """What somebody will try, in own words: no measure is held up against it."""

    member: str
    change: str
    by: date | None = None


@dataclass(frozen=True)
class Agreed:
    """`letters` are member -> letter; `meetings` in order, the first freezes the baseline.

    `start` is the time of day the meetings begin, where the group has said it.
    `sheet` is the reader's own worksheet, and `visits` what the reader agreed on when somebody
    came on a visit, when they lie beside; they are in no group file.
    """

    title: str = ""
    meetings: tuple[date, ...] = ()
    next_look: date | None = None
    start: time | None = None
    letters: Mapping[str, str] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    sheet: PlanSheet | None = None
    visits: tuple[Plan, ...] = ()

    def plans_of(self, member: str) -> tuple[Plan, ...]:
        """A member's plans, in the file's order."""
        return tuple(plan for plan in self.plans if plan.member == member)


NOTHING_AGREED = Agreed()

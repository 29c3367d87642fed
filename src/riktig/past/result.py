"""What a practice beside itself gives. True counts, for the GP's own page alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riktig.audit.options import Period
from riktig.audit.result import Month
from riktig.measures.result import Result
from riktig.statistics import RateRatio, rate_ratio


class Paired(NamedTuple):
    """A measure among the patients who are there in both years: the same people twice."""

    stayed: int  # counted in both years
    ended: int  # counted in the earlier alone
    began: int  # counted now alone

    @property
    def then(self) -> int:
        """Counted in the earlier year."""
        return self.stayed + self.ended

    @property
    def now(self) -> int:
        """Counted now."""
        return self.stayed + self.began


class Counts(NamedTuple):
    """Two counts that may be compared, each of its denominator or its days."""

    now: int
    now_of: int
    then: int
    then_of: int


@dataclass(frozen=True)
class Pair:
    """One measure in both years, by one engine.

    `counts` are of the shares' denominators, or for a rate per list of the days, since the earlier
    list is not known. `None` when a side cannot be counted. `same` are the patients
    of both years.
    """

    then: Result
    now: Result
    counts: Counts | None
    same: Paired | None

    @property
    def ratio(self) -> RateRatio | None:
        """Now over then, with its intervals."""
        return rate_ratio(*self.counts) if self.counts else None


class Sum(NamedTuple):
    """An amount of one year; `None` when no row has a known amount. `known` of `rows` have one."""

    amount: float | None
    rows: int
    known: int


class Newcomers(NamedTuple):
    """New users of some classes; `None` where the extract does not reach back far enough."""

    id: str  # opioid, sedative
    then: int | None
    now: int | None


class Presence(NamedTuple):
    """Who has any row, of whatever medicine, in each year; `users` those with a counted one.

    `rows` are the rows of both years, `other_rows` those of them outside the audit's scope.
    """

    then: frozenset[int]
    now: frozenset[int]
    users_then: frozenset[int]
    users_now: frozenset[int]
    rows: int
    other_rows: int

    @property
    def both(self) -> frozenset[int]:
        """The closed cohort: patients with a row in both years."""
        return self.then & self.now

    @property
    def left(self) -> frozenset[int]:
        """Patients with a row in the earlier year and none now."""
        return self.then - self.now

    @property
    def came(self) -> frozenset[int]:
        """Patients with a row now and none in the earlier year."""
        return self.now - self.then

    @property
    def users_alone(self) -> bool:
        """Whether the extract holds users alone: then whoever stops is not there any more."""
        return not self.other_rows


@dataclass(frozen=True)
class Past:
    """The period beside the year before it."""

    period: Period
    earlier: Period
    measures: Sequence[Pair]  # the headlines
    opioid_omeq_mg: tuple[Sum, Sum]  # then, now
    sedative_ddd: tuple[Sum, Sum]
    newcomers: Sequence[Newcomers]
    washout_days: int  # without the classes before a patient is new
    presence: Presence
    months: Sequence[Month]  # both years, of the headlines with a series

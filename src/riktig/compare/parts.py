"""What the comparison uses of a summary, once it has been checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from riktig.audit.practice import Practice
from riktig.past.result import Paired

_NOT_TOLD: Final = Practice()
Kind = Literal["private", "share"]


class Cell(NamedTuple):
    """A count: a number, masked as 1-4, or not there at all."""

    number: int | None
    masked: bool = False


class Side(NamedTuple):
    """One measure in one period: a share (0 to 1) or a rate per what the measure says."""

    numerator: Cell
    denominator: Cell
    value: float | None
    low: float | None
    high: float | None
    status: str  # ok, suppressed, not_computable
    why: str  # a code when not computable, else empty
    per: int | None = None  # what a rate is given per; `None` for a share


class Month(NamedTuple):
    """One whole month of a measure's series. A month that is masked or not known has no number."""

    month: str  # YYYY-MM
    numerator: Cell
    denominator: Cell


class SameMeasure(NamedTuple):
    """A measure among the patients of both years."""

    id: str
    version: int
    counts: Paired


class SamePatients(NamedTuple):
    """The patients with a row in both years: the same people twice. The doctor's own, never shared.

    `first` and `last` are the earlier year's days. `left` had a row only then, `came` only now.
    `users_alone`: the extract holds users alone, so whoever stopped is not there any more.
    """

    first: date
    last: date
    patients: int
    left: int
    came: int
    users_alone: bool
    measures: tuple[SameMeasure, ...]

    def measure(self, name: str) -> SameMeasure | None:
        """A measure by its id; `None` where it could not be counted in both years."""
        return next((one for one in self.measures if one.id == name), None)


class Summary(NamedTuple):
    """What the comparison uses of a summary."""

    kind: Kind
    member: str
    first: date
    last: date
    event: str
    attribution: str
    synthetic: bool
    measures: Mapping[str, tuple[int, Side]]  # id -> (version, side), in the file's order
    ddd: Mapping[str, float | None]  # class -> DDD
    ledger: Mapping[str, Cell]
    extract_last_day: date
    version: str  # of Riktig, that made it
    list_size: int | None
    typed: bool = False  # the numbers were typed from a report, not counted
    practice: Practice = _NOT_TOLD
    spot_check: Mapping[str, int | None] | None = None  # null counts: fewer than five, shared
    work: Mapping[str, Any] | None = None  # statuses and tapers of a work file
    monthly: Mapping[str, tuple[Month, ...]] = {}  # measure -> whole months, in order
    omeq: Mapping[str, float | None] = {}  # class -> mg OMEQ
    patients: Mapping[str, Cell] = {}  # class -> patients
    tables: Mapping[str, str] = {}  # clinical table -> version it was reckoned with
    same_patients: SamePatients | None = None  # private only

    @property
    def days(self) -> int:
        """Days of the period, both ends included."""
        return (self.last - self.first).days + 1

"""What an audit gives. It names patients by running number, so it stays where it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from riktig.audit.options import Options, Period
from riktig.extract.record import Event, Record, RowProblem
from riktig.measures.result import Result

PARTS: Final = (
    "in_scope",
    "out_of_scope",
    "not_classified",
    "recalled",
    "duplicate",
    "rejected",
)
# What the audit itself remarks on rows that were read. Every other code is a
# reader's, and those counts sum to `rejected`.
REMARKS: Final = (
    "outside_period",
    "other_event",
    "excluded_cancer",
    "excluded_palliative",
    "classified_by_name",
    "no_amount",
    "no_omeq",
    "doubtful_amount",
)
# Rows in scope that no class counts: of another time or event, palliative treatment or cancer.
NOT_COUNTED: Final = REMARKS[:4]


class Ledger(NamedTuple):
    """Where every row went: the six parts sum to `rows_read`.

    `problems` are (code, count): why rows were rejected, and remarks on rows
    in scope. Those of `NOT_COUNTED` are in scope and not counted:
    in_scope = rows of all classes + these.
    """

    rows_read: int
    in_scope: int
    out_of_scope: int
    not_classified: int
    recalled: int
    duplicate: int
    rejected: int
    problems: tuple[tuple[str, int], ...]


class ClassTotal(NamedTuple):
    """One class in the period.

    Amounts that are not known add nothing: `ddd_rows` and `omeq_rows` are the
    rows that a sum covers. A sum is `None` when no amount is known, and
    `omeq_mg` where it is not reckoned.
    """

    id: str
    rows: int
    patients: int
    ddd: float | None
    omeq_mg: float | None
    ddd_rows: int
    omeq_rows: int


class OtherTotal(NamedTuple):
    """Other medicines of reseptgruppe A and B, out of the audit's scope: for the GP alone."""

    rows: int
    patients: int
    ddd: float | None  # as the file states it
    ddd_rows: int


_NO_OTHERS: Final = OtherTotal(0, 0, None, 0)


class Month(NamedTuple):
    """One whole calendar month of a measure with a series."""

    month: str  # YYYY-MM
    id: str
    numerator: int
    denominator: int | None


class OwnRow(NamedTuple):
    """One row as the audit took it, for the GP's own eyes."""

    record: Record
    part: str  # a part of the ledger
    class_id: str  # "" outside the classes
    by_name: bool  # classified by its name: no ATC code stood in the row
    counted: bool  # of the event, in the period
    ddd: float | None
    omeq_mg: float | None
    atc: str = ""  # as in the row, or by its name; "" outside what could be placed
    doubtful: bool = False  # an amount that cannot be was set aside: see `riktig.audit.doubt`


@dataclass(frozen=True)
class Audit:
    """The whole outcome. `first_day` and `last_day` are the extract's own."""

    options: Options
    period: Period
    first_day: date
    last_day: date
    event: Event
    ledger: Ledger
    classes: Sequence[ClassTotal]
    measures: Sequence[Result]
    monthly: Sequence[Month]
    synthetic: bool
    own_rows: Sequence[OwnRow]
    rejected: Sequence[RowProblem]  # where and why, for the GP to look up
    sheets_left: int = 0  # sheets of a spreadsheet that were not read
    can_exclude: bool = False  # the file has reimbursement codes
    repeats: str = ""  # what a reiteration of the list was said to mean: "all", "one" or nothing
    has_diagnoses: bool = False  # the file has diagnoses, which tell of cancer alone
    other_group_ab: OtherTotal = _NO_OTHERS

    def patients(self, measure_id: str) -> tuple[int, ...]:
        """Running numbers behind a measure's numerator. KeyError if there is none such."""
        for result in self.measures:
            if result.measure.id == measure_id:
                return result.patients
        raise KeyError(measure_id)

    def rows(self) -> Iterator[OwnRow]:
        """Every readable row, in the order read."""
        return iter(self.own_rows)

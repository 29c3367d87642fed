"""What a reader makes of one row: the only shape the audit knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NamedTuple

from riktig.extract.keys import PatientKeys

Event = Literal["dispensed", "prescribed"]
Sex = Literal["female", "male"]
PrescriptionGroup = Literal["A", "B", "C", "F"]
ExcludedFor = Literal["palliative", "cancer"]


class Record(NamedTuple):
    """One prescription or dispensing, without identity.

    `patient` is a running number given on reading; the key it replaced is
    forgotten. `row` counts data rows from 1 within `file` (a heading is not
    counted). Amounts are `None` when the file does not say: nothing is guessed.
    """

    file: int
    row: int
    patient: int
    day: date
    event: Event
    atc: str | None  # as in the file, upper case; retired codes are kept
    product: str | None  # name as in the file
    strength: float | None  # in strength_unit
    strength_unit: str | None  # "mg", "ug/h" or "mg/ml"
    units: float | None  # tablets, capsules, patches ... in all
    ddd: float | None  # number of DDD, as stated in the file
    birth_year: int | None
    sex: Sex | None
    prescription: int | None  # running number of the prescription, if stated
    recalled: bool  # cancelled, replaced or entered in error: adds nothing
    prescription_group: PrescriptionGroup | None = None  # reseptgruppe, as stated in the file
    excluded_for: ExcludedFor | None = None  # by a reimbursement code; the code is not kept
    units_at_once: float | None = None  # of one dispensing, where `units` is of several


DIAGNOSIS: Final = "diagnosis"  # of `Reading.columns`: ICD-10 codes, which tell of cancer alone


class RowProblem(NamedTuple):
    """A row that could not be read: where and why, never what stood there."""

    file: int
    row: int
    code: str  # text key `extract.row.<code>`
    column: str | None


@dataclass(frozen=True)
class Reading:
    """All that was read: `rows_read == len(records) + len(rejected)`."""

    format: str  # canonical, norpd, lmr, fhir, eresept, table
    records: tuple[Record, ...]
    rejected: tuple[RowProblem, ...] = ()
    synthetic: bool = False  # the file says it is made up
    columns: tuple[str, ...] = field(default=())  # fields with anything in: "ddd", "diagnosis" ...
    sheets_left: int = 0  # sheets of a spreadsheet that were hidden or held no list
    keys: PatientKeys = field(default_factory=PatientKeys)  # their kind, and tokens if asked for

    @property
    def rows_read(self) -> int:
        """Every row of every file, read or rejected."""
        return len(self.records) + len(self.rejected)

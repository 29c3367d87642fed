"""What a calculator gives back, before anyone decides how to show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from riktig.clinical.tables import Row, issued_tables
from riktig.problem import Problem

# An answer is exact inside; a reader and the wire get a float.
MOST_DIGITS = 12


@dataclass(frozen=True)
class Answer:
    """A result with the table it came from and what the reader must be told.

    `result` is JSON-able. `about` and `table` name a row of `issued_tables.csv`;
    `rows` are the table rows the result was reckoned with. `warnings` are codes
    with details, explained in bokmål by the text `<area>.warning.<code>`.
    `for_patient` names the parts of the result that are output about one patient:
    they are given only where patient output is switched on. `says_off` is whether the
    reader is told where it is off: not where the answer asked for stands without them.
    """

    result: Mapping[str, Any]
    about: str
    table: str
    rows: tuple[Row, ...] = ()
    warnings: tuple[Problem, ...] = field(default=())
    for_patient: tuple[str, ...] = ()
    says_off: bool = True

    @property
    def issued(self) -> Row:
        """Issuer and date of the table."""
        return issued_tables(self.about)[self.table]

    @property
    def sources(self) -> tuple[str, ...]:
        """Source ids of the rows used, each once; the table's own where no row was."""
        used = self.rows or (self.issued,)
        return tuple(dict.fromkeys(row["source_id"] for row in used))

    @property
    def reviewed(self) -> bool:
        """Whether a clinician has signed the table and every row used."""
        return all(row["reviewed_by"] for row in (self.issued, *self.rows))


def without_patient_output(answer: Answer) -> Answer:
    """The answer without what is output about one patient, and a warning where it says so."""
    if not answer.for_patient:
        return answer
    left = {key: value for key, value in answer.result.items() if key not in answer.for_patient}
    said = (Problem("patient_output_off"),) if answer.says_off else ()
    return replace(answer, result=left, warnings=(*answer.warnings, *said))


def as_float(value: Fraction) -> float:
    """The nearest float, without the tail that binary fractions leave."""
    return round(float(value), MOST_DIGITS)

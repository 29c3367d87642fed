"""The plan of a worksheet file, `riktig-worksheet/1`: what the doctor wrote before the meeting."""

from __future__ import annotations

from typing import NamedTuple

from riktig.agreed.agreed import Decision


class PlanSheet(NamedTuple):
    """A plan in the doctor's own words. Empty where the sheet says nothing.

    The sheets ask what the doctor counts, not which measure of the audit: `counted` and the two
    numbers are of that counting, and can be set beside no measure.
    """

    change: str = ""
    prediction: str = ""
    counted: str = ""
    aim: float | None = None
    today: float | None = None
    decision: Decision = ""


def read_plan_sheet(content: bytes) -> PlanSheet:
    """The plan of a worksheet. Refused: plan_sheet_*, and the sentence says what is wrong."""
    raise NotImplementedError

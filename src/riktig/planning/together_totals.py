"""What the medicines of a day add up to, where a published table allows it.

Opioids in mg oral morphine by the Norwegian table, benzodiazepines and z-hypnotics in mg
diazepam by the Norwegian table as a range. One medicine the table lacks, and there is no sum.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final, NamedTuple

from riktig.calculators.answer import Answer
from riktig.calculators.card import table_line
from riktig.calculators.diazepam import diazepam_table
from riktig.calculators.opioids import opioid_table
from riktig.clinical.tables import Row
from riktig.planning.medicines import classes
from riktig.planning.opioid_dose import OPIOID, oral_ratio
from riktig.planning.together_line import Line
from riktig.planning.words import joined
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text

_DECIMALS: Final = 1  # as the cards of both calculators
_SEDATIVES: Final = ("benzodiazepine", "z_hypnotic")


class Total(NamedTuple):
    """A kind of sum: its name in the texts, classes, table, and how a dose counts in it.

    `counted` gives the two ends in mg, and None for a substance the table has no one number for.
    """

    name: str
    classes: tuple[str, ...]
    about: str
    table: str
    row: Callable[[str], Row | None]
    counted: Callable[[str, Fraction], tuple[Fraction, Fraction] | None]


def _omeq(substance: str, mg: Fraction) -> tuple[Fraction, Fraction] | None:
    ratio = oral_ratio(substance)
    return (mg * ratio.value, mg * ratio.value) if ratio else None


def _omeq_row(substance: str) -> Row | None:
    ratio = oral_ratio(substance)
    return ratio.row if ratio else None


def _diazepam(substance: str, mg: Fraction) -> tuple[Fraction, Fraction] | None:
    found = diazepam_table.equivalents(diazepam_table.DEFAULT_TABLE).get(substance)
    if found is None:
        return None
    span = diazepam_table.in_diazepam(found, mg)
    return span.low, span.high


def _diazepam_row(substance: str) -> Row | None:
    found = diazepam_table.equivalents(diazepam_table.DEFAULT_TABLE).get(substance)
    return found.row if found else None


TOTALS: Final = (
    Total("omeq", (OPIOID,), opioid_table.ABOUT, opioid_table.DEFAULT_TABLE, _omeq_row, _omeq),
    Total(
        "diazepam",
        _SEDATIVES,
        diazepam_table.ABOUT,
        diazepam_table.DEFAULT_TABLE,
        _diazepam_row,
        _diazepam,
    ),
)


def totals_of(lines: Sequence[Line]) -> tuple[Total, ...]:
    """The sums there are for these medicines: the table must know every one of the kind."""
    return tuple(one for one in TOTALS if _of_kind(one, lines) and not _missing(one, lines))


def total_text(total: Total, lines: Sequence[Line], day: date) -> str:
    """The sum on a day: `90 mg`, or `12,5-25 mg` where the table gives a range."""
    doses = [line.dose_on(day) for line in _of_kind(total, lines)]
    spans = [span for name, mg in doses if (span := total.counted(name, mg))]
    ends = (sum((span[end] for span in spans), Fraction(0)) for end in (0, 1))
    shown = dict.fromkeys(decimal_text(float(end), _DECIMALS) for end in ends)
    return text("planning.form.strength", mg="–".join(shown))


def totals_notes(lines: Sequence[Line]) -> list[str]:
    """Which table each sum is by, or why there is none."""
    notes = []
    for total in TOTALS:
        missing = _missing(total, lines)
        if missing:
            key = f"planning_together.totals.{total.name}_none"
            notes.append(text(key, substances=joined(missing)))
        elif _of_kind(total, lines):
            used = (total.row(name) for line in lines for name in _names(line))
            rows = tuple(row for row in used if row)
            answer = Answer({}, total.about, total.table, rows)
            key = f"planning_together.totals.{total.name}_by"
            notes.append(text(key, line=table_line(answer)))
    return notes


def totals_columns(totals: Sequence[Total]) -> list[dict[str, Any]]:
    """Their headings."""
    return [
        {"name": one.name, "label": text(f"planning_together.totals.{one.name}")} for one in totals
    ]


def _names(line: Line) -> tuple[str, ...]:
    """What is used before the plan, and in it."""
    return tuple(dict.fromkeys((line.used_now, line.substance)))


def _of_kind(total: Total, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if classes().get(line.substance) in total.classes]


def _missing(total: Total, lines: Sequence[Line]) -> list[str]:
    names = (name for line in _of_kind(total, lines) for name in _names(line))
    return [name for name in dict.fromkeys(names) if total.row(name) is None]

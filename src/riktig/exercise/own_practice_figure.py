"""Which figures of a made-up practice can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from riktig.measures.load import measure_named
from riktig.problem import Refused

# As the audit's ledger says it.
LEDGER_PARTS: Final = ("rows_read", "in_scope", "out_of_scope", "recalled", "duplicates")
# Of a measure: as the audit's page shows it, and what may be taken for it.
MEASURE_PARTS: Final = (
    "value",  # per cent, per 1000 or a mean, as the measure is shown
    "numerator",
    "denominator",
    "rest",  # per cent that the numerator does not hold
    "rows",  # of the numerator's medicines, in the period
    "per_1000",  # the numerator, of the list
    "list_as_denominator",  # the numerator in per cent of the list
    "rows_as_patients",  # rows over the denominator, as `value` is patients over it
    "amount",  # the sum that a mean or an amount on a list comes from
    "amount_by",  # the same over the patients of another measure, `of`
    "share_of",  # the numerator in per cent of the patients of another measure, `of`
)
# Of a measure, among colleagues and oneself; per cent.
GROUP_PARTS: Final = (
    "benchmark",
    "benchmark_of_highest",
    "best_colleague",
    "mean_of_colleagues",
    "all_together",
)
# Which rows are counted: as the audit does, or as somebody does who forgets something.
ROWS: Final = ("", "with_duplicates", "with_recalled", "whole_file")
NEEDS_OTHER: Final = ("amount_by", "share_of")


@dataclass(frozen=True)
class Figure:
    """One figure: a `part` of `measure` (an id; none for the ledger's parts).

    `rows` says which rows it is counted over, `of` the other measure where the part needs one.
    """

    part: str
    measure: str = ""
    rows: str = ""
    of: str = ""


def read_figure(raw: Any) -> Figure:
    """A figure from TOML or JSON. `Refused("own_practice_figure")` for what is none."""
    try:
        found = Figure(**raw)
        for named in filter(None, (found.measure, found.of)):
            measure_named(named)
    except (TypeError, KeyError):
        raise Refused("own_practice_figure") from None
    if not _fits(found):
        raise Refused("own_practice_figure")
    return found


def _fits(figure: Figure) -> bool:
    of_measure = figure.part in MEASURE_PARTS
    if not (of_measure or figure.part in (*GROUP_PARTS, *LEDGER_PARTS)):
        return False
    return (
        bool(figure.measure) == (figure.part not in LEDGER_PARTS)
        and bool(figure.of) == (figure.part in NEEDS_OTHER)
        and figure.rows in (ROWS if of_measure else ROWS[:1])
    )

"""Ledgers and class totals of many prescribers: `riktig.audit.sorting.ledger` and `totals`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from riktig.audit.result import PARTS as LEDGER_PARTS
from riktig.audit.result import ClassTotal, Ledger
from riktig.measures.scope import classes
from riktig.national.counted import (
    DUPLICATE,
    IN_SCOPE,
    NOT_CLASSIFIED,
    OUT_OF_SCOPE,
    RECALLED,
    Sorted,
    Spans,
    is_counted,
)
from riktig.national.rows import REASONS, Array
from riktig.national.sums import exact_sums

_DECIMALS: Final = 3
_PART_NAMES: Final = {
    IN_SCOPE: "in_scope",
    OUT_OF_SCOPE: "out_of_scope",
    NOT_CLASSIFIED: "not_classified",
    RECALLED: "recalled",
    DUPLICATE: "duplicate",
}


def ledgers(held: Sorted, spans: Spans, rejected: Sequence[Counter[str]]) -> list[Ledger]:
    """Where every row of each prescriber went."""
    parts = {name: _count(held, held.part == place) for place, name in _PART_NAMES.items()}
    remarks = {code: _count(held, rows) for code, rows in _remarks(held, spans).items()}
    found = []
    for place, problems in enumerate(rejected):
        counts = {name: parts[name][place] for name in LEDGER_PARTS if name in parts}
        counts["rejected"] = problems.total()
        told = {code: numbers[place] for code, numbers in sorted(remarks.items())}
        found.append(
            Ledger(
                rows_read=sum(counts.values()),
                **counts,
                problems=(
                    *sorted(problems.items()),
                    *((code, number) for code, number in told.items() if number),
                ),
            )
        )
    return found


def _remarks(held: Sorted, spans: Spans) -> dict[str, Array]:
    """Which rows each remark is of."""
    rows, of = held.rows, held.rows.prescriber
    inside, counted = held.part == IN_SCOPE, is_counted(held, spans)
    read = held.part <= NOT_CLASSIFIED
    early_or_late = (rows.day < spans.first[of]) | (rows.day > spans.last[of])
    other_event = rows.dispensed != spans.dispensed[of]
    left = inside & ~early_or_late & ~other_event
    return {
        "classified_by_name": read & held.kinds.by_name[rows.product],
        "outside_period": inside & early_or_late,
        "other_event": inside & ~early_or_late & other_event,
        **{
            f"excluded_{reason}": left & (rows.excluded == place)
            for place, reason in enumerate(REASONS)
            if reason
        },
        "no_amount": counted & np.isnan(held.ddd),
        "no_omeq": counted & np.isnan(held.omeq) & held.kinds.omeq[rows.product],
        "doubtful_amount": counted & held.doubtful,
    }


def _count(held: Sorted, rows: Array) -> list[int]:
    found: list[int]
    found = np.bincount(held.rows.prescriber[rows], minlength=len(held.states_groups)).tolist()
    return found


def class_totals(held: Sorted, spans: Spans) -> list[tuple[ClassTotal, ...]]:
    """Every class of each prescriber, also those without a row."""
    counted = is_counted(held, spans)
    totals = []
    for place, one in enumerate(classes()):
        here = np.flatnonzero(counted & (held.class_place == place))
        totals.append(_totals(held, here, one.id, one.omeq))
    return list(zip(*totals, strict=True))


def _totals(held: Sorted, here: Array, class_id: str, omeq: bool) -> list[ClassTotal]:
    of, count = held.rows.prescriber[here], len(held.states_groups)
    people = np.bincount(held.prescriber_of[np.unique(held.rows.patient[here])], minlength=count)
    ddd, mg = held.ddd[here], held.omeq[here]
    columns = (
        np.bincount(of, minlength=count).tolist(),
        people.tolist(),
        exact_sums(of, ddd, count),
        exact_sums(of, mg, count),
        np.bincount(of[~np.isnan(ddd)], minlength=count).tolist(),
        np.bincount(of[~np.isnan(mg)], minlength=count).tolist(),
    )
    return [
        ClassTotal(
            class_id,
            rows,
            patients,
            _shown(ddd_sum, rows),
            _shown(mg_sum, rows) if omeq else None,
            ddd_rows,
            mg_rows,
        )
        for rows, patients, ddd_sum, mg_sum, ddd_rows, mg_rows in zip(*columns, strict=True)
    ]


def _shown(amount: float | None, rows: int) -> float | None:
    """The known amounts together; `None` when there are rows and none is known."""
    return None if rows and amount is None else round(amount or 0.0, _DECIMALS)

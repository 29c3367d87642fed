"""The audit of many prescribers at once: from their files to their private summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np

from riktig.audit.options import Options, Period
from riktig.audit.period import default_period, why_not_covered
from riktig.audit.result import Audit
from riktig.extract.record import Event, Record, RowProblem
from riktig.extract.unreadable import check_share
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import NOT_COMPUTABLE, Result
from riktig.national.both_years import same_patients
from riktig.national.calculate import Counted, calculate
from riktig.national.counted import Spans, sort_out, windows
from riktig.national.dataset import Partition
from riktig.national.ledgers import class_totals, ledgers
from riktig.national.months import months
from riktig.national.read import Read, read
from riktig.national.rows import NONE, Array
from riktig.problem import Refused
from riktig.summary import private_summary

_ANY_DAY: Final = date(2000, 1, 1).toordinal()


@dataclass(frozen=True)
class Order:
    """What every prescriber's audit is asked.

    `days` are the first and last day of the whole extract, and `event` what is counted in it;
    `None` lets each prescriber's own rows say, as `riktig audit` does of one file.
    """

    period: Period | None = None
    days: Period | None = None
    event: Event | None = None
    attribution: str = "my_prescriptions"
    lists: Mapping[str, int] = field(default_factory=dict)


class Outcome(NamedTuple):
    """One prescriber's private summary, or the code of why there is none."""

    prescriber: str
    rows_read: int
    summary: dict[str, Any] | None
    refused: str = ""


class _Frame(NamedTuple):
    """The periods of the prescribers, their extracts' days, and who is refused."""

    spans: Spans
    days: Spans
    refused: list[str]


def audit_many(partitions: Sequence[Partition], order: Order) -> list[Outcome]:
    """An outcome a prescriber, in the order given."""
    found = read(partitions)
    frame = _frame(found, order, len(partitions))
    held = sort_out(found)
    lists = np.array([order.lists.get(one.prescriber, NONE) for one in partitions], np.int64)
    now = windows(held, frame.spans, frame.days, lists, found.states_groups)
    counted = {one.id: calculate(one, now) for one in measures()}
    results = _covered(counted, frame, order)
    told = zip(
        partitions,
        ledgers(held, frame.spans, found.rejected),
        class_totals(held, frame.spans),
        months(now, frame.spans, frame.days),
        same_patients(held, frame.spans, frame.days, counted, results),
        strict=True,
    )
    outcomes = []
    for place, (partition, ledger, totals, monthly, both) in enumerate(told):
        if frame.refused[place]:
            refused = frame.refused[place]
            outcomes.append(Outcome(partition.prescriber, ledger.rows_read, None, refused))
            continue
        made = Audit(
            options=_options(partition, order),
            period=frame.spans.days[place],
            first_day=frame.spans.days[place][0],  # the years are compared in the columns
            last_day=frame.days.days[place][1],
            event="dispensed" if frame.spans.dispensed[place] else "prescribed",
            ledger=ledger,
            classes=totals,
            measures=[results[one.id][place] for one in measures()],
            monthly=monthly,
            synthetic=bool(found.synthetic[place]),
            own_rows=(),
            rejected=(),
        )
        summary = _with(private_summary(made), both)
        outcomes.append(Outcome(partition.prescriber, ledger.rows_read, summary))
    return outcomes


def _options(partition: Partition, order: Order) -> Options:
    return Options(
        member=partition.prescriber,
        list_size=order.lists.get(partition.prescriber),
        period=order.period,
        attribution=order.attribution,
    )


def _with(summary: dict[str, Any], told: dict[str, Any] | None) -> dict[str, Any]:
    """A summary with the patients of both years, at its place in the schema."""
    if told is None:
        return summary
    made_by = summary.pop("made_by")
    return {**summary, "same_patients": told, "made_by": made_by}


def _frame(found: Read, order: Order, count: int) -> _Frame:
    """The days of each prescriber, and why some cannot be counted."""
    rows = found.rows
    usable = ~rows.recalled
    first, last = np.full(count, np.iinfo(np.int64).max), np.full(count, NONE)
    np.minimum.at(first, rows.prescriber[usable], rows.day[usable])
    np.maximum.at(last, rows.prescriber[usable], rows.day[usable])
    refused = _unreadable(found, count)
    for place in np.flatnonzero(last == NONE).tolist():
        refused[place] = refused[place] or "no_usable_rows"
    first, last = np.where(last == NONE, _ANY_DAY, first), np.where(last == NONE, _ANY_DAY, last)
    if order.days:
        first[:], last[:] = (day.toordinal() for day in order.days)
    dispensed = _events(found, order, refused)
    periods = [order.period or default_period(date.fromordinal(day)) for day in last.tolist()]
    ends = np.array([[day.toordinal() for day in period] for period in periods], np.int64)
    return _Frame(Spans(ends[:, 0], ends[:, 1], dispensed), Spans(first, last, dispensed), refused)


def _events(found: Read, order: Order, refused: list[str]) -> Array:
    """Whether dispensings are counted: where there are any, or as asked."""
    rows, count = found.rows, len(refused)
    usable = ~rows.recalled
    has = [
        np.bincount(rows.prescriber[usable & (rows.dispensed == event)], minlength=count) > 0
        for event in (False, True)
    ]
    if order.event is None:
        return has[True]
    if order.days is None:
        for place in np.flatnonzero(~has[order.event == "dispensed"]).tolist():
            refused[place] = refused[place] or f"no_{order.event}"
    return np.full(count, order.event == "dispensed")


def _unreadable(found: Read, count: int) -> list[str]:
    """Why a prescriber's rows are not to be counted at all: as the plain reader refuses a file."""
    readable = np.bincount(found.rows.prescriber, minlength=count).tolist()
    refused = [""] * count
    for place, problems in enumerate(found.rejected):
        bad = [RowProblem(0, 0, code, None) for code in problems.elements()]
        try:
            check_share(0, (_A_RECORD,) * readable[place], bad)
        except Refused as refusal:
            refused[place] = refusal.problem.code
    return refused


# Only the number of records is asked for.
_A_RECORD: Final = Record._make((0, 0, 0, date.fromordinal(_ANY_DAY), "dispensed", *[None] * 13))


def _covered(
    counted: Mapping[str, Counted], frame: _Frame, order: Order
) -> dict[str, list[Result]]:
    """The results of each measure, where the extract covers its window."""
    given = order.period is not None
    ends = list(zip(frame.spans.days, frame.days.days, strict=True))
    found = {}
    for measure in measures():
        reasons = {pair: why_not_covered(measure, *pair, given=given) for pair in set(ends)}
        found[measure.id] = [
            result if reasons[pair] is None else _refused(measure, reasons[pair])
            for result, pair in zip(counted[measure.id].results, ends, strict=True)
        ]
    return found


def _refused(measure: Measure, why: str | None) -> Result:
    return Result(measure, status=NOT_COMPUTABLE, why=why)

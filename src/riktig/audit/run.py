"""One audit from beginning to end."""

from __future__ import annotations

from riktig.audit.kinds import Kinds
from riktig.audit.options import Options, Period
from riktig.audit.period import default_period, event_of, extract_days, why_not_covered
from riktig.audit.result import Audit
from riktig.audit.sorting import ledger, own_rows
from riktig.audit.totals import class_totals, monthly, other_group_ab
from riktig.audit.windows import window
from riktig.extract.record import DIAGNOSIS, Reading
from riktig.extract.typed_list import FORMAT as TYPED
from riktig.measures.calculate import calculate
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import NOT_COMPUTABLE, Result
from riktig.measures.scope import classes
from riktig.measures.uses import Window


def audit(reading: Reading, options: Options) -> Audit:
    """Ledger, classes, measures and months of a reading.

    Refuses an extract without usable rows (`no_usable_rows`) and an event it
    does not hold (`no_dispensed`, `no_prescribed`).
    """
    days = extract_days(reading.records)
    period = options.period or default_period(days[1])
    if reading.format == TYPED and options.period:
        days = period  # the GP says what a typed list covers; it has nothing from before
    event = event_of(reading.records, options.event)
    rows = own_rows(reading.records, period, event, Kinds(), sums=reading.format == TYPED)
    grouped = "prescription_group" in reading.columns
    held = window(rows, period, days, event, options.list_size, grouped=grouped)
    omeq = {one.id for one in classes() if one.omeq}
    return Audit(
        options=options,
        period=period,
        first_day=days[0],
        last_day=days[1],
        event=event,
        ledger=ledger(reading, rows, period, event, omeq),
        classes=class_totals(rows),
        measures=tuple(_result(one, held, period, days, options) for one in measures()),
        monthly=monthly(measures(), held, period, days),
        synthetic=reading.synthetic,
        own_rows=tuple(rows),
        rejected=reading.rejected,
        sheets_left=reading.sheets_left,
        can_exclude="excluded_for" in reading.columns,
        repeats=next((what for what in ("all", "one") if f"repeats_{what}" in reading.columns), ""),
        has_diagnoses=DIAGNOSIS in reading.columns,
        other_group_ab=other_group_ab(rows, period, event),
    )


def _result(
    measure: Measure, held: Window, period: Period, days: Period, options: Options
) -> Result:
    why = why_not_covered(measure, period, days, given=options.period is not None)
    if why is not None:
        return Result(measure, status=NOT_COMPUTABLE, why=why)
    return calculate(measure, held)

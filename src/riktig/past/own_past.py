"""The headline measures, and what must be watched beside them, this year and the year before."""

from __future__ import annotations

from riktig.audit.options import Period
from riktig.audit.result import Audit, Month
from riktig.audit.totals import monthly
from riktig.audit.windows import window
from riktig.measures.measure import Measure
from riktig.past.balance import newcomers, opioid_omeq, sedative_ddd, washout_days
from riktig.past.both_years import both_years
from riktig.past.result import Past
from riktig.past.rows import counted_in
from riktig.past.sides import pair


def own_past(audit: Audit) -> Past | None:
    """The audit's period beside the year before it, both by the one measure engine.

    `None` when the period is not a year, or the extract does not hold both years to their ends.
    """
    years = both_years(audit)
    if years is None:
        return None
    earlier, rows, then, there = years
    days = (audit.first_day, audit.last_day)
    now = window(rows[1], audit.period, days, audit.event, None)
    headlines = [one for one in audit.measures if _is_headline(one.measure)]
    return Past(
        period=audit.period,
        earlier=earlier,
        measures=tuple(pair(one, then, now.days, there.both) for one in headlines),
        opioid_omeq_mg=(opioid_omeq(rows[0]), opioid_omeq(rows[1])),
        sedative_ddd=(sedative_ddd(rows[0]), sedative_ddd(rows[1])),
        newcomers=newcomers(then, now),
        washout_days=washout_days(),
        presence=there,
        months=_months([one.measure for one in headlines], audit, earlier),
    )


def _is_headline(measure: Measure) -> bool:
    """Whether a measure is shown first on the page, with a list size or without one."""
    return measure.place == "headline" or bool(measure.headline_part_time)


def _months(measures: list[Measure], audit: Audit, earlier: Period) -> tuple[Month, ...]:
    """Whole months of both years, of the measures with a series."""
    both, days = (earlier[0], audit.period[1]), (audit.first_day, audit.last_day)
    rows = counted_in(audit.own_rows, both, audit.event)
    return monthly(measures, window(rows, both, days, audit.event, None), both, days)

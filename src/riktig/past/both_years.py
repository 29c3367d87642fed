"""An audit's rows in its own year and in the year before, by the one measure engine."""

from __future__ import annotations

from typing import NamedTuple

from riktig.audit.options import Period
from riktig.audit.result import Audit, OwnRow
from riktig.audit.windows import window
from riktig.measures.calculate import calculate
from riktig.measures.load import reported
from riktig.measures.measure import Measure
from riktig.measures.uses import Window
from riktig.past.result import Paired, Presence
from riktig.past.rows import counted_in, presence
from riktig.past.sides import paired
from riktig.past.years import holds_both, year_before


class BothYears(NamedTuple):
    """The rows as each year counts them, the window of the earlier year, and who is there."""

    earlier: Period
    rows: tuple[list[OwnRow], list[OwnRow]]  # then, now
    then: Window
    there: Presence


class SamePeople(NamedTuple):
    """The patients of both years, and the reported measures that both years can count."""

    earlier: Period
    there: Presence
    measures: tuple[tuple[Measure, Paired], ...]


def both_years(audit: Audit) -> BothYears | None:
    """`None` when the period is not a year, or the extract does not hold both to their ends."""
    earlier, days = year_before(audit.period), (audit.first_day, audit.last_day)
    if earlier is None or not holds_both(days, audit.period, earlier):
        return None
    rows = (counted_in(audit.own_rows, earlier, audit.event), list(audit.own_rows))
    return BothYears(
        earlier=earlier,
        rows=rows,
        then=window(rows[0], earlier, days, audit.event, None),
        there=presence(*rows, earlier, audit.period),
    )


def same_people(audit: Audit) -> SamePeople | None:
    """The closed cohort of the reported measures; `None` where `both_years` is."""
    years = both_years(audit)
    if years is None:
        return None
    results = {one.measure.id: one for one in audit.measures}
    found = []
    for measure in reported():
        one = paired(calculate(measure, years.then), results[measure.id], years.there.both)
        found += [(measure, one)] if one is not None else []
    return SamePeople(years.earlier, years.there, tuple(found))

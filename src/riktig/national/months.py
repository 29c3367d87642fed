"""Whole calendar months of measures with a series: as `riktig.audit.totals.monthly`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from riktig.audit.options import Period
from riktig.audit.period import covers
from riktig.audit.result import Month
from riktig.audit.totals import whole_months
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.national.calculate import denominators_of
from riktig.national.counted import Spans
from riktig.national.numerators import numerator_patients
from riktig.national.windows import Windows, has_list

_NO_MONTH = (1, 0)  # from a day to the day before


def months(now: Windows, spans: Spans, days: Spans) -> list[Sequence[Month]]:
    """The months of each prescriber that the extract covers, in order of time."""
    series = [measure for measure in measures() if measure.series]
    wanted = [_wanted(*pair) for pair in zip(spans.days, days.days, strict=True)]
    found: list[list[Month]] = [[] for _ in wanted]
    for number in range(max(map(len, wanted), default=0)):
        here = [some[number] if number < len(some) else None for some in wanted]
        ends = np.array(
            [_NO_MONTH if one is None else [day.toordinal() for day in one] for one in here]
        )
        held = now.part(ends[:, 0], ends[:, 1])
        for measure in series:
            _add(measure, held, here, found)
    return [*found]


def _wanted(period: Period, days: Period) -> list[Period]:
    return [month for month in whole_months(period) if covers(days, month, given=True)]


def _add(
    measure: Measure,
    held: Windows,
    here: Sequence[Period | None],
    found: list[list[Month]],
) -> None:
    """Adds one month of a measure for each prescriber who has it."""
    patients = numerator_patients(measure, held, measure.days_rule)
    numerators = held.per_prescriber(patients).tolist()
    denominators = denominators_of(measure, held)
    if measure.denominator.rule == "list_size":
        known = has_list(held).tolist()
        pairs = zip(denominators, known, strict=True)
        denominators = [size if listed else None for size, listed in pairs]
    for place, month in enumerate(here):
        if month is not None:
            name = f"{month[0]:%Y-%m}"
            found[place].append(Month(name, measure.id, numerators[place], denominators[place]))

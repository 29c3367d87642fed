"""The run chart's form, and Anhøj's rules on what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.form import Form
from riktig.calculators.statistical.fields import ABOUT, form, optional_number, series_field
from riktig.calculators.statistical.reading import freeze_at, given, number, series, tidy
from riktig.problem import Problem, Refused
from riktig.statistics import run_chart as judge
from riktig.statistics.constants import constant_rows, whole

RULES = (
    "anhoj_longest_run_above_log2",
    "anhoj_crossings_tail_percent",
    "anhoj_least_useful_points",
)


def run_chart(values: Mapping[str, Any]) -> Answer:
    """Whether a series holds more than random variation, by Anhøj's two rules."""
    found = series(values.get("values"))
    first = freeze_at(values, found)
    centre = values.get("centre")
    if given(centre) and first is not None:
        raise Refused("centre_or_freeze", field="freeze_at")
    chart = judge(found, number(centre, "centre") if given(centre) else None, first)
    least = whole("anhoj_least_useful_points")
    return Answer(
        result={
            "n_useful": chart.n_useful,
            "longest_run": chart.longest_run,
            "longest_run_max": chart.longest_run_max,
            "crossings": chart.crossings,
            "crossings_min": chart.crossings_min,
            "signal": chart.signal,
            "median": tidy(chart.median),
            "centre": tidy(chart.centre),
            "judged": chart.judged,
            "long_run": chart.long_run,
            "few_crossings": chart.few_crossings,
            "n_values": chart.n_values,
            "values": [None if one is None else tidy(float(one)) for one in found],
            "freeze_at": first,
        },
        about=ABOUT,
        table="ANHOJ",
        rows=constant_rows(*RULES),
        warnings=() if chart.judged else (Problem("few_points", {"least": least}),),
    )


@cache
def run_chart_form() -> Form:
    """The series, and what its middle is."""
    return form(
        "run_chart",
        series_field("run_chart"),
        optional_number("run_chart", "freeze_at", "integer"),
        optional_number("run_chart", "centre", "number"),
    )

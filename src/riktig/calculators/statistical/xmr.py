"""The XmR chart's form, and its limits for what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.form import Field, Form
from riktig.calculators.statistical.fields import (
    ABOUT,
    form,
    help_text,
    label,
    optional_number,
    series_field,
)
from riktig.calculators.statistical.reading import freeze_at, given, series, tidy
from riktig.problem import Refused
from riktig.statistics import xmr as limits
from riktig.statistics.constants import constant_rows


def xmr(values: Mapping[str, Any]) -> Answer:
    """Mean, natural limits and the positions outside them, counted from 0."""
    found = series(values.get("values"))
    first = freeze_at(values, found)
    screen = values["screen_outliers"] if given(values.get("screen_outliers")) else True
    if not isinstance(screen, bool):
        raise Refused("invalid_yes_no", field="screen_outliers")
    base = found[:first]
    if not any(a is not None and b is not None for a, b in pairwise(base)):
        raise Refused("no_moving_range", field="values" if first is None else "freeze_at")
    chart = limits(found, screen, first)
    used = ("xmr_d2", "xmr_limit_factor", *(("xmr_moving_range_factor",) if screen else ()))
    return Answer(
        result={
            "mean": tidy(chart.mean),
            "lower": tidy(chart.lower),
            "upper": tidy(chart.upper),
            "outside": list(chart.outside),
            "mean_moving_range": tidy(chart.mean_moving_range),
            "screened": chart.screened,
            "screen_outliers": screen,
            "n_values": chart.n_values,
            "values": [None if one is None else tidy(float(one)) for one in found],
            "freeze_at": first,
        },
        about=ABOUT,
        table="XMR",
        rows=constant_rows(*used),
    )


@cache
def xmr_form() -> Form:
    """The series, whether wild ranges are left out, and how many values come before."""
    return form(
        "xmr",
        series_field("xmr"),
        Field(
            key="screen_outliers",
            kind="boolean",
            label=label("xmr", "screen_outliers"),
            help=help_text("xmr", "screen_outliers"),
            required=False,
            assumed="true",
            default="true",
        ),
        optional_number("xmr", "freeze_at", "integer"),
    )

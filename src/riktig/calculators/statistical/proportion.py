"""The form of a share, and the share with its exact interval."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.form import Form
from riktig.calculators.statistical.fields import (
    ABOUT,
    PERCENT,
    conf_field,
    count_field,
    form,
    usual_conf,
)
from riktig.calculators.statistical.reading import confidence, count, given, tidy
from riktig.problem import Refused
from riktig.statistics import proportion_interval
from riktig.statistics.constants import constant_rows


def proportion(values: Mapping[str, Any]) -> Answer:
    """Percent that x is of n, with the exact (Clopper-Pearson) interval."""
    n = count(values.get("n"), "n", 1)
    x = count(values.get("x"), "x")
    if x > n:
        raise Refused("more_than_all", field="x")
    conf = confidence(values["conf"]) if given(values.get("conf")) else usual_conf()
    low, high = proportion_interval(x, n, conf)
    return Answer(
        result={
            "percent": tidy(PERCENT * x / n),
            "low_percent": tidy(PERCENT * low),
            "high_percent": tidy(PERCENT * (1.0 if high is None else high)),
            "x": x,
            "n": n,
            "conf": tidy(conf),
        },
        about=ABOUT,
        table="EXACT",
        rows=constant_rows("interval_percent"),
    )


@cache
def proportion_form() -> Form:
    """How many of how many."""
    return form(
        "proportion", count_field("proportion", "x"), count_field("proportion", "n"), conf_field()
    )

"""The form that compares two rates, and their ratio with intervals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.form import Form
from riktig.calculators.statistical.fields import (
    ABOUT,
    conf_field,
    count_field,
    form,
    number_field,
    usual_conf,
)
from riktig.calculators.statistical.reading import confidence, count, given, number, tidy
from riktig.problem import Problem
from riktig.statistics import Interval, differs_from_one, poisson_interval
from riktig.statistics import rate_ratio as compare
from riktig.statistics.constants import constant_rows

LEAST_EXPOSURE: Final = 0.000_001
MOST_EXPOSURE: Final = 1_000_000_000_000


def rate_ratio(values: Mapping[str, Any]) -> Answer:
    """Rate a over rate b. A zero count gives no ratio, but what can be said without.

    `beyond_chance` is by the exact interval at the usual level, whatever level is shown.
    """
    a, b = (count(values.get(key), key) for key in ("a", "b"))
    exposure_a, exposure_b = (
        float(number(values.get(key), key, LEAST_EXPOSURE, MOST_EXPOSURE, "invalid_exposure"))
        for key in ("exposure_a", "exposure_b")
    )
    conf = confidence(values["conf"]) if given(values.get("conf")) else usual_conf()
    found = compare(a, exposure_a, b, exposure_b, conf)
    return Answer(
        result={
            "ratio": None if found.ratio is None else tidy(found.ratio),
            "wald": _ends(found.wald),
            "exact": _ends(found.exact),
            "difference": tidy(found.difference),
            "difference_interval": _ends(found.difference_interval),
            "rate_a": tidy(a / exposure_a),
            "rate_b": tidy(b / exposure_b),
            "rate_a_interval": [tidy(end / exposure_a) for end in poisson_interval(a, conf)],
            "rate_b_interval": [tidy(end / exposure_b) for end in poisson_interval(b, conf)],
            "a": a,
            "exposure_a": tidy(exposure_a),
            "b": b,
            "exposure_b": tidy(exposure_b),
            "conf": tidy(conf),
            "beyond_chance": differs_from_one(a, exposure_a, b, exposure_b, usual_conf()),
        },
        about=ABOUT,
        table="EXACT",
        rows=constant_rows("interval_percent"),
        warnings=(Problem("zero_count"),) if found.ratio is None else (),
    )


def _ends(interval: Interval | None) -> list[float | None] | None:
    if interval is None:
        return None
    return [tidy(interval.low), None if interval.high is None else tidy(interval.high)]


@cache
def rate_ratio_form() -> Form:
    """Two counts, each with what it is counted over."""
    name = "rate_ratio"
    return form(
        name,
        count_field(name, "a"),
        number_field(name, "exposure_a", LEAST_EXPOSURE, MOST_EXPOSURE),
        count_field(name, "b"),
        number_field(name, "exposure_b", LEAST_EXPOSURE, MOST_EXPOSURE),
        conf_field(),
    )

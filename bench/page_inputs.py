"""What each calculator is asked in the measures, and which field is then changed over and over.

Made-up values that give an answer; keys in the order a reader fills them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple


class Input(NamedTuple):
    """`values` for the form; `field` is the path of what is changed, to each of `to` in turn."""

    values: Mapping[str, Any]
    field: str
    to: tuple[str, ...]


_OPIOID: Final = {"substance": "tramadol", "dose": "50", "per_day": "3"}
_NIGHT: Final = {
    "bed": "23:00",
    "asleep": "23:40",
    "awake_minutes": "35",
    "final_wake": "06:10",
    "rise": "06:45",
}
_SMALL: Final = ("5", "6", "7", "8")
_SERIES: Final = tuple(
    " ".join(str(10 + (n * 7 + shift) % 9) for n in range(24)) for shift in range(4)
)

INPUTS: Final[Mapping[str, Input]] = {
    "omeq": Input({"items": [_OPIOID] * 3}, "items.0.dose", ("51", "52", "53", "54")),
    "methadone_from_morphine": Input(
        {"morphine_mg_per_day": "60"}, "morphine_mg_per_day", ("61", "62", "63", "64")
    ),
    "switch_opioid": Input(
        {
            "items": [_OPIOID] * 3,
            "to": {"substance": "morfin", "route": "oral"},
            "reduction_percent": "50",
        },
        "items.0.dose",
        ("51", "52", "53", "54"),
    ),
    "reimbursement_71": Input(
        {"methadone": False, "pain_clarified": True, "omeq_mg_per_day": "90"},
        "omeq_mg_per_day",
        ("91", "92", "250", "500"),
    ),
    "diazepam": Input(
        {"items": [{"substance": "oksazepam", "dose_mg": "25"}] * 3}, "items.0.dose_mg", _SMALL
    ),
    "driving": Input(
        {
            "drugs": [
                {"drug": "oksazepam", "mg_per_day": "20", "stable_days": "30"},
                {"drug": "tramadol", "mg_per_day": "150", "indication": True, "long_acting": True},
            ]
        },
        "drugs.0.mg_per_day",
        _SMALL,
    ),
    "ddd": Input(
        {"substance": "tramadol", "units": "100", "strength_mg": "50"},
        "units",
        ("101", "102", "103"),
    ),
    "quality_indicator_65": Input(
        {"age": "80", "ddd_in_year": "120"}, "ddd_in_year", ("99", "101")
    ),
    "long_term_opioid": Input(
        {
            "days_without_opioid_before": "400",
            "dispensing_days": [0, 30, 60, 120],
            "units_in_days_0_90": "200",
        },
        "units_in_days_0_90",
        ("201", "202", "90"),
    ),
    "concurrent_opioid_bzd": Input(
        {"opioid_claims": "3", "opioid_days": "60", "bzd_claims": "2", "overlap_days": "40"},
        "overlap_days",
        ("29", "30", "31"),
    ),
    "sleep_diary": Input({"nights": [_NIGHT] * 7}, "nights.0.awake_minutes", _SMALL),
    "sleep_window": Input(
        {"stage": "start", "mean_tst_min": "330"}, "mean_tst_min", ("331", "332")
    ),
    "scale": Input(
        {"instrument": "PHQ9", "items": [1, 2, 1, 0, 3, 1, 2, 0, 1]},
        "items.0",
        ("0", "1", "2", "3"),
    ),
    "taper": Input(
        {
            "substance": "oksazepam",
            "start_mg_per_day": "30",
            "strengths": [{"mg": "10", "divisible": True}, {"mg": "15", "divisible": True}],
            "method": "percent_of_original",
            "step": "10",
            "interval_days": "14",
        },
        "start_mg_per_day",
        ("25", "30", "35", "40"),
    ),
    "taper_check": Input(
        {"from_mg": "20", "to_mg": "18", "days": "14"}, "to_mg", ("17", "18", "19")
    ),
    "run_chart": Input({"values": list(range(24))}, "values", _SERIES),
    "xmr": Input({"values": list(range(24))}, "values", _SERIES),
    "funnel": Input(
        {"kind": "proportion", "target": "0,2", "denominators": [20, 50, 100, 200, 400]},
        "target",
        ("0,1", "0,15", "0,2", "0,25"),
    ),
    "rate_ratio": Input(
        {"a": "30", "exposure_a": "1000", "b": "50", "exposure_b": "1100"}, "a", ("31", "32", "33")
    ),
    "proportion": Input({"x": "17", "n": "212"}, "x", ("18", "19", "20")),
    "benchmark": Input(
        {"better": "lower", "rows": [[f"L{n}", 10 + n % 7, 100] for n in range(20)]},
        "better",
        ("higher", "lower"),
    ),
    "suppress": Input(
        {"rows": [[f"L{n}", 3 * n] for n in range(1, 20)], "rule": {"min_count": "5"}},
        "rule.min_count",
        ("4", "5", "6", "7"),
    ),
}

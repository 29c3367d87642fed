"""An input that each calculator answers."""

from __future__ import annotations

NIGHT = {
    "bed": "23:30",
    "asleep": "00:10",
    "awake_minutes": 30,
    "final_wake": "06:30",
    "rise": "07:00",
}

INPUTS = {
    "omeq": {"items": [{"substance": "N02AA01", "dose": 10, "unit": "mg", "per_day": 3}]},
    "methadone_from_morphine": {"morphine_mg_per_day": 60},
    "sleep_diary": {"nights": [NIGHT]},
    "sleep_window": {"mean_tst_min": 360, "mean_se": 85, "tib_min": 420, "rule_set": "NSF"},
    "scale": {"instrument": "BIS", "items": [3, 3, 3, 3, 0, 0]},
    "switch_opioid": {
        "items": [{"substance": "morfin", "dose": 60, "unit": "mg/day"}],
        "to": {"substance": "oxycodone", "route": "oral"},
        "reduction_percent": 50,
    },
    "reimbursement_71": {"pain_clarified": True, "methadone": True},
    "driving": {
        "group": 1,
        "drugs": [{"drug": "diazepam", "mg_per_day": 10, "stable_days": 8, "regular": None}],
    },
    "taper": {
        "substance": "oksazepam",
        "start_mg_per_day": 45,
        "strengths": [{"mg": 15, "divisible": True}],
        "method": "percent_of_original",
        "step": 10,
        "interval_days": 14,
        "start_date": "2026-12-01",
        "pauses": [{"day": 14, "days": 7}],
    },
    "taper_check": {"from_mg": 20, "to_mg": 18, "days": 14},
    "quality_indicator_65": {"age": 70, "ddd_in_year": 365.5},
    "long_term_opioid": {
        "days_without_opioid_before": 365,
        "dispensing_days": [0, 120],
        "units_in_days_0_90": 90,
    },
    "concurrent_opioid_bzd": {
        "opioid_claims": 2,
        "opioid_days": 14,
        "bzd_claims": 2,
        "overlap_days": 40,
    },
    "diazepam": {"items": [{"substance": "oksazepam", "dose_mg": 15}]},
    "ddd": {"substance": "fentanyl", "units": 5, "strength_ug_per_h": 25},
    "run_chart": {"values": [1, 2.5, None, -4], "freeze_at": 2},
    "xmr": {"values": [1, 2.5, 4], "screen_outliers": True},
    "funnel": {"kind": "rate", "target": 1, "expected": [1.5, 20], "overdispersion": 2},
    "rate_ratio": {"a": 1, "exposure_a": 10, "b": 2, "exposure_b": 12.5, "conf": 0.95},
    "proportion": {"x": 3, "n": 40},
    "benchmark": {"rows": [["A", 3, 40]], "better": "lower"},
    "suppress": {
        "rows": [["A", 3]],
        "rule": {"min_count": 5},
        "previous": [["A", None], ["B", 7]],
    },
}

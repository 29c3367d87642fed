"""`riktig calc` as a whole program."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from riktig.calculators.calculator import CALCULATORS

NIGHT = {
    "bed": "23:30",
    "asleep": "00:10",
    "awake_minutes": 30,
    "final_wake": "06:30",
    "rise": "07:00",
}


def run(text: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "riktig.cli", "calc", *arguments]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=False)


def test_a_bad_line_gets_its_answer_and_the_rest_go_on():
    good = '{"calculator": "omeq", "input": {"items": [{"substance": "morfin", "dose": 30}]}}'
    done = run("\n".join([good, "{not json", '{"calculator": "x"}', "[" * 5000, good]))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["ok"] for answer in answers] == [True, False, False, False, True]
    assert done.returncode == 0
    assert done.stderr == b""


def test_a_key_that_stands_twice_is_refused():
    item = '{"substance": "morfin", "dose": 1, "dose": 9}'
    line = f'{{"calculator": "omeq", "input": {{"items": [{item}]}}}}'
    assert json.loads(run(line).stdout)["problem"]["code"] == "repeated_key"


def test_a_blank_line_is_answered_so_that_lines_can_be_counted():
    good = '{"calculator": "omeq", "input": {"items": [{"substance": "morfin", "dose": 30}]}}'
    answers = [json.loads(line) for line in run(f"{good}\n\n{good}\n").stdout.splitlines()]
    assert [answer["ok"] for answer in answers] == [True, False, True]


def test_a_reader_that_leaves_early_is_no_error():
    line = b'{"calculator": "omeq", "input": {"items": [{"substance": "morfin", "dose": 30}]}}\n'
    command = f"{sys.executable} -m riktig.cli calc | head -1"
    done = subprocess.run(command, shell=True, input=line * 5000, capture_output=True, check=False)
    assert done.stderr == b""


def test_no_line_no_answer():
    assert run("").stdout == b""


def test_an_unknown_name_is_a_sentence():
    done = run("", "--schema", "x")
    assert done.returncode == 2
    assert "Velg en av: omeq" in done.stderr.decode()


def test_a_missing_file_is_a_sentence():
    done = run("", "finnes-ikke.jsonl")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_calc_never_loads_pandas_or_the_apps():
    code = "import sys; from riktig.commands import calc; calc.main([]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert not loaded & {"pandas", "numpy", "altair", "ipywidgets", "jinja2", "voila"}


@pytest.mark.parametrize("name", CALCULATORS)
def test_the_schema_is_a_schema_and_takes_what_the_calculator_takes(name):
    schema = json.loads(run("", "--schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    taken = {
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
    jsonschema.validate(taken[name], schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"unknown": 1}, schema)

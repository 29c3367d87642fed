"""The request of an exercise's page for the participant's own made-up practice."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from own_practice_spec import SPEC, WHO

from riktig.exercise.own_practice import own_practice
from riktig.exercise.own_practice_settings import read_settings
from riktig.registry import handle


def test_the_door_gives_a_file_and_facts_without_the_answers() -> None:
    made = own_practice("d07", "sleep_data", 1, read_settings(SPEC))
    answer = handle({"op": "exercise_practice", "spec": SPEC, **WHO})
    assert answer["ok"]
    assert answer["csv"] == made.csv
    assert answer["file"] == "oppdiktet-praksis-sleep_data-d07.csv"
    facts = {fact["label"]: fact["value"] for fact in answer["facts"]}
    assert facts["Pasienter på listen din"] == str(made.list_size)
    one = made.colleagues[0]
    assert facts["Kollega A"] == f"{one.numerator} av {one.denominator}"
    assert len(facts) == len(answer["facts"]) == 13
    again = handle({"op": "exercise_practice", "spec": SPEC, **WHO, "attempt": 2})
    assert again["csv"] != made.csv
    assert again["file"].endswith("-2.csv")


BAD_FIGURES = (
    {"part": "value"},
    {"part": "rows_read", "measure": "sedative_users"},
    {"part": "value", "measure": "no_such"},
    {"part": "share_of", "measure": "sedative_users"},
    {"part": "value", "measure": "sedative_users", "rows": "all"},
    {"part": "benchmark", "measure": "sedative_users", "rows": "whole_file"},
    {"part": "sum", "measure": "sedative_users"},
    {"measure": "sedative_users"},
    [],
)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"participant": "D 7"}, "own_practice_participant"),
        ({"participant": "01010112345"}, "own_practice_participant"),
        ({"participant": None}, "own_practice_participant"),
        ({"assignment": "../x"}, "own_practice_settings"),
        ({"attempt": 0}, "own_practice_settings"),
        ({"spec": None}, "own_practice_settings"),
        ({"spec": SPEC | {"months": 10_000}}, "own_practice_settings"),
        ({"spec": SPEC | {"list_size": [500, 300]}}, "own_practice_settings"),
        ({"spec": SPEC | {"list_size": 10**9}}, "own_practice_settings"),
        ({"spec": SPEC | {"colleagues": 10**9}}, "own_practice_settings"),
        ({"spec": SPEC | {"benchmark": "no_such"}}, "own_practice_figure"),
        ({"spec": SPEC | {"asked": [[]] * 1000}}, "own_practice_settings"),
        ({"spec": SPEC | {"more": 1}}, "own_practice_settings"),
        *(({"spec": SPEC | {"asked": [[one]]}}, "own_practice_figure") for one in BAD_FIGURES),
    ],
)
def test_what_cannot_be_made_is_refused(change: dict[str, object], code: str) -> None:
    answer = handle({"op": "exercise_practice", "spec": SPEC, **WHO, **change})
    assert not answer["ok"]
    assert answer["problem"]["code"] == code


def test_the_browser_makes_the_same_bytes(root: Path) -> None:
    request = {"op": "exercise_practice", "spec": SPEC, **WHO}
    asked = json.dumps({"sources": [str(root / "src")], "requests": [{"request": request}]})
    script = root / "tests/architecture/in_pyodide.mjs"
    done = subprocess.run(["node", script], input=asked.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert json.loads(done.stdout) == [handle(request)]

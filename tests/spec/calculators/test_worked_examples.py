"""Worked examples: the tables beside this file, and the collection with its sources."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from riktig.clinical.tables import issued_tables, source
from riktig.clinical.worked_examples import worked_examples
from riktig.registry import calculate

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_case(row: dict[str, str]) -> str:
    return row["case"]


def ask_omeq(table: str, item: dict) -> dict:
    return calculate({"calculator": "omeq", "input": {"table": table, "items": [item]}})


@pytest.mark.parametrize("row", cases("omeq.csv"), ids=by_case)
def test_omeq(row):
    item = {key: row[key] for key in ("substance", "route", "unit")} | {"dose": float(row["dose"])}
    answer = ask_omeq(row["table"], item)
    assert answer["ok"]
    expected = pytest.approx(float(row["omeq_mg_per_day"]), abs=float(row["tolerance"]))
    assert answer["result"]["omeq_mg_per_day"] == expected
    assert answer["table"] == row["table"]
    assert row["source_id"] in answer["sources"]


@pytest.mark.parametrize("row", cases("methadone.csv"), ids=by_case)
def test_methadone_to_omeq_gives_one_answer_or_refuses(row):
    dose = float(row["methadone_mg_per_day"])
    answer = ask_omeq(
        "HDIR", {"substance": "metadon", "route": "oral", "dose": dose, "unit": "mg/day"}
    )
    pairs = [
        [float(n) for n in pair.split(":")] for pair in row["ratios_and_omeq"].split("; ") if pair
    ]
    if row["outcome"] == "one":
        assert answer["ok"]
        assert [
            [answer["result"]["items"][0]["ratio"], answer["result"]["omeq_mg_per_day"]]
        ] == pairs
    else:
        assert answer["problem"]["code"] == f"methadone_{row['outcome']}"
        assert answer["problem"].get("candidates", []) == pairs


@pytest.mark.parametrize("row", cases("methadone_from_morphine.csv"), ids=by_case)
def test_methadone_from_morphine(row):
    given = {"morphine_mg_per_day": float(row["morphine_mg_per_day"])}
    answer = calculate({"calculator": "methadone_from_morphine", "input": given})
    if not row["ratio"]:
        assert answer["problem"]["code"] == "methadone_undefined"
        return
    assert answer["result"]["ratio"] == float(row["ratio"])
    assert answer["result"]["methadone_mg_per_day"] == pytest.approx(
        float(row["methadone_mg_per_day"])
    )


EXAMPLES = worked_examples()
STEPS = [(example, step) for example in EXAMPLES for step in example.steps]


def at(answer, place):
    """What stands at a place of an answer: "result.steps.3.day"."""
    for part in place.split("."):
        answer = answer[int(part)] if isinstance(answer, list) else answer[part]
    return answer


@pytest.fixture(scope="module")
def answers():
    """Every request of every example through one process of `riktig calc`."""
    lines = "".join(json.dumps(dict(step.request)) + "\n" for _, step in STEPS)
    command = [sys.executable, "-m", "riktig.cli", "calc"]
    done = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(read) == len(STEPS)
    return {step.id: answer for (_, step), answer in zip(STEPS, read, strict=True)}


@pytest.mark.parametrize(("example", "step"), STEPS, ids=lambda part: getattr(part, "id", ""))
def test_example(example, step, answers):
    answer = answers[step.id]
    for place, value in step.expect.items():
        found = at(answer, place)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            assert found == value, place
        else:
            assert found == pytest.approx(value, abs=max(example.tolerance, 1e-9)), place
    assert answer["ok"] == ("problem.code" not in step.expect)


def test_examples_have_names_sources_and_something_to_hold():
    assert len({example.id for example in EXAMPLES}) == len(EXAMPLES)
    for example in EXAMPLES:
        assert source(example.source_id)
        assert example.source
        assert example.basis in ("published", "derived")
        assert all(step.expect for step in example.steps)


TABLES = {"omeq": "opioid", "diazepam": "diazepam"}
KEYS = {"omeq": ("omeq_mg_per_day",), "diazepam": ("low", "high")}


def other_answers(example):
    """Tables that answer the same question otherwise than the example's own."""
    request = example.steps[0].request
    calculator = request["calculator"]
    own = calculate(request)
    if calculator not in TABLES or not own["ok"] or example.kind == "methadone_omeq":
        return set()
    found = set()
    for table in issued_tables(TABLES[calculator]):
        asked = {"calculator": calculator, "input": {**request["input"], "table": table}}
        answer = calculate(asked)
        keys = KEYS[calculator]
        if answer["ok"] and [answer["result"][k] for k in keys] != pytest.approx(
            [own["result"][k] for k in keys]
        ):
            found.add(table)
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_an_example_names_the_tables_that_say_otherwise(example):
    assert set(example.contradicts) == other_answers(example)


def test_known_disagreements_are_shown_and_not_averaged():
    named = {example.id: example.contradicts for example in EXAMPLES}
    assert "SCOT" in named["oksazepam-15-HDIR"]
    assert "SCOT" in named["zopiklon-7.5-HDIR"]
    assert {"FPM-UK", "CDC2022"} <= set(named["tapentadol-400-HDIR"])


def test_every_collected_example_is_ours(realdata):
    """The cases collected outside the project, every one, so that our copy cannot drift."""
    collected = json.loads(
        (realdata.parent / "clinical" / "worked_examples.json").read_text("utf-8")
    )
    ours = {example.id: example for example in EXAMPLES}
    for example in collected:
        own = ours[example["id"]]
        assert (own.kind, own.given, own.answer) == (
            example["kind"],
            example["input"],
            example["expected"],
        )
        assert own.tolerance == example["tolerance"]
        assert example["basis"].startswith(own.basis)
    assert len(collected) == 89
    assert len([name for name in ours if name in {one["id"] for one in collected}]) == 89

"""The same answers in the browser's Python as here: worked examples and one audit."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

from riktig.registry import calculate, handle
from riktig.synthetic import example_file

ROOT = Path(__file__).parents[2]


def worked_examples() -> list[dict]:
    with (ROOT / "tests/spec/calculators/omeq.csv").open(encoding="utf-8") as lines:
        cases = list(csv.DictReader(lines))
    items = [
        (row["table"], {key: row[key] for key in ("substance", "route", "dose", "unit")})
        for row in cases
    ]
    return [
        {"calculator": "omeq", "input": {"table": table, "items": [item]}} for table, item in items
    ]


def in_pyodide(requests: list[dict]) -> list[dict]:
    given = json.dumps({"source": str(ROOT / "src"), "requests": requests})
    script = Path(__file__).with_name("in_pyodide.mjs")
    done = subprocess.run(["node", script], input=given.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def test_pyodide_answers_as_cpython_does(tmp_path):
    extract = tmp_path / "P0001.csv"
    extract.write_text(example_file(), encoding="utf-8")
    audit = {"op": "audit", "names": [extract.name], "options": {"list_size": 1100}}
    refused = {"op": "audit", "names": ["tom.csv"]}
    empty = tmp_path / "tom.csv"
    empty.write_bytes(b"")
    requests = [{"request": request} for request in worked_examples()]
    requests += [
        {"request": audit, "files": [str(extract)]},
        {"request": refused, "files": [str(empty)]},
    ]
    here = [calculate(request) for request in worked_examples()]
    here += [handle(audit, [extract.read_bytes()]), handle(refused, [b""])]
    there = in_pyodide(requests)
    assert there == json.loads(json.dumps(here))
    assert there[-2]["ok"]
    assert not there[-1]["ok"]

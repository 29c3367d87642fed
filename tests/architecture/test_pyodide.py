"""The same answers in the browser's Python as here: worked examples and one audit."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import et_xmlfile
import openpyxl
from extract_packed import (
    a_list,
    dispensing,
    many,
    message,
    prescription,
    recall,
    xlsx,
    zipped,
)

from riktig.clinical.worked_examples import worked_examples
from riktig.registry import CALCULATORS, calculate, handle
from riktig.synthetic import example_file

ROOT = Path(__file__).parents[2]


# Of calculators no worked example asks.
ROWS = [["a", 3, 40], ["b", 10, 60], ["c", 7, 20]]
OTHERS = {
    "switch_opioid": {
        "items": [{"substance": "morfin", "dose": 60, "unit": "mg/day"}],
        "to": {"substance": "oksykodon"},
        "reduction_percent": 25,
    },
    "run_chart": {"values": [1, 2.5, 3, None, 5, 6, 7, 8, 9, 10, 3, 4]},
    "xmr": {"values": [1, 2.5, 3, 4, 5, 6, 7, 8, 9, 10, 3, 4]},
    "funnel": {"kind": "proportion", "target": 0.1, "denominators": [10, 100, 333]},
    "rate_ratio": {"a": 10, "exposure_a": 101, "b": 5, "exposure_b": 97.5},
    "benchmark": {"better": "lower", "rows": ROWS},
    "suppress": {"rows": [[name, count] for name, count, _ in ROWS]},
}


def requests_of_examples() -> list[dict]:
    """The requests of every worked example, and one to each calculator that has none."""
    asked = [dict(step.request) for example in worked_examples() for step in example.steps]
    others = [{"calculator": name, "input": given} for name, given in OTHERS.items()]
    assert {request["calculator"] for request in (*asked, *others)} == set(CALCULATORS)
    return asked + others


def in_pyodide(requests: list[dict], *sources: Path) -> list[dict]:
    folders = [str(folder) for folder in (ROOT / "src", *sources)]
    given = json.dumps({"sources": folders, "requests": requests})
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
    requests = [{"request": request} for request in requests_of_examples()]
    requests += [
        {"request": audit, "files": [str(extract)]},
        {"request": refused, "files": [str(empty)]},
    ]
    here = [calculate(request) for request in requests_of_examples()]
    here += [handle(audit, [extract.read_bytes()]), handle(refused, [b""])]
    there = in_pyodide(requests)
    assert there == json.loads(json.dumps(here))
    assert there[-2]["ok"]
    assert not there[-1]["ok"]


def test_spreadsheets_zips_and_messages_are_read_alike(tmp_path):
    libraries = tmp_path / "libraries"
    for package in (openpyxl, et_xmlfile):
        name = package.__name__
        shutil.copytree(Path(package.__file__).parent, libraries / name)
    messages = [message(prescription(), f"r{n}") for n in range(3)]
    files = {
        "liste.xlsx": xlsx({"Skjult": a_list(), "Liste": a_list()}, hidden=["Skjult"]),
        "meldinger.xml": many(*messages, message(dispensing("r1"), "d1"), message(recall("r2"))),
        "meldinger.zip": zipped({f"{n}.xml": one for n, one in enumerate(messages)}),
        "skadet.xlsx": xlsx({"Liste": a_list()})[:-50],
        "farlig.xml": b"<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>",
    }
    asked = []
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        requests = [{"op": op, "names": [name]} for op in ("inspect", "audit")]
        asked += [{"request": one, "files": [str(tmp_path / name)]} for one in requests]
    here = [handle(one["request"], [Path(one["files"][0]).read_bytes()]) for one in asked]
    assert in_pyodide(asked, libraries) == json.loads(json.dumps(here))
    assert [answer["ok"] for answer in here] == [True, False] + [True] * 4 + [False] * 4

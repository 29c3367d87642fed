"""`riktig calc` as a whole program."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest
from every_input import INPUTS

from riktig.calculators.calculator import CALCULATORS


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
    jsonschema.validate(INPUTS[name], schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"unknown": 1}, schema)

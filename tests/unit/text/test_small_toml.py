"""TOML of others: keys of many parts are refused before they take memory, and nothing else is."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.agreed.read import read_agreed
from riktig.extract.remembered import read_mapping
from riktig.feedback.reference import read_reference
from riktig.problem import Refused
from riktig.text import explain
from riktig.text.small_toml import MOST_PARTS, NotToml, parsed_toml

DEEP = ".".join("a" * (MOST_PARTS + 1))
SOUND = ".".join("a" * MOST_PARTS)


@pytest.mark.parametrize(
    "written",
    [
        f"{DEEP} = 1",
        f"[{DEEP}]",
        f"[[{DEEP}]]",
        f"x = {{ {DEEP} = 1 }}",
        f"x = [\n{{ {DEEP} = 1 }}]",
        " . ".join(['"a"'] * (MOST_PARTS + 1)) + " = 1",
        "\t.".join(["'a'"] * (MOST_PARTS + 1)) + " = 1",
        f'x = """a"""" \ny = 1\n{DEEP} = 1',
        f'x = {{ y = """a"""", {DEEP} = 1, z = "" }}',
        f"x = {{ y = '''a'''', {DEEP} = 1, z = '' }}",
        f'x = "a\\"" # "\n{DEEP} = 1',
    ],
)
def test_a_key_of_many_parts(written):
    with pytest.raises(NotToml) as refused:
        parsed_toml(written)
    assert refused.value.deep
    assert written.split("\n")[refused.value.line - 1].count(".") >= MOST_PARTS


@pytest.mark.parametrize(
    "written",
    [
        f"{SOUND} = 1",
        f'x = "{DEEP}"',
        f"x = '{DEEP}'",
        f'x = """\n{DEEP}"""',
        f"x = '''\n{DEEP}'''",
        f"x = 1 # {DEEP}",
        "x = [" + ", ".join(["1.5"] * 50) + "]",
        'x = "Vent . . . . . . . . . . litt"',
        'x = """a"""""\ny = "."',
    ],
)
def test_dots_that_are_no_keys(written):
    assert parsed_toml(written) == tomllib.loads(written)


@given(st.text("\"'\\#.a=[]{}, \n\t", max_size=60))
def test_what_is_read_is_read_as_toml(written):
    try:
        found = parsed_toml(written)
    except NotToml:
        return
    assert found == tomllib.loads(written)


@given(st.text("\"'\\#a={} \n", max_size=24), st.text("\"'\\#a=, }\n", max_size=12))
def test_no_text_hides_a_key_of_many_parts(before, after):
    """Whatever stands before it: where TOML reads the key, it is refused."""
    written = f"{before}{DEEP} = 1{after}"
    try:
        tomllib.loads(written)
    except ValueError:
        return
    with suppress(NotToml):
        assert _depth(parsed_toml(written)) < MOST_PARTS


def _depth(found):
    return 1 + max(map(_depth, found.values()), default=0) if isinstance(found, dict) else 0


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))
from riktig.problem import Refused
from riktig.{module} import {reader}
deep = ".".join("a" * {dots})
for written in ({start!r} + deep + " = 1", {start!r} + "[" + deep + "]"):
    try:
        {reader}(written.encode())
    except Refused as refused:
        print(refused.problem.code)
"""
READERS = {
    "group_file_deep": ("agreed.read", "read_agreed", 60_000, 'schema = "riktig-group/1"\n'),
    "reference_deep": ("feedback.reference", "read_reference", 24_000, 'schema = "x"\n'),
    "mapping_damaged": ("extract.remembered", "read_mapping", 45_000, ""),
}


@pytest.mark.parametrize("code", READERS)
def test_a_deep_file_takes_little_memory(code):
    module, reader, dots, start = READERS[code]
    written = LIMITED.format(module=module, reader=reader, dots=dots, start=start)
    done = subprocess.run([sys.executable, "-c", written], capture_output=True, text=True)
    assert done.stdout.split() == [code, code], done.stderr[-300:]


@pytest.mark.parametrize("reader", [read_agreed, read_reference, read_mapping])
def test_each_says_it_in_a_sentence(reader):
    with pytest.raises(Refused) as refused:
        reader(f"{DEEP} = 1".encode())
    sentence = explain(refused.value.problem)
    assert "{" not in sentence
    assert DEEP not in sentence

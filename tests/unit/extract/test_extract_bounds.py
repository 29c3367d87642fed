"""Files made to exhaust the reader: each refused in a sentence, within a bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

GIGABYTE = 1 << 30
MOST_BYTES = 3 * GIGABYTE // 2  # of address space: 40 MB of text, a few copies of it, and Python
PATIENCE_SECONDS = 240  # against a reader that never ends; four minutes on the slowest machine

# The file is made in the process that is bounded, so that what is measured is the reading alone.
FILES = {
    "a million rows of one character": ('b"a\\n" * 1_000_000', "too_many_rows"),
    "a million columns": ('b";".join([b"x"] * 1_000_000) + b"\\n"', "no_columns"),
    "wide rows": ('(b";".join([b"x"] * 100_000) + b"\\n") * 20', "too_many_columns"),
    "no line end": ('b"a" * 39_000_000', "no_columns"),
    "quotes alone": ("b'\"' * 20_000_000", "no_columns"),
    "a quote that never ends": (
        'b\'pasient;dato;atc;varenavn\\n1;2025-01-02;N05BA04;"\' + b"x;y\\n" * 100_000',
        "too_many_unreadable",
    ),
    "a quote opened on every row": (
        "b'pasient;dato;atc;varenavn\\n' + b'1;2025-01-02;N05BA04;\"Sobril\\n' * 60_000",
        "too_many_unreadable",
    ),
    "a number of five million digits": (
        'b"pasient;dato;atc;ddd\\n1;2025-01-02;N05BA04;" + b"9" * 5_000_000',
        "too_many_unreadable",
    ),
    "a row of gaps": ('b"a  " * 10_000_000', "no_columns"),
    "a rule that ends in a letter": ('(b"-" * 190_000 + b"a\\n") * 20', "no_columns"),
    "a number that ends in a letter": (
        'b"pasient;dato;atc;varenavn\\n" + b"1;2025-01-02;N05BA04;Sobril\\n" * 30'
        ' + (b"1" * 190_000 + b"a\\n") * 20',
        "too_many_unreadable",
    ),
    "objects in objects": ("b'{\"a\":' * 5_000_000", "json_too_deep"),
    "a string that never ends": (
        'b\'{"resourceType":"Bundle","entry":["\' + b\'a\' * 38_000_000',
        "json_broken",
    ),
    "200 MB": ('b"a;b\\n" * 50_000_000', "too_large"),
    "a mapping of brackets": ('b"# riktig-oppsett/1\\na = " + b"[" * 90_000', "mapping_damaged"),
    "entities in entities": (
        """b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">' + b''.join(
        b'<!ENTITY b%d "&b;&b;&b;&b;">' % n for n in range(9)) + b']><a>&b8;</a>'""",
        "xml_doctype",
    ),
    "an entity from outside": (
        """b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'""",
        "xml_doctype",
    ),
}
READS = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({most}, {most}))
from riktig.registry import handle
blob = {made}
for op in ("inspect", "audit"):
    answer = handle({{"op": op, "names": ["x"]}}, [blob])
    print(json.dumps([answer.get("problem", {{}}).get("code"), answer["message"]]))
"""


@pytest.mark.parametrize(("made", "code"), FILES.values(), ids=FILES)
def test_it_is_refused_within_bounds(made, code):
    done = subprocess.run(
        [sys.executable, "-c", READS.format(most=MOST_BYTES, made=made)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    for line in done.stdout.splitlines():
        found, message = json.loads(line)
        assert found == code
        assert message.endswith(".")


CELL = """
from riktig.extract.medicines import medicine_in
print(medicine_in("Sobril" + " -" * 90_000 + " 15 mg"))
print(medicine_in("Sobril " + "- " * 90_000 + "N05BA04"))
"""


def test_a_long_product_cell_is_read_within_bounds():
    done = subprocess.run(
        [sys.executable, "-c", CELL],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    without, coded = done.stdout.splitlines()
    assert without.startswith("Medicine(atc=None, name='Sobril - -")
    assert coded == "Medicine(atc='N05BA04', name='Sobril')"

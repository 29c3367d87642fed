"""The reference names every calculator, what each asks for, and every refusal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.clinical.declared import META

ROOT = Path(__file__).parents[2]
CALC = (ROOT / "docs/reference/calc.md").read_text("utf-8")
REFUSED = re.compile(r'Refused\(\s*"([a-z_0-9]+)"')
CODES = {
    code
    for path in sorted((ROOT / "src/riktig/calculators").rglob("*.py"))
    for code in REFUSED.findall(path.read_text("utf-8"))
}


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_calculator_and_its_fields_are_named(name):
    rows = [line for line in CALC.splitlines() if line.startswith(f"| `{name}` |")]
    assert rows, name
    for field in CALCULATORS[name].form().fields:
        assert re.search(rf"\b{field.key}\b", rows[0]), field.key


def test_every_refusal_is_named():
    assert {code for code in CODES if f"`{code}`" not in CALC} == set()


def test_the_columns_of_the_tables_keeping_are_told():
    told = (ROOT / "docs/reference/clinical-tables.md").read_text("utf-8")
    assert [column for column in META if f"`{column}`" not in told] == []

"""Amounts that cannot be are set aside and counted, and the row still counts."""

from __future__ import annotations

import pytest
from audit_rows import record as row

from riktig.audit.doubt import Doubt, doubt_of, is_doubtful_strength, without_doubtful
from riktig.registry import Held, handle
from riktig.synthetic import practice, write_lmr, write_norpd

SOBRIL_10 = 10 / 50  # DDD of a tablet: WHO has 50 mg oxazepam


@pytest.mark.parametrize(
    ("ddd", "units", "kept"),
    [
        (20, 100, True),  # as it should be
        (10, 100, True),  # half: another strength, perhaps
        (200, 100, False),  # ten times the DDD of the units
        (2, 100, False),
        (20_000, 100, False),  # a thousand times: the comma is gone
        (None, 100, True),
        (20, None, True),
        (1_001, None, False),  # more than anybody is given at once
        (None, 3_001, False),
        (0, 100, True),
    ],
)
def test_an_amount_that_cannot_be_is_set_aside(ddd, units, kept):
    made = row(ddd=ddd, units=units)
    sure = without_doubtful(made, SOBRIL_10, Doubt())
    assert (sure is made) is kept
    if not kept:
        assert (sure.ddd, sure.units) != (ddd, units)


def test_without_a_strength_the_two_amounts_are_not_held_together():
    made = row(ddd=200, units=100)
    assert without_doubtful(made, None, Doubt()) is made


@pytest.mark.parametrize(
    ("atc", "strength", "unit", "doubtful"),
    [
        ("N05CF01", 7.5, "mg", False),
        ("N05CF01", 75.0, "mg", True),  # 7,5 without its comma
        ("N05BA04", 0.01, "mg", True),  # 10 mg written as micrograms
        ("N05BA04", 10_000, "mg", True),
        ("N05BA04", 0, "mg", True),
        ("N05BA04", 12, "mg", False),  # not listed, and no power of ten from one that is
        ("N02AA01", 100, "mg", False),  # listed beside 10
        ("N05BA04", None, None, False),
    ],
)
def test_a_strength_that_no_product_has(atc, strength, unit, doubtful):
    assert is_doubtful_strength(atc, strength, unit) is doubtful


def test_a_column_of_which_a_fifth_cannot_be_is_set_aside_as_a_whole():
    some = [row(ddd=2_000), row(ddd=133), row(ddd=3_000)]
    assert doubt_of(some) == Doubt(ddd=True)
    assert without_doubtful(some[1], None, doubt_of(some)).ddd is None
    assert doubt_of([row(ddd=10)] * 9 + [row(ddd=2_000)]) == Doubt()
    assert doubt_of([]) == Doubt()


@pytest.mark.parametrize("write", [write_norpd, write_lmr])
def test_a_file_that_has_lost_its_commas_gives_no_amounts(write):
    made = practice(3, 14)
    lines = write(made).split("\n")
    at = next(n for n, name in enumerate(lines[0].split(";")) if name.upper().endswith("DDD"))
    for number, line in enumerate(lines[1:-1], 1):
        cells = line.split(";")
        whole, _, part = cells[at].partition(",")
        cells[at] = cells[at] and f"{whole}{part:0<3}"
        lines[number] = ";".join(cells)
    held = Held()
    request = {"op": "audit", "names": ["P0001.csv"]}
    answer = handle(request, ["\n".join(lines).encode()], held)
    rows = [one for one in held.audited().rows() if one.counted]
    true = sum(one.ddd_thousandths or 0 for one in made.dispensings) / 1000
    assert sum(one.ddd or 0 for one in rows) <= true
    problems = {one["code"]: one["count"] for one in answer["private"]["ledger"]["problems"]}
    assert problems["doubtful_amount"] > 0.8 * len(rows)
    assert "ikke kan stemme" in str(answer["view"])

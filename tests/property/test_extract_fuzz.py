"""Two thousand spoilt lists, spreadsheets and messages: right or refused; the ledger adds up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import isclose

import pytest

from bench.fuzz.extract_judge import wrong
from bench.fuzz.extract_run import Found, fuzz, judged, make_case
from riktig.registry import Held, handle

FILES = 2_000
PARTS = 4  # so that what fails is named nearer
SEED = 20261122


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_file_is_read_rightly_or_refused(part):
    found = fuzz(FILES // PARTS, SEED + part)
    assert not found.faults, str(found)
    assert found.files == FILES // PARTS
    assert found.count("equal") + found.count("partly") > 0.7 * found.files
    assert len(found.kinds) == 7
    assert len(found.spoils) > 60


@cache
def an_untouched(kind):
    """A file of the kind that nothing was done to, and its audit."""
    cases = (make_case(1, number) for number in range(4_000))
    case = next(one for one in cases if one.kind == kind and not one.done)
    held = Held()
    assert handle({"op": "audit", "names": [case.name]}, [case.blob], held)["ok"]
    return case, held.audited()


def test_the_judge_takes_what_is_right():
    case, audit = an_untouched("canonical")
    assert wrong(case, audit) == []
    assert judged(case, Found()) == ("equal", [])


@pytest.mark.parametrize("times", [10, 0.1, 1000, 1.1])
def test_the_judge_sees_an_amount_that_is_wrong(times):
    case, audit = an_untouched("canonical")
    rows = list(audit.own_rows)
    at = next(at for at, row in enumerate(rows) if row.ddd)
    rows[at] = rows[at]._replace(ddd=rows[at].ddd * times)
    assert any("DDD" in fault for fault in wrong(case, replace(audit, own_rows=tuple(rows))))


def test_the_judge_sees_rows_that_are_lost_added_or_of_another_patient():
    case, audit = an_untouched("canonical")
    rows = audit.own_rows
    assert wrong(case, replace(audit, own_rows=rows[1:]))
    assert wrong(case, replace(audit, own_rows=(*rows, rows[0])))
    other = rows[0]._replace(record=rows[0].record._replace(patient=99))
    assert wrong(case, replace(audit, own_rows=(other, *rows[1:])))
    short = audit.ledger._replace(rejected=audit.ledger.rejected + 1)
    assert wrong(case, replace(audit, ledger=short))


def test_the_truth_is_reckoned_and_not_read():
    case, _ = an_untouched("canonical")
    fact = next(one for one in case.facts if one.ddd and one.given.product.name == "Sobril")
    strength = float(fact.given.product.strength)
    assert isclose(fact.ddd, fact.units * strength / 50)  # WHO: 50 mg oxazepam is one DDD

"""The rows behind a figure are the rows that the engine counted, whatever the extract holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import fsum, isclose
from typing import Any

from audit_rows import YEAR, reading, record
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riktig.audit import Audit, Options, audit
from riktig.audit.result import OwnRow
from riktig.extract.record import Record
from riktig.measures.result import Result
from riktig.review import rows_behind

LIST_SIZE = 1000
CODES = (
    *("N02AX02", "N02AA05", "N02AJ06", "N05BA01", "N05CD02", "N05CF01", "N02BF02"),
    *("N06BA04", "R05DA04", "C09AA02"),
)
DAYS = st.integers(-380, 400).map(lambda number: YEAR[0] + timedelta(days=number))
DDD = st.sampled_from([1.0, 12.5, 30.0, 90.0, 300.0])
UNITS = st.sampled_from([10.0, 50.0, 100.0])
ROW = st.fixed_dictionaries(
    {
        "patient": st.integers(1, 6),
        "day": DAYS,
        "atc": st.sampled_from(CODES),
        "ddd": st.none() | DDD,
        "units": st.none() | UNITS,
        "birth_year": st.sampled_from([1940, 1990]),
        "prescription_group": st.sampled_from(["A", "A", "B", "C"]),
        "excluded_for": st.sampled_from([None, None, "cancer", "palliative"]),
        "event": st.sampled_from(["dispensed", "dispensed", "prescribed"]),
    }
)


def ends() -> list[Record]:
    """Rows of another drug, so that the extract covers the year and the one before."""
    days = (YEAR[0] - timedelta(days=366), *YEAR)
    return [record(900 + at, patient=999, day=day, atc="C09AA02") for at, day in enumerate(days)]


def made(rows: list[Record]) -> Audit:
    held = [row._replace(prescription_group=row.prescription_group or "C") for row in rows]
    read = replace(reading(held), columns=("prescription_group", "birth_year"))
    return audit(read, Options(period=YEAR, list_size=LIST_SIZE))


def found(given: list[dict[str, Any]]) -> Audit:
    rows = [record(n, **{"prescription": n, **one}) for n, one in enumerate(given, 1)]
    return made([*rows, *ends()])


def amount(rows: list[OwnRow], name: str) -> float:
    """Other medicines of a prescription group are counted by the DDD that their row states."""
    amounts = (row if row.part == "in_scope" or name != "ddd" else row.record for row in rows)
    return fsum(getattr(one, name) or 0.0 for one in amounts)


def adds_up(result: Result, rows: list[OwnRow]) -> bool:
    """Whether the amount that the figure tells is that of the rows."""
    part, of = result.measure.numerator, result.denominator or 0
    if result.value is None:
        return True
    told = result.value * of / (result.measure.denominator.per or 1)
    # A rate is rounded; of a thousand on the list that is less than one.
    return isclose(told, amount(rows, "ddd" if part.amount == "ddd" else "omeq_mg"), abs_tol=0.06)


A_DAY = {"patient": 4, "day": YEAR[0], "units": None, "birth_year": 1940, "event": "dispensed"}
GROUP_A = {"prescription_group": "A", "excluded_for": None}


@settings(max_examples=300)
@example(
    [
        {**A_DAY, **GROUP_A, "atc": "N02AX02", "ddd": 90.0},
        {**A_DAY, **GROUP_A, "atc": "C09AA02", "ddd": 300.0},
    ]
)
@given(st.lists(ROW, max_size=40))
def test_rows_shown_are_the_rows_counted(given: list[dict[str, Any]]) -> None:
    seen = found(given)
    for result in seen.measures:
        behind = rows_behind(seen, result.measure.id)
        assert tuple(one.patient for one in behind) == result.patients
        rows = [row for one in behind for row in one.rows]
        assert all(one.rows for one in behind), result.measure.id
        assert all(row.record.patient == one.patient for one in behind for row in one.rows)
        assert all(YEAR[0] <= row.record.day <= YEAR[1] for row in rows)
        part = result.measure.numerator
        if part.rule == "amount":
            assert adds_up(result, rows), result.measure.id
        if part.rule in ("ddd_sum", "prescription_group") and part.at_least is not None:
            assert all(part.reached(amount(list(one.rows), "ddd")) for one in behind)
        if part.rule == "omeq_per_day":
            assert all(part.reached(amount(list(one.rows), "omeq_mg") / 365) for one in behind)


@settings(max_examples=200)
@given(st.lists(ROW, max_size=30))
def test_the_rows_shown_alone_put_the_same_patients_there(given: list[dict[str, Any]]) -> None:
    seen = found(given)
    for result in seen.measures:
        behind = rows_behind(seen, result.measure.id)
        shown = [row.record for one in behind for row in one.rows]
        earlier = [row.record for row in seen.rows() if row.record.day < YEAR[0]]
        again = made([*shown, *earlier, *ends()])
        assert again.patients(result.measure.id) == result.patients, result.measure.id


def test_the_first_quarter_ends_on_its_last_day() -> None:
    # New on 1 February: 10 DDD that day, 20 on day 90 (2 May), 40 on day 91. 30 in all.
    rows = [
        record(1, patient=1, day=YEAR[0].replace(month=2), atc="N05CF01", ddd=10.0),
        record(2, patient=1, day=YEAR[0].replace(month=5, day=2), atc="N05CF01", ddd=20.0),
        record(3, patient=1, day=YEAR[0].replace(month=5, day=3), atc="N05CF01", ddd=40.0),
    ]
    seen = audit(reading([*rows, *ends()]), Options(period=YEAR))
    ((one),) = rows_behind(seen, "new_sedative_first_quarter")
    assert [row.record.row for row in one.rows] == [2, 1]


def test_a_group_that_the_file_gives_has_its_rows() -> None:
    # Sobril is a benzodiazepine of group B by the file; the tables need not know it.
    rows = [
        record(n, patient=1, atc="N05BA04", ddd=n, prescription_group="B", birth_year=1940)
        for n in (1, 2)
    ]
    seen = made([*rows, *ends()])
    ((one),) = rows_behind(seen, "group_ab_65_any")
    assert sorted(row.record.row for row in one.rows) == [1, 2]

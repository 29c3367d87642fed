"""Months, amounts, patients and the patients of both years, as a summary tells them."""

from __future__ import annotations

import pytest
from summary_dicts import AFTER, BEFORE, after, before

from riktig.compare import Cell, Month, checked_summary, compare
from riktig.problem import Refused

MONTHS = [
    {"month": "2026-01", "id": "opioid_users", "numerator": 40, "denominator": 1090},
    {"month": "2025-12", "id": "opioid_users", "numerator": None, "denominator": 1090},
]
SAME = {
    "period": dict(BEFORE),
    "patients": 300,
    "left": 40,
    "came": 25,
    "users_alone": False,
    "measures": [
        {"id": "opioid_with_sedative", "version": 2, "stayed": 9, "ended": 20, "began": 1}
    ],
}


def damaged(summary, code="summary_damaged"):
    with pytest.raises(Refused) as caught:
        checked_summary(summary)
    assert caught.value.problem.code == code


def test_months_are_in_order_by_measure():
    found = checked_summary(after(monthly=MONTHS)).monthly["opioid_users"]
    assert found == (
        Month("2025-12", Cell(None), Cell(1090)),
        Month("2026-01", Cell(40), Cell(1090)),
    )


def test_a_month_without_a_number_is_masked_in_a_share():
    found = checked_summary(after(kind="share", monthly=MONTHS)).monthly["opioid_users"]
    assert [one.numerator for one in found] == [Cell(None, masked=True), Cell(40)]


@pytest.mark.parametrize(
    "changed",
    [
        {"month": "2026-13"},
        {"month": "2024-01"},
        {"month": "2025-12"},
        {"numerator": 1091},
        {"numerator": -1},
        {"numerator": 2.5},
        {"id": "Kari Nordmann"},
        {"denominator": "x"},
    ],
)
def test_a_month_that_cannot_be_is_damaged(changed):
    damaged(after(monthly=[{**MONTHS[0], **changed}, MONTHS[1]]))


def test_a_share_with_a_small_month_or_class_is_not_used():
    small = [{**MONTHS[0], "numerator": 3}]
    damaged(after(kind="share", monthly=small), "share_not_masked")
    classes = {"N02A": {"rows": 9, "patients": 2, "ddd": 9.0, "omeq_mg": 1.0}}
    damaged(after(kind="share", classes=classes), "share_not_masked")


def test_amounts_patients_and_tables():
    found = checked_summary(after())
    assert (found.omeq["N02A"], found.omeq["N05CF"]) == (100000.0, None)
    assert (found.patients["N02A"], found.patients["N06BA"]) == (Cell(212), Cell(None))
    assert found.tables == {"HDIR": "2021"}
    assert checked_summary(after(kind="share")).patients["N06BA"] == Cell(None, masked=True)


def test_the_patients_of_both_years_are_used_when_the_year_is_that_of_before():
    compared = compare(before(), after(same_patients=SAME))
    one = compared.same_patients.measure("opioid_with_sedative")
    assert (one.counts.then, one.counts.now, one.counts.ended) == (29, 10, 20)
    assert compared.same_patients.measure("opioid_users") is None
    other = {**SAME, "period": {"from": "2024-10-31", "to": "2025-10-30"}}
    assert compare(before(), after(same_patients=other)).same_patients is None


@pytest.mark.parametrize(
    "changed",
    [
        {"period": dict(AFTER)},
        {"patients": None},
        {"patients": 28},
        {"left": -1},
        {"users_alone": 1},
        {"measures": [*SAME["measures"], *SAME["measures"]]},
        {"measures": [{"id": "opioid_with_sedative"}]},
    ],
)
def test_patients_of_both_years_that_cannot_be_are_damaged(changed):
    damaged(after(same_patients={**SAME, **changed}))


def test_a_share_never_tells_of_the_patients_of_both_years():
    damaged(after(kind="share", same_patients=SAME))

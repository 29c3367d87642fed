"""From first opioid to long-term use (Hamina 2022).

New users who got opioid again 91 to 180 days after the first time, and at least 90 units from
day 0 to day 90. Counted of the new users who can be followed for 180 days of the year 2025.
"""

import pytest
from audit_rows import YEAR, audited, drawn, outcome, reading

from riktig.audit import Options, audit

MEASURE = "long_term_opioid"
HEADING = """
    patient | day        | atc     | units | strength | strength_unit
    900     | 2024-01-01 | C09AA02 |       |          |
"""


@pytest.mark.parametrize(
    ("again", "counts"),
    [
        ("2025-06-10", 0),  # 90 days after 12 March
        ("2025-06-11", 1),  # 91
        ("2025-09-08", 1),  # 180
        ("2025-09-09", 0),  # 181
    ],
)
def test_opioid_again_after_91_to_180_days(again: str, counts: int) -> None:
    found = audited(
        HEADING
        + f"""
        1 | 2025-03-12 | N02AX02 | 100 | 50 | mg
        1 | {again}    | N02AX02 | 20  | 50 | mg
    """
    )
    assert outcome(found, MEASURE) == {
        "numerator": counts,
        "denominator": 1,
        "value": float(counts),
        "status": "ok",
    }


@pytest.mark.parametrize(
    ("second", "units", "counts"),
    [
        ("2025-06-10", 40, 1),  # day 90: 50 + 40 = 90
        ("2025-06-10", 39, 0),  # 89
        ("2025-06-11", 40, 0),  # day 91: too late to be counted in
    ],
)
def test_at_least_90_units_in_the_first_90_days(second: str, units: int, counts: int) -> None:
    found = audited(
        HEADING
        + f"""
        1 | 2025-03-12 | N02AX02 | 50      | 50 | mg
        1 | {second}   | N02AA05 | {units} | 5  | mg
        1 | 2025-07-12 | N02AX02 | 100     | 50 | mg
    """
    )
    assert outcome(found, MEASURE)["numerator"] == counts


def test_only_new_users_who_can_be_followed_are_counted_of() -> None:
    # 1: first on 4 July, 180 days before the end of the year. 2: a day later, not followed.
    # 3: not new. 4: new, and stopped.
    found = audited(
        HEADING
        + """
        1 | 2025-07-04 | N02AX02 | 100 | 50 | mg
        1 | 2025-10-10 | N02AX02 | 100 | 50 | mg
        2 | 2025-07-05 | N02AX02 | 100 | 50 | mg
        2 | 2025-10-10 | N02AX02 | 100 | 50 | mg
        3 | 2024-12-01 | N02AX02 | 100 | 50 | mg
        3 | 2025-02-01 | N02AX02 | 100 | 50 | mg
        3 | 2025-06-01 | N02AX02 | 100 | 50 | mg
        4 | 2025-02-01 | N02AX02 | 20  | 50 | mg
    """
    )
    assert outcome(found, MEASURE) == {
        "numerator": 1,
        "denominator": 2,
        "value": 0.5,
        "status": "ok",
    }
    assert found.patients(MEASURE) == (1,)


def test_millilitres_are_not_units() -> None:
    found = audited(
        HEADING
        + """
        1 | 2025-03-12 | N02AX02 | 200 | 100 | mg/ml
        1 | 2025-06-12 | N02AX02 | 200 | 100 | mg/ml
    """
    )
    assert outcome(found, MEASURE)["status"] == "no_units"


def test_who_cannot_be_followed_in_the_extract_is_not_counted_of() -> None:
    # The period is 2025, the extract ends 10 December: 180 days after 13 June, not 14 June.
    rows = drawn(
        HEADING
        + """
        1 | 2025-06-13 | N02AX02 | 20 | 50 | mg
        2 | 2025-06-14 | N02AX02 | 20 | 50 | mg
        3 | 2025-12-10 | C09AA02 |    |    |
    """
    )
    found = audit(reading(rows), Options(period=YEAR))
    assert outcome(found, MEASURE)["denominator"] == 1

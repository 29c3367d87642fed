"""Benzodiazepines and z-hypnotics together: users, 90 DDD and over 365 DDD in the year."""

from audit_rows import audited, outcome

ROWS = """
    patient | day        | atc     | ddd
    1       | 2025-03-01 | N05BA01 | 40
    1       | 2025-06-01 | N05CF01 | 50
    2       | 2025-03-01 | N05CD02 | 89
    3       | 2025-03-01 | N03AE01 | 200
    3       | 2025-09-01 | N05CF02 | 165
    4       | 2025-03-01 | N05CF01 | 366
    5       | 2025-03-01 | N02AX02 | 400
    6       | 2024-12-31 | N05BA01 | 400
    7       | 2025-03-01 | N05BB01 | 400
"""


def test_users_of_either() -> None:
    # 1 to 4. Not 5 (opioid), 6 (the day before the year), 7 (hydroxyzine).
    found = outcome(audited(ROWS, list_size=800), "sedative_users")
    assert found == {"numerator": 4, "denominator": 800, "value": 5.0, "status": "ok"}


def test_at_least_90_ddd_of_both_added_up() -> None:
    # 1: 40 + 50 = 90. 2: 89. 3: 365. 4: 366.
    found = audited(ROWS)
    assert outcome(found, "sedative_90_ddd") == {
        "numerator": 3,
        "denominator": 4,
        "value": 0.75,
        "status": "ok",
    }
    assert found.patients("sedative_90_ddd") == (1, 3, 4)


def test_over_365_ddd_is_more_than_365() -> None:
    found = audited(ROWS)
    assert found.patients("sedative_over_365_ddd") == (4,)
    assert outcome(found, "sedative_over_365_ddd")["denominator"] == 4

"""Opioid users: patients with at least one opioid dispensing in the year, per 1 000 on the list."""

from audit_rows import audited, outcome

ROWS = """
    patient | day        | atc     | recalled
    1       | 2025-01-01 | N02AX02 |
    1       | 2025-06-01 | N02AA05 |
    2       | 2025-12-31 | N02AJ06 |
    3       | 2024-12-31 | N02AX02 |
    4       | 2025-03-03 | R05DA04 |
    5       | 2025-03-03 | N07BC02 |
    6       | 2025-03-03 | N05BA01 |
    7       | 2025-03-03 | N02AX02 | yes
"""


def test_each_patient_counts_once_and_only_opioids_of_the_year() -> None:
    # Patients 1 and 2. Not 3 (the day before), 4 (cough), 5 (dependence), 6, 7 (recalled).
    found = outcome(audited(ROWS, list_size=1000), "opioid_users")
    assert found == {"numerator": 2, "denominator": 1000, "value": 2.0, "status": "ok"}


def test_without_a_list_size_there_is_a_count_and_no_rate() -> None:
    # Patients with anything in scope in the year: 1, 2, 4, 5 and 6.
    found = outcome(audited(ROWS), "opioid_users")
    assert found == {"numerator": 2, "denominator": 5, "value": None, "status": "no_list_size"}


def test_a_list_smaller_than_its_users_is_not_believed() -> None:
    assert (
        outcome(audited(ROWS, list_size=1), "opioid_users")["status"] == "list_smaller_than_users"
    )


def test_months() -> None:
    months = {month.month: month.numerator for month in audited(ROWS, list_size=1000).monthly}
    assert len(months) == 12
    assert {m: n for m, n in months.items() if n} == {"2025-01": 1, "2025-06": 1, "2025-12": 1}

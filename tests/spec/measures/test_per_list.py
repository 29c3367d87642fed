"""Amounts per 1 000 on the list, and users of gabapentinoids and stimulants."""

from audit_rows import audited, outcome

ROWS = """
    patient | day        | atc     | ddd | units | strength | strength_unit
    1       | 2025-03-01 | N02AA05 |     | 100   | 10       | mg
    2       | 2025-03-01 | N02AA05 |     | 50    | 10       | mg
    2       | 2025-04-01 | N05BA01 | 12  |       |          |
    3       | 2025-03-01 | N05CF01 | 30  |       |          |
    4       | 2025-03-01 | N02BF01 | 30  |       |          |
    5       | 2025-03-01 | N06BA04 | 30  |       |          |
    6       | 2025-03-01 | N06BA12 |     |       |          |
"""


def test_amounts() -> None:
    # Oxycodone: 150 x 10 mg = 1 500 mg; 75 mg is a DDD, so 20 DDD; 1.5 x 1 500 = 2 250 mg OMEQ.
    # On a list of 500 that is 40 DDD and 4 500 mg per 1 000; 42 sedative DDD are 84.
    found = audited(ROWS, list_size=500)
    values = {
        name: (outcome(found, name)["value"], outcome(found, name)["numerator"])
        for name in ("opioid_ddd_per_1000", "opioid_omeq_per_1000", "sedative_ddd_per_1000")
    }
    assert values == {
        "opioid_ddd_per_1000": (40.0, 2),
        "opioid_omeq_per_1000": (4500.0, 2),
        "sedative_ddd_per_1000": (84.0, 2),
    }


def test_users_of_gabapentinoids_are_counted_of_the_list() -> None:
    found = outcome(audited(ROWS, list_size=500), "gabapentinoid_users")
    assert found == {"numerator": 1, "denominator": 500, "value": 2.0, "status": "ok"}


def test_users_of_stimulants_are_a_number_and_nothing_more() -> None:
    for size in (500, None):
        found = outcome(audited(ROWS, list_size=size), "stimulant_users")
        assert found == {"numerator": 2, "denominator": None, "value": None, "status": "ok"}


def test_without_a_list_size_there_is_no_amount_per_list() -> None:
    assert outcome(audited(ROWS), "opioid_ddd_per_1000")["status"] == "no_list_size"

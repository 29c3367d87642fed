"""New opioid users: an opioid in the year, and none in the 365 days before it.

The year is 2025. The row of another drug in January 2024 makes the extract go far enough back.
"""

from audit_rows import audited, outcome

MEASURE = "new_opioid_users"
HISTORY = """
    patient | day        | atc
    900     | 2024-01-01 | C09AA02
"""


def test_who_is_new() -> None:
    # 1: first ever. 2: the last one 365 days before, so not new. 3: 366 days before, new.
    # 4: last year only. 5: new, though a benzodiazepine came before. 6: only cough medicine.
    found = audited(
        HISTORY
        + """
        1   | 2025-05-01 | N02AX02
        2   | 2024-05-01 | N02AX02
        2   | 2025-05-01 | N02AX02
        3   | 2024-04-30 | N02AX02
        3   | 2025-05-01 | N02AA05
        4   | 2024-05-01 | N02AX02
        5   | 2024-05-01 | N05BA01
        5   | 2025-05-01 | N02AX02
        6   | 2025-05-01 | R05DA04
    """,
        list_size=1000,
    )
    assert outcome(found, MEASURE) == {
        "numerator": 3,
        "denominator": 1000,
        "value": 3.0,
        "status": "ok",
    }
    assert found.patients(MEASURE) == (1, 3, 5)


def test_a_new_user_counts_once_however_often_it_is_dispensed() -> None:
    found = audited(HISTORY + "1 | 2025-05-01 | N02AX02\n1 | 2025-06-01 | N02AX02", list_size=1000)
    assert outcome(found, MEASURE)["numerator"] == 1


def test_an_extract_that_does_not_go_back_so_far_gives_no_number() -> None:
    # From 9 January 2024 there are 358 days, and a quiet week more; a day later it is too short.
    rows = "patient | day | atc\n1 | 2025-05-01 | N02AX02\n900 | 2024-01-{:02d} | C09AA02"
    assert outcome(audited(rows.format(9), list_size=1000), MEASURE)["status"] == "ok"
    found = outcome(audited(rows.format(10), list_size=1000), MEASURE)
    assert found["status"] == "history_shorter_than_washout"
    assert (found["numerator"], found["value"]) == (None, None)

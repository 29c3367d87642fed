"""New users of benzodiazepine or z-hypnotic, and the DDD of their first quarter."""

from audit_rows import YEAR, audited, drawn, outcome, reading, record, whole_year

from riktig.audit import Audit, Options, audit

NEW, QUARTER = "new_sedative_users", "new_sedative_first_quarter"

# 1: new on 1 March. 2: diazepam 365 days before, not new. 3: 366 days before, new.
# 4: a switch to zopiclone, not new. 5: new on 3 October, 89 days before the end.
# 6: new on 2 October, 90 days before the end. 7: an opioid is not asked about.
ROWS = """
    patient | day        | atc     | ddd
    1       | 2025-03-01 | N05CF01 | 10
    1       | 2025-05-30 | N05CF01 | 20
    1       | 2025-05-31 | N05CF01 | 40
    2       | 2024-03-01 | N05BA01 | 10
    2       | 2025-03-01 | N05BA01 | 10
    3       | 2024-02-29 | N05BA01 | 10
    3       | 2025-03-01 | N05BA01 | 6
    4       | 2024-11-01 | N05BA01 | 10
    4       | 2025-02-01 | N05CF02 | 10
    5       | 2025-10-03 | N05CF01 | 10
    6       | 2025-10-02 | N05CF01 | 9
    7       | 2025-03-01 | N02AX02 | 10
"""


def of_two_years(table: str) -> Audit:
    long_ago = record(950, patient=999, day=YEAR[0].replace(year=2023), atc="C09AA02")
    rows = [long_ago, *whole_year(drawn(table))]
    return audit(reading(rows), Options(period=YEAR, list_size=800))


def test_who_is_new() -> None:
    found = of_two_years(ROWS)
    assert found.patients(NEW) == (1, 3, 5, 6)
    assert outcome(found, NEW) == {
        "numerator": 4,
        "denominator": 800,
        "value": 5.0,
        "status": "ok",
    }


def test_ddd_from_the_first_day_to_day_90_per_person() -> None:
    # Followed for 90 days: 1, 3 and 6. 1: 10 + 20 (30 May is day 90; 31 May is day 91).
    # 3: 6. 6: 9. (30 + 6 + 9) / 3 = 15.
    found = of_two_years(ROWS)
    assert found.patients(QUARTER) == (1, 3, 6)
    assert outcome(found, QUARTER) == {
        "numerator": 3,
        "denominator": 3,
        "value": 15.0,
        "status": "ok",
    }


def test_without_the_year_before_nobody_is_called_new() -> None:
    table = "patient | day | atc | ddd\n1 | 2025-03-01 | N05CF01 | 10"
    for name in (NEW, QUARTER):
        found = outcome(audited(table, list_size=800), name)
        assert (found["numerator"], found["status"]) == (None, "history_shorter_than_washout")


def test_amounts_that_nobody_followed_has_give_no_average() -> None:
    # 1 and 2 are new and followed, and their rows say no amount; 3 began before and has amounts.
    found = of_two_years("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N05CF01 |
        2       | 2025-03-01 | N05CF01 |
        3       | 2024-12-01 | N05CF01 | 30
        3       | 2025-03-01 | N05CF01 | 30
    """)
    assert outcome(found, QUARTER)["status"] == "no_amounts"


def test_rows_without_amount_are_counted_of_those_that_are_summed() -> None:
    # 1 has two rows until day 90, one without amount. Row three, and those of 3, are not summed.
    found = of_two_years("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N05CF01 | 10
        1       | 2025-03-20 | N05CF01 |
        1       | 2025-09-01 | N05CF01 |
        3       | 2024-12-01 | N05CF01 | 30
        3       | 2025-01-10 | N05CF01 |
    """)
    result = next(one for one in found.measures if one.measure.id == QUARTER)
    assert (result.needs_amount, result.without_amount, result.too_low) == (2, 1, True)

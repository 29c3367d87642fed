"""Many z-hypnotics: users of at least 90 DDD in the year. Zopiclone 7.5 mg, zolpidem 10 mg."""

from audit_rows import audited, outcome

MEASURE = "z_hypnotic_heavy"


def test_ninety_ddd_over_both_drugs_and_both_ways_of_stating_them() -> None:
    # 1: 50 stated + 40 zolpidem tablets of 10 mg = 90. 2: 60 tablets of 3.75 mg + 59 = 89.
    # 3: 90 in nitrazepam, no z-hypnotic. 4: 200, but the day before the year.
    found = audited("""
        patient | day        | atc     | ddd | units | strength | strength_unit
        1       | 2025-02-01 | N05CF01 | 50  |       |          |
        1       | 2025-09-01 | N05CF02 |     | 40    | 10       | mg
        2       | 2025-02-01 | N05CF01 |     | 60    | 3.75     | mg
        2       | 2025-03-01 | N05CF01 | 59  |       |          |
        3       | 2025-02-01 | N05CD02 | 90  |       |          |
        4       | 2024-12-31 | N05CF01 | 200 |       |          |
    """)
    assert outcome(found, MEASURE) == {
        "numerator": 1,
        "denominator": 2,
        "value": 0.5,
        "status": "ok",
    }
    assert found.patients(MEASURE) == (1,)


def test_a_sum_of_small_parts_reaches_the_threshold_exactly() -> None:
    # 900 x 0.1 is 90, though not in binary.
    rows = "\n".join(
        f"1 | 2025-{1 + n % 12:02d}-{1 + n % 28:02d} | N05CF01 | 0.1 | {n}" for n in range(900)
    )
    found = audited(f"patient | day | atc | ddd | prescription\n{rows}")
    assert outcome(found, MEASURE)["numerator"] == 1


def test_a_duplicate_does_not_bring_anyone_over_the_threshold() -> None:
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-02-01 | N05CF01 | 60
        1       | 2025-02-01 | N05CF01 | 60
    """)
    assert outcome(found, MEASURE)["numerator"] == 0
    assert found.ledger.duplicate == 1

"""Opioid with benzodiazepine or z-hypnotic: at least 30 days covered by both.

One DDD covers one day from the day of dispensing. Tramadol: 300 mg a DDD, diazepam
10 mg, zopiclone 7.5 mg; here the file states DDD.
"""

import pytest
from audit_rows import audited, outcome

MEASURE = "opioid_with_sedative"


def numerator(table: str) -> int:
    found = outcome(audited(table), MEASURE)
    assert found["status"] == "ok"
    return int(found["numerator"])


def test_thirty_days_together_count() -> None:
    # Opioid 1-30 March, diazepam 1-30 March: 30 days.
    assert (
        numerator("""
            patient | day        | atc     | ddd
            1       | 2025-03-01 | N02AX02 | 30
            1       | 2025-03-01 | N05BA01 | 30
        """)
        == 1
    )


def test_twenty_nine_days_do_not() -> None:
    # Diazepam begins a day later: 2-30 March.
    assert (
        numerator("""
            patient | day        | atc     | ddd
            1       | 2025-03-01 | N02AX02 | 30
            1       | 2025-03-02 | N05BA01 | 30
        """)
        == 0
    )


def test_days_are_summed_over_the_year_and_over_both_sedatives() -> None:
    # Opioid 1-20 March and 1-20 June. Diazepam 1-15 March, zopiclone 11-20 March
    # (together 20 days, not 25), diazepam 11-20 June (10 days): 30 in all.
    assert (
        numerator("""
            patient | day        | atc     | ddd
            1       | 2025-03-01 | N02AX02 | 20
            1       | 2025-06-01 | N02AX02 | 20
            1       | 2025-03-01 | N05BA01 | 15
            1       | 2025-03-11 | N05CF01 | 10
            1       | 2025-06-11 | N05BA01 | 10
        """)
        == 1
    )


def test_an_early_refill_is_not_carried_forward() -> None:
    # Two packs of 20 on one day cover 20 days, not 40.
    assert (
        numerator("""
            patient | day        | atc     | ddd | prescription
            1       | 2025-03-01 | N02AX02 | 20  | 1
            1       | 2025-03-01 | N02AX02 | 20  | 2
            1       | 2025-03-01 | N05BA01 | 60  | 3
        """)
        == 0
    )


def test_days_after_the_period_are_not_counted() -> None:
    # 3-31 December is 29 days; a day earlier it is 30.
    late = """
        patient | day        | atc     | ddd
        1       | 2025-12-03 | N02AX02 | 60
        1       | 2025-12-0{} | N05BA01 | 60
    """
    assert numerator(late.format(3)) == 0
    assert numerator(late.replace("2025-12-03", "2025-12-02").format(2)) == 1


def test_two_patients_do_not_share_their_days() -> None:
    assert (
        numerator("""
            patient | day        | atc     | ddd
            1       | 2025-03-01 | N02AX02 | 60
            2       | 2025-03-01 | N05BA01 | 60
        """)
        == 0
    )


@pytest.mark.parametrize(
    ("atc", "counts"),
    [
        ("N05BA04", 1),
        ("N05CD02", 1),
        ("N03AE01", 1),
        ("N05CF02", 1),
        ("N02BF02", 0),
        ("N05CH01", 0),
    ],
)
def test_which_drugs_are_the_other_side(atc: str, counts: int) -> None:
    assert (
        numerator(f"""
            patient | day        | atc     | ddd
            1       | 2025-03-01 | N02AX02 | 40
            1       | 2025-03-01 | {atc} | 40
        """)
        == counts
    )


def test_the_denominator_is_opioid_users() -> None:
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 40
        1       | 2025-03-01 | N05BA01 | 40
        2       | 2025-03-01 | N02AX02 | 10
        3       | 2025-03-01 | N05BA01 | 40
    """)
    assert outcome(found, MEASURE) == {
        "numerator": 1,
        "denominator": 2,
        "value": 0.5,
        "status": "ok",
    }
    assert found.patients(MEASURE) == (1,)


def test_the_result_under_the_other_days_rules() -> None:
    # Half a DDD a day: 40 and 40 days. 30 days a dispensing: 30 and 30.
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 20
        1       | 2025-03-01 | N05BA01 | 20
    """)
    result = next(one for one in found.measures if one.measure.id == MEASURE)
    assert result.numerator == 0
    assert result.alternatives == (("half_ddd_a_day", 1), ("fixed_30", 1))


def test_uses_without_an_amount_are_counted_aloud() -> None:
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 40
        1       | 2025-04-01 | N02AX02 |
        1       | 2025-03-01 | N05BA01 | 40
    """)
    result = next(one for one in found.measures if one.measure.id == MEASURE)
    assert (result.numerator, result.without_amount) == (1, 1)


def test_with_no_amount_at_all_there_is_no_number() -> None:
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 |
        1       | 2025-03-01 | N05BA01 | 40
    """)
    assert outcome(found, MEASURE)["status"] == "no_amounts"


def test_nobody_to_ask_about() -> None:
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N05BA01 | 40
    """)
    assert outcome(found, MEASURE) == {
        "numerator": 0,
        "denominator": 0,
        "value": None,
        "status": "no_denominator",
    }

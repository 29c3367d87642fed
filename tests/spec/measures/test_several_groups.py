"""Two and three groups at once: days covered by several of opioid, sedative and gabapentinoid.

One DDD covers one day from the day of dispensing.
"""

import pytest
from audit_rows import audited, outcome

TWO, THREE = "two_groups_at_once", "three_groups_at_once"


def counted(table: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = audited(table)
    return found.patients(TWO), found.patients(THREE)


def test_thirty_days_of_all_three() -> None:
    # 1-30 March all three: 30 days of two, and of three.
    assert counted("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 30
        1       | 2025-03-01 | N05CF01 | 30
        1       | 2025-03-01 | N02BF01 | 30
    """) == ((1,), (1,))


def test_a_day_less_of_the_third() -> None:
    # Two for 30 days, all three for 29.
    assert counted("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 30
        1       | 2025-03-01 | N05CF01 | 30
        1       | 2025-03-02 | N02BF01 | 30
    """) == ((1,), ())


def test_which_two_may_change_from_day_to_day() -> None:
    # Opioid and sedative 1-15 March, opioid and gabapentinoid 16-30 March: 30 days of two.
    assert counted("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 30
        1       | 2025-03-01 | N05BA01 | 15
        1       | 2025-03-16 | N02BF02 | 15
    """) == ((1,), ())


def test_benzodiazepine_and_z_hypnotic_are_one_group() -> None:
    assert counted("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N05BA01 | 60
        1       | 2025-03-01 | N05CF01 | 60
    """) == ((), ())


def test_the_same_year_is_not_at_once() -> None:
    assert counted("""
        patient | day        | atc     | ddd
        1       | 2025-01-01 | N02AX02 | 60
        1       | 2025-04-01 | N05CF01 | 60
        1       | 2025-07-01 | N02BF01 | 60
    """) == ((), ())


@pytest.mark.parametrize("name", [TWO, THREE])
def test_counted_of_everyone_with_any_of_them(name: str) -> None:
    # Of 1 and 2; 3 has a stimulant.
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 30
        1       | 2025-03-01 | N05CF01 | 30
        1       | 2025-03-01 | N02BF01 | 30
        2       | 2025-03-01 | N02BF01 | 30
        3       | 2025-03-01 | N06BA04 | 30
    """)
    assert outcome(found, name) == {
        "numerator": 1,
        "denominator": 2,
        "value": 0.5,
        "status": "ok",
    }


def test_under_the_other_days_rules() -> None:
    # 20 DDD each: 20 days, 40 at half a DDD a day, 30 at 30 days a dispensing.
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-03-01 | N02AX02 | 20
        1       | 2025-03-01 | N05CF01 | 20
    """)
    result = next(one for one in found.measures if one.measure.id == TWO)
    assert (result.numerator, result.alternatives) == (
        0,
        (("half_ddd_a_day", 1), ("fixed_30", 1)),
    )

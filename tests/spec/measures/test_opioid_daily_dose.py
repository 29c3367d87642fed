"""Average daily OMEQ: all OMEQ of the year over all its 365 days, whether opioid was used or not.

Oral oxycodone counts 1.5 by Helsedirektoratet's table: a tablet of 10 mg is 15 mg OMEQ.
50 mg a day is 18 250 mg a year, 90 is 32 850 and 100 is 36 500.
"""

import pytest
from audit_rows import audited, outcome

LIMITS = ("opioid_omeq_50", "opioid_omeq_over_90", "opioid_omeq_over_100")


@pytest.mark.parametrize(
    ("tablets", "omeq_mg_a_day", "counted"),
    [
        (1216, "49.97", (0, 0, 0)),
        (1217, "50.01", (1, 0, 0)),
        (2190, "90", (1, 0, 0)),  # over 90 is asked for
        (2191, "90.04", (1, 1, 0)),
        (2433, "99.99", (1, 1, 0)),
        (2434, "100.03", (1, 1, 1)),
    ],
)
def test_the_three_limits(tablets: int, omeq_mg_a_day: str, counted: tuple[int, ...]) -> None:
    found = audited(f"""
        patient | day        | atc     | units     | strength | strength_unit
        1       | 2025-02-01 | N02AA05 | {tablets} | 10       | mg
    """)
    assert tuple(outcome(found, name)["numerator"] for name in LIMITS) == counted, omeq_mg_a_day


def test_the_denominator_is_all_opioid_users_and_the_year_is_added_up() -> None:
    # 1: 700 + 600 tablets, 53.4 mg a day. 2: a pack of 20. 3: zopiclone.
    found = audited("""
        patient | day        | atc     | units | strength | strength_unit
        1       | 2025-02-01 | N02AA05 | 700   | 10       | mg
        1       | 2025-09-01 | N02AA05 | 600   | 10       | mg
        2       | 2025-02-01 | N02AA05 | 20    | 10       | mg
        3       | 2025-02-01 | N05CF01 | 100   | 7.5      | mg
    """)
    assert outcome(found, "opioid_omeq_50") == {
        "numerator": 1,
        "denominator": 2,
        "value": 0.5,
        "status": "ok",
    }


def test_when_no_opioid_has_a_known_omeq_there_is_no_number() -> None:
    found = audited("patient | day | atc\n1 | 2025-02-01 | N02AA05")
    assert {outcome(found, name)["status"] for name in LIMITS} == {"no_amounts"}


def test_patients_of_no_known_amount_are_told_when_they_could_change_the_number() -> None:
    """Of 11 counted, one of no known amount is under a tenth. Of 10, one more is at the limit."""

    def outcome_with(counted: int, unknown: int) -> tuple[int, bool]:
        rows = [f"{n} | 2025-02-01 | N02AA05 | 2434 | 10 | mg" for n in range(counted)]
        rows += [f"{100 + n} | 2025-03-01 | N02AA55 | 98 | | " for n in range(unknown)]
        rows += [f"{200 + n} | 2025-03-01 | N02AA05 | 10 | 10 | mg" for n in range(200)]
        heading = "patient | day | atc | units | strength | strength_unit"
        found = audited("\n".join([heading, *rows]))
        (one,) = (one for one in found.measures if one.measure.id == "opioid_omeq_over_100")
        return one.unknown_patients, one.too_low

    assert outcome_with(11, 1) == (1, False)
    assert outcome_with(10, 1) == (1, False)
    assert outcome_with(10, 2) == (2, True)
    assert outcome_with(0, 1) == (1, True)
    assert outcome_with(0, 0) == (0, False)

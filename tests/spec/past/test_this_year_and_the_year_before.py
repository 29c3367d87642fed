"""This year beside the year before, in rows a clinician can count by hand.

The period is 2025, so the year before is 2024. Patient 999 has another drug on the first and the
last day, so that the extract covers both years.
"""

from __future__ import annotations

import pytest
from audit_rows import YEAR, drawn, reading, record

from riktig.audit import Options, audit
from riktig.past import Past, own_past
from riktig.past.result import Pair, Paired, Sum

OXYCODONE = "N02AA05"
ZOPICLONE = "N05CF01"
OTHER = "C09AA02"
ENDS = [
    record(900 + at, patient=999, day=day, atc=OTHER)
    for at, day in enumerate([YEAR[0].replace(year=2024), YEAR[1]])
]
TWO_YEARS = f"""
    patient | day        | atc         | ddd | units | strength | strength_unit
    1       | 2024-04-01 | {OXYCODONE} |     | 100   | 10       | mg
    1       | 2025-03-01 | {OXYCODONE} |     | 50    | 10       | mg
    2       | 2024-05-01 | {OXYCODONE} |     | 10    | 10       | mg
    2       | 2025-05-01 | {OTHER}     |     |       |          |
    3       | 2024-06-01 | {OXYCODONE} |     | 10    | 10       | mg
    4       | 2025-02-01 | {OXYCODONE} |     | 10    | 10       | mg
    5       | 2024-07-01 | {OTHER}     |     |       |          |
    5       | 2025-07-01 | {OXYCODONE} |     | 10    | 10       | mg
    6       | 2024-08-01 | {ZOPICLONE} | 100 |       |          |
    6       | 2025-08-01 | {ZOPICLONE} | 40  |       |          |
    7       | 2024-09-01 | {ZOPICLONE} | 20  |       |          |
"""


def past_of(table: str, **options: object) -> Past:
    made = audit(reading([*drawn(table), *ENDS]), Options(period=YEAR, **options))  # type: ignore[arg-type]
    found = own_past(made)
    assert found is not None
    return found


def pair(past: Past, name: str) -> Pair:
    return next(one for one in past.measures if one.now.measure.id == name)


def test_everyone_in_each_year() -> None:
    past = past_of(TWO_YEARS)
    opioid = pair(past, "opioid_users")  # 1, 2 and 3 then; 1, 4 and 5 now
    assert (opioid.then.numerator, opioid.now.numerator) == (3, 3)
    z = pair(past, "z_hypnotic_heavy")  # 6 of 6 and 7 then; none of 6 now
    assert (z.then.numerator, z.then.denominator) == (1, 2)
    assert (z.now.numerator, z.now.denominator) == (0, 1)


def test_the_patients_of_both_years() -> None:
    past = past_of(TWO_YEARS)
    assert past.presence.both == {1, 2, 5, 6, 999}
    # 1 in both years; 2 then alone, who is still there; 5 now alone, who was there before.
    # 3 has left and 4 has come: they are not among the same patients.
    assert pair(past, "opioid_users").same == Paired(stayed=1, ended=1, began=1)
    assert pair(past, "z_hypnotic_heavy").same == Paired(stayed=0, ended=1, began=0)


def test_who_came_and_who_left() -> None:
    past = past_of(TWO_YEARS)
    assert past.presence.left == {3, 7}
    assert past.presence.came == {4}
    assert past.presence.users_then == {1, 2, 3, 6, 7}
    assert past.presence.users_now == {1, 4, 5, 6}
    assert (past.presence.rows, past.presence.other_rows) == (13, 4)
    assert not past.presence.users_alone


def test_amounts_of_each_year() -> None:
    past = past_of(TWO_YEARS)
    # 120 and 70 tablets of 10 mg oxycodone, 1.5 mg oral morphine a mg.
    assert past.opioid_omeq_mg == (Sum(1800.0, 3, 3), Sum(1050.0, 3, 3))
    assert past.sedative_ddd == (Sum(120.0, 2, 2), Sum(40.0, 1, 1))


def test_new_users_need_the_year_before_the_earlier_year_too() -> None:
    opioid, sedative = past_of(TWO_YEARS).newcomers
    # 4 and 5 are new; 1 had opioid 334 days before.
    assert (opioid.id, opioid.then, opioid.now) == ("opioid", None, 2)
    # 6 was there 365 days before, which is within the washout.
    assert (sedative.id, sedative.then, sedative.now) == ("sedative", None, 0)


def test_new_users_of_both_years_when_the_extract_reaches_back() -> None:
    longer = (
        TWO_YEARS
        + f"    8 | 2023-01-01 | {OTHER} | | | |\n    2 | 2023-12-01 | {OXYCODONE} | | | |"
    )
    opioid = past_of(longer).newcomers[0]
    assert (opioid.then, opioid.now) == (2, 2)  # then 1 and 3: 2 had opioid a few months before


def test_the_list_is_not_taken_for_the_year_before() -> None:
    opioid = pair(past_of(TWO_YEARS, list_size=1000), "opioid_users")
    assert opioid.now.value == 3.0  # per 1 000
    assert opioid.then.value is None
    assert opioid.ratio is not None
    assert opioid.ratio.ratio == pytest.approx(366 / 365)  # three in 365 days, three in 366


def test_an_extract_of_users_alone_is_known() -> None:
    table = f"""
        patient | day        | atc         | ddd
        1       | 2024-01-01 | {ZOPICLONE} | 10
        1       | 2025-12-31 | {ZOPICLONE} | 10
    """
    found = own_past(audit(reading(drawn(table)), Options(period=YEAR)))
    assert found is not None
    assert found.presence.users_alone


def test_recalled_rows_and_duplicates_make_nobody_present() -> None:
    table = f"""
        patient | day        | atc     | recalled
        10      | 2024-02-01 | {OTHER} | yes
        11      | 2024-02-01 | {OTHER} |
        11      | 2024-02-01 | {OTHER} |
    """
    past = past_of(table)
    assert past.presence.then == {11, 999}
    assert past.presence.rows == 3


def test_the_months_of_both_years() -> None:
    months = [m for m in past_of(TWO_YEARS).months if m.id == "opioid_users"]
    assert [m.month for m in months] == [f"{y}-{m:02d}" for y in (2024, 2025) for m in range(1, 13)]
    assert [m.month for m in months if m.numerator] == [
        "2024-04", "2024-05", "2024-06", "2025-02", "2025-03", "2025-07",
    ]  # fmt: skip


def test_without_the_year_before_there_is_nothing_to_compare_with() -> None:
    made = audit(reading([r for r in drawn(TWO_YEARS) if r.day.year == 2025]), Options(period=YEAR))
    assert own_past(made) is None

"""Tapers from the amounts collected: begun, under way, completed.

The year's quarters are 91 days: 1 January to 1 April, 2 April to 1 July, 2 July to 30
September, and 1 October to 31 December. Tramadol: 300 mg a DDD, in OMEQ 60 mg; here DDD.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from audit_rows import YEAR, audited, outcome, reading, record, whole_year

from riktig.audit import Audit, Options, audit
from riktig.extract.record import Record

STAGES = ("started", "under_way", "completed")


def pickups(*amounts: float, every: int = 30, atc: str = "N05CF01") -> list[Record]:
    """DDD collected every so many days from 1 January; 0 is nothing that day."""
    days = [YEAR[0] + timedelta(days=every * number) for number in range(len(amounts))]
    return [
        record(number, day=day, atc=atc, ddd=ddd)
        for number, (day, ddd) in enumerate(zip(days, amounts, strict=True), 1)
        if ddd
    ]


def of(rows: list[Record]) -> Audit:
    return audit(reading(whole_year(rows)), Options(period=YEAR))


def stages(rows: list[Record], kind: str = "sedative") -> tuple[str, ...]:
    """The stages a patient with these rows is counted at."""
    found = of(rows)
    return tuple(stage for stage in STAGES if 1 in found.patients(f"{kind}_taper_{stage}"))


def is_asked_about(rows: list[Record]) -> bool:
    return outcome(of(rows), "sedative_taper_started")["denominator"] == 1


def test_the_same_every_month_is_no_taper() -> None:
    rows = pickups(*[30.0] * 13)
    assert is_asked_about(rows)
    assert stages(rows) == ()


def test_under_way() -> None:
    # Before: seven times 30 until 30 June; without one of them 180, so 90 a quarter.
    # The last pickup is on 27 December; from 28 September: 15 + 15 + 10 + 10 = 50, under 67.5.
    assert stages(pickups(*[30] * 7, 25, 20, 15, 15, 10, 10)) == ("started", "under_way")


def test_completed() -> None:
    # Before: 5 times 30, 20 and 15; without one of 30 that is 155, so 77.5 a quarter, 75 % 58.1.
    # The last pickup is on 29 August; the 91 days up to it (from 31 May) hold 20 + 15 + 10 + 5.
    assert stages(pickups(*[30] * 5, 20, 15, 10, 5)) == ("started", "completed")


@pytest.mark.parametrize("months", [7, 8, 9, 10, 11, 12])
def test_who_leaves_or_dies_on_a_full_dose_has_not_tapered(months: int) -> None:
    assert stages(pickups(*[30] * months)) == ()


def test_just_a_quarter_less_is_enough_and_a_little_less_is_not() -> None:
    # Every 7 days from 1 January: 26 times 10 until 25 June; 250 without one, 125 a quarter.
    # Thirteen times in the last 91 days: 7.2 gives 93.6 (75 % is 93.75), 7.3 gives 94.9.
    assert "started" in stages(pickups(*[10] * 26, *[7.2] * 26, every=7))
    assert stages(pickups(*[10] * 26, *[7.3] * 26, every=7)) == ()


def test_one_early_refill_is_no_taper() -> None:
    # One of July is collected in June instead: 8 in the first half, and 5 after.
    rows = pickups(*[30] * 7, 0, *[30] * 5)
    early = record(90, day=date(2025, 6, 20), atc="N05CF01", ddd=30)
    assert is_asked_about([*rows, early])
    assert stages([*rows, early]) == ()


def test_a_stock_of_more_than_a_quarter_is_not_asked_about() -> None:
    # Six months' use at once in May, then a pause until November.
    rows = [
        *pickups(30, 30, 30, 30, 180),
        record(50, day=date(2025, 11, 10), atc="N05CF01", ddd=30),
    ]
    assert not is_asked_about(rows)
    assert stages(rows) == ()


def test_a_few_packs_are_not_asked_about() -> None:
    assert not is_asked_about(pickups(50, 50, every=91))
    # Three pickups, all in the first quarter.
    assert not is_asked_about(pickups(10, 10, 10, 0, 0, 0, 0, 10))


def weekly(*away: range, dose: float = 7.0, later: float | None = None) -> list[Record]:
    """Multidose of one tablet a day each week, but in the weeks away; another dose from July."""
    after = dose if later is None else later
    amounts = [after if week >= 26 else dose for week in range(52)]
    gone = {week for weeks in away for week in weeks}
    return pickups(*[0 if week in gone else one for week, one in enumerate(amounts)], every=7)


@pytest.mark.parametrize("weeks", [2, 4, 6, 8])
@pytest.mark.parametrize("first", [38, 40, 43])
def test_one_stay_at_a_hospital_is_no_taper(first: int, weeks: int) -> None:
    # Four weeks away in October: 9 x 7 = 63 in the last 91 days, of 87.5 before (75 %: 65.6).
    # 28 of the 91 days are left out: 75 % of 87.5 x 63 / 91 is 45.4, and 63 is more.
    assert stages(weekly(range(first, first + weeks))) == ()


def test_smaller_packs_somewhat_further_apart_are_a_taper() -> None:
    # Each 30 days, then each 45 with a smaller pack: the gap is not twice the usual.
    days = [*range(0, 181, 30), 225, 270, 315, 345]
    amounts = [*[30.0] * 7, 24.0, 18.0, 18.0, 12.0]
    rows = [
        record(n, day=YEAR[0] + timedelta(days=day), atc="N05CF01", ddd=ddd)
        for n, (day, ddd) in enumerate(zip(days, amounts, strict=True), 1)
    ]
    assert stages(rows) == ("started", "under_way")


def test_a_stay_hides_no_taper() -> None:
    # Half a tablet from July: 9 x 3.5 = 31.5, below 45.4.
    assert stages(weekly(range(40, 44), later=3.5)) == ("started", "under_way")


def test_several_gaps_may_be_a_slower_pace_and_count() -> None:
    # Three and three weeks away: 7 x 7 = 49 of 87.5.
    assert stages(weekly(range(40, 43), range(45, 48))) == ("started", "under_way")


def test_the_same_packs_further_apart_is_a_taper() -> None:
    # Each month in the first half, every other month after: 30 + 30 of 90.
    assert stages(pickups(*[30] * 7, 0, 30, 0, 30, 0, 30)) == ("started", "under_way")


@pytest.mark.parametrize(
    ("days", "last", "expected"),
    [
        (365, 272, "completed"),  # 30 September
        (365, 273, "under_way"),  # 1 October
        (366, 272, "completed"),  # of 2024: 29 September
        (366, 273, "under_way"),  # 30 September
    ],
)
def test_the_last_quarter_begins_after_three_quarters_of_91_days(
    days: int, last: int, expected: str
) -> None:
    year = YEAR if days == 365 else (date(2024, 1, 1), date(2024, 12, 31))
    early = {30 * number: 30.0 for number in range(7)}
    rows = [
        record(n, day=year[0] + timedelta(days=day), atc="N05CF01", ddd=ddd)
        for n, (day, ddd) in enumerate({**early, 210: 10.0, 240: 10.0, last: 5.0}.items(), 1)
    ]
    ends = [record(900 + n, patient=999, day=day, atc="C09AA02") for n, day in enumerate(year)]
    found = audit(reading([*rows, *ends]), Options(period=year))
    at = [stage for stage in STAGES if 1 in found.patients(f"sedative_taper_{stage}")]
    assert at == ["started", expected]


def test_what_stops_in_the_first_half_has_nothing_to_compare_with() -> None:
    rows = pickups(30, 30, 20, 10, 5)
    assert is_asked_about(rows)
    assert stages(rows) == ()


def test_down_and_up_again_is_no_taper() -> None:
    assert stages(pickups(*[30] * 7, 10, 10, 30, 30, 30, 30)) == ()


def test_one_amount_that_is_not_known_leaves_the_patient_out() -> None:
    rows = [*pickups(*[30] * 7, 25, 20, 15, 15, 10, 10)]
    unknown = record(90, day=date(2025, 8, 1), atc="N05BA01")
    assert not is_asked_about([*rows, unknown])


def test_a_switch_within_the_group_is_added_up() -> None:
    # From zopiclone to as many DDD of diazepam in July: no taper.
    after = [one._replace(atc="N05BA01", row=one.row + 50) for one in pickups(*[0] * 7, *[30] * 6)]
    assert stages([*pickups(*[30] * 7), *after]) == ()


def test_opioids_by_omeq() -> None:
    # As many DDD of codeine with paracetamol as of oxycodone is far less OMEQ.
    oxycodone = pickups(*[30] * 7, atc="N02AA05")
    tramadol = [
        one._replace(atc="N02AX02", row=one.row + 50)
        for one in pickups(*[0] * 7, *[30] * 6, atc="N02AA05")
    ]
    assert stages([*oxycodone, *tramadol], "opioid") == ("started", "under_way")


def test_another_threshold_stands_beside() -> None:
    # 50 of 90 is a quarter less (67.5), and not half less (45).
    found = of(pickups(*[30] * 7, 25, 20, 15, 15, 10, 10))
    result = next(one for one in found.measures if one.measure.id == "sedative_taper_started")
    assert (result.numerator, result.alternatives) == (1, (("half_less", 0),))


def test_of_regular_users() -> None:
    found = audited("""
        patient | day        | atc     | ddd
        1       | 2025-01-01 | N05CF01 | 30
        1       | 2025-02-01 | N05CF01 | 30
        1       | 2025-03-01 | N05CF01 | 30
        1       | 2025-04-02 | N05CF01 | 30
        1       | 2025-07-02 | N05CF01 | 5
        2       | 2025-01-01 | N05CF01 | 30
    """)
    # 1: before 90 / 2 = 45; the 91 days up to 2 July hold 5 (2 April is just before them).
    assert outcome(found, "sedative_taper_completed") == {
        "numerator": 1,
        "denominator": 1,
        "value": 1.0,
        "status": "ok",
    }

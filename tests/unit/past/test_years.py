"""The same days one year earlier, by the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.past import missing_days, year_before
from riktig.past.years import holds_both, reaches_end

DAY = timedelta(days=1)


def days(written: str) -> tuple[date, date]:
    first, last = map(date.fromisoformat, written.split(" "))
    return first, last


@pytest.mark.parametrize(
    ("period", "earlier", "length"),
    [
        ("2025-01-01 2025-12-31", "2024-01-01 2024-12-31", 366),  # the year before is a leap year
        ("2024-01-01 2024-12-31", "2023-01-01 2023-12-31", 365),  # this one is
        ("2023-01-01 2023-12-31", "2022-01-01 2022-12-31", 365),
        # 365 days with a leap day in them begin a day late: the year before has no leap day.
        ("2023-11-02 2024-10-31", "2022-11-02 2023-11-01", 365),
        ("2024-03-01 2025-02-28", "2023-03-01 2024-02-29", 366),
        ("2024-02-29 2025-02-27", "2023-03-01 2024-02-28", 365),
        ("2023-03-01 2024-02-28", "2022-03-01 2023-02-28", 365),
        ("2025-06-15 2026-06-14", "2024-06-15 2025-06-14", 365),
    ],
)
def test_the_year_before(period: str, earlier: str, length: int) -> None:
    found = year_before(days(period))
    assert found == days(earlier)
    assert (found[1] - found[0]).days + 1 == length


@pytest.mark.parametrize(
    "period",
    [
        "2025-01-01 2025-06-30",
        "2025-01-01 2025-12-30",
        "2024-01-01 2025-12-31",
        "0001-01-01 0001-12-31",
    ],
)
def test_a_period_that_is_not_a_year_has_none(period: str) -> None:
    assert year_before(days(period)) is None


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from([365, 366]))
def test_no_day_lies_in_both_or_in_neither_and_seasons_are_equal(first: date, length: int) -> None:
    period = (first, first + (length - 1) * DAY)
    found = year_before(period)
    assert found is not None
    assert found[1] + DAY == period[0]
    assert (found[1] - found[0]).days + 1 in (365, 366)
    assert found[0].month == first.month or (first.month, first.day) == (2, 29)
    assert abs(found[0].day - first.day) <= (28 if (first.month, first.day) == (2, 29) else 0)


def test_what_to_fetch() -> None:
    earlier = days("2024-11-01 2025-10-31")
    assert missing_days(earlier, 365) == days("2024-11-01 2023-11-02")


@pytest.mark.parametrize(("began", "held"), [(0, True), (7, True), (8, False), (30, False)])
def test_a_week_less_of_the_earlier_year_is_taken_and_not_a_month(began: int, held: bool) -> None:
    earlier, now = days("2024-01-01 2024-12-31"), days("2025-01-01 2025-12-31")
    assert holds_both((earlier[0] + began * DAY, now[1]), now, earlier) is held


@pytest.mark.parametrize(("missing", "held"), [(0, True), (7, True), (8, False), (30, False)])
def test_the_year_now_is_held_to_its_end_as_strictly(missing: int, held: bool) -> None:
    earlier, now = days("2024-01-01 2024-12-31"), days("2025-01-01 2025-12-31")
    assert holds_both((earlier[0], now[1] - missing * DAY), now, earlier) is held
    assert reaches_end((now[0], now[1] - missing * DAY), now) is held

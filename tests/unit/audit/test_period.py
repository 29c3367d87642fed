"""The period, and whether the extract covers it."""

from __future__ import annotations

from datetime import date

import pytest
from audit_rows import YEAR, reading, record

from riktig.audit import Audit, Options, audit
from riktig.audit.options import Period
from riktig.audit.totals import whole_months
from riktig.problem import Refused


def between(first: date, last: date, period: Period | None = None) -> Audit:
    rows = [record(1, day=first, atc="N05CF01", ddd=90.0), record(2, day=last, atc="C09AA02")]
    return audit(reading(rows), Options(period=period, list_size=1000))


def status(found: Audit) -> set[str]:
    shown = [one for one in found.measures if one.measure.place == "headline"]
    return {one.why or one.status for one in shown if one.why != "no_denominator"}


def test_the_default_is_the_365_days_that_end_with_the_last_row() -> None:
    found = between(date(2023, 5, 1), date(2025, 12, 31))
    assert found.period == YEAR
    assert status(found) == {"ok"}
    assert between(date(2023, 5, 1), date(2024, 12, 31)).period[0] == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("first", "expected"),
    [(date(2025, 1, 8), "ok"), (date(2025, 1, 9), "file_shorter_than_window")],
)
def test_a_rolling_year_lacks_a_week_at_most(first: date, expected: str) -> None:
    assert status(between(first, YEAR[1])) == {expected}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 2, 1), date(2025, 11, 30), "ok"),
        (date(2025, 2, 2), date(2025, 11, 30), "file_shorter_than_window"),
        (date(2025, 2, 1), date(2025, 11, 29), "file_shorter_than_window"),
    ],
)
def test_a_given_year_lacks_a_month_at_most(first: date, last: date, expected: str) -> None:
    assert status(between(first, last, YEAR)) == {expected}


def test_a_leap_year_is_a_year_and_nothing_else_is() -> None:
    ends = date(2023, 1, 1), date(2025, 12, 31)
    assert status(between(*ends, (date(2024, 1, 1), date(2024, 12, 31)))) == {"ok"}
    short = (date(2024, 1, 1), date(2024, 6, 30))
    assert status(between(*ends, short)) == {"period_shorter_than_window"}
    assert status(between(*ends, ends)) == {"period_longer_than_window"}


def test_a_short_file_is_never_scaled_up() -> None:
    found = between(date(2025, 7, 1), YEAR[1])
    assert {one.numerator for one in found.measures} == {None}
    assert {one.value for one in found.measures} == {None}


def test_a_recalled_row_does_not_lengthen_the_file() -> None:
    rows = [
        record(1, day=date(2024, 1, 1), atc="N02AX02", recalled=True),
        record(2, day=date(2025, 12, 31), atc="N02AX02"),
    ]
    found = audit(reading(rows), Options())
    assert (found.first_day, found.last_day) == (YEAR[1], YEAR[1])


def test_months_are_whole_and_covered() -> None:
    assert [f"{m[0]:%m}" for m in whole_months((date(2025, 1, 2), date(2025, 4, 29)))] == [
        "02",
        "03",
    ]
    assert len(whole_months(YEAR)) == 12
    assert whole_months((date(2025, 1, 2), date(2025, 1, 30))) == []
    months = between(date(2025, 7, 1), YEAR[1], YEAR).monthly
    assert months[0].month == "2025-06"  # a month without a row is taken as chance, two are not


def test_nothing_usable_is_refused() -> None:
    for rows in ([], [record(recalled=True, atc="N02AX02")]):
        with pytest.raises(Refused) as refusal:
            audit(reading(rows), Options())
        assert refusal.value.problem.code == "no_usable_rows"


def test_an_event_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        audit(reading([record(atc="N02AX02")]), Options(event="prescribed"))
    assert refusal.value.problem.code == "no_prescribed"

"""Own past and unbroken use against second, plain ways to reckon them."""

from __future__ import annotations

import random
from datetime import date, timedelta

import plain_audit
import plain_episodes
from audit_rows import reading, record
from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.audit import Audit, Options, audit
from riktig.extract.record import Record
from riktig.past import own_past, unbroken_use, year_before
from riktig.past.unbroken import choices

NOW = (date(2024, 11, 2), date(2025, 11, 1))
FIRST = date(2023, 11, 1)
CODES = ("N02AA05", "N02AA01", "N05BA01", "N05CF01", "C09AA02")
PLAIN = ("opioid_users", "opioid_with_sedative", "z_hypnotic_heavy")
DAYS_A_DDD = {"one_ddd_a_day": 1, "half_ddd_a_day": 2}


@st.composite
def rows(draw: st.DrawFn) -> list[Record]:
    """Up to fourteen rows of four patients over two years and a little, each its own product."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.integers(1, 4),
                st.integers(0, 760),
                st.sampled_from(CODES),
                st.integers(1, 130),
                st.sampled_from([None, None, None, "palliative", "cancer"]),
            ),
            max_size=14,
        )
    )
    ends = [(9, 0, "C09AA02", 1, None), (9, (NOW[1] - FIRST).days, "C09AA02", 1, None)]
    return [
        record(
            row,
            patient=patient,
            day=FIRST + timedelta(days=day),
            atc=atc,
            ddd=float(ddd),
            product=f"P{row}",
            units=float(ddd),
            birth_year=1950,
            excluded_for=held_outside,
        )
        for row, (patient, day, atc, ddd, held_outside) in enumerate([*drawn, *ends], 1)
    ]


def made(some: list[Record]) -> Audit:
    return audit(reading(some), Options(period=NOW))


@given(rows())
def test_each_year_is_what_an_audit_of_it_alone_gives(some: list[Record]) -> None:
    past, earlier = own_past(made(some)), year_before(NOW)
    assert past is not None
    assert earlier is not None
    alone = {one.measure.id: one for one in audit(reading(some), Options(period=earlier)).measures}
    for pair in past.measures:
        then = alone[pair.now.measure.id]
        assert pair.then.patients == then.patients
        assert (pair.then.numerator, pair.then.denominator) == (then.numerator, then.denominator)


@given(rows())
def test_cohorts_are_what_sets_of_patients_say(some: list[Record]) -> None:
    past, earlier = own_past(made(some)), year_before(NOW)
    assert past is not None
    assert earlier is not None
    there = [{r.patient for r in some if a <= r.day <= b} for a, b in (earlier, NOW)]
    assert (past.presence.then, past.presence.now) == (there[0], there[1])
    in_scope = [row for row in some if row.atc != "C09AA02" and row.excluded_for is None]
    plain = [plain_audit.measures(in_scope, *period) for period in (earlier, NOW)]
    for pair in past.measures:
        if pair.now.measure.id not in PLAIN:
            continue
        then, now = (p.get(pair.now.measure.id, (set(), set()))[0] for p in plain)
        both = there[0] & there[1]
        assert pair.same == (
            len(then & now & both),
            len((then - now) & both),
            len((now - then) & both),
        )
        assert pair.same.then <= len(then)
        assert pair.same.now <= len(now)


@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(some: list[Record], chance: random.Random) -> None:
    other = some.copy()
    chance.shuffle(other)
    one, two = made(some), made(other)
    assert unbroken_use(one) == unbroken_use(two)
    assert own_past(one) == own_past(two)


@settings(max_examples=30)  # day by day over two years is slow
@given(rows())
def test_unbroken_use_day_by_day(some: list[Record]) -> None:
    found = {one.group: one for one in unbroken_use(made(some))}
    for group, codes in (("opioid", ("N02A",)), ("sedative", ("N05B", "N05C"))):
        counted = [row for row in some if row.excluded_for is None]
        own = [row for row in counted if row.atc and row.atc.startswith(codes)]
        for choice in choices():
            running = in_period = 0
            for patient in {row.patient for row in own}:
                given = [
                    (row.day.toordinal(), _days(row, choice.days_rule), row.atc or "")
                    for row in own
                    if row.patient == patient
                ]
                last = NOW[1].toordinal()
                its = plain_episodes.episodes(
                    [one for one in given if one[0] <= last],
                    last,
                    choice.gap_days,
                    carry_over=choice.carry_over,
                )
                long = [(a, b) for a, b, _ in its if b - a >= 90]
                running += any(last - b <= choice.gap_days for _, b in long)
                in_period += any(b >= NOW[0].toordinal() for _, b in long)
            assert found[group].counts[choice] == (running, in_period)


def _days(row: Record, rule: str) -> int:
    return DAYS_A_DDD[rule] * int(row.ddd or 0) if rule in DAYS_A_DDD else 30


@given(rows())
def test_a_longer_gap_never_takes_anyone_away(some: list[Record]) -> None:
    for one in unbroken_use(made(some)):
        for choice, counted in one.counts.items():
            for other, more in one.counts.items():
                same = choice.days_rule == other.days_rule and choice.carry_over == other.carry_over
                if same and choice.gap_days <= other.gap_days:
                    assert counted.running <= more.running
                    assert counted.in_period <= more.in_period
            assert counted.running <= counted.in_period

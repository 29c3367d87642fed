"""Whatever is asked for within the limits, a practice is whole and its parts add up."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from riktig.synthetic import practice
from riktig.synthetic.courses import courses
from riktig.synthetic.draws import Draws
from riktig.synthetic.population import people
from riktig.synthetic.refills import refills
from riktig.synthetic.write_delimited import write_canonical


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 2**48 - 1),
    months=st.integers(1, 30),
    list_size=st.integers(1, 400),
    effect=st.fixed_dictionaries(
        {},
        optional={
            group: st.integers(-100, 0) for group in ("opioids", "benzodiazepines", "z_hypnotics")
        },
    ),
)
def test_any_practice_is_whole(
    seed: int, months: int, list_size: int, effect: dict[str, int]
) -> None:
    made = practice(seed, months, list_size=list_size, effect=effect)
    assert made == practice(seed, months, list_size=list_size, effect=effect)
    assert len(made.patients) == list_size
    days = [row.day for row in made.dispensings]
    assert days[0] == made.period.first_day
    assert days[-1] == made.period.last_day
    assert all(1 <= row.patient <= list_size for row in made.dispensings)
    lines = write_canonical(made).splitlines()
    assert len(lines) == len(made.dispensings) + 2
    assert {line.count(";") for line in lines[1:]} == {12}


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**48 - 1), percent=st.integers(0, 100))
@example(seed=35395, percent=84)  # its last dispensing, of three packs, falls on the last day
def test_a_lower_dose_never_gives_more_than_one_dispensing_more(seed: int, percent: int) -> None:
    patients = people(Draws(seed), 200, 2026)
    for course in courses(Draws(seed, 1), patients, 365):
        full = sum(refill.packs * refill.pack_size for refill in refills(course, 365))
        low = refills(course, 365, lambda _day: percent)
        most = max((refill.packs * refill.pack_size for refill in low), default=0)
        assert sum(refill.packs * refill.pack_size for refill in low) <= full + most


@given(seed=st.integers(0, 2**48 - 1), low=st.integers(-50, 50), width=st.integers(0, 100))
def test_draws_stay_within_their_limits(seed: int, low: int, width: int) -> None:
    draws = Draws(seed)
    assert low <= draws.between(low, low + width) <= low + width
    assert sorted(draws.shuffled(range(width))) == list(range(width))

"""A simulated practice is the one that a file of it would give."""

from __future__ import annotations

import pytest

from riktig.audit.options import Options
from riktig.audit.run import audit
from riktig.extract.reader import read
from riktig.simulation.practices import MONTHS, periods_of, reading_of, years
from riktig.summary import private_summary
from riktig.synthetic import member_seed, practice, write_canonical
from riktig.synthetic.practice import LIST_SIZE

SEED = member_seed(3, 2)


def through_a_file(effect: str, which: int) -> dict:
    made = practice(SEED, MONTHS, effect=effect)
    reading = read(["P0001.csv"], [write_canonical(made).encode()])
    options = Options(member="P0001", list_size=LIST_SIZE, period=periods_of(made)[which])
    found = private_summary(audit(reading, options))
    found.pop("same_patients", None)  # told beside a change, no part of the rule
    return found


@pytest.mark.parametrize(
    ("year", "effect", "which"),
    [("before", "none", 0), ("unchanged", "none", 1), ("molde", "molde", 1)],
)
def test_the_summary_is_that_of_the_written_file(year, effect, which):
    assert getattr(years(SEED, "P0001"), year) == through_a_file(effect, which)


def test_the_year_before_does_not_depend_on_what_comes_after():
    assert through_a_file("molde", 0)["measures"] == years(SEED, "P0001").before["measures"]


def test_the_two_years_are_of_equal_length_and_meet():
    made = practice(SEED, MONTHS)
    (first, last), (start, end) = periods_of(made)
    assert (last - first).days == (end - start).days == 364
    assert (start - last).days == 1
    assert reading_of(made).rows_read == len(made.dispensings)

"""A review of ten prescriptions, counted by hand: a table a clinician can read.

One letter an answer, as on the page: contact K, E, U; J, N, I (not relevant); pack L, S, V;
a dash where nothing was answered.
"""

from __future__ import annotations

from riktig.journal import count, read_rows

# contact, indication, duration and stop, driving, control, pack
TABLE = """
 1  K  J  J  J  J  L
 2  K  J  N  J  J  L
 3  E  J  N  N  J  S
 4  U  N  N  N  N  S
 5  U  N  N  I  N  S
 6  U  J  N  I  N  V
 7  K  J  J  J  J  L
 8  E  J  J  N  -  L
 9  U  N  N  -  I  V
10  K  J  I  J  J  L
"""
ANSWERS = {
    "K": "consultation",
    "E": "e_consultation",
    "U": "none",
    "J": True,
    "N": False,
    "I": "not_relevant",
    "L": "small",
    "S": "large",
    "V": "unknown",
    "-": None,
}
FIELDS = (
    "contact",
    "indication_noted",
    "duration_and_stop_noted",
    "driving_told",
    "control_within_six_months",
    "pack",
)
# Counted by hand in the table above: numerator, denominator.
EXPECTED = {
    "review_consultation": (6, 10),  # 1 2 3 7 8 10 of all ten
    "review_indication": (7, 10),  # not 4, 5 and 9
    "review_stop_plan": (3, 9),  # 1 7 8; row 10 is not relevant
    "review_driving": (4, 7),  # 1 2 7 10; rows 5 and 6 do not drive, row 9 not answered
    "review_control": (5, 8),  # 1 2 3 7 10; row 8 not answered, row 9 not relevant
    "review_large_pack": (3, 8),  # 3 4 5; rows 6 and 9 not known
}


def rows() -> list[dict]:
    lines = [line.split()[1:] for line in TABLE.strip().splitlines()]
    return [dict(zip(FIELDS, (ANSWERS[letter] for letter in line), strict=True)) for line in lines]


def test_the_table_counted_by_hand():
    review = count(read_rows(rows()))
    assert review.reviewed == 10
    found = {one.measure.id: (one.numerator, one.denominator) for one in review.counts}
    assert found == EXPECTED


def test_what_left_the_denominator_is_told():
    found = {one.measure.id: one.told for one in count(read_rows(rows())).counts}
    assert found["review_driving"] == {"yes": 4, "no": 3, "not_relevant": 2, "unanswered": 1}
    assert found["review_consultation"] == {"consultation": 4, "e_consultation": 2, "none": 4}
    assert found["review_large_pack"] == {"small": 5, "large": 3, "unknown": 2}


def test_the_exact_interval_of_six_of_ten():
    """Clopper-Pearson for 6 of 10, as printed in tables: 0.262 to 0.878."""
    low, high = count(read_rows(rows())).counts[0].interval
    assert (round(low, 3), round(high, 3)) == (0.262, 0.878)


def test_a_row_without_answers_was_not_looked_up():
    empty = [{}, {"contact": None, "group": "opioid"}, {"pack": "small"}]
    review = count(read_rows(empty))
    assert review.reviewed == 1
    assert review.groups == {}
    consultation = review.counts[0]
    assert (consultation.numerator, consultation.denominator) == (0, 0)
    assert consultation.value is None
    assert consultation.interval is None

"""Words in the group's picture stand clear of the lines of each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riktig.feedback import section_dots as dots

VALUE = st.integers(0, 100).map(float)


@given(VALUE, VALUE)
def test_no_goal_s_line_goes_through_the_words_of_the_one_under_it(benchmark, aim):
    placed, side = dots.goals_placed([(benchmark, "Målestokk"), (aim, "Målet ditt")], 100.0)
    above, below = (value for value, _ in placed)
    assert above <= below if side == "left" else above >= below


@given(VALUE, VALUE)
def test_words_near_the_right_edge_end_at_their_line(benchmark, aim):
    _, side = dots.goals_placed([(benchmark, ""), (aim, "")], 100.0)
    near = max(benchmark, aim) * dots.PLOT / 100 > dots.PLOT - 2 * dots.EDGE
    assert (side == "right") == near


def test_one_goal_or_none():
    assert dots.goals_placed([], 100.0) == ([], "left")
    assert dots.goals_placed([(10.0, "Målestokk")], 100.0) == ([(10.0, "Målestokk")], "left")

"""What moved is told in one line each, with what stood there before."""

from __future__ import annotations

from riktig.commands.impact_moved import moved

WHY = "kan ikke regnes ut"
ANSWER = {"a.x": "1", "a.y": "2", "b": "3"}


def lines(kind, before, after):
    return {one["name"]: (one["old"], one["new"]) for one in moved(kind, before, after)}


def test_an_answer_that_stops_is_told_once_with_what_it_was():
    assert lines("examples", ANSWER, {"a": WHY, "b": "3"}) == {"a": ("x 1; y 2", WHY)}


def test_an_answer_that_begins_is_told_once_with_what_it_is():
    assert lines("examples", {"a": WHY, "b": "3"}, ANSWER) == {"a": (WHY, "x 1; y 2")}


def test_a_kind_that_stops_is_told_once():
    assert lines("exercises", ANSWER, {"exercises": WHY}) == {
        "exercises": ("a.x 1; a.y 2; b 3", WHY)
    }


def test_of_many_parts_the_first_are_told_and_the_rest_counted():
    before = {f"a.{number}": "7" for number in range(5)}
    assert lines("examples", before, {"a": WHY}) == {"a": ("0 7; 1 7; 2 7; og 2 til", WHY)}


def test_what_stays_is_not_told_and_what_is_new_or_gone_is():
    assert lines("examples", {"a": "1", "b": "2"}, {"b": "2", "c": "3"}) == {
        "a": ("1", None),
        "c": (None, "3"),
    }

"""A campaign's ledger: shares and marks, no municipality of few, and a file that comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riktig.registry import handle
from riktig.visit.ledger import LEAST_FOLDED, LEAST_GPS, Row, folded, left, marks

COUNTS = st.integers(1, 40).flatmap(lambda gps: st.tuples(st.just(gps), st.integers(0, gps)))
ROWS = st.lists(COUNTS, max_size=8).map(
    lambda found: [Row(f"Kommune {chr(65 + at)}", *one) for at, one in enumerate(found)]
)


def asked(rows, **more):
    listed = [dict(zip(("municipality", "gps", "visits"), one, strict=True)) for one in rows]
    return handle({"op": "visit_ledger", "rows": listed, **more})


def opened(written):
    return handle({"op": "visit_ledger_open"}, [written.encode()])


def test_a_row_says_how_many_are_left_to_each_mark():
    answer = asked([("Molde", "30", "22")])
    (row,) = answer["ledger"]["rows"]
    assert row["share_text"] == "73 %"
    assert [(mark["share"], mark["left"]) for mark in row["marks"]] == [(75, 1), (80, 2)]
    assert [mark["text"] for mark in row["marks"]] == ["1 lege igjen", "2 leger igjen"]


@given(COUNTS)
def test_what_is_left_reaches_the_mark_and_no_less_does(counts):
    row = Row("A", *counts)
    for mark in marks():
        more = left(row, mark)
        assert (row.visits + more) * 100 >= mark * row.gps
        assert not more or (row.visits + more - 1) * 100 < mark * row.gps


@given(ROWS)
def test_no_row_of_few_doctors_is_shown(rows):
    shown, withheld = folded(rows)
    assert all(row.gps >= LEAST_GPS for row in shown)
    together = [row for row in shown if row.folded]
    assert all(row.folded >= LEAST_FOLDED for row in together)
    assert len(together) <= 1
    if not withheld:
        assert sum(row.gps for row in shown) == sum(row.gps for row in rows)
        assert sum(row.visits for row in shown) == sum(row.visits for row in rows)
    small = {row.municipality for row in rows if row.gps < LEAST_GPS}
    assert not small & {row.municipality for row in shown}


@given(ROWS)
def test_what_is_saved_is_what_is_shown_and_comes_back(rows):
    answer = asked([row[:3] for row in rows], cost_per_visit="1200,50")
    again = opened(answer["file"])
    shown = answer["ledger"]["rows"]
    assert [one["gps"] for one in again["rows"]] == [one["gps"] for one in shown]
    assert again["cost_per_visit"] == 1200.5
    second = handle({"op": "visit_ledger", **{k: again[k] for k in again if k != "ok"}})
    assert second["ledger"]["rows"] == shown


def test_one_small_municipality_alone_is_left_out_and_told():
    ledger = asked([("Aure", 3, 1)])["ledger"]
    assert ledger["rows"] == []
    assert ledger["total"] is None
    assert "for få fastleger" in ledger["notes"][0]


def test_the_cost_is_ones_own_and_the_published_is_not_scaled():
    ledger = asked([("Molde", 30, 22)], cost_per_visit=1200)["ledger"]
    assert "22 besøk à 1\N{NO-BREAK SPACE}200 kroner" in ledger["cost"][0]
    assert any("Det gjelder hele landet" in note for note in ledger["notes"])
    assert asked([("Molde", 30, 22)])["ledger"]["cost"] == []


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        (("", 5, 1), "municipality", "ledger_municipality"),
        (("A" * 61, 5, 1), "municipality", "ledger_municipality"),
        (("A 01017012345", 5, 1), "municipality", "ledger_municipality"),
        (("A\x00", 5, 1), "municipality", "ledger_municipality"),
        (("A", 0, 0), "gps", "ledger_gps"),
        (("A", "fem", 0), "gps", "ledger_gps"),
        (("A", True, 0), "gps", "ledger_gps"),
        (("A", 5, -1), "visits", "ledger_visits"),
        (("A", 5, 2.5), "visits", "ledger_visits"),
        (("A", 5, 6), "visits", "ledger_visits_above"),
        (("molde", 5, 1), "municipality", "ledger_municipality_twice"),
    ],
)
def test_a_wrong_row_is_told_with_its_place(row, field, code):
    answer = asked([("Molde", 30, 22), row])
    assert answer["problem"]["code"] == code
    (error,) = answer["errors"]
    assert (error["field"], error["row"]) == (field, 2)
    assert "linje 2" in error["message"]


@pytest.mark.parametrize("cost", ["mye", -1, 1_000_001, True, [1]])
def test_a_wrong_cost(cost):
    answer = asked([("Molde", 30, 22)], cost_per_visit=cost)
    assert answer["errors"][0]["field"] == "cost_per_visit"


def test_answers_are_counts_and_known_choices():
    counts = {"length": {"short": 1, "right": 4, "long": 0}}
    answer = asked([("Molde", 30, 22)], evaluation=counts)
    assert opened(answer["file"])["evaluation"] == counts
    assert "Var lengden passe?;Passe;4" in answer["csv"]
    for wrong in ({"x": {}}, {"length": {"x": 1}}, {"length": {"right": -1}}, [1], {"length": 3}):
        assert asked([], evaluation=wrong)["problem"]["code"] == "ledger_evaluation"


def test_a_spreadsheet_computes_nothing_of_it():
    assert "'=1+1;" in asked([("=1+1", 30, 22)])["csv"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "not_a_ledger"),
        ("[]", "not_a_ledger"),
        ('{"schema": "riktig-group/1"}', "not_a_ledger"),
        ('{"schema": "riktig-campaign/2"}', "ledger_schema"),
        ('{"schema": "riktig-campaign/1"}', "ledger_damaged"),
        ('{"schema": "riktig-campaign/1", "rows": [], "gp": "Ola"}', "ledger_damaged"),
        ('{"schema": "riktig-campaign/1", "rows": [{"gps": 1}]}', "ledger_damaged"),
        ("[" * 100_000, "not_a_ledger"),
        (" " * 200_001, "ledger_large"),
    ],
)
def test_another_file_is_refused(written, code):
    assert opened(written)["problem"]["code"] == code


def test_a_file_of_small_rows_made_by_hand_is_shown_together():
    rows = [{"municipality": name, "gps": 3, "visits": 1} for name in "AB"]
    found = opened(json.dumps({"schema": "riktig-campaign/1", "rows": rows}))
    answer = handle({"op": "visit_ledger", "rows": found["rows"]})
    assert [one["municipality"] for one in answer["ledger"]["rows"]] == ["Andre kommuner (2)"]

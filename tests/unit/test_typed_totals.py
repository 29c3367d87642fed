"""Totals from a posted report: a private summary marked as typed, that can be compared."""

from __future__ import annotations

import json

import pytest

from riktig.disclosure import share
from riktig.measures.scope import classes
from riktig.registry import handle
from riktig.summary import read_summary
from riktig.summary.typed_totals import typed_measures

FORM = {
    "from": "01.01.2025",
    "to": "31.12.2025",
    "event": "dispensed",
    "attribution": "my_patients",
    "list_size": "1 100",
    "measures": {
        "opioid_users": ["120", ""],
        "opioid_with_sedative": ["12", "120"],
        "z_hypnotic_heavy": ["5", "60"],
    },
    "ddd": {"N02A": "2300"},
}


def totals(**changed):
    return handle({"op": "totals", "totals": {**FORM, **changed}})


def bad_fields(**changed) -> set[str]:
    answer = totals(**changed)
    assert not answer["ok"]
    assert all(cell["message"].endswith(".") for cell in answer["problem"]["cells"])
    return {cell["field"] for cell in answer["problem"]["cells"]}


def test_the_summary_reads_back_and_says_that_it_was_typed():
    private = totals()["private"]
    assert read_summary(json.dumps(private).encode()) == private
    found = {one["id"]: one for one in private["measures"]}
    assert found["opioid_with_sedative"]["value"] == 0.1  # 12 of 120
    assert found["opioid_users"]["value"] == pytest.approx(109.090909)  # 120 per 1 100 on the list
    assert {one["method"] for one in found.values()} == {"typed"}
    assert found["stimulant_users"]["why"] == "not_typed"
    assert private["classes"]["N02A"]["ddd"] == 2300
    assert private["ledger"]["rows_read"] is None


def test_two_years_can_be_compared():
    later = totals(**{"from": "2026-01-01", "to": "2026-12-31"}, ddd={})
    blobs = [json.dumps(one["private"]).encode() for one in (totals(), later)]
    answer = handle({"op": "compare"}, blobs)
    assert answer["ok"]
    said = json.dumps(answer["view"]["report"]["basis"], ensure_ascii=False)
    assert "skrevet inn fra rapporter" in said


def test_a_part_as_large_as_the_whole_can_be():
    both = {"opioid_omeq_over_90": ["3", "120"], "opioid_omeq_50": ["3", "120"]}
    assert totals(measures=both)["ok"]


def test_a_part_larger_than_the_whole_is_told_with_the_whole():
    both = {"opioid_omeq_over_90": ["9", "120"], "opioid_omeq_50": ["3", "120"]}
    (cell,) = totals(measures=both)["problem"]["cells"]
    assert "større enn 3" in cell["message"]


def test_the_block_shows_each_number():
    rows = totals()["block"]["table"]["rows"]
    assert [row[1] for row in rows] == ["120", "12", "5"]
    assert rows[1][3] == "10,0\u00a0%" or rows[1][3] == "10,0 %"


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"measures": {"opioid_users": ["1101", ""]}}, {"measures.opioid_users"}),
        ({"measures": {"opioid_with_sedative": ["12", ""]}}, {"measures.opioid_with_sedative.of"}),
        ({"measures": {"opioid_with_sedative": ["", "120"]}}, {"measures.opioid_with_sedative"}),
        ({"measures": {"opioid_with_sedative": ["13", "12"]}}, {"measures.opioid_with_sedative"}),
        ({"measures": {"opioid_users": ["1,5", ""]}}, {"measures.opioid_users"}),
        ({"measures": {"opioid_users": ["-1", ""]}}, {"measures.opioid_users"}),
        ({"measures": {}}, {"measures"}),
        # Over 90 mg is at least 50 mg too; three groups are two; a new user is a user.
        (
            {"measures": {"opioid_omeq_over_90": ["9", "120"], "opioid_omeq_50": ["3", "120"]}},
            {"measures.opioid_omeq_over_90"},
        ),
        (
            {"measures": {"sedative_over_365_ddd": ["9", "60"], "sedative_90_ddd": ["8", "60"]}},
            {"measures.sedative_over_365_ddd"},
        ),
        (
            {"measures": {"three_groups_at_once": ["4", "60"], "two_groups_at_once": ["3", "60"]}},
            {"measures.three_groups_at_once"},
        ),
        (
            {"measures": {"new_opioid_users": ["121", ""], "opioid_users": ["120", ""]}},
            {"measures.new_opioid_users"},
        ),
        (
            {"measures": {"group_ab_65_over_365_ddd": ["5", "9"], "group_ab_65_any": ["4", ""]}},
            {"measures.group_ab_65_over_365_ddd"},
        ),
        ({"list_size": ""}, {"list_size"}),
        ({"list_size": "0"}, {"list_size"}),
        ({"event": ""}, {"event"}),
        ({"attribution": "alle"}, {"attribution"}),
        ({"from": ""}, {"to"}),
        ({"to": "30.06.2025"}, {"to"}),
        ({"from": "31.12.2025", "to": "01.01.2025"}, {"to"}),
        ({"member": "41019912345"}, {"member"}),
        ({"ddd": {"N02A": "mye"}}, {"ddd.N02A"}),
    ],
)
def test_a_number_that_cannot_be_is_told_at_its_field(changed, fields):
    assert bad_fields(**changed) >= fields


@pytest.mark.parametrize("form", [None, 1, [], {"other": 1}])
def test_what_is_no_form_is_refused(form):
    assert handle({"op": "totals", "totals": form})["problem"]["code"] == "typed_form"


def test_no_measure_of_an_amount_is_asked_for():
    assert "opioid_users" in {one.id for one in typed_measures()}
    assert "opioid_ddd_per_1000" not in {one.id for one in typed_measures()}


@pytest.mark.parametrize("number", ["0", "1", "4", "5", "60"])
@pytest.mark.parametrize("ddd", ["0", "1", "360", "100000"])
def test_the_share_of_typed_totals_never_fails_and_shows_no_small_count(number, ddd):
    told = {one.id: [number, "60"] for one in typed_measures()}
    answer = totals(measures=told, ddd={one.id: ddd for one in classes()})
    shared = share(answer["private"])
    shown = [one[key] for one in shared["measures"] for key in ("numerator", "denominator")]
    assert not {cell for cell in shown if cell is not None and 0 < cell < 5}
    assert share(shared) == shared

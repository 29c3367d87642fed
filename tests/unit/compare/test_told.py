"""What the GP told beside the extract, in the comparison of two summaries."""

from __future__ import annotations

import json
from typing import Any

import pytest
from report_cases import parts_of, report_of
from summary_dicts import AFTER, BEFORE, COUNTS_AFTER, COUNTS_BEFORE, summary

from riktig.compare import checked_summary, compare
from riktig.journal import review_measures
from riktig.problem import Refused
from riktig.registry import handle
from riktig.summary.told import hand_counted_values


def review(pairs: dict[str, tuple[int, int]]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "version": one.version,
            "numerator": pairs[one.id][0],
            "denominator": pairs[one.id][1],
            **hand_counted_values(*pairs[one.id]),
            "status": "ok",
            "method": "hand_counted",
        }
        for one in review_measures()
        if one.id in pairs
    ]


def pair(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Before and after, with what is changed in each."""
    made = [summary(COUNTS_BEFORE, BEFORE), summary(COUNTS_AFTER, AFTER)]
    for one, side in zip(made, ("before", "after"), strict=True):
        change = changes.get(side, {})
        one["measures"] += change.get("measures", [])
        one["practice"] |= change.get("practice", {})
        one["made_by"] |= change.get("made_by", {})
        one.update({key: change[key] for key in ("event", "attribution") if key in change})
    return made


def provenance(sides: list[dict[str, Any]]) -> tuple[dict[str, list[str]], list[str]]:
    block = parts_of(report_of(*sides))["provenance"]
    return {row[0]: row[1:] for row in block.table.rows}, block.notes


def test_the_check_and_the_practice_stand_side_by_side() -> None:
    told = {"practice": {"practice_days_a_week": 2.5, "roles": ["locum"]}}
    check = {"made_by": {"spot_check": {"compared": 5, "agreed": 4}}}
    rows, notes = provenance(pair(before=told, after=check))
    assert rows["Praksisen"] == ["2,5 dager i uka, vikar", "–"]
    assert rows["Kontroll"] == [
        "Ikke kontrollert mot journalen.",
        "Stikkprøve mot journalen: 4 av 5 stemte.",
    ]
    assert (
        "Praksisen er ikke beskrevet likt før og etter. En del av forskjellen kan komme av det."
        in notes
    )


def test_old_files_say_nothing_of_the_practice() -> None:
    rows, notes = provenance(pair())
    assert "Praksisen" not in rows
    assert not [note for note in notes if "beskrevet likt" in note]


def test_hand_counts_of_both_are_a_table_of_their_own() -> None:
    before = review({"review_indication": (10, 20), "review_driving": (3, 12)})
    after = review({"review_indication": (18, 20), "review_control": (9, 20)})
    blocks = parts_of(report_of(*pair(before={"measures": before}, after={"measures": after})))
    rows = blocks["journal_change"].table.rows
    assert len(rows) == 1
    # Fisher's exact test of 10 of 20 and 18 of 20: scipy gives 0.0138.
    assert (rows[0][1][:8], rows[0][2][:8], rows[0][3]) == ("10 av 20", "18 av 20", "Neppe")


def test_hand_counts_of_one_side_alone_change_nothing() -> None:
    after = review({"review_indication": (18, 20)})
    assert "journal_change" not in parts_of(report_of(*pair(after={"measures": after})))
    compared = compare(*pair(after={"measures": after}))
    assert {one.id for one in compared.measures} == set(COUNTS_AFTER)
    assert not compared.left_out


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"event": "prescribed"}, "events_differ"),
        ({"attribution": "my_patients"}, "attributions_differ"),
    ],
)
def test_a_before_and_after_that_differ_are_refused_by_the_page(
    change: dict[str, Any], code: str
) -> None:
    sides = pair(after=change)
    answer = handle({"op": "compare"}, [json.dumps(one).encode() for one in sides])
    assert answer["problem"]["code"] == code
    assert answer["message"].endswith(".")


@pytest.mark.parametrize("told", [{"compared": 9, "agreed": 9}, "yes", {"compared": 5}])
def test_a_check_that_cannot_be_is_damaged(told: Any) -> None:
    with pytest.raises(Refused) as refusal:
        checked_summary(pair(before={"made_by": {"spot_check": told}})[0])
    assert refusal.value.problem.code == "summary_damaged"

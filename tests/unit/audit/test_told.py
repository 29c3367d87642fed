"""What the GP tells beside the extract: taken within its limits, kept in the summary, masked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from audit_rows import audited, drawn, reading, whole_year
from hypothesis import given, settings
from hypothesis import strategies as st

from riktig.audit import read_options
from riktig.audit.practice import Practice
from riktig.disclosure import share
from riktig.journal import review_measures
from riktig.problem import Refused
from riktig.registry import Held, handle
from riktig.summary import private_summary, read_summary
from riktig.text import explain

ROWS = """
    patient | day        | atc     | ddd
    1       | 2025-03-01 | N02AX02 | 40
"""
PRACTICE = {
    "list_size": "1 100",
    "practice_days_a_week": "2,5",
    "months_in_period": 6,
    "roles": ["training", "shared_list"],
    "years_on_list": "0",
}
WORK = {"statuses": {"not_assessed": 30, "call_in": 8, "plan": 2}, "tapers": {"started": 3}}
COUNTS = {one.id: [15, 20] for one in review_measures()}
JOURNAL = {"reviewed": 20, "measures": {**COUNTS, "review_large_pack": [3, 18]}}
CHECK = {"compared": 5, "agreed": 4}
EVERYTHING = {"practice": PRACTICE, "work": WORK, "journal": JOURNAL, "spot_check": CHECK}

HELD = Held(reading=reading(whole_year(drawn(ROWS))))
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
)


def told(options: dict[str, Any] = EVERYTHING) -> dict[str, Any]:
    read = read_options({"member": "M1", **options})
    return private_summary(audited(ROWS, **{n: getattr(read, n) for n in _NAMES}))


_NAMES = ("list_size", "practice", "spot_check", "work", "journal")


def test_a_practice_as_typed() -> None:
    read = read_options({"practice": PRACTICE})
    assert read.list_size == 1100
    assert read.practice == Practice(2.5, 6, ("shared_list", "training"), 0)
    assert read.practice.part_time
    assert not read_options({"list_size": 900}).practice.part_time
    assert not Practice(5.0, 12, (), 3).part_time


def test_the_list_size_may_stand_alone_as_before() -> None:
    assert read_options({"list_size": "900", "practice": {"roles": []}}).list_size == 900


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("practice", [], "invalid_practice"),
        ("practice", {"name": "Ola"}, "invalid_practice"),
        ("practice", {"practice_days_a_week": 0}, "invalid_practice_days"),
        ("practice", {"practice_days_a_week": "5,5"}, "invalid_practice_days"),
        ("practice", {"practice_days_a_week": float("nan")}, "invalid_practice_days"),
        ("practice", {"months_in_period": 13}, "invalid_months"),
        ("practice", {"months_in_period": "1,5"}, "invalid_months"),
        ("practice", {"years_on_list": 61}, "invalid_years_on_list"),
        ("practice", {"years_on_list": True}, "invalid_years_on_list"),
        ("practice", {"roles": ["boss"]}, "unknown_role"),
        ("practice", {"roles": {"locum": 1}}, "unknown_role"),
        ("practice", {"list_size": 10**9000}, "invalid_list_size"),
        ("spot_check", {"compared": 5, "agreed": 6}, "invalid_spot_check"),
        ("spot_check", {"compared": 0, "agreed": 0}, "invalid_spot_check"),
        ("spot_check", {"compared": 6, "agreed": 6}, "invalid_spot_check"),
        ("spot_check", {"agreed": 3}, "invalid_spot_check"),
        ("work", {"statuses": {"dead": 1}}, "invalid_work"),
        ("work", {"statuses": {"plan": -1}}, "invalid_work"),
        ("work", {"tapers": {"started": 1.5}}, "invalid_work"),
        ("work", [], "invalid_work"),
        ("journal", {"reviewed": 20}, "journal_damaged"),
        ("journal", {"reviewed": 20, "measures": {"opioid_users": [1, 2]}}, "journal_damaged"),
        ("journal", {"reviewed": 19, "measures": COUNTS}, "journal_damaged"),
        ("journal", {"reviewed": 500, "measures": COUNTS}, "journal_damaged"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(field: str, value: Any, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_options({field: value})
    assert refusal.value.problem.code == code
    assert explain(refusal.value.problem).endswith(".")


@settings(max_examples=300)
@given(st.sampled_from([*_NAMES, "member", "event", "attribution", "period"]), JUNK)
def test_any_json_gives_options_or_a_refusal(field: str, value: Any) -> None:
    answer = handle({"op": "recount", "options": {field: value}}, (), HELD)
    assert answer["ok"] or answer["message"].endswith(".")
    assert "error" not in answer


@pytest.mark.parametrize("options", [[1], "x", 5, [["practice", 1]]])
def test_options_that_are_no_table_are_a_refusal(options: Any) -> None:
    answer = handle({"op": "example", "options": options})
    assert answer["problem"]["code"] == "invalid_options"


def test_the_private_summary_holds_what_was_told() -> None:
    made = told()
    assert made["practice"] == {
        "list_size": 1100,
        "practice_days_a_week": 2.5,
        "months_in_period": 6,
        "roles": ["shared_list", "training"],
        "years_on_list": 0,
    }
    assert made["made_by"]["spot_check"] == CHECK
    assert made["work"]["statuses"]["talk"] == 0
    assert made["work"]["tapers"] == {"started": 3, "under_way": 0, "completed": 0}
    indication = next(one for one in made["measures"] if one["id"] == "review_indication")
    assert (indication["numerator"], indication["denominator"]) == (15, 20)
    # scipy.stats.beta.ppf(.025, 15, 6) and ppf(.975, 16, 5)
    assert (indication["value"], indication["low"], indication["high"]) == (
        0.75,
        0.508954,
        0.913429,
    )
    assert indication["method"] == "hand_counted"
    assert read_summary(json.dumps(made).encode()) == made


def test_a_measure_counted_by_hand_among_none_has_no_value() -> None:
    made = told({"journal": {"reviewed": 3, "measures": {name: [0, 0] for name in COUNTS}}})
    assert made["measures"][-1]["status"] == "not_computable"
    assert made["measures"][-1]["value"] is None
    assert read_summary(json.dumps(made).encode()) == made


def test_nothing_told_leaves_the_summary_as_it_was() -> None:
    made = told({"list_size": 900})
    assert made["practice"] == {"list_size": 900}
    assert "work" not in made
    assert "spot_check" not in made["made_by"]
    assert not [one for one in made["measures"] if "method" in one]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("practice", {"practice_days_a_week": 6}),
        ("practice", {"months_in_period": 2.5}),
        ("practice", {"roles": ["locum", "locum"]}),
        ("practice", {"roles": "locum"}),
        ("work", {"statuses": {"plan": 1}}),
        ("work", {"tapers": {"started": True}}),
        ("made_by", {"spot_check": {"compared": 5, "agreed": None}}),
        ("made_by", {"spot_check": {"compared": 3, "agreed": 4}}),
        ("made_by", {"spot_check": 5}),
    ],
)
def test_what_cannot_have_been_told_is_damaged(part: str, change: dict[str, Any]) -> None:
    made = told()
    made[part].update(change)
    with pytest.raises(Refused) as refusal:
        read_summary(json.dumps(made).encode())
    assert refusal.value.problem.code == "summary_damaged"


def test_a_hand_count_whose_value_is_not_its_own_is_damaged() -> None:
    made = told()
    made["measures"][-1]["value"] = 0.9
    with pytest.raises(Refused):
        read_summary(json.dumps(made).encode())


def test_what_is_shared_of_it() -> None:
    shared = share(told())
    assert shared["practice"] == {
        "list_size": 1100,
        "practice_days_a_week": 2.5,
        "months_in_period": 6,
        "roles": ["shared_list", "training"],
    }
    assert shared["made_by"]["spot_check"] == CHECK
    # 2 with a plan are masked, and the rest with them; the tapers are not shared.
    assert shared["work"] == {
        "statuses": {
            "not_assessed": None,
            "call_in": 8,
            "talk": 0,
            "plan": None,
            "tapering": 0,
            "done": 0,
            "unchanged": 0,
        }
    }
    held = {one["id"]: one for one in shared["measures"]}
    indication, packs = held["review_indication"], held["review_large_pack"]
    assert indication["numerator"] == 15
    assert (packs["numerator"], packs["value"], packs["status"]) == (None, None, "suppressed")
    assert read_summary(json.dumps(shared).encode()) == shared
    assert share(shared) == shared


def test_few_not_assessed_hide_every_status() -> None:
    statuses = {"not_assessed": 8, "plan": 2, "tapering": 9}
    shared = share(told({"work": {"statuses": statuses}}))
    assert set(shared["work"]["statuses"].values()) == {None}


def test_a_check_of_fewer_than_five_shares_no_number() -> None:
    shared = share(told({"spot_check": {"compared": 3, "agreed": 3}}))
    assert shared["made_by"]["spot_check"] == {"compared": None, "agreed": None}
    assert read_summary(json.dumps(shared).encode()) == shared

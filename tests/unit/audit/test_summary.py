"""The private summary: the schema to the letter, true counts, no patient."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from audit_rows import audited

from riktig import __version__
from riktig.disclosure import share
from riktig.problem import Refused
from riktig.summary import private_summary, read_summary
from riktig.text import explain

ROWS = """
    patient | day        | atc     | ddd
    1       | 2025-03-01 | N02AX02 | 40
    1       | 2025-03-01 | N05BA01 | 40
    2       | 2025-03-01 | N02AX02 | 10
    3       | 2025-03-01 | N06BA04 |
"""


def test_the_schema() -> None:
    made = private_summary(audited(ROWS, member="M1", list_size=1000))
    assert list(made) == [
        "schema",
        "kind",
        "member",
        "period",
        "practice",
        "event",
        "attribution",
        "ledger",
        "classes",
        "measures",
        "monthly",
        "made_by",
    ]
    assert made["schema"] == "riktig-summary/1"
    assert (made["kind"], made["member"]) == ("private", "M1")
    assert made["period"] == {"from": "2025-01-01", "to": "2025-12-31"}
    assert made["practice"] == {"list_size": 1000}
    assert (made["event"], made["attribution"]) == ("dispensed", "my_prescriptions")
    assert made["ledger"] == {
        "rows_read": 6,
        "in_scope": 4,
        "out_of_scope": 2,
        "not_classified": 0,
        "recalled": 0,
        "duplicate": 0,
        "rejected": 0,
        "problems": [{"code": "no_amount", "count": 1}],
    }


def test_classes_have_known_amounts_and_null_where_there_is_none() -> None:
    classes = private_summary(audited(ROWS))["classes"]
    assert classes["N02A"] == {"rows": 2, "patients": 2, "ddd": 50.0, "omeq_mg": 2250.0}
    assert classes["N05BA"] == {"rows": 1, "patients": 1, "ddd": 40.0, "omeq_mg": None}
    assert classes["N06BA"] == {"rows": 1, "patients": 1, "ddd": None, "omeq_mg": None}
    assert classes["N05CF"] == {"rows": 0, "patients": 0, "ddd": 0.0, "omeq_mg": None}


def test_measures_months_and_who_made_it() -> None:
    made = private_summary(audited(ROWS, list_size=1000))
    users, overlap, heavy = made["measures"][:3]
    assert {key: users[key] for key in ("id", "version", "numerator", "denominator")} == {
        "id": "opioid_users",
        "version": 2,
        "numerator": 2,
        "denominator": 1000,
    }
    # scipy.stats.chi2.ppf(.025, 4) / 2 and ppf(.975, 6) / 2, per 1000 on a list of 1000
    assert (users["value"], users["low"], users["high"]) == (2.0, 0.242209, 7.224688)
    assert (overlap["value"], overlap["low"], overlap["high"]) == (0.5, 0.012579, 0.987421)
    assert "why" not in users
    assert heavy["status"] == "not_computable"
    assert heavy["why"] == "no_denominator"
    assert made["monthly"][2] == {
        "month": "2025-03",
        "id": "opioid_users",
        "numerator": 2,
        "denominator": 1000,
    }
    assert len(made["monthly"]) == 12
    assert made["made_by"]["version"] == __version__
    assert made["made_by"]["tables"]["HDIR"]
    assert made["made_by"]["extract_last_day"] == "2025-12-31"
    assert made["made_by"]["synthetic"] is False


def test_it_comes_back_from_its_file() -> None:
    made = private_summary(audited(ROWS))
    assert read_summary(json.dumps(made).encode()) == made
    assert read_summary(b"\xef\xbb\xbf" + json.dumps(made).encode()) == made


def damaged(change: Callable[[dict[str, Any]], None]) -> str:
    made = private_summary(audited(ROWS, list_size=1000))
    change(made)
    with pytest.raises(Refused) as refusal:
        read_summary(json.dumps(made).encode())
    assert explain(refusal.value.problem)
    return refusal.value.problem.code


@pytest.mark.parametrize("number", [10**30, 10_000_001, -1, 1.5, "x", True, [], {}, "<5"])
@pytest.mark.parametrize(
    ("part", "place", "field"),
    [
        ("practice", None, "list_size"),
        ("classes", "N02A", "rows"),
        ("classes", "N02A", "patients"),
        ("measures", 0, "numerator"),
        ("measures", 0, "denominator"),
        ("monthly", 0, "numerator"),
    ],
)
def test_what_is_no_count_is_refused(part: str, place: Any, field: str, number: Any) -> None:
    def change(made: dict[str, Any]) -> None:
        holder = made[part] if place is None else made[part][place]
        holder[field] = number

    assert damaged(change) == "summary_damaged"


@pytest.mark.parametrize("number", [2.1, 2.00001, float("nan"), float("inf"), -1, "2", None, True])
@pytest.mark.parametrize("field", ["value", "low", "high"])
def test_a_value_must_be_that_of_its_counts(field: str, number: Any) -> None:
    assert damaged(lambda made: made["measures"][0].update({field: number})) == "summary_damaged"


def test_counts_that_do_not_give_the_value_are_refused() -> None:
    assert damaged(lambda made: made["measures"][0].update(numerator=3)) == "summary_damaged"
    assert damaged(lambda made: made["measures"][1].update(numerator=5)) == "summary_damaged"
    assert damaged(lambda made: made["measures"][1].update(denominator=0)) == "summary_damaged"
    assert damaged(lambda made: made["measures"][1].update(numerator=None)) == "summary_damaged"


def test_a_masked_measure_shows_no_value() -> None:
    masked = {"numerator": None, "status": "suppressed"}
    assert damaged(lambda made: made["measures"][0].update(masked)) == "summary_damaged"


def test_a_measure_twice_is_refused() -> None:
    assert damaged(lambda made: made["measures"].append(made["measures"][0])) == "summary_damaged"


def test_a_member_name_is_held_to_the_same_rule_as_when_it_is_given() -> None:
    assert damaged(lambda made: made.update(member="010101 12345")) == "member_identity"
    assert damaged(lambda made: made.update(member="a\u202eb")) == "invalid_member"


def test_a_shared_summary_comes_back_from_its_file() -> None:
    made = share(private_summary(audited(ROWS, list_size=1000)))
    assert made["ledger"]["problems"] == [{"code": "no_amount", "count": "<5"}]
    assert read_summary(json.dumps(made).encode()) == made


@pytest.mark.parametrize("blob", [b"{", b"[]", b"null", b"{}", b"\xff", b'{"schema": 1}'])
def test_what_is_no_summary_is_refused(blob: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read_summary(blob)
    assert refusal.value.problem.code == "not_a_summary"

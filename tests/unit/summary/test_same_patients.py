"""The patients of both years in a summary: in the private one, and never in a shared."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from audit_rows import YEAR, reading, record
from hypothesis import given, settings
from hypothesis import strategies as st
from small_practices import summaries

from riktig.audit import Audit, Options, audit
from riktig.compare import checked_summary, compare
from riktig.disclosure import share
from riktig.extract.record import Record
from riktig.measures.load import reported
from riktig.past import own_past
from riktig.problem import Refused
from riktig.summary import private_summary, read_summary, share_text

THEN, NOW = date(2024, 3, 1), date(2025, 3, 1)
BEFORE = (date(2024, 1, 1), date(2024, 12, 31))


def collected(patient: int, day: date, atc: str, ddd: float = 100.0) -> dict[str, Any]:
    return {"patient": patient, "day": day, "atc": atc, "ddd": ddd, "units": ddd}


ROWS = [
    *(collected(1, day, "N05CF01") for day in (THEN, NOW)),  # stayed
    collected(2, THEN, "N05CF01"),
    collected(2, NOW, "C09AA02"),  # ended, and still a patient
    collected(3, THEN, "C09AA02"),
    collected(3, NOW, "N05CF01"),  # began
    collected(4, THEN, "N05CF01"),  # left
    collected(5, NOW, "N05CF01"),  # came
]


def records(rows: list[dict[str, Any]], first: date = BEFORE[0]) -> list[Record]:
    ends = [collected(9, day, "C09AA02") for day in (first, YEAR[1])]
    return [record(number, **row) for number, row in enumerate([*rows, *ends], 1)]


def made(rows: list[dict[str, Any]] = ROWS, first: date = BEFORE[0], **options: Any) -> Audit:
    return audit(reading(records(rows, first)), Options(**({"period": YEAR} | options)))


def test_who_stayed_ended_and_began_among_the_patients_of_both_years() -> None:
    told = private_summary(made())["same_patients"]
    assert told["period"] == {"from": "2024-01-01", "to": "2024-12-31"}
    assert (told["patients"], told["left"], told["came"]) == (4, 1, 1)
    assert told["users_alone"] is False
    (one,) = (one for one in told["measures"] if one["id"] == "z_hypnotic_heavy")
    assert one == {"id": "z_hypnotic_heavy", "version": 2, "stayed": 1, "ended": 1, "began": 1}


def test_only_reported_measures_in_the_reports_order() -> None:
    told = private_summary(made())["same_patients"]["measures"]
    order = [one.id for one in reported()]
    assert [one["id"] for one in told] == [
        name for name in order if name in {o["id"] for o in told}
    ]


def test_the_headlines_are_those_of_the_own_page() -> None:
    found = made()
    past = own_past(found)
    assert past is not None
    told = {one["id"]: one for one in private_summary(found)["same_patients"]["measures"]}
    shown = [pair for pair in past.measures if pair.now.measure.id in told and pair.same]
    assert shown
    for pair in shown:
        one = told[pair.now.measure.id]
        assert (one["stayed"], one["ended"], one["began"]) == pair.same


def test_an_extract_of_users_alone_says_so() -> None:
    rows = [row for row in ROWS if row["atc"] != "C09AA02"]
    ends = [collected(1, day, "N05CF01") for day in (BEFORE[0], YEAR[1])]
    found = audit(
        reading([record(number, **row) for number, row in enumerate([*rows, *ends], 1)]),
        Options(period=YEAR),
    )
    assert private_summary(found)["same_patients"]["users_alone"] is True


def test_a_shorter_extract_has_no_such_field() -> None:
    late = [row for row in ROWS if row["day"] >= YEAR[0]]
    assert "same_patients" not in private_summary(made(late, first=YEAR[0]))


def test_the_field_is_read_back_and_used_beside_the_year_before() -> None:
    rows = records(ROWS)
    sides = [
        private_summary(audit(reading(rows), Options(period=period))) for period in (BEFORE, YEAR)
    ]
    read = [read_summary(json.dumps(one).encode()) for one in sides]
    assert read == sides
    same = compare(*read).same_patients
    assert same is not None
    heavy = same.measure("z_hypnotic_heavy")
    assert heavy is not None
    assert (heavy.counts.then, heavy.counts.now) == (2, 2)


def test_a_share_takes_no_such_field() -> None:
    shared = share(private_summary(made()))
    assert "same_patients" not in json.dumps(shared)
    assert checked_summary(shared).same_patients is None
    assert read_summary(share_text(shared).encode()) == shared


@given(summaries(), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_a_share_is_the_same_whatever_the_field_says(private: dict[str, Any], number: int) -> None:
    told = {"period": {"from": "2024-01-01", "to": "2024-12-31"}, "patients": number}
    bare = {name: part for name, part in private.items() if name != "same_patients"}
    assert share({**bare, "same_patients": told}) == share(bare)


@pytest.mark.parametrize(
    "changed",
    [
        {"patients": 1},
        {"patients": 4.0},
        {"came": None},
        {"users_alone": None},
        {"period": {"from": "2025-01-01", "to": "2025-12-31"}},
        {
            "measures": [
                {"id": "z_hypnotic_heavy", "version": 2, "stayed": 9, "ended": 0, "began": 0}
            ]
        },
        {"measures": [{"id": "unheard_of", "version": 1, "stayed": 0, "ended": 0, "began": 0}]},
    ],
)
def test_a_field_that_cannot_be_is_damaged(changed: dict[str, Any]) -> None:
    summary = private_summary(made())
    summary["same_patients"] = summary["same_patients"] | changed
    with pytest.raises(Refused, match="summary_damaged"):
        read_summary(json.dumps(summary).encode())


def test_a_share_that_has_the_field_is_not_used() -> None:
    private = private_summary(made())
    shared = {**share(private), "same_patients": private["same_patients"]}
    with pytest.raises(Refused, match="summary_damaged"):
        read_summary(json.dumps(shared).encode())


def test_who_left_is_not_among_those_who_ended() -> None:
    gone = [row for row in ROWS if row["patient"] != 2]
    gone.append(collected(2, THEN + timedelta(days=1), "N05CF01"))
    told = private_summary(made(gone))["same_patients"]
    (one,) = (one for one in told["measures"] if one["id"] == "z_hypnotic_heavy")
    assert (told["left"], one["ended"]) == (2, 0)

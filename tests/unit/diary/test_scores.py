"""Scores over time: the scale calculator's own answers by date, and nothing it does not say."""

from __future__ import annotations

import pytest

from riktig.charts import filled
from riktig.registry import handle


def entry(day, instrument="PHQ9", items=(1,) * 9, **more):
    return {"date": day, "instrument": instrument, "items": list(items), **more}


def parts(*entries):
    answer = handle({"op": "scores_view", "entries": list(entries)})
    assert answer["ok"], answer
    return answer["view"]["instruments"]


def test_dates_decide_the_order_and_the_change_is_since_the_time_before():
    (part,) = parts(entry("2026-11-01", items=[0] * 9), entry("2026-09-01"))
    assert [row["date"] for row in part["rows"]] == ["01.09.2026", "01.11.2026"]
    assert [row["at"] for row in part["rows"]] == [1, 0]
    assert [row["change"] for row in part["rows"]] == ["–", "9 lavere"]
    assert [row["meaning"] for row in part["rows"]] == ["Mild (5–9).", "Minimal (0–4)."]


def test_what_is_always_followed_up_is_told_of_the_latest():
    (part,) = parts(entry("2026-09-01"), entry("2026-11-01", items=[0] * 8 + [1]))
    assert "selvmordstanker" in part["warnings"][0]
    (later,) = parts(entry("2026-09-01"), entry("2026-11-01", items=[0] * 9))
    assert later["warnings"] == []


def test_a_picture_shows_the_sums_and_the_tables_limits():
    (part,) = parts(entry("2026-09-01"), entry("2026-10-01"))
    drawn = filled(part["picture"])
    assert [one["label"] for one in drawn["datasets"]["lines"]] == [
        "Mild", "Moderat", "Moderat til alvorlig", "Alvorlig",
    ]  # fmt: skip
    sds = parts(
        entry("2026-09-01", "SDS", [1] * 5), entry("2026-10-01", "SDS", [2] * 5, cutoff_set="bzd")
    )[0]
    assert [one["value"] for one in sds["picture"]["data"]["lines"]] == [6, 7]


def test_one_day_and_an_instrument_without_a_sum_have_no_picture():
    assert parts(entry("2026-09-01"), entry("2026-09-01"))[0]["picture"] is None
    (peg,) = parts(entry("2026-09-01", "PEG", [3] * 3), entry("2026-10-01", "PEG", [2] * 3))
    assert peg["picture"] is None
    assert [row["score"] for row in peg["rows"]] == ["–", "–"]
    assert peg["rows"][0]["answers"] == "3, 3, 3"


def test_instruments_stand_apart_and_none_is_nothing():
    both = parts(entry("2026-09-01", "BIS", [3] * 6), entry("2026-09-01"))
    assert [one["instrument"] for one in both] == ["PHQ9", "BIS"]
    assert parts() == []


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([entry("2026-13-01")], "diary_day"),
        ([entry("2026-09-01", items=[9] * 9)], "invalid_score"),
        ([entry("2026-09-01", items=["x" * 99] * 9)], "invalid_input"),
        ([entry("2026-09-01", items=[1] * 99)], "invalid_input"),
        ([entry("2026-09-01")] * 501, "scores_too_many"),
        ("PHQ9", "invalid_input"),
        ([7], "invalid_input"),
    ],
)
def test_what_is_no_score_is_refused(entries, code):
    assert handle({"op": "scores_view", "entries": entries})["problem"]["code"] == code

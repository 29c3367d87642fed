"""What holds for every diary by weeks, however little or wrongly it is filled in."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from riktig.diary.nights import KEYS
from riktig.registry import handle

CLOCK = st.builds(lambda h, m: f"{h:02d}:{m:02d}", st.integers(0, 23), st.integers(0, 59))
TYPED = st.one_of(st.just(""), CLOCK, st.text(max_size=20))
LEGIBLE = st.fixed_dictionaries(
    {key: st.one_of(st.just(""), CLOCK) for key in KEYS if key != "awake_minutes"}
    | {"awake_minutes": st.integers(0, 1440).map(str) | st.just("")}
)
ANY_NIGHT = st.fixed_dictionaries(dict.fromkeys(KEYS, TYPED)) | LEGIBLE


def diaries(night):
    def made(weeks, agreed, rise, first):
        begun = [first + timedelta(days=7 * n) for n in range(len(weeks))]
        return {
            "rise": rise,
            "rule_set": "riktig",
            "weeks": [
                {"begins": day.isoformat(), "agreed": agreed, "nights": nights}
                for day, nights in zip(begun, weeks, strict=True)
            ],
        }

    weeks = st.lists(st.lists(night, min_size=7, max_size=7), min_size=1, max_size=3)
    agreed = st.sampled_from(["", "375", "330,5", "1200"])
    days = st.dates(date(2010, 1, 1), date(2090, 1, 1))
    return st.builds(made, weeks, agreed, st.one_of(st.just(""), CLOCK), days)


@given(diaries(ANY_NIGHT))
def test_any_typing_is_answered_and_each_night_has_one_state(diary):
    answer = handle({"op": "sleep_view", "diary": diary, "shown": len(diary["weeks"]) - 1})
    assert answer["ok"], answer
    view = answer["view"]
    states = [night["state"] for night in view["nights"]]
    assert set(states) <= {"empty", "begun", "wrong", "whole"}
    assert (view["card"] is not None) == ("whole" in states)
    assert all(bool(night["errors"]) == (night["state"] == "wrong") for night in view["nights"])
    json.dumps(answer, allow_nan=False)


@given(diaries(LEGIBLE))
def test_a_saved_diary_opens_as_what_it_shows(diary):
    saved = handle({"op": "sleep_save", "diary": diary, "today": "2026-11-22"})
    opened = handle({"op": "sleep_open"}, [json.dumps(saved["content"]).encode()])["diary"]
    for at in range(len(diary["weeks"])):
        before, after = (
            handle({"op": "sleep_view", "diary": one, "shown": at})["view"]
            for one in (diary, opened)
        )
        assert before == after
    again = handle({"op": "sleep_save", "diary": opened, "today": "2026-11-22"})
    assert again["content"] == saved["content"]


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_file_is_opened_or_refused_with_a_sentence(content):
    for op in ("sleep_open", "scores_open"):
        answer = handle({"op": op}, [content])
        assert not answer["ok"]
        assert answer["problem"]["code"].startswith("own_file_")

"""The own files: they come back as they were, hold no words, and are refused with a sentence."""

from __future__ import annotations

import json

import pytest

from riktig.registry import handle

NIGHT = {"bed": "23:00", "asleep": "23:45", "awake_minutes": 30, "final_wake": "06:30"}
DIARY = {
    "schema": "riktig-diary/1",
    "saved_on": "2026-11-22",
    "rise": "07:00",
    "rule_set": "riktig",
    "weeks": [{"begins": "2026-11-16", "agreed_minutes": 375, "nights": [NIGHT, *[{}] * 6]}],
}
ENTRY = {"date": "2026-11-16", "instrument": "PHQ9", "items": [1] * 9}
SCORES = {"schema": "riktig-scores/1", "saved_on": "2026-11-22", "entries": [ENTRY]}


def opened(op, content):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return handle({"op": op}, [raw])


def saved(op, **state):
    return handle({"op": op, **state, "today": "2026-11-22"})


def test_a_diary_comes_back_as_it_was():
    diary = opened("sleep_open", DIARY)["diary"]
    assert diary["weeks"][0]["nights"][0]["awake_minutes"] == "30"
    again = saved("sleep_save", diary=diary)
    assert again["content"] == DIARY
    assert again["name"] == "sovndagbok-2026-11-22.json"


def test_scores_come_back_as_they_were():
    entries = opened("scores_open", SCORES)["entries"]
    assert saved("scores_save", entries=entries)["content"] == SCORES


@pytest.mark.parametrize("where", ["night", "rise", "agreed"])
def test_words_in_a_field_are_not_saved(where):
    diary = opened("sleep_open", DIARY)["diary"]
    if where == "night":
        diary["weeks"][0]["nights"][1]["bed"] = "Ola Nordmann"
    elif where == "rise":
        diary["rise"] = "Ola Nordmann"
    else:
        diary["weeks"][0]["agreed"] = "Ola Nordmann"
    answer = saved("sleep_save", diary=diary)
    assert answer["problem"]["code"] == "diary_unreadable"
    assert "Ola" not in json.dumps(answer)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "own_file_unknown"),
        (b"\xff\xfe\x00", "own_file_unknown"),
        (b"[" * 100_000, "own_file_unknown"),
        (b"[1, 2]", "own_file_unknown"),
        (b'{"schema": NaN}', "own_file_unknown"),
        (b" " * 600_000, "own_file_too_large"),
        ({"schema": "riktig-work/1"}, "own_file_other"),
        ({"schema": "riktig-diary/2"}, "own_file_newer"),
        (DIARY | {"weeks": []}, "own_file_damaged"),
        (DIARY | {"weeks": DIARY["weeks"] * 2}, "own_file_damaged"),
        (DIARY | {"weeks": DIARY["weeks"] * 500}, "own_file_damaged"),
        (DIARY | {"rule_set": {}}, "own_file_damaged"),
        (DIARY | {"rise": "syv"}, "own_file_damaged"),
        (DIARY | {"weeks": [{"begins": "2026-11-16", "nights": [{}] * 6}]}, "own_file_damaged"),
        (
            DIARY | {"weeks": [{"begins": "2026-11-16", "nights": [{"name": "Ola"}] * 7}]},
            "own_file_damaged",
        ),
    ],
)
def test_a_file_that_is_no_diary_is_refused(content, code):
    answer = opened("sleep_open", content)
    assert answer["problem"]["code"] == code
    assert "Ola" not in answer["message"]


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY | {"instrument": "GAD8"},
        ENTRY | {"items": [1] * 8},
        ENTRY | {"items": [4] * 9},
        ENTRY | {"items": ["1"] * 9},
        ENTRY | {"items": [True] * 9},
        ENTRY | {"date": "i dag"},
        ENTRY | {"name": "Ola"},
        ENTRY | {"cutoff_set": "bzd"},
        "PHQ9",
    ],
)
def test_scores_that_are_not_as_they_were_written_are_refused(entry):
    assert opened("scores_open", SCORES | {"entries": [entry]})["problem"]["code"] == (
        "own_file_damaged"
    )


def test_each_app_says_which_file_it_wants():
    assert "skaarer" in opened("scores_open", DIARY)["message"]
    assert "sovndagbok" in opened("sleep_open", SCORES)["message"]


@pytest.mark.parametrize("blobs", [[], [b"{}", b"{}"], [7], None])
def test_not_one_file_is_refused(blobs):
    assert not handle({"op": "sleep_open"}, blobs)["ok"]

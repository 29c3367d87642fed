"""Weeks of a sleep diary: partial weeks, midnight, what is told, and the time in bed after them."""

from __future__ import annotations

import copy

import pytest

from riktig.calculators.sleep.rules import rule_set
from riktig.charts import filled
from riktig.registry import calculate, handle

NIGHT = {
    "bed": "23:00",
    "asleep": "23:45",
    "awake_minutes": "30",
    "final_wake": "06:30",
    "rise": "07:00",
}
EMPTY = dict.fromkeys(NIGHT, "")
TODAY = "2026-11-22"


def week(begins="2026-11-16", nights=7, agreed="", night=NIGHT):
    filled_in = [dict(night) for _ in range(nights)]
    return {
        "begins": begins,
        "agreed": agreed,
        "nights": filled_in + [dict(EMPTY) for _ in range(7 - nights)],
    }


def diary(*weeks, rise="", rule="riktig"):
    return {"rise": rise, "rule_set": rule, "weeks": [copy.deepcopy(one) for one in weeks]}


def view(given, shown=0):
    answer = handle({"op": "sleep_view", "diary": given, "shown": shown})
    assert answer["ok"], answer
    return answer["view"]


def refused(given, shown=0):
    return handle({"op": "sleep_view", "diary": given, "shown": shown})["problem"]["code"]


def test_a_new_diary_is_the_week_up_to_today():
    answer = handle({"op": "sleep_view", "today": TODAY})
    assert answer["diary"]["weeks"][0]["begins"] == "2026-11-16"
    assert [night["state"] for night in answer["view"]["nights"]] == ["empty"] * 7
    assert answer["view"]["nights"][6]["label"] == "7. Natt til søndag 22.11."
    assert answer["view"]["card"] is None
    assert answer["view"]["pictures"] == []


def test_the_week_is_the_calculators_own_answer():
    shown = view(diary(week(nights=5)))
    values = {**NIGHT, "awake_minutes": 30}
    asked = calculate({"calculator": "sleep_diary", "input": {"nights": [values] * 5}})
    assert shown["card"]["headline"] == "78,1 %"
    assert round(asked["result"]["mean"]["se"], 1) == 78.1
    assert "5 netter" in shown["card"]["warnings"][0]


def test_nights_keep_their_place_where_one_between_is_missing():
    given = diary(week())
    given["weeks"][0]["nights"][1] = dict(EMPTY)
    given["weeks"][0]["nights"][2]["bed"] = "11:00"
    card = view(given)["card"]
    assert [row["night"] for row in card["picture"]["data"]["nights"]] == [1, 3, 4, 5, 6, 7]
    assert card["tables"][0]["rows"][1][0] == "Natt til onsdag 18.11."
    assert "natt 3" in card["warnings"][0]


def test_after_midnight_and_short_ways_of_writing_are_read():
    night = {**NIGHT, "bed": "0015", "asleep": "1", "rise": "0700"}
    told = view(diary(week(nights=1, night=night)))["nights"][0]
    assert told["state"] == "whole"
    assert told["clocks"] == {
        "bed": "00:15", "asleep": "01:00", "final_wake": "06:30", "rise": "07:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "state", "key"),
    [
        ({"bed": "25:00"}, "wrong", "bed"),
        ({"awake_minutes": "mange"}, "wrong", "awake_minutes"),
        ({"asleep": "22:45"}, "wrong", "asleep"),
        ({"final_wake": "07:30"}, "wrong", "final_wake"),
        ({"awake_minutes": "600"}, "wrong", "awake_minutes"),
        ({"rise": "", "bed": "x"}, "wrong", "bed"),
    ],
)
def test_what_cannot_be_is_told_at_its_night_and_not_reckoned(change, state, key):
    shown = view(diary(week(nights=1, night=NIGHT | change)))
    assert shown["nights"][0]["state"] == state
    assert shown["nights"][0]["errors"][key]
    assert shown["card"] is None


def test_a_night_that_is_begun_waits():
    shown = view(diary(week(nights=1, night=NIGHT | {"rise": ""})))
    assert shown["nights"][0]["state"] == "begun"
    assert shown["nights"][0]["missing"] == ["rise"]


def test_noon_for_midnight_and_nights_that_meet_are_told():
    given = diary(week())
    given["weeks"][0]["nights"][1]["bed"] = "11:00"
    given["weeks"][0]["nights"][3] |= {"rise": "15:00"}
    given["weeks"][0]["nights"][4] |= {"bed": "14:00", "asleep": "23:45"}
    nights = view(given)["nights"]
    assert "kl. 11:00" in nights[1]["warnings"][0]
    assert any("natten før" in told for told in nights[4]["warnings"])
    assert nights[0]["warnings"] == nights[2]["warnings"] == []


def test_the_first_time_in_bed_waits_for_the_nights_of_the_rule_set():
    wanted = int(rule_set("riktig").diary_nights.value)
    few = view(diary(week(nights=wanted - 1)))["window"]
    assert few["card"] is None
    assert str(wanted) in few["message"]
    window = view(diary(week(), rise="7"))["window"]
    assert window["card"]["headline"] == "6 t 15 min"
    assert window["next"] == {"begins": "2026-11-23", "agreed": "375"}
    assert "Til sengs kl. 00:45, opp kl. 07:00." in window["card"]["notes"]
    assert any("fraråder" in told for told in window["card"]["warnings"])


def test_nights_of_the_week_straight_before_count_and_older_ones_do_not():
    together = diary(week("2026-11-09", nights=4), week("2026-11-16", nights=3))
    assert "7 netter" in view(together, 1)["window"]["card"]["notes"][0]
    apart = diary(week("2026-11-02", nights=4), week("2026-11-16", nights=3))
    assert view(apart, 1)["window"]["card"] is None
    after = diary(week("2026-11-09", nights=4, agreed="375"), week("2026-11-16", nights=3))
    assert view(after, 1)["window"]["card"] is None


@pytest.mark.parametrize(("awake", "says"), [("0", "Det samme"), ("30", "15 minutter kortere")])
def test_a_week_with_an_agreed_time_is_judged_by_its_own_efficiency(awake, says):
    night = NIGHT | {"awake_minutes": awake}
    window = view(diary(week(agreed="375", night=night)))["window"]
    assert window["card"]["range"].startswith(says)
    assert "Avtalt var 6 t 15 min" in " ".join(window["card"]["notes"])


def test_few_nights_with_an_agreed_time_are_told_or_waited_for():
    some = view(diary(week(agreed="375", nights=4)))["window"]["card"]
    assert "4 av 7" in some["warnings"][0]
    assert view(diary(week(agreed="375", nights=3)))["window"]["card"] is None


def test_an_agreed_time_or_a_rising_that_cannot_be_read_is_told_at_its_field():
    assert view(diary(week(agreed="seks")))["agreed"]["error"]
    assert view(diary(week(), rise="sent"))["window"]["field"] == "wake"
    assert view(diary(week(agreed="375")))["agreed"]["said"] == "6 t 15 min"


def test_weeks_over_time_skip_those_without_nights_and_the_pictures_can_be_drawn():
    shown = view(diary(week("2026-11-02"), week("2026-11-09", 0), week("2026-11-16", agreed="400")))
    assert [row[0] for row in shown["table"]["rows"]] == ["02.11.–08.11.2026", "16.11.–22.11.2026"]
    assert [len(filled(one)["datasets"]["points"]) for one in shown["pictures"]] == [14, 14]
    agreed = [level for level in shown["pictures"][1]["data"]["levels"] if level["agreed"]]
    assert agreed == [{"from": "2026-11-16", "to": "2026-11-22", "value": 400 / 60, "agreed": True}]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (diary(week("2026-11-16"), week("2026-11-20")), "diary_weeks_overlap"),
        (diary(week("16.11.2026")), "diary_day"),
        (diary(week("1926-11-16")), "diary_day"),
        (diary(week(), rule="mitt"), "unknown_rule_set"),
        (diary(*[week()] * 105), "diary_too_long"),
        (diary(), "invalid_input"),
        ({"weeks": [{"begins": "2026-11-16", "nights": []}]}, "invalid_input"),
        (diary(week(night=NIGHT | {"bed": "x" * 200})), "invalid_input"),
        ([], "invalid_input"),
    ],
)  # fmt: skip
def test_what_is_no_diary_is_refused(given, code):
    assert refused(given) == code


def test_a_week_that_is_not_there_is_refused():
    assert refused(diary(week()), 1) == "invalid_input"
    assert refused(diary(week()), "0") == "invalid_input"


def test_the_empty_sheet_asks_for_each_of_seven_nights():
    sheet = handle({"op": "sleep_sheet", "diary": diary(week()), "shown": 0})["sheet"]
    assert len(sheet["columns"]) == 8
    assert len(sheet["lines"]) == 5

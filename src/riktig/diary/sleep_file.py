"""The own file `riktig-diary/1`: clocks and minutes by nights. It holds no name and no words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig.calculators.quantity import quantity
from riktig.calculators.sleep.clock import clock, read_clock
from riktig.calculators.sleep.night import CLOCKS
from riktig.calculators.sleep.rules import rule_set_names
from riktig.diary.days import read_day
from riktig.diary.nights import KEYS, typed_clock
from riktig.diary.own_file import damaged, parsed
from riktig.diary.weeks import MOST_WEEKS, NIGHTS, Diary, Week, read_diary
from riktig.problem import Refused

SCHEMA: Final = "riktig-diary/1"


def written(diary: Diary, today: date) -> dict[str, Any]:
    """The file's content.

    Refused `diary_unreadable` with the night's name: words in a field are not saved, since
    they could say who it is.
    """
    return {
        "schema": SCHEMA,
        "saved_on": today.isoformat(),
        "rise": _clock(typed_clock(diary.rise), ""),
        "rule_set": diary.rule_set,
        "weeks": [_week(week) for week in diary.weeks],
    }


def _week(week: Week) -> dict[str, Any]:
    nights = []
    for at, one in enumerate(week.nights):
        told = week.label(at)
        found = {key: _cell(key, one.values.get(key), told) for key in KEYS}
        nights.append({key: value for key, value in found.items() if value != ""})
    try:
        agreed = week.agreed_minutes()
    except Refused:
        raise Refused("diary_unreadable", night=week.span) from None
    begun = {} if agreed is None else {"agreed_minutes": _number(float(agreed))}
    return {"begins": week.begins.isoformat(), **begun, "nights": nights}


def _cell(key: str, value: Any, told: str) -> object:
    if key in CLOCKS:
        return _clock(value, told)
    if value is None or value == "":
        return ""
    try:
        return _number(float(quantity(value, key, "invalid_minutes")))
    except Refused:
        raise Refused("diary_unreadable", night=told) from None


def _clock(typed: str | None, told: str) -> str:
    """`told` is the night's name; none is the time of rising below the nights."""
    if not typed:
        return ""
    try:
        return clock(read_clock(typed, ""))
    except Refused:
        where = {"night": told} if told else {"variant": "rise"}
        raise Refused("diary_unreadable", **where) from None


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def read_file(content: object) -> dict[str, Any]:
    """The diary of a file, as the page holds it. Refused `own_file_*`."""
    found = parsed(content, SCHEMA)
    weeks, rules = found.get("weeks"), found.get("rule_set")
    if not isinstance(weeks, list) or not 0 < len(weeks) <= MOST_WEEKS:
        raise damaged()
    if not isinstance(rules, str) or rules not in rule_set_names():
        raise damaged()
    diary = {
        "rise": _read_clock(found.get("rise", "")),
        "rule_set": rules,
        "weeks": [_read_week(one) for one in weeks],
    }
    try:
        read_diary(diary)
    except Refused:
        raise damaged() from None
    return diary


def _read_week(given: object) -> dict[str, Any]:
    nights = given.get("nights") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(nights, list) or len(nights) != NIGHTS:
        raise damaged()
    try:
        begins = read_day(given.get("begins"), "begins")
    except Refused:
        raise damaged() from None
    agreed = given.get("agreed_minutes", "")
    return {
        "begins": begins.isoformat(),
        "agreed": "" if agreed == "" else _read_minutes(agreed),
        "nights": [_read_night(one) for one in nights],
    }


def _read_night(given: object) -> dict[str, str]:
    if not isinstance(given, Mapping) or not set(given) <= set(KEYS):
        raise damaged()
    read = {key: _read_clock(given.get(key, "")) for key in CLOCKS}
    awake = given.get("awake_minutes", "")
    return {**read, "awake_minutes": "" if awake == "" else _read_minutes(awake)}


def _read_clock(given: object) -> str:
    try:
        return "" if given == "" else clock(read_clock(given, ""))
    except Refused:
        raise damaged() from None


def _read_minutes(given: object) -> str:
    if isinstance(given, str):
        raise damaged()
    try:
        number = _number(float(quantity(given, "", "invalid_minutes")))
    except Refused:
        raise damaged() from None
    return str(number).replace(".", ",")

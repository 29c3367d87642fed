"""One night as it is typed: empty, begun, wrong or whole. Nothing is refused: it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from riktig.calculators.quantity import quantity
from riktig.calculators.sleep.clock import read_clock
from riktig.calculators.sleep.diary_form import diary_form
from riktig.calculators.sleep.night import CLOCKS, Night, read_night
from riktig.calculators.sleep.window_form import window_form
from riktig.calculators.typed import read_typed
from riktig.problem import Refused
from riktig.wire import sentence

KEYS: Final = ("bed", "asleep", "awake_minutes", "final_wake", "rise")
State = Literal["empty", "begun", "wrong", "whole"]


class ReadNight(NamedTuple):
    """`values` as the calculator takes them; `errors` by key; `missing` keys."""

    state: State
    values: Mapping[str, Any]
    night: Night | None = None
    errors: Mapping[str, str] = {}
    missing: tuple[str, ...] = ()


def read(typed: Mapping[str, str]) -> ReadNight:
    """A night from its five fields as typed."""
    found = read_typed(diary_form(), {"nights": [typed]})
    rows = found.values["nights"]
    if not rows:
        return ReadNight("empty", {})
    values = rows[0]
    errors = _unreadable(values)
    missing = tuple(name.rpartition(".")[2] for name in found.missing)
    if errors:
        return ReadNight("wrong", values, errors=errors, missing=missing)
    if missing:
        return ReadNight("begun", values, missing=missing)
    try:
        return ReadNight("whole", values, night=read_night(values, ""))
    except Refused as refusal:
        key = str(refusal.problem.details.get("field", "")).rpartition(".")[2]
        return ReadNight("wrong", values, errors={key: sentence(refusal.problem)})


def typed_clock(typed: str) -> str | None:
    """A clock as the calculators' own forms read it: "7" is seven o'clock. `None` for none."""
    found: str | None = read_typed(window_form(), {"wake": typed}).values.get("wake")
    return found


def _unreadable(values: Mapping[str, Any]) -> dict[str, str]:
    """What is typed and is no clock or no minutes, each by itself."""
    errors = {}
    for key in KEYS:
        if key not in values:
            continue
        try:
            if key in CLOCKS:
                read_clock(values[key], key)
            else:
                quantity(values[key], key, "invalid_minutes")
        except Refused as refusal:
            errors[key] = sentence(refusal.problem)
    return errors

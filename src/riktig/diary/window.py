"""The time in bed of the coming week, by the calculator's published rule set.

Before any is agreed: the mean sleep of enough nights in a row of weeks. Later: the week's own
mean efficiency against the time that was agreed for it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.sleep.clock import round_half_up
from riktig.calculators.sleep.durations import duration
from riktig.calculators.sleep.night import Night
from riktig.calculators.sleep.rules import rule_set
from riktig.diary.nights import typed_clock
from riktig.diary.weeks import NIGHTS, Diary, Week
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.wire import sentence

# Chosen here: more than half of the week. The sources speak of the week's mean, not of how many
# nights it takes.
FEWEST_TO_ADJUST: Final = 4


def suggested(diary: Diary, at: int) -> dict[str, Any]:
    """For JSON: `card` and what the next week begins with, or `message`: what it waits for."""
    week = diary.weeks[at]
    try:
        agreed = week.agreed_minutes()
        nights = _whole(week) if agreed is not None else _before_any(diary, at)
        wanted = FEWEST_TO_ADJUST if agreed is not None else _nights_to_start(diary)
        if len(nights) < wanted:
            return {"card": None, "message": _waits(len(nights), wanted, agreed is not None)}
        answer = _reckoned(diary, nights, agreed)
    except Refused as refusal:
        field = str(refusal.problem.details.get("field", ""))
        return {"card": None, "message": sentence(refusal.problem), "field": field}
    minutes = round_half_up(Fraction(answer.result["tib_min"]))
    card = CALCULATORS["sleep_window"].card(answer).as_dict()
    nights_said = text("diary.window.from_nights", nights=len(nights))
    few = [text("diary.window.few", nights=len(nights), week=NIGHTS)]
    card["notes"] = [nights_said, *_kept(nights, agreed), *card["notes"]]
    if agreed is not None and len(nights) < NIGHTS:
        card["warnings"] = [*few, *card["warnings"]]
    following = diary.weeks[at + 1] if at + 1 < len(diary.weeks) else None
    begins = (following.begins if following else week.after).isoformat()
    return {"card": card, "message": "", "next": {"begins": begins, "agreed": str(minutes)}}


def _kept(nights: list[Night], agreed: Fraction | None) -> list[str]:
    """The time in bed beside the one that was agreed: what the efficiency was reckoned from."""
    if agreed is None:
        return []
    tib = _mean([night.tib for night in nights])
    return [text("diary.window.kept", tib=duration(tib), agreed=duration(agreed))]


def _nights_to_start(diary: Diary) -> int:
    return int(rule_set(diary.rule_set).diary_nights.value)


def _reckoned(diary: Diary, nights: list[Night], agreed: Fraction | None) -> Answer:
    values: dict[str, Any] = {"rule_set": diary.rule_set, "wake": typed_clock(diary.rise)}
    if agreed is None:
        values["mean_tst_min"] = as_float(_mean([night.tst for night in nights]))
    else:
        values["tib_min"] = as_float(agreed)
        values["mean_se"] = as_float(_mean([night.se for night in nights]))
    return CALCULATORS["sleep_window"].compute(values)


def _whole(week: Week) -> list[Night]:
    return [one.night for one in week.nights if one.night is not None]


def _before_any(diary: Diary, at: int) -> list[Night]:
    """Nights of this week and, while they are too few, of the weeks straight before it."""
    found = _whole(diary.weeks[at])
    while len(found) < _nights_to_start(diary) and at and _goes_on(diary, at):
        at -= 1
        found = [*_whole(diary.weeks[at]), *found]
    return found


def _goes_on(diary: Diary, at: int) -> bool:
    before = diary.weeks[at - 1]
    return before.after == diary.weeks[at].begins and not before.agreed.strip()


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _waits(there: int, wanted: int, adjust: bool) -> str:
    kind = "adjust" if adjust else "start"
    return text(f"diary.window.waits_{kind}", there=there, wanted=wanted)

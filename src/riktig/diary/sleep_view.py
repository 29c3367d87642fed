"""What a reader sees of a sleep diary: one week as it is filled in, and all weeks over time."""

from __future__ import annotations

from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.sleep.clock import MINUTES_PER_DAY, clock, read_clock
from riktig.calculators.sleep.diary import LONG_IN_BED_MIN
from riktig.calculators.sleep.diary_card import efficiency
from riktig.calculators.sleep.durations import duration
from riktig.calculators.sleep.night import CLOCKS
from riktig.diary.nights import ReadNight, typed_clock
from riktig.diary.sleep_over_time import pictures, reckoned, weeks_table
from riktig.diary.week_card import answered, week_card
from riktig.diary.weeks import Diary, Week
from riktig.diary.window import suggested
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.wire import sentence


def sleep_view(diary: Diary, shown: int) -> dict[str, Any]:
    """The JSON of the page. `shown` is the place of a week, from 0; Refused when there is none."""
    if not 0 <= shown < len(diary.weeks):
        raise Refused("invalid_input")
    week = diary.weeks[shown]
    answer = answered(week)
    weeks = reckoned(diary)
    return {
        "weeks": [_named(one, at, len(diary.weeks)) for at, one in enumerate(diary.weeks)],
        "nights": [_night(week, at) for at in range(len(week.nights))],
        "agreed": _agreed(week),
        "rise": _clock(typed_clock(diary.rise)),
        "card": None if answer is None else week_card(week, answer).as_dict(),
        "window": suggested(diary, shown),
        "table": weeks_table(weeks).as_dict() if weeks else None,
        "pictures": [one.as_dict() for one in pictures(weeks)],
        "said": _said(answer),
    }


def _named(week: Week, at: int, of: int) -> dict[str, Any]:
    named = text("diary.sleep.week", number=at + 1, of=of, span=week.span)
    return {"title": named, "span": week.span, "begins": week.begins.isoformat()}


def _said(answer: Answer | None) -> str:
    """What a screen reader hears when something is filled in."""
    if answer is None:
        return text("diary.sleep.said_none")
    mean = answer.result["mean"]
    return text("diary.sleep.said", nights=answer.result["nights_count"], se=efficiency(mean["se"]))


def _agreed(week: Week) -> dict[str, str]:
    """The agreed time in hours as it is read, or what is wrong with it."""
    try:
        minutes = week.agreed_minutes()
    except Refused as refusal:
        return {"said": "", "error": sentence(refusal.problem)}
    return {"said": "" if minutes is None else duration(minutes), "error": ""}


def _night(week: Week, at: int) -> dict[str, Any]:
    one = week.nights[at]
    return {
        "label": text("diary.sleep.numbered", number=at + 1, night=week.label(at)),
        "state": one.state,
        "summary": _summary(one),
        "errors": dict(one.errors),
        "missing": list(one.missing),
        "clocks": _clocks(one),
        "warnings": _warnings(week, at),
    }


def _clocks(one: ReadNight) -> dict[str, str]:
    """Clocks that can be read, as they are written: "2330" is 23:30."""
    return {key: said for key in CLOCKS if (said := _clock(one.values.get(key)))}


def _clock(typed: Any) -> str:
    """Empty where it cannot be read."""
    try:
        return clock(read_clock(typed, ""))
    except Refused:
        return ""


def _summary(one: ReadNight) -> str:
    if one.night is None:
        return text("diary.sleep.begun") if one.state == "begun" else ""
    return text(
        "diary.sleep.summary",
        tst=duration(one.night.tst),
        tib=duration(one.night.tib),
        se=efficiency(float(one.night.se)),
    )


def _warnings(week: Week, at: int) -> list[str]:
    """Times that can be, and most often are a slip."""
    night = week.nights[at].night
    if night is None:
        return []
    told = []
    if night.tib > LONG_IN_BED_MIN:
        told.append(text("diary.sleep.long", hours=LONG_IN_BED_MIN // 60, bed=clock(night.bed)))
    if _meets_the_night_before(week, at):
        told.append(text("diary.sleep.overlaps"))
    return told


def _meets_the_night_before(week: Week, at: int) -> bool:
    """Whether the patient goes to bed before having risen from the night before."""
    night, before = week.nights[at].night, week.nights[at - 1].night if at else None
    if night is None or before is None:
        return False
    # Minutes from the midnight before the first of the two mornings.
    risen = (before.bed + before.rise) % MINUTES_PER_DAY
    to_bed = MINUTES_PER_DAY + (night.bed + night.rise) % MINUTES_PER_DAY - night.rise
    return to_bed < risen

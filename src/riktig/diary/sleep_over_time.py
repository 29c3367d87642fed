"""The weeks beside one another: a table, and two pictures by the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import columns
from riktig.calculators.sleep.clock import MINUTES_PER_HOUR
from riktig.calculators.sleep.diary_card import efficiency
from riktig.calculators.sleep.durations import duration
from riktig.calculators.sleep.rules import bands
from riktig.diary.week_card import answered
from riktig.diary.weeks import Diary, Week
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.view import Picture, Table

COLUMNS: Final = ("week", "nights", "tib", "tst", "se", "agreed")
_PERCENT: Final = 100


@dataclass(frozen=True)
class Reckoned:
    """A week with nights that can be reckoned; `agreed` in minutes, where it can be read."""

    week: Week
    answer: Answer
    agreed: Fraction | None

    @property
    def mean(self) -> Mapping[str, Any]:
        """The calculator's means."""
        found: Mapping[str, Any] = self.answer.result["mean"]
        return found


def reckoned(diary: Diary) -> tuple[Reckoned, ...]:
    """Weeks that have something to show."""
    pairs = ((week, answered(week)) for week in diary.weeks)
    return tuple(Reckoned(week, one, _agreed(week)) for week, one in pairs if one is not None)


def _agreed(week: Week) -> Fraction | None:
    try:
        return week.agreed_minutes()
    except Refused:
        return None  # told where it is typed


def weeks_table(weeks: Sequence[Reckoned]) -> Table:
    """One line a week."""
    lines = [
        (
            one.week.span,
            str(one.answer.result["nights_count"]),
            duration(one.mean["tib"]),
            duration(one.mean["tst"]),
            text("sleep.percent", percent=efficiency(one.mean["se"])),
            text("diary.sleep.none") if one.agreed is None else duration(one.agreed),
        )
        for one in weeks
    ]
    return Table(text("diary.sleep.weeks"), columns("diary.sleep", COLUMNS), lines)


def pictures(weeks: Sequence[Reckoned]) -> tuple[Picture, ...]:
    """Efficiency, and hours of sleep with the time in bed agreed."""
    return (_efficiency(weeks), _sleep(weeks)) if weeks else ()


def _efficiency(weeks: Sequence[Reckoned]) -> Picture:
    first, last = (efficiency(one.mean["se"]) for one in (weeks[0], weeks[-1]))
    limits = [
        {"value": float(row["low"]), "label": text(f"diary.sleep.line_{row['band']}")}
        for row in bands()
        if float(row["low"]) > 0
    ]
    said = {"first": first, "last": last, "span": weeks[0].week.span}
    kind = "one" if len(weeks) == 1 else "more"
    return Picture(
        chart="day_series",
        data={
            "points": [_point(day, night["se"]) for day, night in _nights(weeks)],
            "path": [],
            "levels": [_level(one.week, one.mean["se"], agreed=False) for one in weeks],
            "lines": limits,
            "room": [{"value": _PERCENT}],
        },
        params={
            "title_text": text(f"diary.sleep.picture_se_{kind}", **said),
            "subtitle_text": text("diary.sleep.picture_key"),
            "unit_text": text("diary.sleep.percent_unit"),
        },
        alt=text("diary.sleep.picture_se_alt", list=_listed(weeks, "se")),
    )


def _sleep(weeks: Sequence[Reckoned]) -> Picture:
    first, last = (duration(one.mean["tst"]) for one in (weeks[0], weeks[-1]))
    kind = "one" if len(weeks) == 1 else "more"
    agreed = [_level(one.week, _hours(one.agreed), agreed=True) for one in weeks if one.agreed]
    means = [_level(one.week, one.mean["tst"] / MINUTES_PER_HOUR, agreed=False) for one in weeks]
    key = "picture_key_agreed" if agreed else "picture_key"
    nights = _nights(weeks)
    return Picture(
        chart="day_series",
        data={
            "points": [_point(day, night["tst"] / MINUTES_PER_HOUR) for day, night in nights],
            "path": [],
            "levels": [*means, *agreed],
            "lines": [],
            "room": [{"value": 0}],
        },
        params={
            "title_text": text(f"diary.sleep.picture_tst_{kind}", first=first, last=last),
            "subtitle_text": text(f"diary.sleep.{key}"),
            "unit_text": text("diary.sleep.hours_unit"),
        },
        alt=text("diary.sleep.picture_tst_alt", list=_listed(weeks, "tst")),
    )


def _hours(minutes: Fraction) -> float:
    return float(minutes) / MINUTES_PER_HOUR


def _nights(weeks: Sequence[Reckoned]) -> list[tuple[date, Mapping[str, Any]]]:
    return [
        (one.week.morning(at), night)
        for one in weeks
        for (at, _), night in zip(one.week.whole, one.answer.result["nights"], strict=True)
    ]


def _point(day: date, value: float) -> dict[str, Any]:
    return {"day": day.isoformat(), "value": value}


def _level(week: Week, value: float, *, agreed: bool) -> dict[str, Any]:
    ends = {"from": week.begins.isoformat(), "to": week.morning(6).isoformat()}
    return {**ends, "value": value, "agreed": agreed}


def _listed(weeks: Sequence[Reckoned], name: str) -> str:
    def said(mean: Mapping[str, Any]) -> str:
        if name == "se":
            return text("sleep.percent", percent=efficiency(mean["se"]))
        return duration(mean[name])

    return "; ".join(f"{one.week.span}: {said(one.mean)}" for one in weeks)

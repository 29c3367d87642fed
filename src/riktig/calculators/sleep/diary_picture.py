"""The picture of a sleep diary: each night by the clock, in bed and asleep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.sleep.clock import (
    MINUTES_PER_HOUR,
    minutes_after,
    read_clock,
    start_of_round,
)
from riktig.calculators.sleep.durations import duration
from riktig.text.catalogue import text
from riktig.view import Picture

TIMES = ("bed", "asleep", "final_wake", "rise")


def diary_picture(result: Mapping[str, Any], efficiency: str) -> Picture:
    """Bars by hours after the midnight before the first bedtime, with the mean as two lines.

    `efficiency` is the mean sleep efficiency in words.
    """
    start = start_of_round([read_clock(night["bed"], "bed") for night in result["nights"]])
    nights = [_bar(n, night, start) for n, night in enumerate(result["nights"], 1)]
    mean = result["mean"]
    bed = start + minutes_after(start, read_clock(mean["bed"], "bed"))
    ends = ((bed, mean["bed"]), (bed + mean["tib"], mean["rise"]))
    said = {"tib": duration(mean["tib"]), "tst": duration(mean["tst"])}
    between = {"bed": mean["bed"], "rise": mean["rise"]}
    return Picture(
        chart="sleep_nights",
        data={
            "nights": nights,
            "means": [{"hour": minutes / MINUTES_PER_HOUR, "label": at} for minutes, at in ends],
        },
        params={
            "title_text": [text(f"sleep.diary.picture_{n}", **said) for n in ("sleep", "bed")],
            "subtitle_text": text("sleep.diary.picture_means", **between),
            "in_bed_text": text("sleep.diary.picture_in_bed"),
            "asleep_text": text("sleep.diary.picture_asleep"),
        },
        alt=text(
            f"sleep.diary.picture_alt{'_one' if result['nights_count'] == 1 else ''}",
            count=result["nights_count"],
            se=efficiency,
            tst=said["tst"],
            **between,
        ),
    )


def _bar(number: int, night: Mapping[str, Any], start: int) -> dict[str, Any]:
    """Where the four times stand, in hours; `start` is the earliest bedtime."""
    bed = read_clock(night["bed"], "bed")
    at_bed = start + minutes_after(start, bed)
    minutes = {key: at_bed + minutes_after(bed, read_clock(night[key], key)) for key in TIMES}
    hours = {key: value / MINUTES_PER_HOUR for key, value in minutes.items()}
    return {"night": number, **hours}

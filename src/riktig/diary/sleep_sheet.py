"""The empty diary for paper: a week with lines to write on, and what each line asks."""

from __future__ import annotations

from typing import Any

from riktig.diary.days import short, weekday
from riktig.diary.nights import KEYS
from riktig.diary.weeks import NIGHTS, Week
from riktig.text.catalogue import area, text


def sleep_sheet(week: Week) -> dict[str, Any]:
    """`title`, `intro`, `columns` (the nights) and `lines` (a question each), `notes`, `foot`."""
    mornings = [week.morning(at) for at in range(NIGHTS)]
    return {
        "title": text("diary.sheet.title"),
        "intro": text("diary.sheet.intro"),
        "columns": [text("diary.sheet.night"), *(f"{weekday(d)} {short(d)}" for d in mornings)],
        "lines": [text(f"diary.sheet.ask.{key}") for key in KEYS],
        "notes": list(area("diary")["sheet"]["notes"]),
        "foot": text("diary.sheet.foot"),
    }

"""What a reader sees of a sleep diary."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.sleep.diary import QUANTITIES
from riktig.calculators.sleep.diary_picture import diary_picture
from riktig.calculators.sleep.durations import duration
from riktig.calculators.sleep.rules import band_of, bands
from riktig.clinical.tables import number, rows
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_number
from riktig.view import Table

PREFIX = "sleep.diary"


def diary_card(answer: Answer) -> Card:
    """Mean efficiency large, its band, the means, the picture and the table of nights."""
    result = answer.result
    mean = result["mean"]
    said = {name: duration(mean[name]) for name in QUANTITIES if name != "se"}
    return card(
        answer,
        title=text("sleep.diary.title"),
        headline=text("sleep.diary.headline", se=efficiency(mean["se"])),
        headline_label=text("sleep.diary.headline_label"),
        copy_working=_copied(result["nights_count"], said),
        range=_band_text(result["band"]),
        notes=(
            text("sleep.diary.note_means", **said),
            text(
                "sleep.diary.note_window",
                tst=format_number(mean["tst"]),
                se=efficiency(mean["se"]),
            ),
            text("sleep.diary.note_not_diagnosis"),
        ),
        working=_definitions(),
        tables=(_nights(result),),
        picture=diary_picture(result, efficiency(mean["se"])),
    )


def _copied(nights: int, said: Mapping[str, str]) -> str:
    if nights == 1:
        return text("sleep.diary.copy_working_one", **said)
    return text("sleep.diary.copy_working", count=nights, **said)


def efficiency(percent: float) -> str:
    """Percent with at most one decimal; cut instead of rounded where 84.96 would look like 85."""
    rounded = round(percent, 1)
    if band_of(Fraction(rounded)) != band_of(Fraction(percent)):
        rounded = floor(percent * 10) / 10
    return decimal_text(rounded, 1)


def _band_text(band: str) -> str:
    row = next(row for row in bands() if row["band"] == band)
    limits = {key: decimal_text(number(row[key]) or 0) for key in ("low", "high")}
    return text(f"sleep.diary.band_{band}", **limits)


def _nights(result: Mapping[str, Any]) -> Table:
    numbered = [(str(n), night) for n, night in enumerate(result["nights"], 1)]
    lines = [(label, *_cells(night)) for label, night in numbered]
    lines.append((text("sleep.diary.mean"), *_cells(result["mean"])))
    heads = columns(PREFIX, ("night", *QUANTITIES))
    return Table(text("sleep.diary.caption"), heads, lines)


def _cells(night: Mapping[str, Any]) -> list[str]:
    minutes = [format_number(night[name]) for name in QUANTITIES if name != "se"]
    return [*minutes, text("sleep.percent", percent=efficiency(night["se"]))]


def _definitions() -> Table:
    lines = [(row["name"], row["definition"]) for row in rows("sleep_definitions")]
    return Table(text("sleep.diary.definitions"), columns(PREFIX, ("name", "definition")), lines)

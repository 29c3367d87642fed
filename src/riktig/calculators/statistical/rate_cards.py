"""What a reader sees of two rates compared, and of one share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.statistical.words import percent, written
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text, format_number
from riktig.view import Picture, Table

# From here a ratio is told in times and not in percent.
MANY_TIMES: Final = 3.0

ALIKE: Final = 1.0  # the ratio of two rates that do not differ


def rate_ratio_card(answer: Answer) -> Card:
    """The ratio with its exact interval, in numbers and in words."""
    result = answer.result
    ratio = result["ratio"]
    headline = text("statistics.rate_ratio.headline_none") if ratio is None else written(ratio)
    return card(
        answer,
        title=text("statistics.rate_ratio.title"),
        headline=headline,
        headline_label=text("statistics.rate_ratio.headline_label"),
        copy_working=_working(result),
        range=_range(result),
        notes=_notes(result),
        working=Table(
            text("statistics.rate_ratio.caption"),
            ["", *columns("statistics.rate_ratio", ("count", "over", "rate"))],
            [_side(result, side) for side in ("a", "b")],
        ),
        picture=_picture(result),
    )


def _working(result: Mapping[str, Any]) -> str:
    numbers = {key: written(result[key]) for key in ("exposure_a", "exposure_b")}
    counts = {key: decimal_text(result[key]) for key in ("a", "b")}
    return text("statistics.rate_ratio.working", **numbers, **counts)


def _side(result: Mapping[str, Any], side: str) -> list[str]:
    return [
        text(f"statistics.rate_ratio.side_{side}"),
        decimal_text(result[side]),
        written(result[f"exposure_{side}"]),
        written(result[f"rate_{side}"]),
    ]


def _range(result: Mapping[str, Any]) -> str:
    if result["exact"] is None:
        return ""
    low, high = result["exact"]
    key = "statistics.rate_ratio.range" if high is not None else "statistics.rate_ratio.range_open"
    ends = {"low": written(low), "high": "" if high is None else written(high)}
    return text(key, conf=percent(result["conf"], 2), **ends)


def _notes(result: Mapping[str, Any]) -> tuple[str, ...]:
    """What the interval says; a larger difference than chance only by the one rule for it."""
    if result["exact"] is None:
        return (text("statistics.rate_ratio.note_both_zero"),)
    low, high = result["exact"]
    key = f"statistics.rate_ratio.note_{'beyond' if result['beyond_chance'] else 'chance'}"
    notes = [text(key), _interval_in_words(low, high)]
    if result["ratio"] is None:
        notes.append(text("statistics.rate_ratio.note_zero"))
    return (*notes, text("statistics.rate_ratio.note_same_patients"))


def _interval_in_words(low: float, high: float | None) -> str:
    if high is None:
        return text("statistics.rate_ratio.note_interval_open", low=in_words(low))
    return text("statistics.rate_ratio.note_interval", low=in_words(low), high=in_words(high))


def in_words(ratio: float) -> str:
    """A ratio as people say it: "20 % lower", "4 times as high"."""
    if ratio >= MANY_TIMES:
        return text("statistics.rate_ratio.times", times=written(ratio))
    off = decimal_text(abs(ratio - ALIKE) * 100, 0 if abs(ratio - ALIKE) >= 0.1 else 1)
    if off == "0":
        return text("statistics.rate_ratio.equal")
    return text(f"statistics.rate_ratio.{'lower' if ratio < ALIKE else 'higher'}", percent=off)


def _picture(result: Mapping[str, Any]) -> Picture:
    """The two rates with their own intervals; b first, for it is most often the earlier."""
    points = []
    for side in ("b", "a"):
        low, high = result[f"rate_{side}_interval"]
        over = written(result[f"exposure_{side}"])
        points.append(
            {
                "when": text(f"statistics.rate_ratio.side_{side}"),
                "label": text(
                    "statistics.rate_ratio.row", count=decimal_text(result[side]), over=over
                ),
                "value": result[f"rate_{side}"],
                "low": low,
                "high": high,
                "after": side == "a",
            }
        )
    rates = {key: written(result[key]) for key in ("rate_a", "rate_b")}
    return Picture(
        chart="before_after",
        data={"points": points},
        params={"title_text": text("statistics.rate_ratio.chart_title")},
        alt=text("statistics.rate_ratio.alt", **rates),
    )


def proportion_card(answer: Answer) -> Card:
    """The share in percent with its exact interval."""
    result = answer.result
    counts = {key: decimal_text(result[key]) for key in ("x", "n")}
    low, high = result["low_percent"], result["high_percent"]
    decimals = 1 if high - low >= 1 else 2
    headline = text("statistics.percent", number=decimal_text(result["percent"], 1))
    return card(
        answer,
        title=text("statistics.proportion.title"),
        headline=headline,
        headline_label=text("statistics.proportion.headline_label"),
        copy_working=text("statistics.proportion.working", **counts),
        range=text(
            "statistics.proportion.range",
            conf=percent(result["conf"], 2),
            low=format_number(low, decimals),
            high=format_number(high, decimals),
        ),
        notes=(text("statistics.proportion.note", **counts),),
        picture=Picture(
            chart="share_bar",
            data={"parts": [_part(result, "x"), _part(result, "rest")]},
            params={"title_text": text("statistics.proportion.working", **counts)},
            alt=text("statistics.proportion.alt", **counts),
        ),
    )


def _part(result: Mapping[str, Any], part: str) -> dict[str, Any]:
    value = result["x"] if part == "x" else result["n"] - result["x"]
    share = percent(value / result["n"])
    return {
        "label": text(f"statistics.proportion.part_{part}"),
        "value": value,
        "own": part == "x",
        "text": text("statistics.proportion.part_text", count=decimal_text(value), percent=share),
    }

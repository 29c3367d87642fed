"""What a reader sees of a run chart and of an XmR chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.statistical.words import numbered, series_picture, written
from riktig.statistics.constants import constant, whole
from riktig.text.catalogue import text
from riktig.text.formats import decimal_text
from riktig.view import Picture, Table


def run_chart_card(answer: Answer) -> Card:
    """The card of a run chart: the word for change only where a rule signals."""
    result = answer.result
    state = "few" if not result["judged"] else "signal" if result["signal"] else "chance"
    return card(
        answer,
        title=text("statistics.run_chart.title"),
        headline=text(f"statistics.run_chart.headline_{state}"),
        headline_label=text("statistics.run_chart.headline_label"),
        copy_working=_run_chart_working(result),
        range=text(
            "statistics.run_chart.range",
            useful=result["n_useful"],
            n=result["n_values"],
            centre=written(result["centre"]),
        ),
        notes=_run_chart_notes(result, state),
        working=Table(
            text("statistics.run_chart.caption"),
            columns("statistics", ("what", "series", "limit")),
            _run_chart_rows(result),
        ),
        picture=_run_chart_picture(result, state),
    )


def _run_chart_notes(result: Mapping[str, Any], state: str) -> tuple[str, ...]:
    if state == "few":
        least = whole("anhoj_least_useful_points")
        return (text("statistics.run_chart.note_few", least=least),)
    if state == "chance":
        return (text("statistics.nothing_else"), *_after(result))
    notes = []
    if result["long_run"]:
        run, most = result["longest_run"], result["longest_run_max"]
        notes.append(text("statistics.run_chart.note_long_run", run=run, most=most))
    if result["few_crossings"]:
        crossings, least = result["crossings"], result["crossings_min"]
        number = {0: "_none", 1: "_one"}.get(crossings, "")
        key = f"statistics.run_chart.note_few_crossings{number}"
        notes.append(text(key, crossings=crossings, least=least))
    further = ("note_signal", "note_limits")
    return (*notes, *(text(f"statistics.run_chart.{key}") for key in further))


def _after(result: Mapping[str, Any]) -> list[str]:
    """Which side the measurements lie on after those the middle was reckoned from."""
    first, centre = result["freeze_at"], result["centre"]
    later = [one for one in result["values"][first:] if one is not None] if first else []
    if not later:
        return []
    sides = {
        "below": sum(one < centre for one in later),
        "above": sum(one > centre for one in later),
    }
    return [text("statistics.run_chart.note_after", first=first, n=len(later), **sides)]


def _limits(result: Mapping[str, Any]) -> tuple[str, str]:
    """The two limits as written; a dash without useful points."""
    if result["longest_run_max"] is None:
        return text("statistics.missing"), text("statistics.missing")
    return str(result["longest_run_max"]), str(result["crossings_min"])


def _run_chart_rows(result: Mapping[str, Any]) -> list[list[str]]:
    most, least = _limits(result)
    return [
        [
            text("statistics.run_chart.row_run"),
            str(result["longest_run"]),
            text("statistics.run_chart.at_most", number=most),
        ],
        [
            text("statistics.run_chart.row_crossings"),
            str(result["crossings"]),
            text("statistics.run_chart.at_least", number=least),
        ],
    ]


def _run_chart_working(result: Mapping[str, Any]) -> str:
    most, least = _limits(result)
    return text(
        "statistics.run_chart.working",
        useful=result["n_useful"],
        run=result["longest_run"],
        most=most,
        crossings=result["crossings"],
        least=least,
    )


def _run_chart_picture(result: Mapping[str, Any], state: str) -> Picture:
    centre = written(result["centre"])
    own = result["centre"] != result["median"]
    words = text(f"statistics.run_chart.centre_{'given' if own else 'median'}", centre=centre)
    return series_picture(
        result,
        [(result["centre"], words, True)],
        (),
        text(f"statistics.run_chart.headline_{state}"),
        text(
            "statistics.run_chart.alt",
            n=result["n_values"],
            centre=centre,
            run=result["longest_run"],
            crossings=result["crossings"],
        ),
    )


def xmr_card(answer: Answer) -> Card:
    """The card of an XmR chart: how many lie outside, and which."""
    result = answer.result
    mean, lower, upper = (written(result[key]) for key in ("mean", "lower", "upper"))
    return card(
        answer,
        title=text("statistics.xmr.title"),
        headline=_how_many(len(result["outside"])),
        headline_label=text("statistics.xmr.headline_label"),
        copy_working=text(
            "statistics.xmr.working",
            mean=mean,
            lower=lower,
            upper=upper,
            factor=_factor("xmr_limit_factor"),
            spread=written(result["mean_moving_range"]),
        ),
        range=text("statistics.xmr.range", mean=mean, lower=lower, upper=upper),
        notes=_xmr_notes(result),
        working=Table(
            text("statistics.xmr.caption"),
            columns("statistics", ("what", "value")),
            _xmr_rows(result, mean, lower, upper),
        ),
        picture=_xmr_picture(result, mean, lower, upper),
    )


def _how_many(outside: int) -> str:
    if outside < 2:
        return text(f"statistics.xmr.headline_{'one' if outside else 'none'}")
    return text("statistics.xmr.headline", n=outside)


def _factor(name: str) -> str:
    return decimal_text(float(constant(name)))


def _xmr_notes(result: Mapping[str, Any]) -> tuple[str, ...]:
    outside = result["outside"]
    notes = [text("statistics.nothing_else")]
    if outside:
        key = "statistics.xmr.note_one" if len(outside) == 1 else "statistics.xmr.note_outside"
        notes = [text(key, positions=numbered(outside))]
    never_below = all(value is None or value >= 0 for value in result["values"])
    if result["lower"] < 0 and never_below:
        notes.append(text("statistics.xmr.note_below_nought"))
    return tuple(notes)


def _xmr_rows(result: Mapping[str, Any], mean: str, lower: str, upper: str) -> list[list[str]]:
    screened = text("statistics.xmr.row_not_screened")
    if result["screen_outliers"]:
        factor = _factor("xmr_moving_range_factor")
        screened = text("statistics.xmr.row_screened", factor=factor)
    factor, d2 = _factor("xmr_limit_factor"), _factor("xmr_d2")
    return [
        [text("statistics.xmr.row_mean"), mean],
        [screened, str(result["screened"])],
        [text("statistics.xmr.row_ranges"), written(result["mean_moving_range"])],
        [
            text("statistics.xmr.row_limits", factor=factor, d2=d2),
            text("statistics.xmr.limits", lower=lower, upper=upper),
        ],
    ]


def _xmr_picture(result: Mapping[str, Any], mean: str, lower: str, upper: str) -> Picture:
    lines = [
        (result["upper"], text("statistics.xmr.line_limit", number=upper), False),
        (result["mean"], text("statistics.xmr.line_mean", number=mean), True),
        (result["lower"], text("statistics.xmr.line_limit", number=lower), False),
    ]
    return series_picture(
        result,
        lines,
        result["outside"],
        text("statistics.xmr.chart_title", outside=_how_many(len(result["outside"]))),
        text(
            "statistics.xmr.alt",
            n=result["n_values"],
            mean=mean,
            lower=lower,
            upper=upper,
            outside=len(result["outside"]),
        ),
    )

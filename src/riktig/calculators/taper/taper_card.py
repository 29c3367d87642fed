"""What a reader sees of a taper: how long, each dose in tablets, and what the sources propose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer
from riktig.calculators.card import Card, card, columns
from riktig.calculators.taper.picture import trajectory
from riktig.calculators.taper.products import known_strengths
from riktig.calculators.taper.rules import DAYS_PER_WEEK, preset_of, presets, rule
from riktig.calculators.taper.words import (
    interval_text,
    length_text,
    rule_text,
    size_text,
    units_text,
    weeks_text,
)
from riktig.problem import Problem
from riktig.text.catalogue import explain, text
from riktig.text.formats import decimal_text, format_date
from riktig.view import Table

PREFIX: Final = "taper.card"
# So many doses are written out in the line for the journal; of more, the first and the last.
MOST_DOSES_IN_LINE: Final = 16

Result = Mapping[str, Any]


def taper_card(answer: Answer) -> Card:
    """The card of a taper."""
    result = answer.result
    start = decimal_text(result["start_mg_per_day"])
    return card(
        answer,
        title=text("taper.card.title"),
        headline=_headline(result),
        headline_label=text(
            "taper.card.headline_label", substance=result["substance"], start=start
        ),
        copy_working=_line(result),
        range=_range(result),
        notes=_notes(result),
        working=_working(result),
        tables=_tables(answer),
        picture=trajectory(result),
    )


def _headline(result: Result) -> str:
    if not result["reaches_zero"]:
        return text("taper.card.headline_not")
    return text("taper.card.headline", length=length_text(result["days"]))


def _range(result: Result) -> str:
    key = "taper.card.range_phases" if result["phases"] else "taper.card.range"
    size = size_text(result["method"], result["step"])
    return text(key, size=size, interval=interval_text(result["interval_days"]))


def _line(result: Result) -> str:
    """The whole plan in a line, naming what a percentage is of."""
    doses = [decimal_text(step["mg_per_day"]) for step in result["steps"]]
    shown = ", ".join(doses)
    if len(doses) > MOST_DOSES_IN_LINE:
        head = ", ".join(doses[: MOST_DOSES_IN_LINE - 1])
        shown = text("taper.card.copy_more", first=head, last=doses[-1])
    count = decimal_text(len(doses))
    return text("taper.card.copy_working", method=_range(result), count=count, doses=shown)


def _notes(result: Result) -> tuple[str, ...]:
    chosen = preset_of(result["substance"], result["preset"] or "")
    largest = decimal_text(result["largest_step_percent"], 1)
    days = int(rule("HDIR_FOLLOW_UP")["interval_days_high"])
    notes = [_why_not(result)] if "why_not" in result else []
    notes += [
        text(f"taper.card.note_{result['method']}"),
        text("taper.card.note_largest", percent=largest),
        text("taper.card.note_hold", weeks=days // DAYS_PER_WEEK),
    ]
    if chosen and chosen.equal_steps:
        notes.append(text("taper.card.note_equal_steps"))
    if len(presets(result["substance"])) > 1:
        notes.append(text("taper.card.note_disagree"))
    if any(limit["kind"].startswith("driving") for limit in result["limits"]):
        notes.append(text("taper.card.note_driving"))
    return tuple(notes)


def _why_not(result: Result) -> str:
    details = {k: v for k, v in result["why_not"].items() if k not in ("code", "message")}
    return explain(Problem(result["why_not"]["code"], details))


def _from(step: Result) -> str:
    if step["date"]:
        return format_date(date.fromisoformat(step["date"]))
    return text("taper.card.day", n=step["day"])


def _mg(value: float) -> str:
    return text("taper.card.dose", mg=decimal_text(value))


def _length(step: Result) -> str:
    return length_text(step["days"]) if step["days"] else text("taper.card.end")


def _tables(answer: Answer) -> tuple[Table, ...]:
    result = answer.result
    tables = [_steps(result)]
    if presets(result["substance"]):
        tables.append(_rules(result["substance"]))
    codes = {warning.code for warning in answer.warnings}
    if codes & {"coarse_strengths", "known_not_divisible", "start_rounded"}:
        tables += _strengths(result["substance"])
    return tuple(tables)


def _steps(result: Result) -> Table:
    names = ["from", "dose", "units", "length"]
    with_omeq = "omeq" in result["steps"][0]
    rows = [
        [
            _from(step),
            _mg(step["mg_per_day"]),
            units_text(step["units"], result["substance"]),
            _length(step),
            *([_omeq(step)] if with_omeq else []),
        ]
        for step in result["steps"]
    ]
    headings = columns(PREFIX, [*names, *(["omeq"] if with_omeq else [])])
    return Table(text("taper.card.caption"), headings, rows)


def _omeq(step: Result) -> str:
    return text("taper.card.omeq", mg=decimal_text(step["omeq"], 1))


def _rules(substance: str) -> Table:
    """Every source's proposal for the medicine, side by side."""
    rows = [[one.issuer, rule_text(one), weeks_text(one)] for one in presets(substance)]
    headings = columns(PREFIX, ("source", "rule", "duration"))
    return Table(text("taper.card.rules_caption", substance=substance), headings, rows)


def _strengths(substance: str) -> list[Table]:
    known = known_strengths(substance)
    rows = [
        [_mg(float(row["value"])), row["form"], row["product"] or "–", _divisible(row)]
        for row in sorted(known, key=lambda row: (Fraction(row["value"]), row["form"]))
    ]
    if not rows:
        return []
    headings = columns(PREFIX, ("strength", "form", "product", "divisible"))
    return [Table(text("taper.card.strengths_caption", substance=substance), headings, rows)]


def _divisible(row: Mapping[str, str]) -> str:
    return text(f"taper.card.divisible_{row['divisible']}")


def _working(result: Result) -> Table:
    """From the unrounded target to the dose, where each level begins."""
    steps: Sequence[Result] = result["steps"]
    rows = [
        [_from(step), text("taper.card.dose", mg=_two(step["target_mg"])), _mg(step["mg_per_day"])]
        for step in steps
    ]
    headings = columns(PREFIX, ("from", "target", "nearest"))
    return Table(text("taper.card.working_caption"), headings, rows)


def _two(value: float) -> str:
    return decimal_text(value, 2)

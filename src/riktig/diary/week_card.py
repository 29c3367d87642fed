"""One week's answer: the diary calculator's own card, with the nights called what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from riktig.calculators.answer import Answer
from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.card import Card
from riktig.diary.weeks import Week
from riktig.problem import Problem
from riktig.view import Picture, Table


def answered(week: Week) -> Answer | None:
    """The calculator's answer for the nights that can be reckoned; `None` where none can."""
    values = [dict(one.values) for _, one in week.whole]
    return CALCULATORS["sleep_diary"].compute({"nights": values}) if values else None


def week_card(week: Week, answer: Answer) -> Card:
    """The card: nights numbered by their place in the week, also where one between is missing."""
    places = [at for at, _ in week.whole]
    made = CALCULATORS["sleep_diary"].card(replace(answer, warnings=_renumbered(answer, places)))
    # The calculator's second note says how to carry the means over by hand; here that is done.
    means, _, not_diagnosis = made.notes
    return replace(
        made,
        notes=(means, not_diagnosis),
        tables=tuple(_named(table, week, places) for table in made.tables),
        picture=None if made.picture is None else _placed(made.picture, places),
    )


def _renumbered(answer: Answer, places: list[int]) -> tuple[Problem, ...]:
    return tuple(
        Problem(one.code, {**one.details, "numbers": _numbers(str(one.details["numbers"]), places)})
        if "numbers" in one.details
        else one
        for one in answer.warnings
    )


def _numbers(written: str, places: list[int]) -> str:
    return ", ".join(str(places[int(one) - 1] + 1) for one in written.split(", "))


def _named(table: Table, week: Week, places: list[int]) -> Table:
    *nights, mean = table.rows
    named = [(week.label(at), *cells[1:]) for at, cells in zip(places, nights, strict=True)]
    return replace(table, rows=[*named, mean])


def _placed(picture: Picture, places: list[int]) -> Picture:
    rows: list[Mapping[str, Any]] = [
        {**row, "night": at + 1} for at, row in zip(places, picture.data["nights"], strict=True)
    ]
    return replace(picture, data={**picture.data, "nights": rows})

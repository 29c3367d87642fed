"""Keys that are figures of the participant's own made-up practice.

    [practice]                      # in the case: how the practices are made
    months = 25
    list_size = [280, 380]

    [key]                           # in a question of kind "number"
    practice = { measure = "z_hypnotic_heavy", part = "value" }

A mistake says what of it differs: `practice = { part = "list_as_denominator" }`. Which parts there
are stands in `riktig.exercise.own_practice_figure`; the core reckons them by the audit itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from riktig.exercise.own_practice_figure import Figure, read_figure
from riktig.exercise.own_practice_settings import Settings, read_settings
from riktig.problem import Refused
from riktig_exercises.master_error import MasterError
from riktig_exercises.question import Question

FIGURE_KEYS = frozenset(field.name for field in fields(Figure))


def practice_of(settings: Mapping[str, Any], parts: Iterable[object], where: str) -> dict[str, Any]:
    """The case's `[practice]` with the figures its questions ask for, which a draw must have.

    It is what a page and the grading both make the practice from. `MasterError` for its author.
    """
    asked = [_figures(one, where) for one in parts if isinstance(one, Question) and one.own]
    if not asked and not settings:
        return {}
    whole = {**settings, "asked": asked}
    try:
        read_settings(whole)
    except Refused as refusal:
        raise MasterError(where, f"[practice] or a figure of it: {refusal.problem}") from refusal
    return whole


def _figures(question: Question, where: str) -> list[dict[str, str]]:
    """The right figure and the mistaken ones of a question."""
    right = question.key["practice"]
    found = [dict(right)]
    for mistake in question.mistakes:
        if set(mistake.instead) != {"practice"}:
            raise MasterError(
                f"{where}, question {question.id}, mistake {mistake.id}",
                "a mistake about an own practice is another figure of it",
            )
        found.append({**right, **mistake.instead["practice"]})
    return found


def reckoned(spec: Mapping[str, Any], participant: str, assignment: str, attempt: int) -> float:
    """A figure of a participant's practice; `spec` is the practice and the figure in one."""
    # Imported on use: the audit and the measures come along.
    from riktig.exercise.own_practice import own_practice
    from riktig.exercise.own_practice_reckon import reckon

    figure = read_figure({key: one for key, one in spec.items() if key in FIGURE_KEYS})
    made = own_practice(participant, assignment, attempt, settings_of(spec))
    found = reckon(made, figure)
    if found is None:
        raise MasterError(assignment, f"the practice has no {figure}")
    return found


def settings_of(spec: Mapping[str, Any]) -> Settings:
    """How the practices are made, of a case's practice or of a figure's spec."""
    return read_settings({key: one for key, one in spec.items() if key not in FIGURE_KEYS})

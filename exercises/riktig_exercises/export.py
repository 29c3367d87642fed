"""Scores as tables for the course administration: CSV an assignment, and one workbook of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from riktig.text import decimal_text, text
from riktig.text.spreadsheet import Cell, spreadsheet
from riktig_exercises.course_rules import rules
from riktig_exercises.export_sheets import sheets
from riktig_exercises.export_workbook import write_workbook
from riktig_exercises.master import load_master
from riktig_exercises.standing import HandedIn
from riktig_exercises.whole_file import write_whole


def export(assignment: str, stand: Sequence[HandedIn], out: Path) -> int:
    """Writes one row a graded participant; how many."""
    lines = [_line(one) for one in stand if one.graded]
    # utf-8-sig: Excel otherwise reads the file as Windows-1252.
    write_whole(out, spreadsheet(_heading(assignment), lines).encode("utf-8-sig"))
    return len(lines)


def export_workbook(stand: Mapping[str, Sequence[HandedIn]], out: Path) -> None:
    """Writes the workbook of what stands, by assignment in the order of the course."""
    write_workbook(sheets(stand, rules()), out)


def _heading(assignment: str) -> list[str]:
    questions = [question.id for question in load_master(assignment).questions]
    plain = [_say(key) for key in ("participant", "assignment", "submitted", "points")]
    by_question = [_say(key, question=id_) for key in ("question", "finding") for id_ in questions]
    return [*plain, text("exercise_papers.export.waits"), *by_question]


def _line(one: HandedIn) -> list[Cell]:
    """A question that waits for a person has no points yet."""
    items = {item.question: item for item in one.items}
    asked = [items.get(question.id) for question in load_master(one.answers.assignment).questions]
    points = [decimal_text(item.points) if item and not item.waits else None for item in asked]
    findings = [item.code if item else None for item in asked]
    # By a clock in Norway, as in the workbook; a spreadsheet reads it as a time.
    when = f"{one.moment:%d.%m.%Y %H:%M}"
    about = (one.answers.participant, one.answers.assignment, when)
    return [*about, decimal_text(one.points), one.waits, *points, *findings]


def _say(key: str, **values: object) -> str:
    return text(f"exercises.export.{key}", **values)

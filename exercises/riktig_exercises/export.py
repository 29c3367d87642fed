"""Scores as a table for the course administration: CSV that Excel opens as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from riktig.text import decimal_text, text
from riktig.text.spreadsheet import spreadsheet
from riktig_exercises.course import Course, gradebook
from riktig_exercises.grade import judge_all
from riktig_exercises.master import load_master
from riktig_exercises.submit import Stored, timestamp


def export(course: Course, assignment: str, stored: Stored, out: Path) -> int:
    """Writes one row a graded participant; how many."""
    from nbgrader.api import SubmittedAssignment

    lines = []
    with gradebook(course) as book:
        for answers in stored.answers:
            found = book.db.get(SubmittedAssignment, answers.submission_id)
            if found is None:
                continue
            scores = {one.cell.name: one.score for one in found.notebooks[0].grades}
            findings = {name: verdict.code for name, verdict in judge_all(answers).items()}
            about = (answers.participant, assignment, timestamp(course, answers))
            lines.append(_line(about, scores, findings))
    out.parent.mkdir(parents=True, exist_ok=True)
    # utf-8-sig: Excel otherwise reads the file as Windows-1252.
    out.write_bytes(spreadsheet(_heading(assignment), lines).encode("utf-8-sig"))
    return len(lines)


def _heading(assignment: str) -> list[str]:
    master = load_master(assignment)
    plain = [
        text(f"exercises.export.{key}")
        for key in ("participant", "assignment", "submitted", "points")
    ]
    by_question = [
        text(f"exercises.export.{key}", question=question.id)
        for key in ("question", "finding")
        for question in master.questions
    ]
    return [*plain, *by_question]


def _line(
    about: tuple[str, ...], scores: Mapping[str, float], findings: Mapping[str, str]
) -> list[str]:
    total = decimal_text(sum(scores.values()))
    points = [decimal_text(scores[question]) for question in findings]
    return [*about, total, *points, *findings.values()]

"""The registry's results as the exercises' own tables and statistics want them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from riktig_exercises.answers import Answers
from riktig_exercises.item_statistics import Statistics, statistics_of
from riktig_exercises.standing import HandedIn, Item
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.text import text
from riktig_hub.handing_in.earlier import WHEN, earlier_attempts
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result
from riktig_hub.registry.people import Membership


def graded_in(
    session: Session, course: Course, assignments: Sequence[str]
) -> dict[str, list[HandedIn]]:
    """What is graded, by assignment, in the order of the participants' codes."""
    rows = session.execute(
        select(Result, Membership.code, HandIn.received_at)
        .join(
            Membership,
            (Membership.person_id == Result.person_id)
            & (Membership.course_id == Result.course_id)
            & (Membership.role == "participant"),
        )
        .join(HandIn, HandIn.submission_id == Result.submission_id)
        .where(Result.course_id == course.id)
        .order_by(Membership.code)
    )
    found: dict[str, list[HandedIn]] = {name: [] for name in assignments}
    for row, code, received_at in rows:
        if row.assignment in found:
            answers = Answers(row.assignment, row.submission_id, code or "", {}, row.attempt)
            when = received_at.strftime(WHEN)
            found[row.assignment].append(HandedIn(answers, when, row.late, _items(row)))
    return found


def statistics(session: Session, course: Course, assignments: Sequence[str]) -> list[Statistics]:
    """How each question went, in every graded attempt."""
    found = graded_in(session, course, assignments)
    for one in earlier_attempts(session, course):
        if one.answers.assignment in found:
            found[one.answers.assignment].append(one)
    return [statistics_of(name, found[name]) for name in assignments]


def file_names(assignments: Sequence[str]) -> list[str]:
    """The tables there are: the workbook, the statistics, and scores of each assignment."""
    workbook = text("exercise_papers.export.file")
    questions = text("exercise_papers.statistics.file")
    return [
        workbook,
        f"{questions}.html",
        f"{questions}.csv",
        *(f"{one}.csv" for one in assignments),
    ]


def table_of(
    session: Session, course: Course, assignments: Sequence[str], name: str, folder: Path
) -> bytes:
    """One of these files. What is written on the way is in a folder of its own, and taken away."""
    from riktig_exercises.export import export, export_workbook
    from riktig_exercises.statistics_page import statistics_csv, statistics_html

    questions = text("exercise_papers.statistics.file")
    if name.startswith(f"{questions}."):
        made = statistics(session, course, assignments)
        if name.endswith(".csv"):
            return statistics_csv(made).encode("utf-8-sig")
        return statistics_html(made, every_attempt=True).encode()
    found = graded_in(session, course, assignments)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        out = Path(aside, name)
        if name == text("exercise_papers.export.file"):
            export_workbook(found, out)
        else:
            assignment = name.removesuffix(".csv")
            export(assignment, found[assignment], out)
        return out.read_bytes()


def _items(row: Result) -> tuple[Item, ...]:
    return tuple(
        Item(name, one["points"], one["most"], one["waits"], one["code"], one["said"])
        for name, one in row.questions.items()
    )

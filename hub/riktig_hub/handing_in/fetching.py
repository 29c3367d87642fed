"""Fetches what the gradebook says to the registry, where the pages read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from riktig_exercises.aims import aim_of
from riktig_exercises.answers import Answers
from riktig_exercises.course import Course as Folder
from riktig_exercises.course_rules import rules
from riktig_exercises.grade_judging import Verdicts
from riktig_exercises.grade_result import Result as Scores
from riktig_exercises.master import load_master
from riktig_exercises.standing import scores_of
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.learning import Result
from riktig_hub.registry.people import Membership
from riktig_hub.registry.store import Registry

Questions = dict[str, dict[str, Any]]
# What our own code found in an answer, by question: its code, and what is said of it.
Found = Mapping[str, tuple[str, str]]


def unfetched(
    registry: Registry, course_id: str, assignment: str, answers: Sequence[Answers]
) -> set[str]:
    """The hand-ins that the registry has no result of."""
    with registry.reading() as session:
        held = set(
            session.scalars(_rows(course_id, assignment).with_only_columns(Result.submission_id))
        )
    return {one.submission_id for one in answers} - held


def fetch(
    registry: Registry,
    folder: Folder,
    course_id: str,
    assignment: str,
    answers: Sequence[Answers],
    verdicts: Mapping[str, Verdicts],
    now: datetime,
) -> None:
    """Writes the results of an assignment. `verdicts` say why, of what was judged now."""
    scores = scores_of(folder, answers)
    found = {
        identity: {question: (one.code, one.comment) for question, one in each.items()}
        for identity, each in verdicts.items()
    }
    with registry.writing() as session:
        people = _people(session, course_id)
        held = {one.person_id: one for one in session.scalars(_rows(course_id, assignment))}
        for one in answers:
            person, score = people.get(one.participant), scores.get(one.submission_id)
            if person is not None and score is not None:
                row = held.get(person) or _added(session, course_id, person, assignment)
                _write(row, one, score, found.get(one.submission_id), now)


def refresh(row: Result, folder: Folder, answers: Answers, now: datetime) -> None:
    """Writes what the gradebook says by now of the answer that a row is of; nothing is judged."""
    score = scores_of(folder, [answers]).get(answers.submission_id)
    if score is not None:
        _write(row, answers, score, None, now)


def _rows(course_id: str, assignment: str) -> Any:
    return select(Result).where(Result.course_id == course_id, Result.assignment == assignment)


def _people(session: Session, course_id: str) -> dict[str, str]:
    """The person behind each code."""
    wanted = select(Membership.code, Membership.person_id).where(
        Membership.course_id == course_id, Membership.role == "participant"
    )
    return {str(code): person for code, person in session.execute(wanted)}


def _added(session: Session, course_id: str, person_id: str, assignment: str) -> Result:
    row = Result(course_id=course_id, person_id=person_id, assignment=assignment, questions={})
    session.add(row)
    return row


def _write(row: Result, one: Answers, score: Scores, found: Found | None, now: datetime) -> None:
    row.questions = _questions(score, found, row.questions)
    row.submission_id, row.attempt = one.submission_id, one.attempt
    row.points, row.most = score.points, score.most
    row.waits_for_a_person = bool(score.waits)
    row.passed = not score.waits and rules().passed(one.assignment, score.points, score.most)
    row.late = score.late
    row.aims = _aims(one.assignment, row.questions)
    row.fetched_at = now


def _questions(score: Scores, found: Found | None, before: Questions) -> Questions:
    """The gradebook's points and comment, and what our own code found, as far as it is known."""
    made: Questions = {}
    for name, one in score.questions.items():
        earlier = before.get(name, {})
        code, said = (
            found.get(name, ("", ""))
            if found is not None
            else (earlier.get("code", ""), earlier.get("said", ""))
        )
        made[name] = {
            "points": one.points,
            "most": one.most,
            "waits": one.waits,
            "comment": one.comment,
            "code": code,
            "said": said,
        }
    return made


def _aims(assignment: str, questions: Questions) -> dict[str, list[float]]:
    """Points by aim, as `module.number`; a question that waits for a person is in neither sum."""
    master = load_master(assignment)
    sums: dict[str, list[float]] = {}
    for question in master.questions:
        one = questions.get(question.id)
        if one is None or one["waits"]:
            continue
        aim = aim_of(master.module, question.aim, assignment)
        both = sums.setdefault(f"{aim.module}.{aim.number}", [0.0, 0.0])
        both[0] += one["points"]
        both[1] += one["most"]
    return sums

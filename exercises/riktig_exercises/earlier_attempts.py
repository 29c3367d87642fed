"""The attempts at the test that came before the one that stands, for how its questions went.

The gradebook holds one attempt of each participant. The next one is taken only when the one
before is graded, so what is kept apart of an earlier attempt was graded, and is judged again here.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from riktig.problem import Refused
from riktig_exercises.answers import Answers, read_answer_file
from riktig_exercises.course import ANSWERS, Course
from riktig_exercises.grade import judge_all
from riktig_exercises.master import load_master
from riktig_exercises.standing import HandedIn, Item
from riktig_exercises.submit_place import REPLACED, TIMESTAMP, alone


def earlier_attempts(course: Course, stand: Sequence[Answers]) -> tuple[HandedIn, ...]:
    """One for each attempt before one that stands; what cannot be read any more is left out.

    A person's points went with the gradebook's row: what a person reads is not among the items.
    """
    found: list[HandedIn] = []
    with alone(course):
        for one in stand:
            if one.attempt > 1:
                found += _before(course, one)
    return tuple(found)


def _before(course: Course, one: Answers) -> list[HandedIn]:
    """Of one attempt that was replaced before it was graded, the last one counts."""
    folder = course.step(REPLACED, one.participant, one.assignment)
    last: dict[int, HandedIn] = {}
    for file in sorted(folder.glob(f"*/{ANSWERS}"), key=_placed):
        with suppress(Refused, OSError):
            answers = read_answer_file(file)
            if answers.attempt < one.attempt:
                when = (file.parent / TIMESTAMP).read_text("utf-8").strip()
                last[answers.attempt] = HandedIn(answers, when, False, items_judged(answers))
    return [last[attempt] for attempt in sorted(last)]


def _placed(file: Path) -> tuple[str, int]:
    """When it was taken in, and where two came in the same second, when it was put aside."""
    try:
        when = (file.parent / TIMESTAMP).read_text("utf-8")
    except OSError:
        when = ""
    return when, file.parent.stat().st_ctime_ns


def items_judged(answers: Answers) -> tuple[Item, ...]:
    """What our own code finds of each question that no person reads."""
    verdicts = judge_all(answers)
    return tuple(
        Item(one.id, verdict.points, one.points, False, verdict.code, verdict.comment)
        for one in load_master(answers.assignment).questions
        if not (verdict := verdicts[one.id]).by_person
    )

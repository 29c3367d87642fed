"""From hand-ins to results: taken, graded by our own code, and fetched. May be stopped anywhere.

Each step finds out by itself what is left to do, so a run that was killed is simply run again.
"""

from __future__ import annotations

from datetime import datetime

from riktig_exercises.course import Course as Folder
from riktig_exercises.grade import grade, judge_all
from riktig_exercises.submit import submitted

from riktig.commands.alone import alone_in
from riktig.problem import Refused
from riktig_hub.handing_in.fetching import fetch, unfetched
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.handing_in.progress import Progress, tell
from riktig_hub.handing_in.taking import released, set_deadlines, take
from riktig_hub.registry.store import Registry
from riktig_hub.web.asked import Setting

ALONE = ".grading"


def take_and_grade(registry: Registry, setting: Setting, course_id: str, now: datetime) -> None:
    """Everything handed in to a course by now, graded and fetched. `Refused` if it cannot be done.

    One at a time for a course; who comes second waits, and finds little left to do.
    """
    folder = exercise_folder(setting.folder, course_id)
    lock = folder.root / ALONE
    lock.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone_in(lock):
        try:
            _work(registry, folder, course_id, now)
        except Refused as refusal:
            tell(folder, Progress("failed", why=refusal.problem.code))
            raise
        except BaseException:
            tell(folder, Progress("failed"))
            raise


def _work(registry: Registry, folder: Folder, course_id: str, now: datetime) -> None:
    take(
        registry,
        folder,
        course_id,
        now,
        lambda done, of: tell(folder, Progress("taking", done, of)),
    )
    set_deadlines(registry, folder, course_id)
    names = released(folder)
    for at, name in enumerate(names):
        tell(folder, Progress("grading", at, len(names)))
        answers = submitted(folder, name).answers
        missing = unfetched(registry, course_id, name, answers)
        verdicts = dict(grade(folder, name).verdicts)
        for one in answers:  # graded by somebody else, or by a run that was stopped since
            if one.submission_id in missing and one.submission_id not in verdicts:
                verdicts[one.submission_id] = judge_all(one)
        fetch(registry, folder, course_id, name, answers, verdicts, now)
    tell(folder, Progress("done"))

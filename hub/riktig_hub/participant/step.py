"""The one next step of a participant, by rule. Facts in, a step out: no database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from riktig_hub.chapters import Chapter
from riktig_hub.participant.whereabouts import Facts, ModuleState, Step, Task

__all__ = ["Facts", "ModuleState", "Step", "Task", "decide"]

# Chosen here. A deadline this near comes before the next chapter.
SOON = timedelta(days=7)
# A meeting today or tomorrow is the next step, whatever else is left.
AT_THE_DOOR = timedelta(days=1)
# When the numbers of afterwards may be shared: from so long before the last meeting.
AFTER_NUMBERS = timedelta(days=14)
MEETINGS_FOR_BEFORE = 2


def decide(facts: Facts) -> Step:
    """The first step that applies."""
    for rule in RULES:
        step = next(rule(facts), None)
        if step is not None:
            return step
    return Step("done", f"{facts.home}/kursbevis")


def _meeting_at_the_door(facts: Facts) -> Iterator[Step]:
    for module in facts.modules:
        day = module.day
        if not module.held and day and facts.today <= day <= facts.today + AT_THE_DOOR:
            yield _meeting(facts, module)


def _beginning(facts: Facts) -> Iterator[Step]:
    """Whoever has not begun begins by reading, however late: a form or a task would be a wall."""
    unread = next((one for one in facts.modules if one.unread), None)
    if unread and not facts.begun:
        yield _read(facts, unread, unread.unread[0])


def _ready(facts: Facts) -> Iterator[Step]:
    """Nothing that is voluntary stands between somebody and their certificate."""
    if facts.complete and not facts.certificate:
        yield Step("certificate", f"{facts.home}/kursbevis")


def _count(facts: Facts) -> Iterator[Step]:
    for occasion in facts.counts if facts.begun else ():
        yield Step("count", f"{facts.home}/telling/{occasion}", what=occasion)


def _due_soon(facts: Facts) -> Iterator[Step]:
    named = [(task, module.title) for module in facts.modules for task in module.tasks]
    named += [(task, "") for task in facts.last_tasks]
    timed = [(task.due, task, part) for task, part in named if task.due]
    for due, task, part in sorted(timed, key=lambda one: one[0]):
        if due <= facts.today + SOON:
            yield _hand_in(task, part)


def _plan(facts: Facts) -> Iterator[Step]:
    """The first meeting is where a change is planned."""
    if facts.plan == "none" and not facts.over and facts.modules and facts.modules[0].held:
        yield Step("plan", f"{facts.home}/plan")
    if facts.plan == "due":
        yield Step("decide", f"{facts.home}/plan")


def _week(facts: Facts) -> Iterator[Step]:
    if facts.week_due:
        yield Step("week", f"{facts.home}/uke")


def _learning(facts: Facts) -> Iterator[Step]:
    """Chapters and assignments of the first module that is not done."""
    for module in facts.modules:
        for chapter in module.unread:
            yield _read(facts, module, chapter)
        for task in module.tasks:
            yield _hand_in(task, module.title)
        if not module.done:
            return


def _share(facts: Facts) -> Iterator[Step]:
    """The numbers of before until the second meeting, those of afterwards near the last."""
    early = [module for module in facts.modules if module.meeting <= MEETINGS_FOR_BEFORE]
    if "before" not in facts.shared and not all(module.held for module in early):
        yield Step("share_before", f"{facts.home}/tall")
    last = facts.modules[-1] if facts.modules else None
    if last and last.day and not last.held and facts.today >= last.day - AFTER_NUMBERS:
        yield from _share_after(facts)


def _share_after(facts: Facts) -> Iterator[Step]:
    if "after" not in facts.shared:
        yield Step("share_after", f"{facts.home}/tall")


def _month(facts: Facts) -> Iterator[Step]:
    if facts.month_due:
        yield Step("month", f"{facts.home}/maaned")


def _next_meeting(facts: Facts) -> Iterator[Step]:
    for module in facts.modules:
        if not module.held:
            yield _meeting(facts, module)


def _end(facts: Facts) -> Iterator[Step]:
    for task in facts.last_tasks:
        yield _hand_in(task, "")
    if not facts.evaluated:
        yield Step("evaluate", f"{facts.home}/evaluering")
    if not facts.certificate:
        kind = "waiting" if facts.waiting else "missing"
        yield Step(kind, f"{facts.home}/kursbevis")
    if not facts.over:
        yield from _share_after(facts)


def _read(facts: Facts, module: ModuleState, chapter: Chapter) -> Step:
    kind = "read" if facts.begun else "begin"
    return Step(kind, chapter.address, module.day, chapter.title, module.title)


def _hand_in(task: Task, part: str) -> Step:
    return Step("hand_in", task.address, task.due, task.title, part)


def _meeting(facts: Facts, module: ModuleState) -> Step:
    kind = "meeting" if module.day else "meeting_undated"
    return Step(kind, f"{facts.home}/moter", module.day, part=module.title, number=module.meeting)


RULES = (
    _meeting_at_the_door,
    _beginning,
    _ready,
    _count,
    _due_soon,
    _plan,
    _week,
    _learning,
    _share,
    _month,
    _next_meeting,
    _end,
)

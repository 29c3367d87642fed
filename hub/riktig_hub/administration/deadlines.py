"""When each assignment is due, by Norway's clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from riktig_exercises.completion import title_of
from riktig_exercises.course_rules import rules
from riktig_exercises.deadline import read_moment

from riktig.problem import Refused
from riktig_hub.registry.courses import Course
from riktig_hub.web.answer import Wrong
from riktig_hub.web.zone import local


@dataclass(frozen=True)
class Deadline:
    """An assignment and when it is due; `typed` is what a form field shows."""

    assignment: str
    title: str
    module: str
    moment: datetime | None

    @property
    def typed(self) -> str:
        """The moment as a browser's field for one has it."""
        return f"{local(self.moment):%Y-%m-%dT%H:%M}" if self.moment else ""


def deadlines(course: Course) -> list[Deadline]:
    """Every assignment in the order of the course."""
    return [
        Deadline(name, title_of(name), module, deadline_of(course, name))
        for name, module in rules().modules.items()
    ]


def deadline_of(course: Course, assignment: str) -> datetime | None:
    """When an assignment is due, in UTC."""
    written = course.deadlines.get(assignment)
    return datetime.fromisoformat(written).astimezone(UTC) if written else None


def save(course: Course, typed: Mapping[str, str]) -> int:
    """All deadlines as they are typed; how many there are. `Wrong` names the field."""
    kept = {}
    for name in rules().assignments:
        written = typed.get(name, "")
        if not written:
            continue
        try:
            moment = read_moment(written)
        except Refused:
            raise Wrong("hub_administration.wrong.moment", f"due_{name}") from None
        kept[name] = moment.isoformat()
    course.deadlines = kept
    return len(kept)

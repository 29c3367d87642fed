"""Points by the course's aims, from the results of one participant or of all."""

from __future__ import annotations

from dataclasses import dataclass

from riktig_exercises.aims import modules
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.learning import Result


@dataclass(frozen=True)
class AimLine:
    """One aim of the course: points of most, over whoever is graded."""

    module: str
    number: int
    sentence: str
    points: float
    most: float

    @property
    def share(self) -> int:
        """In per cent, rounded down."""
        return int(self.points * 100 / self.most + 1e-9)


def aim_lines(session: Session, course_id: str, person_id: str = "") -> list[AimLine]:
    """Points by aim in the modules' order: one person's, or everybody's."""
    wanted = select(Result).where(Result.course_id == course_id)
    if person_id:
        wanted = wanted.where(Result.person_id == person_id)
    sums: dict[str, tuple[float, float]] = {}
    for one in session.scalars(wanted):
        for aim, (points, most) in one.aims.items():
            before = sums.get(aim, (0.0, 0.0))
            sums[aim] = (before[0] + points, before[1] + most)
    return [
        AimLine(module.title, aim.number, aim.sentence, *sums[key])
        for module in modules().values()
        for aim in module.aims
        if (key := f"{aim.module}.{aim.number}") in sums
    ]

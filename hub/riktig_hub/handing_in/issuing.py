"""What a participant's paper says, the code it is proven by, and checking one."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from riktig_exercises.aims import modules
from riktig_exercises.certificate import checked_name, code_for, code_read, proves
from riktig_exercises.course_rules import rules
from riktig_exercises.course_secret import make_secret, read_secret
from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig_hub.handing_in.conditions import exercises_of, module_done, test_of
from riktig_hub.handing_in.credit import is_valid, part_done
from riktig_hub.handing_in.facts import meetings_attended
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.handing_in.standing import Standing
from riktig_hub.registry.courses import PARTS, Approval, Course
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import Membership, Person
from riktig_hub.web.zone import local_day

COMPLETE, SOME = "complete", "parts"
DATED = "dated"
Said = dict[str, Any]


def is_any(stand: Standing) -> bool:
    """Whether there is anything to confirm."""
    return any(part_done(stand.facts, part) for part in PARTS)


def said_of(
    session: Session, course: Course, membership: Membership, stand: Standing, dated: date
) -> Said:
    """All that the paper says, as JSON holds it. `Refused` for a name that cannot be printed."""
    person = session.get(Person, membership.person_id)
    if person is None:
        raise LookupError("the participant is gone")
    checked_name(person.name)
    approval = session.get(Approval, course.approval_id) if course.approval_id else None
    valid = approval if is_valid(approval, course.ends_on) else None
    goals = list(valid.goals) if valid and stand.complete else []
    test = test_of(stand.facts)
    return {
        "kind": COMPLETE if stand.complete else SOME,
        "name": person.name,
        "hpr": person.hpr_number or "",
        "participant": membership.code or "",
        "title": course.title,
        "organiser": course.organiser,
        "from": course.starts_on.isoformat(),
        "to": course.ends_on.isoformat(),
        "approval": _approval(valid, stand),
        "parts": [part for part in PARTS if part_done(stand.facts, part)],
        "meetings": [
            [one.number, _day(one.held_at or one.starts_at)]
            for one in meetings_attended(session, course, person.id)
        ],
        "worksheets": sorted(stand.facts.worksheets),
        "exercises": [sum(one.done for one in exercises_of(stand.facts)), _asked(stand)],
        "test": [test.points, test.most, rules().pass_mark_percent]
        if test and test.state == "passed"
        else None,
        "goals": goals,
        "aims": [] if goals else _aims(stand),
        DATED: dated.isoformat(),
    }


def _approval(approval: Approval | None, stand: Standing) -> Said | None:
    """Hours and points are of what counts: all of it, or the parts that count alone."""
    if approval is None:
        return None
    return {
        "id": approval.id,
        "approver": approval.approver,
        "credit": approval.credit,
        "parts": [[one.part, one.hours, one.points] for one in stand.credit.parts if one.counts],
    }


def _asked(stand: Standing) -> int:
    return len(exercises_of(stand.facts))


def _aims(stand: Standing) -> list[list[Any]]:
    """The aims of the modules that are read, in their order."""
    numbered = enumerate(modules().values(), 1)
    return [
        [module.title, [aim.sentence for aim in module.aims]]
        for number, module in numbered
        if stand.complete or module_done(stand.facts, number)
    ]


def _day(moment: datetime | None) -> str:
    return local_day(moment).isoformat() if moment else ""


def issue(
    session: Session, folder: Path, course: Course, said: Said, person_id: str, now: datetime
) -> Certificate:
    """The paper's row. What was issued before and says the same is that very paper."""
    wanted = select(Certificate).where(
        Certificate.course_id == course.id, Certificate.person_id == person_id
    )
    for earlier in session.scalars(wanted.order_by(Certificate.issued_at)):
        if _undated(earlier.said) == _undated(said):
            return earlier
    place = exercise_folder(folder, course.id)
    place.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    row = Certificate(
        code=code_for(make_secret(place), said),
        course_id=course.id,
        person_id=person_id,
        said=said,
        dated=date.fromisoformat(said[DATED]),
        issued_at=now,
    )
    session.add(row)
    session.flush()
    return row


def check(session: Session, folder: Path, typed: str) -> Certificate:
    """The paper a code proves. `Refused` for a code of none, and for a row that was changed."""
    code = code_read(typed)
    found = session.get(Certificate, code)
    if found is None:
        raise Refused("certificate_code_unknown")
    if not proves(read_secret(exercise_folder(folder, found.course_id)), found.said, code):
        raise Refused("certificate_code_unknown")
    return found


def _undated(said: Said) -> Said:
    return {key: value for key, value in said.items() if key != DATED}

"""The table of approvals: what an approver gives hours and points for. The office fills it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.administration import typed
from riktig_hub.registry.courses import PARTS, Approval, ApprovalPart, Course
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked

MOST_GOALS = 40


@dataclass(frozen=True)
class Sum:
    """An approval, the hours and points of its parts together, and the courses that use it."""

    approval: Approval
    hours: float
    points: float
    courses: int


def all_approvals(session: Session) -> list[Sum]:
    """The table, the newest first."""
    approvals = session.scalars(
        select(Approval).order_by(Approval.valid_to.desc(), Approval.id)
    ).all()
    used = session.scalars(select(Course.approval_id)).all()
    return [
        Sum(
            one,
            sum(part.hours for part in one.parts),
            sum(part.points for part in one.parts),
            list(used).count(one.id),
        )
        for one in approvals
    ]


def save(asked: Asked, approval: Approval | None) -> Approval:
    """The approval as it is typed; a new one where there is none. Its number is never changed."""
    number = approval.id if approval else _new_number(asked)
    valid_from = typed.day(asked.given("valid_from"), "valid_from")
    valid_to = typed.day(asked.given("valid_to"), "valid_to")
    if valid_to < valid_from:
        raise Wrong("hub_administration.wrong.ends_first", "valid_to")
    parts = _parts(asked)
    if not parts:
        raise Wrong("hub_administration.wrong.no_parts", f"hours_{PARTS[0]}")
    saved = approval or Approval(id=number)
    saved.approver = typed.line(asked.given("approver"), "approver")
    saved.credit = typed.line(asked.given("credit"), "credit")
    saved.valid_from, saved.valid_to = valid_from, valid_to
    saved.goals = _goals(asked)
    asked.session.add(saved)
    saved.parts = []
    asked.session.flush()  # the old parts go before the new ones of the same names come
    saved.parts = parts
    asked.session.flush()
    return saved


def _new_number(asked: Asked) -> str:
    number = typed.line(asked.given("number"), "number")
    if asked.session.get(Approval, number) is not None:
        raise Wrong("hub_administration.wrong.approval_taken", "number")
    return number


def _parts(asked: Asked) -> list[ApprovalPart]:
    """The parts that the approval says anything of."""
    found = []
    for place, key in enumerate(PARTS):
        hours = typed.amount(asked.given(f"hours_{key}"), f"hours_{key}")
        points = typed.amount(asked.given(f"points_{key}"), f"points_{key}")
        required = bool(asked.given(f"required_{key}"))
        alone = bool(asked.given(f"alone_{key}"))
        if hours or points or required:
            found.append(
                ApprovalPart(
                    place=place,
                    part=key,
                    hours=hours,
                    points=points,
                    required=required,
                    counts_alone=alone,
                )
            )
        elif alone:
            raise Wrong("hub_administration.wrong.nothing_alone", f"hours_{key}")
    return found


def _goals(asked: Asked) -> list[str]:
    lines = [typed.line(one, "goals", needed=False) for one in asked.given("goals").splitlines()]
    goals = [one for one in lines if one]
    if len(goals) > MOST_GOALS:
        raise Wrong("hub_administration.wrong.unreadable", "goals")
    return goals


def remove(session: Session, approval: Approval) -> None:
    """Takes an approval out of the table. `Wrong` while a course uses it."""
    using: Sequence[str] = session.scalars(
        select(Course.title).where(Course.approval_id == approval.id)
    ).all()
    if using:
        raise Wrong("hub_administration.wrong.approval_used", "", course=using[0])
    session.delete(approval)

"""Shared numbers: what is taken in, what is kept of it, and what one sees of it oneself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.blocks.words import amount, counts
from riktig.compare import Summary, checked_summary
from riktig.disclosure import share
from riktig.feedback.measure_titles import short_title
from riktig.measures.load import reported
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.text import explain, has_text, text
from riktig.visit.gate import shared_summary
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import SharedSummary
from riktig_hub.web.answer import Wrong

PERIODS: Final = ("before", "after")
# The gate's own refusals, which speak of a visit; all others are said in the core's words.
_GATE: Final = "visit_"


class NotShared(Wrong):
    """A file or text that is not taken in, with the core's own sentence."""

    def __init__(self, refusal: Refused, at: str) -> None:
        code = refusal.problem.code
        own = f"hub_participant.wrong.{code.removeprefix(_GATE)}"
        super().__init__(
            own if code.startswith(_GATE) and has_text(own) else "hub_participant.wrong.file", at
        )
        if not code.startswith(_GATE):
            self.sentence = explain(refusal.problem)
            self.args = (self.sentence,)


@dataclass(frozen=True)
class Line:
    """A measure of the shared numbers, before and after as written."""

    title: str
    before: str
    after: str


def take_in(
    session: Session,
    course: Course,
    membership: Membership,
    period: str,
    blob: bytes,
    at: str,
    now: datetime,
) -> SharedSummary:
    """Keeps a shared summary under the participant's code, with what the core lets be shared.

    `NotShared` for a private summary, a list of rows (unread) and all else that is none.
    """
    try:
        found = shared_summary([blob])
        checked = checked_summary(found)
        content = {**_shared_again(found), "member": membership.code or ""}
    except Refused as refusal:
        raise NotShared(refusal, at) from None
    others = shared_of(session, course, membership.person_id)
    _check_order(period, checked, others, at)
    row = others.get(period)
    if row is None:
        row = SharedSummary(course_id=course.id, person_id=membership.person_id, period=period)
        # A yes that has been said holds for the other period's numbers too.
        row.for_municipality = any(one.for_municipality for one in others.values())
        session.add(row)
    row.period_from, row.period_to = checked.first, checked.last
    row.content, row.shared_at = content, now
    return row


def _shared_again(found: Mapping[str, Any]) -> dict[str, Any]:
    """By our own rule once more: a file somebody has edited shows no small number, and no more."""
    try:
        return share(found)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("summary_damaged") from None


def _check_order(
    period: str, checked: Summary, others: Mapping[str, SharedSummary], at: str
) -> None:
    """Before ends before after begins: two overlapping years would be compared with themselves."""
    before, after = others.get("before"), others.get("after")
    ends = checked.last if period == "before" else before and before.period_to
    begins = checked.first if period == "after" else after and after.period_from
    if ends and begins and ends >= begins:
        raise Wrong("hub_participant.wrong.periods", at)


def shared_of(session: Session, course: Course, person_id: str) -> dict[str, SharedSummary]:
    """What somebody shares in a course, by period."""
    rows = select(SharedSummary).where(
        SharedSummary.course_id == course.id, SharedSummary.person_id == person_id
    )
    return {row.period: row for row in session.scalars(rows)}


def withdraw(session: Session, course: Course, person: Person, period: str) -> bool:
    """Takes shared numbers back: the row is gone. Whether there were any."""
    row = shared_of(session, course, person.id).get(period)
    if row is not None:
        session.delete(row)
    return row is not None


def let_municipality(session: Session, course: Course, person: Person, agreed: bool) -> None:
    """Whether one's numbers may be counted among at least five doctors of the municipality."""
    for row in shared_of(session, course, person.id).values():
        row.for_municipality = agreed


def lines(shared: Mapping[str, SharedSummary]) -> list[Line]:
    """The report's measures that either period has; hidden numbers say so."""
    read = {period: checked_summary(row.content) for period, row in shared.items()}
    nothing = text("report.count.missing")
    found = []
    for measure in reported():
        cells = [_cell(read.get(period), measure) for period in PERIODS]
        if any(cells):
            found.append(Line(short_title(measure), *(one or nothing for one in cells)))
    return found


def _cell(summary: Summary | None, measure: Measure) -> str:
    """`17 av 212 (8,0 %)`; empty where the period has no such measure of this version."""
    held = summary.measures.get(measure.id) if summary else None
    if held is None or held[0] != measure.version or held[1].status == "not_computable":
        return ""
    side = held[1]
    return counts(side) if side.value is None else f"{counts(side)} ({amount(side.value, measure)})"

"""The meeting on paper: its plan as it became, what the group answered and agreed, a worksheet.

No number of anybody's practice is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from riktig.agreed.agreed import Agreed
from riktig.blocks.block import Block
from riktig.blocks.statement import block_of, say
from riktig.feedback.agenda import Meeting, notes_block
from riktig.feedback.closing import made_by
from riktig.feedback.group import group_report
from riktig.feedback.ledger import ledger_block
from riktig.feedback.report import Report, Section
from riktig.feedback.worksheet import worksheet_block
from riktig.measures.load import reported
from riktig.meeting.plan_view import PlanView
from riktig.text import format_date, text
from riktig.view import Table


@dataclass(frozen=True)
class Held:
    """A meeting: its plan with what was cut, the votes as they are shown, what is agreed."""

    plan: PlanView
    votes: Sequence[Mapping[str, Any]]
    agreed: Agreed
    day: date


def sheet_report(held: Held) -> Report:
    """The sheet, in the form of the group's report so that it is shown and saved alike."""
    bare = group_report([], held.agreed, held.day)
    basis = say("meeting.sheet.basis")
    return replace(
        bare,
        title=held.plan["title"],
        subtitle=[*([held.agreed.title] if held.agreed.title else []), format_date(held.day)],
        front=replace(bare.front, strengths=[say("meeting.sheet.about")], done=()),
        sections=[Section(one.id, one.title, [one]) for one in _blocks(held)],
        basis=Section("basis", text("meeting.sheet.basis_title"), [_alone("basis", basis.text)]),
        closing=[made_by()],
    )


def _alone(name: str, said: str) -> Block:
    return Block(id=name, title=text("meeting.sheet.basis_title"), sentence=said)


def _blocks(held: Held) -> Iterator[Block]:
    yield _agenda(held.plan)
    yield notes_block(Meeting(following=held.agreed.next_look))
    if held.votes:
        yield _votes(held.votes)
    yield ledger_block(held.agreed, {plan.member for plan in held.agreed.plans} | _promised(held))
    yield worksheet_block(reported())


def _promised(held: Held) -> set[str]:
    return {one.member for one in held.agreed.commitments}


def _agenda(plan: PlanView) -> Block:
    rows, at = [], 0
    for step in plan["steps"]:
        if step["minutes"]:
            ends = at + step["minutes"]
            span = text("group_report.agenda.span", start=str(at), end=str(ends))
            rows.append([span, step["title"], step["text"]])
            at = ends
    columns = [text(f"group_report.agenda.column_{name}") for name in ("from", "what", "how")]
    table = Table(caption=text("group_report.agenda.table"), columns=columns, rows=rows)
    said = say("meeting.sheet.agenda", {"minutes": at}, minutes=at)
    return block_of("agenda", text("group_report.agenda.title"), [said], table=table)


def _votes(votes: Sequence[Mapping[str, Any]]) -> Block:
    rows = [
        [
            vote["question"],
            vote["sentence"],
            ", ".join(
                text("meeting.sheet.answer", label=row["label"], count=row["count"])
                for row in vote["rows"]
            ),
        ]
        for vote in votes
    ]
    columns = [text(f"meeting.sheet.column_{name}") for name in ("question", "said", "answers")]
    table = Table(caption=text("meeting.sheet.votes"), columns=columns, rows=rows)
    return block_of(
        "votes", text("meeting.sheet.votes"), [say("meeting.sheet.votes_about")], table=table
    )

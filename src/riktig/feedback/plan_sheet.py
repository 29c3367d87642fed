"""The plan of the reader's own worksheet, in the words it was written in."""

from __future__ import annotations

from riktig.agreed.agreed import PlanSheet
from riktig.blocks.block import Block
from riktig.blocks.statement import block_of, say
from riktig.feedback.plan_words import decision_words
from riktig.text import decimal_text, text
from riktig.view import Table


def sheet_part(sheet: PlanSheet) -> Block:
    """What the sheet says. Its numbers are of the doctor's own counting, so none is judged."""
    rows = {
        "change": sheet.change,
        "prediction": sheet.prediction,
        "counted": sheet.counted,
        "today": _number(sheet.today),
        "aim": _number(sheet.aim),
        "now": _number(sheet.now),
        "observed": sheet.observed,
        "decision": decision_words(sheet.decision),
    }
    return block_of(
        "plan-sheet",
        text("plan.sheet.title"),
        [
            say("plan.sheet.own_count", {"today": sheet.today, "aim": sheet.aim, "now": sheet.now}),
            say("plan.sheet.to_judge"),
        ],
        table=Table(
            caption=text("plan.sheet.caption"),
            columns=[text("plan.table.what"), text("plan.table.plan")],
            rows=[[text(f"plan.row.{name}"), said] for name, said in rows.items() if said],
        ),
        source=text("plan.sheet.source"),
    )


def _number(value: float | None) -> str:
    return "" if value is None else decimal_text(value)

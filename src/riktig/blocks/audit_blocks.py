"""One's own audit on a page: three measures, the ledger, the classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from riktig.audit.result import Audit
from riktig.blocks.audit_classes_block import classes_block
from riktig.blocks.audit_ledger_block import ledger_block
from riktig.blocks.audit_measure_block import common_notes, measure_block
from riktig.text import format_date, text


def view(audit: Audit, summary: Mapping[str, Any]) -> dict[str, Any]:
    """What a page or the command shows of an audit.

    `blocks` are all blocks in order; `headline` the ids of the measures among
    them; `ledger` and `classes` two of them again. The numbers are those of
    `summary`: give the shared one to show what others would see.
    """
    source = source_line(summary)
    measures = [measure_block(result, audit, summary, source) for result in audit.measures]
    common = common_notes([result.measure for result in audit.measures])
    if measures:  # said once, below the last of them
        measures[-1] = replace(measures[-1], notes=[*measures[-1].notes, *common])
    ledger = ledger_block(audit, summary, source)
    classes = classes_block(audit, summary, source)
    return {
        "blocks": [block.as_dict() for block in (*measures, ledger, classes)],
        "headline": [block.id for block in measures],
        "ledger": ledger.as_dict(),
        "classes": classes.as_dict(),
    }


def source_line(summary: Mapping[str, Any]) -> str:
    """Where the numbers come from, and whether they are made up."""
    first, last = (
        format_date(date.fromisoformat(summary["period"][end])) for end in ("from", "to")
    )
    line = text("audit.view.source", first=first, last=last)
    if summary["made_by"]["synthetic"]:
        return f"{line} {text('audit.view.synthetic')}"
    return line

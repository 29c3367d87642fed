"""One's own audit on a page: three measures, the ledger, the classes, and the other measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from riktig.audit.result import Audit
from riktig.blocks.audit_classes_block import classes_block
from riktig.blocks.audit_ledger_block import ledger_block
from riktig.blocks.audit_measure_block import common_notes, measure_block
from riktig.blocks.block import Block
from riktig.text import format_date, text


def view(audit: Audit, summary: Mapping[str, Any]) -> dict[str, Any]:
    """What a page or the command shows of an audit.

    `blocks` are all blocks in order; `headline` the ids of the three measures
    shown first, `more` of those behind a fold; `ledger` and `classes` two of
    the blocks again. The numbers are those of `summary`: give the shared one to
    show what others would see.
    """
    source = source_line(summary)
    headline = _measures(audit, summary, source, "headline")
    more = _measures(audit, summary, source, "more")
    ledger = ledger_block(audit, summary, source)
    classes = classes_block(audit, summary, source)
    return {
        "blocks": [block.as_dict() for block in (*headline, ledger, classes, *more)],
        "headline": [block.id for block in headline],
        "more": [block.id for block in more],
        "ledger": ledger.as_dict(),
        "classes": classes.as_dict(),
    }


def _measures(audit: Audit, summary: Mapping[str, Any], source: str, place: str) -> list[Block]:
    """The measures of one place; what goes for them all is said once, below the last."""
    results = [result for result in audit.measures if result.measure.place == place]
    found = [measure_block(result, audit, summary, source) for result in results]
    if found:
        common = common_notes([result.measure for result in results])
        found[-1] = replace(found[-1], notes=[*found[-1].notes, *common])
    return found


def source_line(summary: Mapping[str, Any]) -> str:
    """Where the numbers come from, and whether they are made up."""
    first, last = (
        format_date(date.fromisoformat(summary["period"][end])) for end in ("from", "to")
    )
    line = text("audit.view.source", first=first, last=last)
    if summary["made_by"]["synthetic"]:
        return f"{line} {text('audit.view.synthetic')}"
    return line

"""One's own audit on a page: three measures, the ledger, the classes, and the other measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from riktig.audit.effective import without_list
from riktig.audit.result import Audit
from riktig.blocks.audit_classes_block import classes_block
from riktig.blocks.audit_ledger_block import ledger_block
from riktig.blocks.audit_measure_block import common_notes, measure_block
from riktig.blocks.block import Block
from riktig.blocks.practice_block import practice_block
from riktig.blocks.provenance_line import provenance_line
from riktig.blocks.spot_check_block import outcome_words
from riktig.measures.result import Result


def view(audit: Audit, summary: Mapping[str, Any]) -> dict[str, Any]:
    """What a page or the command shows of an audit.

    `blocks` are all blocks in order; `headline` the ids of the three measures
    shown first, `more` of those behind a fold; `ledger` and `classes` two of
    the blocks again. The numbers are those of `summary`: give the shared one to
    show what others would see. `practice` is what the description of the practice
    gives, `spot_check` what came of it or null, `source` the line under every block.
    """
    source, check = provenance_line(summary), audit.options.spot_check
    first, rest = _placed(audit)
    headline = _measures(first, audit, summary, source)
    more = _measures(rest, audit, summary, source)
    ledger = ledger_block(audit, summary, source)
    classes = classes_block(audit, summary, source)
    return {
        "blocks": [block.as_dict() for block in (*headline, ledger, classes, *more)],
        "headline": [block.id for block in headline],
        "more": [block.id for block in more],
        "ledger": ledger.as_dict(),
        "classes": classes.as_dict(),
        "practice": practice_block(audit.options).as_dict(),
        "spot_check": check and outcome_words(check),
        "source": source,
    }


def _placed(audit: Audit) -> tuple[list[Result], list[Result]]:
    """The measures shown first, and the others. Without use of a list they are three others."""

    def place(result: Result) -> int:
        measure = result.measure
        if without_list(audit.options):
            return measure.headline_part_time
        return measure.order if measure.place == "headline" else 0

    first = sorted((one for one in audit.measures if place(one)), key=place)
    return first, [one for one in audit.measures if not place(one)]


def _measures(
    results: Sequence[Result], audit: Audit, summary: Mapping[str, Any], source: str
) -> list[Block]:
    """The blocks of some measures; what goes for them all is said once, below the last."""
    found = [measure_block(result, audit, summary, source) for result in results]
    if found:
        common = common_notes([result.measure for result in results], audit, summary)
        found[-1] = replace(found[-1], notes=[*found[-1].notes, *common])
    return found

"""One's own audit on a page: three measures, the ledger, the classes, and the other measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.audit.effective import without_list
from riktig.audit.result import Audit
from riktig.blocks.audit_classes_block import classes_block
from riktig.blocks.audit_ledger_block import ledger_block
from riktig.blocks.audit_measure_block import common_notes, measure_block
from riktig.blocks.audit_unplaced import unplaced_block
from riktig.blocks.practice_block import practice_block
from riktig.blocks.provenance_line import provenance_line
from riktig.blocks.spot_check_block import outcome_words
from riktig.blocks.work_block import work_block
from riktig.measures.result import Result
from riktig.text import text


def view(audit: Audit, summary: Mapping[str, Any]) -> dict[str, Any]:
    """What a page or the command shows of an audit.

    `blocks` are all blocks in order; `headline` the ids of the three measures
    shown first, `more` of those behind a fold; `ledger` and `classes` two of
    the blocks again, and `unplaced` a third or null. The numbers are those of `summary`:
    give the shared one to show what others would see. `practice` is what the description of
    the practice gives, `spot_check` what came of it or null, `source` the line under every block,
    `common` what is to be said once of all the measures, and `common_more` what more of
    those behind the fold. `also` are measures of `more`
    that stand first without a list: a page goes on showing them when the list is told.
    """
    source, check = provenance_line(summary), audit.options.spot_check
    first, rest = _placed(audit)
    headline = [measure_block(one, audit, summary, source) for one in first]
    more = [measure_block(one, audit, summary, source) for one in rest]
    also = [one.measure for one in rest if one.measure.headline_part_time]
    common, common_more = (
        common_notes([one.measure for one in some], audit, summary) for some in (first, rest)
    )
    ledger = ledger_block(audit, summary, source)
    classes = classes_block(audit, summary, source)
    unplaced = unplaced_block(audit, summary, source)
    read = (ledger, unplaced, classes) if unplaced else (ledger, classes)
    work = work_block(summary)
    done = (work,) if work else ()
    return {
        "blocks": [block.as_dict() for block in (*headline, *read, *more, *done)],
        "headline": [block.id for block in headline],
        "more": [block.id for block in more],
        "also": [one.id for one in sorted(also, key=lambda one: one.headline_part_time)],
        "common": [text("audit.measure.z_hypnotics"), *common],
        "common_more": [note for note in common_more if note not in common],
        "ledger": ledger.as_dict(),
        "unplaced": unplaced and unplaced.as_dict(),
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

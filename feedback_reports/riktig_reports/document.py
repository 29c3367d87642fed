"""What a report says, as one dictionary that both templates print: nothing is computed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from riktig import __version__
from riktig.blocks import group_blocks, own_blocks
from riktig.blocks.block import Block
from riktig.blocks.front_page import FrontPage, front_page
from riktig.blocks.group_pairs import group_pairs
from riktig.blocks.group_provenance_block import group_provenance_block
from riktig.blocks.provenance_block import span
from riktig.compare import Comparison
from riktig.paper.pictures import drawn
from riktig.text import format_date, format_number, text

BASIS = ("amounts", "provenance")  # blocks that belong at the back

Document = dict[str, Any]


def own_document(
    own: Comparison, group: Sequence[Mapping[str, Any]], dated: date, fonts: Path | None
) -> Document:
    """One reader's report, beside the group's shared summaries when there are any."""
    blocks = own_blocks.blocks(own, group)
    beside = group_pairs(group, beside=own)
    letter = beside.letter[own.member] if beside.shown else ""
    return _document(
        who="own",
        front=front_page(own.measures, "own"),
        blocks=blocks,
        pairs=[own],
        extra=[text("report.page.subtitle_letter", letter=letter)] if letter else [],
        privacy="own" if own.after.kind == "private" else "share",
        dated=dated,
        fonts=fonts,
    )


def group_document(pairs: Sequence[Comparison], dated: date, fonts: Path | None) -> Document:
    """The group's report: letters only."""
    return _document(
        who="group",
        front=front_page(group_blocks.together(pairs), "group"),
        blocks=[*group_blocks.view(pairs), group_provenance_block(pairs)],
        pairs=pairs,
        extra=[],
        privacy="group",
        dated=dated,
        fonts=fonts,
    )


def last_day(pairs: Sequence[Comparison]) -> date:
    """The last day that the numbers reach: what a report is dated when nothing else is said."""
    return max(pair.after.last for pair in pairs)


def _document(
    who: str,
    front: FrontPage,
    blocks: Sequence[Block],
    pairs: Sequence[Comparison],
    extra: Sequence[str],
    privacy: str,
    dated: date,
    fonts: Path | None,
) -> Document:
    shown = drawn(blocks, fonts)
    return {
        "title": text(f"report.page.title_{who}"),
        "subtitle": [*_periods(pairs), *extra],
        "synthetic": text("report.page.synthetic") if pairs[0].synthetic else "",
        "front": front.as_dict(),
        "privacy": text(f"report.page.privacy_{privacy}"),
        "errors": text("report.page.errors"),
        "measures_title": text("report.page.measures"),
        "blocks": [block for block in shown if block["id"] not in BASIS],
        "basis_title": text("report.page.basis"),
        "basis": [block for block in shown if block["id"] in BASIS],
        "closing": [
            text("report.page.rules"),
            text("report.page.errors_how"),
            _age(last_day(pairs), dated),
            text("report.page.made_by", version=__version__),
        ],
    }


def _periods(pairs: Sequence[Comparison]) -> list[str]:
    before = ", ".join(sorted({span(pair.before) for pair in pairs}))
    after = ", ".join(sorted({span(pair.after) for pair in pairs}))
    return [
        text("report.page.subtitle_before", span=before),
        text("report.page.subtitle_after", span=after),
    ]


def _age(last: date, dated: date) -> str:
    days = (dated - last).days
    written = format_date(last)
    if days <= 0:
        return text("report.page.last_day", last=written)
    return text("report.page.age", last=written, days=format_number(days))

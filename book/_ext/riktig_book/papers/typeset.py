"""Blocks as PDF by typst: tagged (PDF/UA), and what people wrote goes in as data."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import riktig
from riktig.clinical.tables import rows
from riktig.paper.pdf import pdf
from riktig.text.catalogue import area
from riktig_book.papers.blocks import Block
from riktig_book.papers.paper import NAMELESS, PaperData
from riktig_book.papers.plain import plain

TEMPLATES = Path(__file__).parent / "templates"
FOOTLESS = NAMELESS  # what is sent has nothing of ours at its foot
WIDEST, NARROWEST = 44, 9  # letters that a column's width is reckoned by
INSIDE = ("blocks",)


@cache
def template(name: str) -> bytes:
    """A template after the blocks that it uses."""
    return (TEMPLATES / "blocks.typ").read_bytes() + (TEMPLATES / f"{name}.typ").read_bytes()


@cache
def dated() -> date:
    """The day that the youngest source was read: the same book, the same day."""
    return max(date.fromisoformat(row["read_on"]) for row in rows("sources") if row["read_on"])


def foot(lang: str) -> str:
    """What stands at the foot of everything that is not sent."""
    return str(area("papers")["words"][lang]["foot"]).format(version=riktig.__version__)


def paper_pdf(paper: PaperData, fonts: Path | None) -> bytes:
    """The PDF of one paper."""
    words = area("papers")["words"][paper.lang]
    document = {
        "title": paper.title,
        "lang": paper.lang,
        "foot": "" if paper.kind in FOOTLESS else foot(paper.lang),
        "page": words["page"],
        "blocks": prepared(paper.titled if paper.kind != "slides" else paper.blocks),
    }
    name = "slides" if paper.kind == "slides" else "paper"
    return pdf(template(name), document, dated(), fonts)


def prepared(blocks: list[Block]) -> list[Block]:
    """Blocks with what typst cannot reckon: widths of columns, and headings without a gap."""
    return _widths(_levels(blocks))


def _levels(blocks: list[Block]) -> list[Block]:
    """Headings begin at 1 and go one step down at a time; `look` is the level as written."""
    made, depths = [], [0]
    for block in blocks:
        if block["type"] != "heading":
            made.append(block)
            continue
        while depths[-1] >= block["level"]:
            depths.pop()
        depths.append(block["level"])
        made.append({**block, "level": len(depths) - 1, "look": block["level"]})
    return made


def _widths(blocks: list[Block]) -> list[Block]:
    return [_prepared(block) for block in blocks]


def _prepared(block: Block) -> Block:
    made: dict[str, Any] = dict(block)
    if "blocks" in made:
        made["blocks"] = prepared(made["blocks"])
    if block["type"] == "list":
        made["items"] = [prepared(item) for item in block["items"]]
    if block["type"] == "terms":
        made["pairs"] = [{**one, "blocks": prepared(one["blocks"])} for one in block["pairs"]]
    if block["type"] == "table":
        made |= _table(block)
    return made


def _table(block: Block) -> dict[str, Any]:
    every = [*block["head"], *block["rows"]]
    columns = max((len(row) for row in every), default=0)
    full = [[*row, *([[]] * (columns - len(row)))] for row in every]
    widths = [_width([plain(row[at]) for row in full]) for at in range(columns)]
    cells = [[{"blocks": prepared(cell)} for cell in row] for row in full]
    heads = len(block["head"])
    size = 1.0 if sum(widths) < 2 * WIDEST else 0.9
    return {"head": cells[:heads], "rows": cells[heads:], "widths": widths, "size": size}


def _width(cells: list[str]) -> int:
    """A column is as wide as its longest cell asks for, within reason."""
    longest = max(len(cell) for cell in cells)
    word = max(len(part) for cell in cells for part in (cell.split() or [""]))
    return max(NARROWEST, word + 2, min(longest, WIDEST))

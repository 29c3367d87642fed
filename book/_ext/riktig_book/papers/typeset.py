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
from riktig_book.papers.pictures import drawing
from riktig_book.papers.plain import plain

TEMPLATES = Path(__file__).parent / "templates"
FOOTLESS = NAMELESS  # what is sent has nothing of ours at its foot
WIDEST, NARROWEST = 44, 9  # letters that a column's width is reckoned by


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
        "wall": paper.wall,
        "copies": paper.copies,
        "blocks": prepared(paper.titled if paper.kind != "slides" else paper.blocks, fonts),
    }
    name = "slides" if paper.kind == "slides" else "paper"
    return pdf(template(name), document, dated(), fonts)


def prepared(blocks: list[Block], fonts: Path | None, above: int = 0) -> list[Block]:
    """Blocks with what typst cannot reckon: columns, drawings, and headings without a gap.

    `above` is the level of a heading that the template itself has set before them.
    """
    return _Preparing(fonts, above).all(blocks)


class _Preparing:
    """One walk through a document's blocks, in order.

    Headings begin at 1 and go one step down at a time, as PDF/UA asks, also those inside
    boxes and cells; `look` is the level as it was written.
    """

    def __init__(self, fonts: Path | None, above: int) -> None:
        self.fonts = fonts
        self.levels = list(range(1, above + 1))

    def all(self, blocks: list[Block]) -> list[Block]:
        return [self.one(block) for block in blocks]

    def one(self, block: Block) -> Block:
        made: dict[str, Any] = dict(block)
        if block["type"] == "heading":
            made |= {"level": self._level(block["level"]), "look": block["level"]}
        if "blocks" in made:
            made["blocks"] = self.all(made["blocks"])
        if block["type"] == "list":
            made["items"] = [self.all(item) for item in block["items"]]
        if block["type"] == "terms":
            made["pairs"] = [{**one, "blocks": self.all(one["blocks"])} for one in block["pairs"]]
        if block["type"] == "picture":
            made |= {"svg": drawing(block, self.fonts), "chart": None}
        if block["type"] == "table":
            made |= self._table(block)
        return made

    def _level(self, written: int) -> int:
        while self.levels and self.levels[-1] >= written:
            self.levels.pop()
        self.levels.append(written)
        return len(self.levels)

    def _table(self, block: Block) -> dict[str, Any]:
        every = [*block["head"], *block["rows"]]
        columns = max((len(row) for row in every), default=0)
        full = [[*row, *([[]] * (columns - len(row)))] for row in every]
        widths = [_width([plain(row[at]) for row in full]) for at in range(columns)]
        cells = [[{"blocks": self.all(cell)} for cell in row] for row in full]
        heads = len(block["head"])
        size = 1.0 if sum(widths) < 2 * WIDEST else 0.9
        return {"head": cells[:heads], "rows": cells[heads:], "widths": widths, "size": size}


def _width(cells: list[str]) -> int:
    """A column is as wide as its longest cell asks for, within reason."""
    longest = max(len(cell) for cell in cells)
    word = max(len(part) for cell in cells for part in (cell.split() or [""]))
    return max(NARROWEST, word + 2, min(longest, WIDEST))

"""Blocks as the paragraphs and tables of a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import vl_convert
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from riktig.paper.fonts import ready
from riktig_book.papers.blocks import Block, Run
from riktig_book.papers.pictures import drawing
from riktig_book.papers.plain import BOX
from riktig_book.papers.word_lists import numbering
from riktig_book.papers.word_runs import add_runs

DEEPEST_LIST, DEEPEST_HEADING = 3, 4
LINES = 3  # to write on under a question
WIDTH, SHORT = Cm(16.6), Cm(6)


def write(holder: Any, blocks: list[Block]) -> None:
    """Adds the blocks to a document or a cell."""
    for block in blocks:
        WAYS[block["type"]](holder, block)


def _paragraph(holder: Any, block: Block) -> None:
    add_runs(holder.add_paragraph(), block["runs"])


def _label(holder: Any, block: Block) -> None:
    paragraph = holder.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    add_runs(paragraph, block["runs"])


def _heading(holder: Any, block: Block) -> None:
    level = min(block["level"], DEEPEST_HEADING)
    add_runs(holder.add_paragraph(style=f"Heading {level}"), block["runs"])


def _list(holder: Any, block: Block, depth: int = 1) -> None:
    name = "List Number" if block["ordered"] else "List Bullet"
    style = name if depth == 1 else f"{name} {min(depth, DEEPEST_LIST)}"
    number = numbering(holder, style, block["start"]) if block["ordered"] else None
    for item in block["items"]:
        _item(holder, item, style, depth, number)


def _item(holder: Any, item: list[Block], style: str, depth: int, number: Any) -> None:
    """The first words carry the point or the number; what follows stands under it."""
    point = holder.add_paragraph(style=style)
    if number is not None:
        number(point)
    rest = item
    if item and "runs" in item[0]:
        add_runs(point, _said(item[0]))
        rest = item[1:]
    for block in rest:
        if block["type"] == "list":
            _list(holder, block, depth + 1)
        else:
            WAYS[block["type"]](holder, block)


def _said(block: Block) -> list[Run]:
    if block["type"] == "tick":
        return [{**block["runs"][0], "text": BOX, "mark": ""}, *block["runs"]]
    return list(block["runs"])


def _tick(holder: Any, block: Block) -> None:
    paragraph = holder.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(BOX)
    add_runs(paragraph, block["runs"])


def _line(holder: Any, width: Any) -> Any:
    """An empty line to write on: a tab that draws."""
    paragraph = holder.add_paragraph()
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    return paragraph


def _field(holder: Any, block: Block) -> None:
    if block["kind"] == "choice":
        add_runs(holder.add_paragraph(), block["runs"], strong=True)
        holder.add_paragraph("    ".join(BOX + choice for choice in block["choices"]))
    elif block["kind"] == "text":
        label = holder.add_paragraph()
        label.paragraph_format.keep_with_next = True
        add_runs(label, block["runs"], strong=True)
        for _ in range(LINES):
            _line(holder, WIDTH).add_run("\t")
    else:
        short = block["kind"] in ("number", "date")
        line = _line(holder, SHORT if short else WIDTH)
        add_runs(line, block["runs"], strong=True)
        line.add_run(" \t")


def _blank(holder: Any, block: Block) -> None:
    _line(holder, WIDTH).add_run(f"{block['label']} \t")


def _table(holder: Any, block: Block) -> None:
    rows = [*block["head"], *block["rows"]]
    if block["caption"]:
        holder.add_paragraph(block["caption"]).paragraph_format.keep_with_next = True
    columns = max(len(row) for row in rows)
    table = holder.add_table(len(rows), columns)
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        for cell, inside in zip(table.rows[at].cells, row, strict=False):
            _cell(cell, inside, strong=at < len(block["head"]))
    for row in table.rows[: len(block["head"])]:
        _repeats(row)
    holder.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: Any, inside: list[Block], strong: bool) -> None:
    write(cell, inside)
    first = cell.paragraphs[0]
    if inside and len(cell.paragraphs) > 1:  # a cell is born with one paragraph
        first._element.getparent().remove(first._element)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        for run in paragraph.runs if strong else ():
            run.bold = True


def _repeats(row: Any) -> None:
    """A head that is read as a head, and comes again on the next page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _quote(holder: Any, block: Block) -> None:
    for inner in block["blocks"]:
        if inner["type"] == "paragraph":
            add_runs(holder.add_paragraph(style="Quote"), inner["runs"])
        else:
            WAYS[inner["type"]](holder, inner)


def _panel(holder: Any, block: Block) -> None:
    if block["title"]:
        title = holder.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.add_run(block["title"]).bold = True
    write(holder, block["blocks"])


def _terms(holder: Any, block: Block) -> None:
    for pair in block["pairs"]:
        add_runs(holder.add_paragraph(), pair["runs"], strong=True)
        write(holder, pair["blocks"])


def _picture(holder: Any, block: Block) -> None:
    """Drawn as PNG, which every Word shows, with its alternative text."""
    drawn = vl_convert.svg_to_png(drawing(block, ready()), scale=2)
    shown = holder.add_paragraph().add_run().add_picture(io.BytesIO(drawn), width=Cm(12))
    shown._inline.docPr.set("descr", block["alt"])
    if block["caption"]:
        holder.add_paragraph(block["caption"])


def _small(holder: Any, block: Block) -> None:
    paragraph = holder.add_paragraph()
    add_runs(paragraph, block["runs"])
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _space(holder: Any, _block: Block) -> None:
    holder.add_paragraph().paragraph_format.space_before = Pt(14)


WAYS: dict[str, Callable[[Any, Block], None]] = {
    "paragraph": _paragraph,
    "label": _label,
    "heading": _heading,
    "list": _list,
    "tick": _tick,
    "field": _field,
    "blank": _blank,
    "table": _table,
    "quote": _quote,
    "panel": _panel,
    "answers": _panel,
    "paper": _panel,
    "terms": _terms,
    "picture": _picture,
    "source": _small,
    "web": _small,
    "space": _space,
}

"""Runs as Word's runs and links."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from riktig.charts.look import tokens
from riktig_book.papers.blocks import Run

WIDTH = Cm(16.6)


def add_runs(paragraph: Any, runs: list[Run], strong: bool = False) -> None:
    """Adds the runs to a paragraph; `strong` for a label."""
    for one in runs:
        for made in _added(paragraph, one):
            made.bold = True if one["strong"] or strong else None
            made.italic = True if one["emph"] else None


def _added(paragraph: Any, one: Run) -> list[Any]:
    if one["mark"] == "fill":
        return [_to_fill(paragraph.add_run(f"[{one['text']}]"))]
    if one["mark"] == "line":
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        return [paragraph.add_run(f"{one['text']} \t")]
    if one["link"]:
        return [_link(paragraph, one)]
    return [paragraph.add_run(one["text"])]  # a newline becomes a line break


def _to_fill(run: Any) -> Any:
    """Shaded, so that it is seen; shading is gone when the text is replaced."""
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), tokens()["light"]["line"].lstrip("#"))
    run._element.get_or_add_rPr().append(shade)
    return run


def _link(paragraph: Any, one: Run) -> Any:
    relation = paragraph.part.relate_to(one["link"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(one["text"])
    run.font.underline = True
    run.font.color.rgb = RGBColor.from_string(tokens()["light"]["accent"].lstrip("#"))
    link.append(run._element)
    paragraph._element.append(link)
    return run
